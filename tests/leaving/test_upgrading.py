"""Exports of earlier programs: read row for row, checked like today's, refused when newer."""

import json
from pathlib import Path

import pytest

from tests.leaving.conftest import NOW
from tests.leaving.everything import practise
from tests.leaving.kept import (
    FINISHED,
    KEPT,
    MADE_UP,
    document_in,
    export_of,
    tables_now,
    untold_in,
    without,
)
from tests.leaving.zips import Document, opened, packed, zip_of
from undaunted.leaving import upgrading
from undaunted.leaving.columns import columns_of
from undaunted.leaving.exporting import VERSION, export_zip
from undaunted.leaving.importing import Imported, import_zip
from undaunted.leaving.inventory import EXPORTED
from undaunted.leaving.refusals import CannotImport
from undaunted.leaving.upgrading import dropped, has_default, renamed, upgrade
from undaunted.people.models import Person
from undaunted.record.models import Attempt


def imported(person: Person, export: Path) -> Imported:
    with export.open("rb") as file:
        return import_zip(person, file)


def older(document: Document) -> Document:
    return {**document, "version": VERSION - 1}


@pytest.mark.parametrize("name", [*FINISHED, *MADE_UP])
def test_an_export_of_an_earlier_program_is_read_row_for_row(person: Person, name: str) -> None:
    told = document_in(export_of(name))

    first = imported(person, export_of(name))
    again = imported(person, export_of(name))
    person.refresh_from_db()
    left = opened(export_zip(person, NOW))

    assert first.added == sum(len(rows) for rows in told["tables"].values()) > 50
    assert again == Imported(0, first.added)
    assert without(left["tables"], untold_in(export_of(name))) == tables_now(export_of(name))
    assert {k: left["person"][k] for k in told["person"]} == told["person"]


@pytest.mark.parametrize("name", FINISHED)
def test_what_is_kept_has_a_row_in_every_table_it_knew(name: str) -> None:
    assert all(document_in(export_of(name))["tables"].values())


def test_there_is_something_kept_of_every_kind() -> None:
    assert FINISHED
    assert len(MADE_UP) == 2


def test_settings_an_older_export_did_not_tell_stay_as_they_are(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(country="Wales", theme="dark")
    document = older(opened(export_zip(person, NOW)))
    del document["person"]["country"]
    document["person"]["theme"] = "light"

    import_zip(person, packed(document))

    person.refresh_from_db()
    assert (person.country, person.theme) == ("Wales", "light")


def test_a_row_that_went_on_living_is_the_same_though_an_older_export_knew_less(
    person: Person,
) -> None:
    practise(person, NOW)
    document = older(opened(export_zip(person, NOW)))
    assert any(row.pop("fear_now") for row in document["tables"]["answer"])
    del document["tables"]["saved"]

    assert import_zip(person, packed(document)).added == 0


def test_an_export_of_today_that_lacks_a_column_is_refused(person: Person) -> None:
    practise(person, NOW)
    document = opened(export_zip(person, NOW))
    del document["tables"]["answer"][0]["fear_now"]

    with pytest.raises(CannotImport) as refused:
        import_zip(person, packed(document))

    assert any("answer.0.fear_now" in problem for problem in refused.value.problems)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("answer", "fear_peak", 101),
        ("answer", "fear_peak", True),
        ("forecast", "chance_yes", 1.5),
        ("plan", "where", "x" * 121),
        ("attempt", "own_ask_id", "7ca355a0-f2b4-436d-abdf-c429cdc94cc0"),
        ("noticed", "wordz", "x"),
    ],
)
def test_an_older_export_is_checked_as_strictly_as_todays(
    person: Person, table: str, column: str, value: object
) -> None:
    document = document_in(export_of(FINISHED[0]))
    document["tables"][table][0][column] = value

    with pytest.raises(CannotImport) as refused:
        import_zip(person, packed(document))

    assert any(column in problem for problem in refused.value.problems)
    assert not any(table.rows_of(person).exists() for table in EXPORTED)


@pytest.mark.parametrize("column", ["id", "received_at", "outcome", "asked_at", "attempt_id"])
def test_what_has_no_default_must_be_told_by_every_version(person: Person, column: str) -> None:
    document = document_in(export_of(FINISHED[0]))
    for row in document["tables"]["answer"]:
        del row[column]

    with pytest.raises(CannotImport) as refused:
        import_zip(person, packed(document))

    assert any(f"answer.0.{column}" in problem for problem in refused.value.problems)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"format": "undaunted-export", "version": 1}',
        b'{"format": "undaunted-export", "version": 1, "tables": []}',
        b'{"format": "undaunted-export", "version": 1, "tables": {"answer": 7, "noticed": [3]}}',
        b'{"format": "undaunted-export", "version": 1, "person": 1, "tables": {}}',
        b'{"format": "undaunted-export", "version": 1, "x": ' + b"[" * 10**5 + b"]" * 10**5 + b"}",
    ],
)
def test_a_broken_older_export_gets_a_sentence(person: Person, raw: bytes) -> None:
    with pytest.raises(CannotImport, match="Nothing was changed"):
        import_zip(person, zip_of({"undaunted.json": raw}))


def test_a_newer_export_is_refused_naming_both_versions(person: Person) -> None:
    document = {**opened(export_zip(person, NOW)), "version": VERSION + 5}

    with pytest.raises(CannotImport, match=f"version {VERSION + 5}.*up to version {VERSION}"):
        import_zip(person, packed(document))


def test_a_renamed_column_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = {
        7: (renamed("attempt", "kind", "temper"),),
        8: (renamed("attempt", "temper", "came"), dropped("attempt", "mood")),
    }
    monkeypatch.setattr(upgrading, "STEPS", steps)
    raw = json.dumps({"version": 7, "tables": {"attempt": [{"kind": "sought", "mood": 3}]}})

    row = json.loads(upgrade(raw.encode(), 7, 9).raw)["tables"]["attempt"][0]

    assert row["came"] == "sought"
    assert not {"mood", "temper"} & row.keys()


def test_a_column_a_migration_rewrote_is_no_contradiction(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    practise(person, NOW)
    document = older(opened(export_zip(person, NOW)))
    document["tables"]["suggestion"][0]["choice"] = {"seed": 8}

    with pytest.raises(CannotImport, match="other things"):
        import_zip(person, packed(document))
    rewritten = {VERSION - 1: frozenset({("suggestion", "choice")})}
    monkeypatch.setattr(upgrading, "REWRITTEN", rewritten)

    assert import_zip(person, packed(document)).added == 0


def test_every_column_without_a_default_stood_in_the_first_version() -> None:
    document = document_in(KEPT / FINISHED[0] / "export.zip")
    first = document["tables"]
    raw = upgrade(json.dumps(document).encode(), document["version"], VERSION).raw
    upgraded = json.loads(raw)["tables"]
    for table in EXPORTED:
        for column in columns_of(table.model):
            if table.name in first and not has_default(column):
                assert column.attname in upgraded[table.name][0], (
                    f"{table.name}.{column.attname} needs a default, or a step in upgrading.STEPS"
                )


@pytest.mark.parametrize("zone", ["Europe/Madrid", "no/where", 7])
def test_asks_of_the_first_version_are_tied_to_their_suggestions(zone: object) -> None:
    document = document_in(KEPT / FINISHED[0] / "export.zip")
    document["person"]["time_zone"] = zone

    raw = upgrade(json.dumps(document).encode(), 1, VERSION).raw
    tables = json.loads(raw)["tables"]
    picks = {row["id"]: row["choice"] for row in tables["suggestion"]}
    sought = [row for row in tables["attempt"] if row["origin"] == "sought"]
    tied = [row for row in sought if row["suggestion_id"]]

    assert len(tied) >= 9
    for row in tied:
        choice = picks[row["suggestion_id"]]
        assert row["ask_key"] in {
            (choice.get(name) or {}).get("key") for name in ("suggestion", "easier", "different")
        }
    assert not any(row["suggestion_id"] for row in tables["attempt"] if row not in sought)


def test_rows_the_migration_tied_are_the_same_as_in_an_export_from_before(person: Person) -> None:
    imported(person, export_of(FINISHED[0]))
    Attempt.objects.of(person).update(suggestion=None)

    assert imported(person, export_of(FINISHED[0])).added == 0


@pytest.mark.parametrize(
    ("column", "value"),
    [("made_at", "yesterday"), ("made_at", 7), ("choice", []), ("day", {}), ("id", [])],
)
def test_a_suggestion_that_can_t_be_read_is_refused_by_name(
    person: Person, column: str, value: object
) -> None:
    document = document_in(export_of(FINISHED[0]))
    for row in document["tables"]["suggestion"]:
        row[column] = value

    with pytest.raises(CannotImport, match="Nothing was changed"):
        import_zip(person, packed(document))


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Auckland", "2026-05-05"), ("Pacific/Honolulu", "2026-05-04")]
)
def test_facts_of_before_get_the_day_of_the_zone_they_came_with(zone: str, day: str) -> None:
    row = {"id": "x", "asked_at": "2026-05-04T20:00:00+00:00"}
    document = {"version": 2, "person": {"time_zone": zone}, "tables": {"answer": [row]}}
    raw = upgrade(json.dumps(document).encode(), 2, VERSION).raw
    (answer,) = json.loads(raw)["tables"]["answer"]
    assert (answer["lived_on"], answer["zone"], answer["zone_assumed"]) == (day, zone, True)
