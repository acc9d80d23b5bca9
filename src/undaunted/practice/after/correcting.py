"""Corrects what was said of an ask, puts an ask into the bin, and brings it back."""

import uuid
from datetime import date, datetime
from typing import TypeVar

from undaunted.learning.state import learned_state
from undaunted.people.days import zone_named
from undaunted.people.models import Person
from undaunted.record import amending
from undaunted.record.models import Answer, Reflection
from undaunted.wellbeing.noticing import Kept, keep

_Versioned = TypeVar("_Versioned", Answer, Reflection)


def correct(old: _Versioned, fact: uuid.UUID, now: datetime, **changes: object) -> Kept[_Versioned]:
    """Append a newer version of `old` with what its words were found to say; the old one stays.

    What was learned from the old one fits the facts no longer, so `learned_state` does not take it.
    """
    person = old.person
    row = amending.newer(old, fact, now, **changes)
    kept = keep(person, row, amending.append_version, now)
    learned_state(person)
    return kept


def on_another_day(old: Answer, day: date, now: datetime) -> dict[str, object]:
    """What changes of an answer where it was another day: the same hour there, never after now."""
    if day == old.lived_on:
        return {}
    there = old.asked_at.astimezone(zone_named(old.zone))
    moved = there + (day - old.lived_on)
    return {"lived_on": day, "asked_at": min(moved, now)}


def throw_away(person: Person, attempt_id: uuid.UUID, now: datetime) -> None:
    """Put an ask into the bin, empty the bin of what lay there for 30 days, and learn anew."""
    amending.remove(person, attempt_id, now)
    amending.empty_bin(person, now)
    learned_state(person)


def bring_back(person: Person, attempt_id: uuid.UUID) -> None:
    """Take an ask out of the bin, and learn anew."""
    amending.restore(person, attempt_id)
    learned_state(person)
