"""What is looked at before a database is opened, on SQLite and on PostgreSQL alike."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from tests.cast import commits
from undaunted.people.models import Person
from undaunted.vault import fields
from undaunted.vault.keyring import new_keyring
from undaunted.web import tables
from undaunted.web.places import CannotStart

pytestmark = pytest.mark.django_db


def test_our_own_tables_are_opened_and_nothing_waits() -> None:
    found = tables.require_ours()

    assert found.registry is apps
    assert not found.pending


def test_a_newer_and_an_unfinished_program_are_told_apart() -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_applied("people", "0999_later")
    with pytest.raises(
        CannotStart, match=r"newer Undaunted.*people 0999_later.*Nothing was changed"
    ):
        tables.require_ours()
    recorder.record_applied(*next(iter(tables.UNFINISHED)))
    with pytest.raises(CannotStart, match=r"unfinished Undaunted.*Export everything"):
        tables.require_ours()


def test_tables_without_our_first_migration_are_another_programs() -> None:
    MigrationRecorder(connection).record_unapplied(*tables.FIRST)
    with pytest.raises(CannotStart, match="another program"):
        tables.require_ours()


def test_a_column_that_is_missing_is_named() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE record_party ADD COLUMN colour varchar(3)")
    with pytest.raises(CannotStart, match=r"record_party\.colour is not known here"):
        tables.require_tables(apps)


def test_a_keyring_that_opens_nothing_is_another_folders(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables.require_key(apps)
    commits(ana, feared="they laugh")
    tables.require_key(apps)
    other = new_keyring()
    monkeypatch.setattr(tables, "current_ring", lambda: other)

    assert fields.current_ring() != other
    with pytest.raises(CannotStart, match="belongs to another folder"):
        tables.require_key(apps)
