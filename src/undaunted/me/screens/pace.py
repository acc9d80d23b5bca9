"""What holds in a pace that keeps asks away: why, who helps, and what is open now."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from undaunted.engine.taxonomy import Pace
from undaunted.exercises.parts import not_now
from undaunted.library.kinds.exercise import Exercise
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.people.models import Person
from undaunted.practice.asking.previewing import stop_for_all
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.wellbeing.help_lines import ShownHelpLine
from undaunted.wellbeing.helping import Helping, helping_now
from undaunted.wellbeing.pace_words import WHY, PaceWords, pace_words
from undaunted.wellbeing.pacing import PaceStatus, pace_now, weighing
from undaunted.wellbeing.young import is_minor

_MOST_EXERCISES = 4


@dataclass(frozen=True, slots=True)
class PaceState:
    """The words of one such pace: its heading, who helps, and a first sentence to them."""

    heading: Promise
    lead: Promise
    who: tuple[Promise, ...]
    say: Promise


_STATES: Mapping[str, PaceState] = {
    "under-18": PaceState(
        _("Under 18"),
        _(
            "Nothing is wrong with you. Most of what is here was made for adults, and is kept for them."
        ),
        (
            _("A parent or another grown-up you trust, at home or in the family."),
            _("A teacher, a school counsellor or a nurse at school."),
            _("A doctor, alone if you like. Ask first what they have to tell your parents."),
        ),
        _("I am very afraid of asking people for things. Can you help me to practise?"),
    ),
    "care-first": PaceState(
        _("Care first"),
        _("You come before any practice. There are no asks for now, and nothing you have is lost."),
        (
            _("Somebody who can be with you today: a friend, family, a neighbour."),
            _("A line, at any hour. You need not be sure that it is bad enough."),
            _("A doctor or a clinic, soon. Say it as plainly as you said it here."),
        ),
        _("I have had thoughts of dying or of hurting myself. I need help with that."),
    ),
    "supported": PaceState(
        _("With support"),
        _("Asks wait until somebody is beside you who knows how to help. That is no step back."),
        (
            _("A doctor, a therapist or a counselling service: they can see more than a list can."),
            _("If you are in treatment, the person who treats you. Show them this page."),
            _("Until then, somebody close who may know how you are."),
        ),
        _("I practise asking for things because I am afraid of people. Is that good for me now?"),
    ),
}


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """Something that is open now: a route of ours, or an exercise."""

    name: Promise | str
    route: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class PacePage:
    state: PaceState
    pace: PaceWords
    why: Promise | str
    would_change: Promise | str
    helping: Helping
    line: ShownHelpLine | None
    open: tuple[OpenDoor, ...]
    minor: bool


_RECORDING = (
    OpenDoor(_("Write down an ask you made"), "already"),
    OpenDoor(_("A no that came unasked"), "unsought"),
    OpenDoor(_("Somebody asked me"), "received"),
    OpenDoor(_("My journal"), "journal"),
)
_CALM = (
    OpenDoor(_("My own plan"), "safety-plan"),
    OpenDoor(_("Breathe"), "breathe"),
    OpenDoor(_("Lessons to read"), "learn"),
)


@require_safe
def pace_page(request: Asking, state: str) -> HttpResponse:
    """Only for who is in it; anybody else is led to how they are."""
    person, now = request.person, timezone.now()
    decision, minor = pace_now(person, now), is_minor(person)
    holds: Mapping[str, Callable[[], bool]] = {
        "under-18": lambda: minor,
        "care-first": lambda: decision.value is Pace.CARE_FIRST,
        "supported": lambda: decision.value is Pace.SUPPORTED,
    }
    if not holds[state]():
        return redirect("wellbeing")
    helping = helping_now(person, now, after_words=False)
    reason = "under_18" if state == "under-18" else decision.reason
    why, would_change = WHY[reason]
    status = PaceStatus(decision.value, weighing(decision))
    page = PacePage(
        state=_STATES[state],
        pace=pace_words(decision),
        why=why,
        would_change=would_change,
        helping=helping,
        line=helping.place.first(("young", "crisis") if minor else ("crisis",))
        if helping.place
        else None,
        open=tuple(_open_now(person, status, now)),
        minor=minor,
    )
    return render(request, "me/pace_page.html", {"page": page})


def _open_now(person: Person, status: PaceStatus, now: datetime) -> Iterator[OpenDoor]:
    """What may be begun at this moment; recording always may."""
    offer = offer_for(person, now)
    if stop_for_all(offer) is None and offer.keys[0] is not None:
        yield OpenDoor(_("The small step of today"), "today")
        yield OpenDoor(_("The library: what is open to me"), "library")
    yield from _RECORDING
    yield from _CALM
    for exercise in _exercises_for(status):
        yield OpenDoor(exercise.title, "exercise", exercise.id)


def _exercises_for(status: PaceStatus) -> tuple[Exercise, ...]:
    every = open_library().exercises.values()
    fitting = [one for one in every if one.when == "any" and not not_now(one, status)]
    return tuple(fitting[:_MOST_EXERCISES])
