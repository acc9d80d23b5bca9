"""Keeping an ask for later, and what a person has marked in the library."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from undaunted.asks.shown import ask_of
from undaunted.people.access import PersonalQuerySet
from undaunted.people.models import Person
from undaunted.practice.choosing.passing import passed
from undaunted.practice.ladder import laddering
from undaunted.record.recording import append
from undaunted.shelf.models import Saved


@dataclass(frozen=True, slots=True)
class AskMarks:
    """Keys of asks saved for later, not for this person, and on the ladder."""

    saved: tuple[str, ...]
    declined: frozenset[str]
    on_ladder: frozenset[str]


@transaction.atomic
def save_ask(person: Person, saved_id: uuid.UUID, ask_key: str, now: datetime) -> Saved:
    """Keep an ask for later; kept already, it stays as it is."""
    ask = ask_of(person, ask_key)
    kept = saved_of(person).filter(ask_key=ask.key).first()
    if kept is not None:
        return kept
    row = Saved(id=saved_id, person=person, ask_key=ask.key, received_at=now)
    try:
        with transaction.atomic():
            return append(row)
    except IntegrityError:
        return saved_of(person).get(ask_key=ask.key)


@transaction.atomic
def unsave_ask(person: Person, ask_key: str, now: datetime) -> None:
    """Keep it no longer; again does nothing."""
    saved_of(person).filter(ask_key=ask_key).update(removed_at=now)


def saved_of(person: Person) -> PersonalQuerySet[Saved]:
    """What is kept now, the newest first."""
    return Saved.objects.of(person).filter(removed_at__isnull=True).order_by("-received_at")


def marks_of(person: Person, today: date) -> AskMarks:
    """What the person has marked (three queries)."""
    rungs = laddering.rungs_of(person).values_list("ask_key", flat=True)
    return AskMarks(
        saved=tuple(saved_of(person).values_list("ask_key", flat=True)),
        declined=passed(person, today).declined,
        on_ladder=frozenset(rungs),
    )
