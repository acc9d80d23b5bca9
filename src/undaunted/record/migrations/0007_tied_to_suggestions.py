"""Ties what was begun to the suggestion it was taken from, where day and ask say which that was.

That is the newest of the same person, of the day on which the ask was begun or (made in the
evening) of the next one, with the ask among its three picks. An ask of the library or of the ladder
was taken from none. What can't be told stays empty: unknown.
"""

import uuid
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Max, Min

_AT_ONCE = 500
_DAY_BEGINS = timedelta(hours=4)
_A_DAY = timedelta(days=1)
_LOOKED_BACK = timedelta(days=4)  # more than the two days in question, in any zone
_OFFERED = ("suggested", "programme", "own")
_PICKS = ("choice__suggestion__key", "choice__easier__key", "choice__different__key")


@dataclass(frozen=True, slots=True)
class _Offer:
    id: uuid.UUID
    made_at: datetime
    day: date
    keys: tuple[str | None, ...]


def tie(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Person by person, in step through what they began and what they were offered."""
    database = editor.connection.alias
    people = apps.get_model("people", "Person")._default_manager.using(database)
    attempts = apps.get_model("record", "Attempt")._default_manager.using(database)
    suggestions = apps.get_model("record", "Suggestion")._default_manager.using(database)
    for person_id, zone in people.values_list("pk", "time_zone").order_by("pk").iterator():
        begun = attempts.filter(
            person_id=person_id, origin="sought", source__in=_OFFERED, suggestion__isnull=True
        )
        span = begun.aggregate(first=Min("committed_at"), last=Max("committed_at"))
        if span["first"] is None:
            continue
        # None is left unread at the end: a cursor that stays open would outlive its transaction.
        near = (span["first"] - _LOOKED_BACK, span["last"])
        made = suggestions.filter(person_id=person_id, made_at__range=near).order_by("made_at")
        rows = made.values_list("pk", "made_at", "day", *_PICKS).iterator(_AT_ONCE)
        offers = (_Offer(pk, at, day, tuple(keys)) for pk, at, day, *keys in rows)
        asks = begun.order_by("committed_at").values_list("pk", "ask_key", "committed_at")
        for attempt_id, offer in _pairs(asks.iterator(_AT_ONCE), offers, _zone_named(zone)):
            attempts.filter(pk=attempt_id).update(suggestion_id=offer.id)


def _pairs(
    begun: Iterator[tuple[uuid.UUID, str, datetime]], offers: Iterator[_Offer], zone: ZoneInfo
) -> Iterator[tuple[uuid.UUID, _Offer]]:
    """Each attempt with its suggestion; only the last days' suggestions are held at a time."""
    lately: deque[_Offer] = deque()
    ahead = next(offers, None)
    for attempt_id, key, at in begun:
        while ahead is not None and ahead.made_at <= at:
            if ahead.made_at >= at - _LOOKED_BACK:
                lately.append(ahead)
            ahead = next(offers, None)
        while lately and lately[0].made_at < at - _LOOKED_BACK:
            lately.popleft()
        day = (at.astimezone(zone).replace(tzinfo=None) - _DAY_BEGINS).date()
        found = [each for each in lately if key in each.keys and each.day in (day, day + _A_DAY)]
        if found:
            yield attempt_id, max(found, key=lambda offer: (offer.made_at < at, offer.made_at))


def _zone_named(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def leave_as_it_is(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """What was tied is true for the program before too."""


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0006_name_the_origin"),
        ("people", "0003_looked_at"),
    ]

    operations = [migrations.RunPython(tie, leave_as_it_is)]
