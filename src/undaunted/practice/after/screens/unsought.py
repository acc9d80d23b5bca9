"""A rejection that came without asking. It may be written down too, and kindness follows."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from undaunted.engine.safety.unasked import is_close_to_home
from undaunted.exercises.proposing import is_known_to_fit
from undaunted.library.kinds.exercise import Exercise
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.people.models import Person
from undaunted.practice.after.forms import UnsoughtForm
from undaunted.practice.after.marking import page_after
from undaunted.practice.after.telling_unsought import DRAFT, Came, tell_unsought
from undaunted.record.forms import fresh_form
from undaunted.record.models import Attempt
from undaunted.record.unasked import unasked_of
from undaunted.wellbeing.leading import go_on
from undaunted.wellbeing.pacing import standing_now
from undaunted.wellbeing.planning import one_to_reach

_KIND_EXERCISE = "self-compassion-break"


@dataclass(frozen=True, slots=True)
class KindnessPage:
    """One person to reach, "" where none was named, and an exercise that fits, or none."""

    reach: str
    exercise: Exercise | None


@require_http_methods(["GET", "HEAD", "POST"])
def unsought(request: Asking) -> HttpResponse:
    form = fresh_form(request, UnsoughtForm, DRAFT)
    if form.is_bound and form.is_valid():
        came = Came(**form.cleaned_data)
        kept = tell_unsought(request.person, came, timezone.now())
        messages.info(
            request, _("It is written down, and only for you. That cannot have been easy.")
        )
        near = is_close_to_home(came.kind, came.who)
        otherwise = "kindness" if near else "what-happened"
        return go_on(kept.danger, page_after(kept, otherwise), kept.row.attempt_id)
    context = {"form": form, "draft": DRAFT}
    return render(
        request, "practice/after/unsought.html", context, status=422 if form.errors else 200
    )


@require_safe
def kindness(request: Asking, pk: uuid.UUID) -> HttpResponse:
    """What comes after a no that was close to home: something kind, and one person to reach."""
    row = unasked_of(Attempt.objects.one_of(request.person, pk))
    if row is None or not is_close_to_home(row.kind, row.who):
        return redirect("what-happened", pk)
    page = KindnessPage(one_to_reach(request.person), _exercise_for(request.person))
    return render(request, "practice/after/kindness.html", {"page": page})


def _exercise_for(person: Person) -> Exercise | None:
    exercise = open_library().exercises.get(_KIND_EXERCISE)
    if exercise is None or not is_known_to_fit(exercise, standing_now(person, timezone.now())):
        return None
    return exercise
