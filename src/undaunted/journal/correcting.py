"""Corrects what was said of an ask, puts an ask into the bin, and brings it back."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from undaunted.learning.state import learned_state
from undaunted.people.days import zone_named
from undaunted.people.models import Person
from undaunted.record import amending
from undaunted.record.models import Answer, Reflection
from undaunted.record.unasked import correct_unasked
from undaunted.wellbeing.noticing import Kept, keep

_Versioned = TypeVar("_Versioned", Answer, Reflection)


def correct(old: _Versioned, fact: uuid.UUID, now: datetime, **changes: object) -> Kept[_Versioned]:
    """Append a newer version of `old` with what its words were found to say; the old one stays.

    What was learned from the old one fits the facts no longer, so `learned_state` does not take it.
    """
    person = old.person
    row = amending.newer(old, fact, now, **changes)
    kept = keep(person, row, amending.append_version, now, lambda: _move_along(old, row, now))
    learned_state(person)
    return kept


def _move_along(old: _Versioned, row: _Versioned, now: datetime) -> None:
    """The attempt moves with its answer, so that one ask has one day."""
    if isinstance(old, Answer) and row.lived_on not in (None, old.lived_on):
        amending.move_with(old, row.lived_on, now)


@dataclass(frozen=True, slots=True)
class Unasked:
    """A no that came unasked as it is told now: what, from whom, what it touched, and the words."""

    kind: str
    who: str
    touched: tuple[str, ...] | list[str]


def correct_unsought(
    old: Answer, fact: uuid.UUID, about: Unasked, now: datetime, **changes: object
) -> Kept[Answer]:
    """Append newer versions of a no that came unasked: of what it was, and of what was said of it."""
    row = amending.newer(old, fact, now, **changes)

    def also() -> None:
        _move_along(old, row, now)
        correct_unasked(old.attempt, fact, about.kind, about.who, about.touched, now)

    kept = keep(old.person, row, amending.append_version, now, also)
    learned_state(old.person)
    return kept


def on_another_day(old: Answer, day: date, now: datetime) -> dict[str, object]:
    """What changes of an answer where it was another day: the same hour there, never after now."""
    if day == old.lived_on:
        return {}
    there = old.asked_at.astimezone(zone_named(old.zone))
    moved = there + (day - old.lived_on)
    return {"lived_on": day, "asked_at": min(moved, now)}


def throw_away(person: Person, attempt_id: uuid.UUID, now: datetime) -> None:
    """Put an ask into the bin with all that was told of it, and learn anew."""
    amending.remove(person, attempt_id, now)
    learned_state(person)


def empty_of_asks(person: Person, now: datetime) -> int:
    """Delete for good the asks that lay in the bin for 30 days; returns how many."""
    return amending.empty_bin(person, now)


def bring_back(person: Person, attempt_id: uuid.UUID) -> None:
    """Take an ask out of the bin, and learn anew."""
    amending.restore(person, attempt_id)
    learned_state(person)
