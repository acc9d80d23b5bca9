"""Corrections and deletions: a correction is a newer row, a deletion can be undone for 30 days."""

import uuid
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet

from undaunted.people.days import zone_named
from undaunted.people.models import Person
from undaunted.record.binned import BIN_DAYS
from undaunted.record.models import Answer, Attempt, Reflection
from undaunted.record.recording import append_once, require_attempt
from undaunted.record.under_way import hold, let_go

_Versioned = TypeVar("_Versioned", Answer, Reflection)


def correct(old: _Versioned, new_id: uuid.UUID, now: datetime, **changes: object) -> _Versioned:
    """Append a newer version of `old` with some fields changed; the old one stays as history."""
    return append_version(newer(old, new_id, now, **changes))


def newer(old: _Versioned, new_id: uuid.UUID, now: datetime, **changes: object) -> _Versioned:
    """A version of `old` with some fields changed, not saved and not looked at yet."""
    kept = {f.attname: getattr(old, f.attname) for f in old._meta.concrete_fields}
    replaces = old.replaces_id if old.pk == new_id else old.pk  # sent twice, it is one version
    fresh = type(old)(**{**kept, **changes, "id": new_id, "replaces_id": replaces})
    fresh.received_at, fresh.looked_at = now, None
    return fresh


@transaction.atomic
def append_version(fresh: _Versioned) -> _Versioned:
    """Append a newer version of an answer or a look back of an ask that still stands."""
    require_attempt(fresh.person, fresh.attempt_id)
    return append_once(fresh)


@transaction.atomic
def move_with(answer: Answer, day: date, now: datetime) -> None:
    """Let an attempt move along when its answer is moved to another day.

    One begun on the very day of the answer stays on it, and none is begun after its answer. One
    begun on an earlier day stays where it was.
    """
    attempt = Attempt.objects.one_of(answer.person, answer.attempt_id)
    if attempt.lived_on != answer.lived_on and attempt.lived_on <= day:
        return
    there = attempt.committed_at.astimezone(zone_named(attempt.zone))
    moved = min(there + (day - attempt.lived_on), now)
    mine = Attempt.objects.of(answer.person).filter(pk=attempt.pk, lived_on=attempt.lived_on)
    mine.update(lived_on=day, committed_at=moved)


@transaction.atomic
def remove(person: Person, attempt_id: uuid.UUID, now: datetime) -> None:
    """Put an attempt into the bin; once there, again does nothing."""
    attempt = Attempt.objects.one_of(person, attempt_id)
    own = Attempt.objects.of(person).filter(pk=attempt_id, removed_at__isnull=True)
    own.update(removed_at=now)
    let_go(attempt)


@transaction.atomic
def restore(person: Person, attempt_id: uuid.UUID) -> None:
    """Take an attempt out of the bin.

    Raises `AlreadyUnderWay` where it has no answer and its ask was begun again meanwhile.
    """
    attempt = Attempt.objects.one_of(person, attempt_id)
    binned = Attempt.objects.of(person).filter(pk=attempt_id, removed_at__isnull=False)
    binned.update(removed_at=None)
    hold(attempt)


def empty_bin(person: Person, now: datetime) -> int:
    """Delete for good what has been in the bin for 30 days; returns how many attempts."""
    old = Attempt.objects.of(person).filter(removed_at__lt=now - BIN_DAYS)
    count = old.count()
    old.delete()
    return count


def versions(row: _Versioned) -> tuple[_Versioned, ...]:
    """All versions of a fact, newest first."""
    chain = [row]
    rows: QuerySet[_Versioned] = type(row)._default_manager.filter(attempt_id=row.attempt_id)
    by_id = {other.pk: other for other in rows}
    while chain[-1].replaces_id is not None:
        chain.append(by_id[chain[-1].replaces_id])
    return tuple(chain)
