from django.urls import path

from undaunted.journal.screens import believed, book_of_no, edit, exercises, journal

urlpatterns = [
    path("journal/", journal.journal, name="journal"),
    path("journal/<uuid:pk>/", journal.entry, name="journal-entry"),
    path("journal/<uuid:pk>/edit/", edit.edit, name="journal-edit"),
    path("journal/<uuid:pk>/remove/", journal.remove, name="journal-remove"),
    path("journal/<uuid:pk>/restore/", journal.restore, name="journal-restore"),
    path("journal/exercises/", exercises.journal_exercises, name="journal-exercises"),
    path("journal/believed/", believed.believed, name="believed"),
    path("book/", book_of_no.book_of_no, name="book-of-no"),
]
