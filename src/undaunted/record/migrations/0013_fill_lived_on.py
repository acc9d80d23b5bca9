from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_MOMENTS = {
    "Attempt": "committed_at",
    "Answer": "asked_at",
    "Reflection": "reflected_at",
    "FollowUp": "answered_at",
    "ExerciseDone": "done_at",
}
_DAY_BEGINS = timedelta(hours=4)
_A_BATCH = 400


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _day(at: datetime, zone: ZoneInfo) -> date:
    return (at.astimezone(zone).replace(tzinfo=None) - _DAY_BEGINS).date()


def fill(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Each fact gets the day of its moment in the zone the person has now: that is assumed."""
    database = editor.connection.alias
    people = apps.get_model("people", "Person")._default_manager.using(database)
    zones = {pk: _zone(name) for pk, name in people.values_list("pk", "time_zone")}
    for name, moment in _MOMENTS.items():
        model = apps.get_model("record", name)
        rows = model._default_manager.using(database)
        for batch in _batches(rows.only("pk", "person_id", moment).order_by("pk").iterator()):
            for row in batch:
                zone = zones[row.person_id]
                row.lived_on, row.zone = _day(getattr(row, moment), zone), zone.key
                row.zone_assumed = True
            rows.bulk_update(batch, ["lived_on", "zone", "zone_assumed"])


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == _A_BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0012_lived_on"),
        ("people", "0001_initial"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
