"""A heavy day as a person meets it: a kind word, help, their plan, and somebody to reach.

Whether a day is heavy is a rule (`engine.safety.heavy_day`); what of asks waits for it is said by
`practice.asking.openness`.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from undaunted.engine.safety.heavy_day import (
    ITEM9,
    LOW_MOOD,
    THOUGHTS,
    WORDS_OF_DANGER,
    heavy_day,
)
from undaunted.engine.safety.signs import Signs
from undaunted.library.reading import open_library
from undaunted.people.days import time_days
from undaunted.people.models import Person
from undaunted.wellbeing.planning import near_plan
from undaunted.wellbeing.signs import signs_of

_TOLD = (
    _("Thank you for saying it. You don’t have to carry this alone."),
    _(
        "If you might act on thoughts of dying or of hurting yourself, please contact someone now: "
        "a person you trust, a line, or your emergency number. Nobody here reads your answers."
    ),
)
_WORDS: dict[str, tuple[Promise, Promise]] = {
    ITEM9: _TOLD,
    THOUGHTS: _TOLD,
    WORDS_OF_DANGER: (
        _("What you wrote sounds heavy. You don’t have to carry it alone."),
        _(
            "If somebody is in danger now, you or another, please contact someone: a person you "
            "trust, a line, or your emergency number. Nobody here reads what you write."
        ),
    ),
    LOW_MOOD: (
        _("Thank you for saying how low today is."),
        _(
            "A day like this asks for something kind, and for company. If it gets dark, Help now is "
            "there at any hour. Nobody here reads your answers."
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class HeavyToday:
    """What a page says first. `reach` is somebody named in the plan, "" where nobody is;
    `was_read`: it was only read in words, which the person may take back."""

    cause: str
    word: Promise
    more: Promise
    has_plan: bool
    reach: str
    was_read: bool


def heavy_today(person: Person, cause: str) -> HeavyToday | None:
    """What is said on a heavy day of this cause, None on any other (one query)."""
    if cause not in _WORDS:
        return None
    plan, (word, more) = near_plan(person), _WORDS[cause]
    return HeavyToday(
        cause, word, more, plan.is_written, plan.one_to_reach, cause == WORDS_OF_DANGER
    )


def cause_now(person: Person, now: datetime, signs: Signs | None = None) -> str:
    """Why the day that runs is heavy, "none" where it is not (six queries without `signs`)."""
    known = signs or signs_of(person, now)
    return heavy_day(known, time_days(now), open_library().safety).reason
