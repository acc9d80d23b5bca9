"""Holds what is under way: of each ask the newest attempt that was sought and has no answer.

Earlier ones of the same ask stay as they are, with their guesses, and wait behind it. Where
attempts of several asks are of one suggestion, the newest is the one that names it.
"""

import uuid
from collections.abc import Iterator

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import QuerySet

_AT_ONCE = 500
_Held = tuple[uuid.UUID, uuid.UUID, str, uuid.UUID | None]


def hold(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    database = editor.connection.alias
    attempts = apps.get_model("record", "Attempt")._default_manager.using(database)
    live = apps.get_model("record", "LiveAttempt")
    batch = []
    for attempt_id, person_id, ask_key, suggestion_id in _newest(attempts.all()):
        row = live(
            attempt_id=attempt_id,
            person_id=person_id,
            ask_key=ask_key,
            suggestion_id=suggestion_id,
        )
        batch.append(row)
        if len(batch) == _AT_ONCE:
            live._default_manager.using(database).bulk_create(batch)
            batch = []
    live._default_manager.using(database).bulk_create(batch)


def _newest(attempts: "QuerySet[object]") -> Iterator[_Held]:
    """Attempt, person, ask and suggestion; the asks of one person are held at a time."""
    rows = attempts.filter(origin="sought", removed_at__isnull=True, answers__isnull=True)
    whose, asks, tied = None, set[str](), set[uuid.UUID | None]()
    for attempt_id, person_id, ask_key, suggestion_id in (
        rows.order_by("person_id", "-committed_at", "-pk")
        .values_list("pk", "person_id", "ask_key", "suggestion_id")
        .iterator(_AT_ONCE)
    ):
        if person_id != whose:
            whose, asks, tied = person_id, set(), set()
        if ask_key not in asks:
            yield attempt_id, person_id, ask_key, None if suggestion_id in tied else suggestion_id
            asks.add(ask_key)
            tied.add(suggestion_id)


def leave_as_it_is(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The table goes; nothing else is to be undone."""


class Migration(migrations.Migration):
    dependencies = [("record", "0008_live_attempts")]

    operations = [migrations.RunPython(hold, leave_as_it_is)]
