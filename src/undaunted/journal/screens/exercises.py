"""The journal's exercises: all that were done, to read. Words in them are found in the journal."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from undaunted.exercises.reading import ExerciseRecord, read
from undaunted.people.asking import Asking
from undaunted.record.models import ExerciseDone

_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class DoneList:
    pages: Page[ExerciseDone]
    shown: tuple[ExerciseRecord, ...]


@require_safe
def journal_exercises(request: Asking) -> HttpResponse:
    rows = ExerciseDone.objects.of(request.person).order_by("-done_at")
    pages = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    page = DoneList(pages, tuple(read(request.person, row) for row in pages))
    return render(request, "journal/exercises.html", {"page": page})
