"""Puts fears together under a name the person gives, and takes them apart again."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from undaunted.engine.words.names import name_key
from undaunted.people.models import Person
from undaunted.people.refusals import NotFound
from undaunted.record.models import Attempt, FearGroup, FearGrouped
from undaunted.record.recording import append
from undaunted.wellbeing.noticing import keep


def put_together(
    person: Person, fact: uuid.UUID, attempt_ids: Collection[uuid.UUID], name: str, now: datetime
) -> bool:
    """Append that what was feared of these attempts is one, called `name`; whether it is danger.

    A name that is there already, however it is written, is the same group.
    """
    known = _group_named(person, name)
    if known is not None:
        _append_all(person, fact, attempt_ids, known, now)
        return False

    def save(group: FearGroup) -> FearGroup:
        saved = append(group)
        _append_all(person, fact, attempt_ids, saved, now)
        return saved

    row = FearGroup(id=fact, person=person, received_at=now, name=name.strip())
    return keep(person, row, save, now).danger


def take_apart(
    person: Person, fact: uuid.UUID, attempt_ids: Collection[uuid.UUID], now: datetime
) -> None:
    """Append that what was feared of these attempts belongs to no group."""
    _append_all(person, fact, attempt_ids, None, now)


def _group_named(person: Person, name: str) -> FearGroup | None:
    """Names are sealed, so they are compared after opening."""
    wanted = name_key(name)
    groups = FearGroup.objects.of(person)
    return next((group for group in groups if name_key(group.name) == wanted), None)


@transaction.atomic
def _append_all(
    person: Person,
    fact: uuid.UUID,
    attempt_ids: Collection[uuid.UUID],
    group: FearGroup | None,
    now: datetime,
) -> None:
    attempts = list(Attempt.objects.of(person).filter(pk__in=attempt_ids))
    if len(attempts) != len(set(attempt_ids)):
        raise NotFound(_("We couldn't find that. It may have been deleted."))
    for attempt in attempts:
        append(
            FearGrouped(
                id=uuid.uuid5(fact, str(attempt.pk)),
                person=person,
                received_at=now,
                grouped_at=now,
                attempt=attempt,
                group=group,
            )
        )
