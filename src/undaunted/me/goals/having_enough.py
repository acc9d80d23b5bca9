"""Turns to a quiet page and back: having enough, the plan for later, and beginning again."""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.record.models import Chapter, KeepingPlan
from undaunted.record.recording import append
from undaunted.wellbeing.noticing import Kept, keep

KEEPING_DRAFT = "keeping-plan"
KEEPING_STEPS = ("signs", "first_step", "who")


@transaction.atomic
def turn_to(person: Person, fact: uuid.UUID, kind: Chapter.Kind, now: datetime) -> Chapter:
    """Append that somebody has enough, or begins again; nothing else changes.

    It comes after the last one, also by a clock that stands still or was put back.
    """
    last = Chapter.objects.of(person).aggregate(at=Max("turned_at"))["at"]
    at = now if last is None else max(now, last + timedelta(microseconds=1))
    row = Chapter(id=fact, person=person, received_at=now, turned_at=at, kind=kind.value)
    return append(row)


def keep_for_later(
    person: Person, fact: uuid.UUID, steps: Mapping[str, str], now: datetime
) -> Kept[KeepingPlan]:
    """Append the plan as it is now, `KEEPING_STEPS` by name; earlier plans stay, the draft goes."""
    row = KeepingPlan(id=fact, person=person, received_at=now, saved_at=now, **steps)
    return keep(person, row, append, now, lambda: forget(person, KEEPING_DRAFT))
