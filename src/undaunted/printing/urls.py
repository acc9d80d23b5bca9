from django.urls import path

from undaunted.printing.screens import printed

urlpatterns = [
    path("library/deck.pdf", printed.deck, name="deck-pdf"),
    path("programmes/<slug:key>/deck.pdf", printed.programme_deck, name="programme-deck-pdf"),
    path("exercises/<slug:key>/sheet.pdf", printed.exercise_sheet, name="exercise-pdf"),
    path("exercises/done/<uuid:pk>/sheet.pdf", printed.done_sheet, name="exercise-done-pdf"),
    path("week/summary.pdf", printed.week, name="week-pdf"),
]
