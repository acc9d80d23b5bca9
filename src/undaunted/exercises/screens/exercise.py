"""An exercise, part by part: every part is a page that keeps its words and leads to the next."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.exercises.forms import PartForm
from undaunted.exercises.items import ShownStep, items_of
from undaunted.exercises.parts import is_closed, not_now
from undaunted.exercises.reading import AnsweredQuestion, earlier_words, read_answers
from undaunted.exercises.walking import (
    Walk,
    finish,
    keep_walk,
    notice_part,
    said_before,
    saved_before,
    unfinished,
    walk_of,
)
from undaunted.library.kinds.exercise_steps import Say
from undaunted.people.asking import Asking
from undaunted.people.drafting import forget
from undaunted.record.models import ExerciseDone
from undaunted.wellbeing.leading import go_on
from undaunted.wellbeing.pacing import standing_now

_FEW_LINES = 3


@dataclass(frozen=True, slots=True)
class PartPage:
    """One part of an exercise; `number` counts from 1."""

    walk: Walk
    number: int
    form: PartForm
    items: tuple[ShownStep, ...]
    earlier: tuple[AnsweredQuestion, ...]

    @property
    def total(self) -> int:
        return self.number + self.walk.following(self.number - 1)

    @property
    def is_last(self) -> bool:
        return self.number == self.total

    @property
    def is_rehearsal(self) -> bool:
        return self.items[0].template.endswith("refusal.html")

    @property
    def is_later(self) -> bool:
        """Whether this part is for another moment, such as after the ask."""
        first = self.items[0].step
        return isinstance(first, Say) and first.pause

    @property
    def has_timer(self) -> bool:
        return any(item.length for item in self.items)

    @property
    def earlier_open(self) -> bool:
        return len(self.earlier) <= _FEW_LINES

    @property
    def address(self) -> str:
        return _address(self.walk, self.number)


def _address(walk: Walk, number: int) -> str:
    """The page of a part, about the same ask."""
    about = {"attempt": str(walk.attempt.pk)} if walk.attempt else {}
    path = reverse("exercise", args=[walk.exercise.id])
    return f"{path}?{urlencode({**about, 'part': number})}"


@require_http_methods(["GET", "HEAD", "POST"])
def exercise(request: Asking, key: str) -> HttpResponse:
    walk = walk_of(request.person, key, request.GET.get("attempt", ""))
    place, now = _place_in(walk, request.GET.get("part", "")), timezone.now()
    if request.method == "POST":
        return _sent(request, walk, place, now)
    if shut := _shut_for(walk, now):
        return render(request, "exercises/exercise_shut.html", {"walk": walk, "why": shut})
    return _show(request, walk, place if walk.typed else 0)


def _place_in(walk: Walk, typed: str) -> int:
    """The part asked for, from 0; without one the part somebody was in when they left."""
    if not (typed.isascii() and typed.isdigit()):
        return walk.reached
    return min(max(int(typed[:4]), 1), len(walk.parts)) - 1


def _shut_for(walk: Walk, now: datetime) -> str:
    """Why it is only to be read now: "closed" by its own rule, "pace", or nothing."""
    if any(pair.stop for pair in walk.exercise.pairs):
        # What was put away still counts here: it was too much then.
        done = ExerciseDone.objects.of_all(walk.person).filter(exercise=walk.exercise.id)
        if is_closed(walk.exercise, map(read_answers, done)):
            return "closed"
    return "pace" if not_now(walk.exercise, standing_now(walk.person, now)) else ""


def _show(request: Asking, walk: Walk, place: int, form: PartForm | None = None) -> HttpResponse:
    """A part with what was typed, or with what is wrong in it."""
    form = form or walk.form(place)
    items = tuple(items_of(walk.exercise, walk.parts[place], form))
    earlier = earlier_words(walk.exercise, said_before(walk, place))
    page = PartPage(walk, place + 1, form, items, tuple(earlier))
    status = 422 if form.errors else 200
    return render(request, "exercises/exercise.html", {"page": page}, status=status)


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a button leads besides onwards: the part to come back to, and the page now, if any."""

    place: int
    to: str


def _turn(request: Asking, walk: Walk, place: int) -> Turn | None:
    last = len(walk.parts) - 1
    if "keep" in request.GET:
        return Turn(place, "")
    if "later" in request.POST:
        return Turn(place, _way_out(walk))
    if "back" in request.POST:
        return Turn(max(place - 1, 0), _address(walk, max(place, 1)))
    if "end" in request.POST:
        return Turn(last, _address(walk, last + 1))
    return None


def _way_out(walk: Walk) -> str:
    if walk.attempt is None:
        return reverse("exercise-list")
    return reverse("what-happened", args=[walk.attempt.pk])


def _sent(request: Asking, walk: Walk, place: int, now: datetime) -> HttpResponse:
    """Keep what came in, and go where the pressed button leads."""
    form = walk.form(place, request.POST)
    fits = form.is_valid()
    if done := saved_before(walk, form):
        return redirect("exercise-done", done.pk)
    if "afresh" in request.POST:
        forget(walk.person, walk.draft)
        return redirect(_address(walk, 1))
    walk = walk.with_sent(form, request.POST)
    turned = _turn(request, walk, place)
    if turned is None and fits and not _shut_for(walk, now):
        return _onwards(request, walk, place, form)
    known_by = "-"
    if walk.holds_words:
        known_by = keep_walk(walk, turned.place if turned else place, now)
    if turned is None and not fits:
        return _show(request, walk, place, form)
    to = _address(walk, place + 1) if turned is None else turned.to
    return go_on(notice_part(walk, form, now), to) if to else JsonResponse({"kept": known_by})


def _onwards(request: Asking, walk: Walk, place: int, form: PartForm) -> HttpResponse:
    """To the next part; from the last one to what is still missing, or to the end."""
    now, fact = timezone.now(), form.cleaned_data["fact"]
    following = place + 1 if place + 1 < len(walk.parts) else unfinished(walk)
    if following is None:
        done = finish(walk, fact, now).row
        return go_on(notice_part(walk, form, now), "exercise-done", done.pk)
    if following <= place:
        messages.info(request, _("One thing is still missing here; then it is done."))
    keep_walk(walk, following, now)
    return go_on(notice_part(walk, form, now), _address(walk, following + 1))
