"""The migration that gives facts of before the day they were lived on."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.cast import NOON, commits, logs, looks_again, reflects
from undaunted.people.models import Person
from undaunted.record.models import Answer, Attempt, FollowUp, Reflection

pytestmark = pytest.mark.django_db


def test_facts_of_before_get_the_day_of_their_moment_in_the_zone_of_now(ana: Person) -> None:
    late = NOON + timedelta(hours=9)  # 21:00 in UTC, the next morning in Auckland
    attempt = commits(ana, at=late)
    logs(attempt)
    reflects(attempt)
    looks_again(attempt)
    tables = (Attempt, Answer, Reflection, FollowUp)
    for table in tables:
        table.objects.update(lived_on=date(2000, 1, 1), zone="")
    Person.objects.filter(pk=ana.pk).update(time_zone="Pacific/Auckland")

    migration = import_module("undaunted.record.migrations.0013_fill_lived_on")
    apps = (
        MigrationExecutor(connection).loader.project_state([("record", "0013_fill_lived_on")]).apps
    )
    migration.fill(apps, connection.schema_editor())

    days = [table.objects.get().lived_on for table in tables]
    assert days == [date(2026, 5, 5)] * 3 + [date(2026, 5, 6)]
    for table in tables:
        row = table.objects.get()
        assert (row.zone, row.zone_assumed) == ("Pacific/Auckland", True)
