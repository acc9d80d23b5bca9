"""The exercises to choose from, and one that was done."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from undaunted.drawing.chart import Chart
from undaunted.exercises.parts import not_now
from undaunted.exercises.reading import ExerciseRecord, picture_of, read, words_onward
from undaunted.exercises.walking import DRAFTS
from undaunted.library.kinds.exercise import Exercise, When
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.people.models import Draft, Person
from undaunted.record.models import ExerciseDone, OwnPage
from undaunted.record.pages import own_pages
from undaunted.record.titles import title_of
from undaunted.wellbeing.pacing import standing_now

_GROUPS: tuple[tuple[When, Promise], ...] = (
    ("after", _("After an ask")),
    ("any", _("At any time")),
    ("before", _("Before an ask")),
    ("evening", _("In the evening")),
    ("weekly", _("Once a week")),
)


@dataclass(frozen=True, slots=True)
class ExerciseGroup:
    heading: Promise
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """An exercise that was begun and not finished, and where it goes on."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class ListPage:
    opened: tuple[Open, ...]
    groups: tuple[ExerciseGroup, ...]
    not_now: tuple[Exercise, ...]


@require_safe
def exercise_list(request: Asking) -> HttpResponse:
    status = standing_now(request.person, timezone.now())
    every = open_library().exercises.values()
    shut = tuple(each for each in every if not_now(each, status))
    groups = (
        ExerciseGroup(
            heading, tuple(each for each in every if each.when == when and each not in shut)
        )
        for when, heading in _GROUPS
    )
    page = ListPage(
        opened=tuple(_opened(request.person)),
        groups=tuple(group for group in groups if group.exercises),
        not_now=shut,
    )
    return render(request, "exercises/exercise_list.html", {"page": page})


def _opened(person: Person) -> Iterator[Open]:
    """What was begun, by the names of its drafts; no words are opened for it."""
    begun = Draft.objects.of(person).filter(form__startswith=DRAFTS)
    for name in begun.order_by("-saved_at").values_list("form", flat=True):
        key, _colon, attempt = name.removeprefix(DRAFTS).partition(":")
        exercise = open_library().exercises.get(key)
        if exercise is not None:
            query = f"?{urlencode({'attempt': attempt})}" if attempt else ""
            yield Open(exercise.title, f"{reverse('exercise', args=[key])}{query}")


@dataclass(frozen=True, slots=True)
class ExerciseDonePage:
    done: ExerciseRecord
    about: str
    chart: Chart | None
    changed_ask: str
    pages: tuple[OwnPage, ...] = ()


@require_safe
def done(request: Asking, pk: uuid.UUID) -> HttpResponse:
    rows = ExerciseDone.objects.select_related("attempt__own_ask__told")
    found = read(request.person, rows.one_of(request.person, pk))
    about = title_of(found.row.attempt) if found.row.attempt else ""
    page = ExerciseDonePage(found, about, picture_of(found), _next_ask(found), _pages_of(found))
    return render(request, "exercises/exercise_done.html", {"page": page})


def _pages_of(found: ExerciseRecord) -> tuple[OwnPage, ...]:
    """The pages of one's own that were written in it."""
    return tuple(own_pages(found.row.person).filter(exercise=found.row))


def _next_ask(found: ExerciseRecord) -> str:
    """The form of an own ask that begins with what was written, where the exercise leads there."""
    leads = found.exercise.leads_to if found.exercise else None
    if leads is None or leads.where == "reminder" or not words_onward(found.row):
        return ""
    if leads.where == "improved_ask" and found.row.attempt_id:
        return f"{reverse('own-ask')}?improves={found.row.attempt_id}"
    return f"{reverse('own-ask')}?exercise={found.row.pk}"
