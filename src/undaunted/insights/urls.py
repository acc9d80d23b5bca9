from django.urls import path

from undaunted.insights.screens import believed, book_of_no, insights

urlpatterns = [
    path("insights/", insights.insights, name="insights"),
    path("journal/believed/", believed.believed, name="believed"),
    path("book/", book_of_no.book_of_no, name="book-of-no"),
]
