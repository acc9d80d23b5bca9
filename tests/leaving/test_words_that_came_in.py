"""Words that are imported are looked at like those that were typed here, and no find is doubled."""

import importlib
import io
import uuid
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.cast import NOON, commits, logs
from tests.leaving.zips import opened, packed
from undaunted.engine.words.crisis import CrisisHit, CrisisRules, find_crisis
from undaunted.leaving.deleting import delete_everything
from undaunted.leaving.exporting import export_zip
from undaunted.leaving.importing import Imported, import_zip
from undaunted.people.models import Person
from undaunted.practice.after.reflecting import SeenBack, reflect
from undaunted.record.models import Answer, Reflection
from undaunted.wellbeing import looking
from undaunted.wellbeing.models import Noticed

LATER = NOON + timedelta(days=2)
FACT = uuid.UUID("3fa85f64-5717-4562-b3fc-2c963f66afa6")
DARK, HARSH = "I want to die.", "This proves I'm worthless."
Find = tuple[str, str, str, bool]


def finds() -> list[Find]:
    rows = Noticed.objects.order_by("form")
    return sorted((row.kind, row.form, row.rule_version, row.counts) for row in rows)


def written(person: Person) -> None:
    attempt = commits(person)
    logs(attempt)
    reflect(attempt, SeenBack(FACT, felt=DARK, assumption=HARSH), NOON)


def with_finds(exported: bytes, keep: bool) -> io.BytesIO:
    """The same export, with the finds or as if nobody had ever looked."""
    document = opened(exported)
    if not keep:
        document["tables"]["noticed"] = []
    return packed(document)


def test_the_same_words_by_form_verb_and_import_give_the_same_finds(
    ana: Person, browser_of_ana: Client
) -> None:
    written(ana)
    by_verb, exported = finds(), export_zip(ana, LATER)
    delete_everything(ana)

    again = Person.objects.local()
    attempt = commits(again)
    logs(attempt)
    said = {"fact": str(FACT), "felt": DARK, "assumption": HARSH}
    browser_of_ana.post(reverse("reflect", args=[attempt.pk]), said)
    by_form = finds()
    delete_everything(again)

    newcomer = Person.objects.local()
    imported = import_zip(newcomer, with_finds(exported, keep=False), LATER)

    assert imported.danger
    assert len(by_verb) == 2
    assert by_verb == by_form == finds()
    assert [row.noticed_at for row in Noticed.objects.all()] == [NOON, NOON]
    newcomer.refresh_from_db()
    assert newcomer.help_until is not None
    assert newcomer.help_until > LATER
    assert not newcomer.words_left


@pytest.mark.django_db
def test_finds_that_come_along_are_not_doubled(ana: Person) -> None:
    written(ana)
    before, exported = finds(), export_zip(ana, LATER)
    delete_everything(ana)
    newcomer = Person.objects.local()

    import_zip(newcomer, io.BytesIO(exported), LATER)

    assert finds() == before
    assert Reflection.objects.get().looked_at == LATER


@pytest.mark.django_db
def test_a_find_of_an_older_program_with_an_id_of_its_own_is_not_doubled(ana: Person) -> None:
    written(ana)
    document = opened(export_zip(ana, LATER))
    for row in document["tables"]["noticed"]:
        if row["attempt_id"] is None:
            row["id"] = str(uuid.uuid4())
            row["noticed_at"] = (NOON + timedelta(seconds=1)).isoformat()
    before = finds()
    delete_everything(ana)

    import_zip(Person.objects.local(), packed(document), LATER)

    assert finds() == before


@pytest.mark.django_db
def test_what_was_taken_back_as_misread_stays_so(ana: Person) -> None:
    written(ana)
    Noticed.objects.update(wrong_at=NOON)
    exported = export_zip(ana, LATER)
    delete_everything(ana)

    import_zip(Person.objects.local(), io.BytesIO(exported), LATER)

    assert all(row.wrong_at == NOON for row in Noticed.objects.all())


@pytest.mark.django_db
def test_an_import_with_words_of_danger_leads_to_help_and_on(
    ana: Person, browser_of_ana: Client
) -> None:
    written(ana)
    file = with_finds(export_zip(ana, LATER), keep=False)
    file.name = "export.zip"
    delete_everything(ana)

    answer = browser_of_ana.post(reverse("me-import"), {"file": file})

    assert answer.headers["Location"] == "/help/?next=%2Fme%2F"


@pytest.mark.django_db
def test_whether_words_were_looked_at_is_not_taken_along(ana: Person) -> None:
    written(ana)
    tables = opened(export_zip(ana, LATER))["tables"]

    assert not [name for name, rows in tables.items() for row in rows if "looked_at" in row]


@pytest.mark.django_db
def test_imported_again_before_they_were_looked_at_is_still_the_same(ana: Person) -> None:
    written(ana)
    exported = export_zip(ana, LATER)
    Reflection.objects.update(looked_at=None)

    assert import_zip(ana, io.BytesIO(exported), LATER).added == 0


@pytest.mark.django_db(transaction=True)
def test_imported_words_are_looked_at_after_the_rows_are_in(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(ana)
    file = with_finds(export_zip(ana, LATER), keep=False)
    delete_everything(ana)
    locked: list[bool] = []

    def spy(text: str, rules: CrisisRules) -> tuple[CrisisHit, ...]:
        locked.append(connection.in_atomic_block)
        return find_crisis(text, rules)

    monkeypatch.setattr(looking, "find_crisis", spy)
    assert import_zip(Person.objects.local(), file, LATER) == Imported(4, 0, danger=True)
    assert locked
    assert not any(locked)


@pytest.mark.django_db
def test_a_look_at_imported_words_that_was_cut_off_is_made_up_for(
    ana: Person, browser_of_ana: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(ana)
    file = with_finds(export_zip(ana, LATER), keep=False)
    delete_everything(ana)
    with monkeypatch.context() as patched:
        patched.setattr("undaunted.leaving.importing.look_at_left", cut_off)
        with pytest.raises(InterruptedError):
            import_zip(Person.objects.local(), file, LATER)
    assert Reflection.objects.get().looked_at is None

    assert browser_of_ana.get("/breathe/").headers["Location"] == "/help/?next=%2Fbreathe%2F"
    assert len(finds()) == 2


def cut_off(*_: object) -> bool:
    raise InterruptedError


@pytest.mark.django_db
def test_rows_of_before_count_as_looked_at_when_they_came_in(ana: Person) -> None:
    logs(commits(ana), words="It rained.")
    Answer.objects.update(looked_at=None)
    migration = importlib.import_module("undaunted.record.migrations.0004_looked_at")

    migration.looked_at_when_received(apps, connection.schema_editor())

    row = Answer.objects.get()
    assert row.looked_at == row.received_at
