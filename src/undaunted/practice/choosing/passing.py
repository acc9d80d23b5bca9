"""Passing on an ask: free, remembered by its reason, and undone with one tap."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed
from undaunted.practice.models import Pass
from undaunted.record.recording import append


@dataclass(frozen=True, slots=True)
class Passed:
    """Keys left out for good (not for me, not here) and those set aside for today."""

    declined: frozenset[str]
    set_aside: frozenset[str]


@transaction.atomic
def pass_on(person: Person, pass_id: uuid.UUID, ask_key: str, reason: str, now: datetime) -> Pass:
    """Remember that the person passed; never counted against anything."""
    if reason not in Pass.Reason.values:
        raise NotAllowed(_("That isn't one of the reasons."))
    return append(
        Pass(
            id=pass_id,
            person=person,
            ask_key=ask_key,
            reason=reason,
            day=day_of(person, now),
            received_at=now,
        )
    )


@transaction.atomic
def lift(person: Person, pass_id: uuid.UUID, now: datetime) -> None:
    """Undo a pass; once lifted, again does nothing."""
    Pass.objects.one_of(person, pass_id)
    passes = Pass.objects.of(person).filter(pk=pass_id, lifted_at__isnull=True)
    passes.update(lifted_at=now)


@transaction.atomic
def bring_back(person: Person, ask_key: str, now: datetime) -> None:
    """Undo every pass on an ask; again does nothing."""
    passes = Pass.objects.of(person).filter(ask_key=ask_key, lifted_at__isnull=True)
    passes.update(lifted_at=now)


def passed(person: Person, today: date) -> Passed:
    """What is left out today because the person passed on it."""
    rows = Pass.objects.of(person).filter(lifted_at__isnull=True)
    declined, set_aside = set(), set()
    for key, reason, day in rows.values_list("ask_key", "reason", "day"):
        if reason != Pass.Reason.NOT_TODAY:
            declined.add(key)
        elif day == today:
            set_aside.add(key)
    return Passed(frozenset(declined), frozenset(set_aside))
