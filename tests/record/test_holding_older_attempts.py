"""The migration that holds what was under way before, and the same after an import."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.cast import NOON, commits, logs
from undaunted.people.models import Person
from undaunted.record.amending import remove
from undaunted.record.models import Attempt, LiveAttempt, Suggestion
from undaunted.record.under_way import hold_all

pytestmark = pytest.mark.django_db
LID, PLANT = "just-the-lid", "name-of-that-plant"
MINUTE = timedelta(minutes=1)


def migrate() -> None:
    migration = import_module("undaunted.record.migrations.0009_one_live_attempt")
    loader = MigrationExecutor(connection).loader
    apps = loader.project_state([("record", "0009_one_live_attempt")]).apps
    migration.hold(apps, connection.schema_editor())


def begun(person: Person, minute: int, key: str = LID, **told: object) -> Attempt:
    """A row as an older program wrote it."""
    at = NOON + minute * MINUTE
    return Attempt.objects.create(
        person=person, received_at=at, committed_at=at, ask_key=key, **told
    )


def held() -> set[tuple[object, ...]]:
    return set(LiveAttempt.objects.values_list("person", "ask_key", "attempt", "suggestion"))


def test_doubles_of_before_are_one_and_none_is_lost(ana: Person, cleo: Person) -> None:
    seen = Suggestion.objects.create(
        person=ana, received_at=NOON, made_at=NOON, day=NOON.date(), choice={}
    )
    begun(ana, 0, suggestion=seen)
    newest = begun(ana, 2, suggestion=seen)
    begun(ana, 1)
    of_the_same_three = begun(ana, 1, PLANT, suggestion=seen)
    hers = begun(cleo, 0)
    begun(cleo, 1, PLANT, origin="unsought")

    migrate()

    assert held() == {
        (ana.pk, LID, newest.pk, seen.pk),
        (ana.pk, PLANT, of_the_same_three.pk, None),
        (cleo.pk, LID, hers.pk, None),
    }
    assert Attempt.objects.filter(removed_at__isnull=True).count() == 6


def test_answered_waiting_and_binned_ones_are_not_live(ana: Person) -> None:
    logs(commits(ana, "look-on-the-shelf"))
    remove(ana, commits(ana, PLANT).pk, NOON)
    live = commits(ana, LID)
    before = held()
    LiveAttempt.objects.all().delete()

    migrate()

    assert held() == before == {(ana.pk, LID, live.pk, None)}


def test_found_again_from_the_facts_it_is_the_same(ana: Person) -> None:
    for minute, key in enumerate((LID, PLANT, LID, PLANT, LID)):
        begun(ana, minute, key)
    migrate()
    before = held()

    hold_all(ana)

    assert held() == before
    assert len(before) == 2


def test_many_are_held_in_parts(ana: Person) -> None:
    Attempt.objects.bulk_create(
        Attempt(
            person=ana, received_at=NOON, committed_at=NOON + n * MINUTE, ask_key=f"ask-{n // 2}"
        )
        for n in range(1_300)
    )

    migrate()

    assert LiveAttempt.objects.count() == 650
    assert {row.attempt.committed_at.minute % 2 for row in LiveAttempt.objects.all()[:20]} == {1}
