"""The journal's exercises: all that were done, to find and read."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from undaunted.exercises.reading import ExerciseRecord, read
from undaunted.people.asking import Asking
from undaunted.people.models import Person
from undaunted.record.models import ExerciseDone
from undaunted.vault.searching import has_all_words

_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class DoneList:
    words: str
    pages: Page[Any]
    shown: tuple[ExerciseRecord, ...]
    query: str


@require_safe
def journal_exercises(request: Asking) -> HttpResponse:
    words = request.GET.get("words", "")[:80]
    pages = Paginator(_found(request.person, words), _A_PAGE).get_page(request.GET.get("page"))
    read_already = (
        one if isinstance(one, ExerciseRecord) else read(request.person, one) for one in pages
    )
    query = urlencode({"words": words}) if words else ""
    page = DoneList(words, pages, tuple(read_already), query)
    return render(request, "journal/exercises.html", {"page": page})


def _found(person: Person, words: str) -> Any:
    """Exercises to page through, newest first; with words to find, all are opened and searched."""
    rows = ExerciseDone.objects.of(person).order_by("-done_at")
    if not words.strip():
        return rows
    every = (read(person, row) for row in rows)
    return [one for one in every if has_all_words(words, one.texts)]
