from django.urls import path

from undaunted.journal.screens import (
    believed,
    binned,
    book_of_no,
    edit,
    entry,
    exercises,
    journal,
    own_pages,
)

urlpatterns = [
    path("journal/", journal.journal, name="journal"),
    path("journal/<uuid:pk>/", entry.entry, name="journal-entry"),
    path("journal/<uuid:pk>/edit/", edit.edit, name="journal-edit"),
    path("journal/page/", own_pages.write, name="page-new"),
    path("journal/page/<uuid:pk>/", own_pages.read, name="own-page"),
    path("journal/page/<uuid:pk>/edit/", own_pages.edit, name="own-page-edit"),
    path("journal/bin/", binned.lying, name="bin"),
    path("journal/bin/<slug:kind>/<uuid:pk>/", binned.move, name="bin-move"),
    path("journal/exercises/", exercises.journal_exercises, name="journal-exercises"),
    path("journal/believed/", believed.believed, name="believed"),
    path("book/", book_of_no.book_of_no, name="book-of-no"),
]
