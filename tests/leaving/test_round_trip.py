import csv
import io
import json
import uuid
import zipfile
from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from tests.leaving.conftest import NOW
from tests.leaving.everything import WORDS, practise, unsought_no
from tests.leaving.zips import opened, packed
from undaunted.learning.state import learned_state, rebuild
from undaunted.leaving.deleting import delete_everything
from undaunted.leaving.exporting import VERSION, export_zip
from undaunted.leaving.importing import Imported, import_zip
from undaunted.leaving.inventory import DERIVED, EXPORTED
from undaunted.people.models import Person
from undaunted.record.models import Attempt, LiveAttempt, Reflection
from undaunted.record.recording import unsought

READ_BESIDE = 12  # questions for the page to read, beside one for each table


def test_the_cast_has_a_row_in_every_table(person: Person) -> None:
    practise(person, NOW)

    empty = [t.name for t in EXPORTED if not t.rows_of(person).exists()]

    assert empty == []
    assert all(derived.model._default_manager.exists() for derived in DERIVED)


def test_exported_wiped_imported_and_exported_again_is_the_same(person: Person) -> None:
    practise(person, NOW)
    before = export_zip(person, NOW)

    delete_everything(person)
    newcomer = Person.objects.local()
    import_zip(newcomer, io.BytesIO(before))

    assert newcomer.pk != person.pk
    newcomer.refresh_from_db()
    assert export_zip(newcomer, NOW) == before


def test_what_was_under_way_is_so_where_it_arrives(person: Person) -> None:
    practise(person, NOW)
    live = list(LiveAttempt.objects.values_list("attempt", "ask_key", "suggestion"))
    before = export_zip(person, NOW)
    delete_everything(person)
    newcomer = Person.objects.local()

    import_zip(newcomer, io.BytesIO(before))

    found = LiveAttempt.objects.of(newcomer).values_list("attempt", "ask_key", "suggestion")
    assert list(found) == live != []


def test_what_is_under_way_here_and_there_is_so_once_and_twice_is_still_once(
    person: Person,
) -> None:
    practise(person, NOW)
    before = export_zip(person, NOW)
    live = LiveAttempt.objects.get()
    there = opened(before)
    (double,) = (row for row in there["tables"]["attempt"] if row["id"] == str(live.pk))
    (guesses,) = (row for row in there["tables"]["forecast"] if row["id"] == str(live.pk))
    later = {"id": str(uuid.uuid4()), "committed_at": (NOW + timedelta(days=1)).isoformat()}
    there["tables"]["attempt"].append({**double, **later})
    there["tables"]["forecast"].append({**guesses, "id": later["id"], "attempt_id": later["id"]})

    added = [import_zip(person, packed(there)).added for _ in range(2)]

    assert added == [2, 0]
    assert str(LiveAttempt.objects.get().pk) == later["id"]


def test_the_same_rows_and_moment_give_the_same_bytes(person: Person) -> None:
    practise(person, NOW)

    assert export_zip(person, NOW) == export_zip(person, NOW)


def test_importing_twice_is_the_same_as_once(person: Person) -> None:
    practise(person, NOW)
    exported = export_zip(person, NOW)
    delete_everything(person)
    newcomer = Person.objects.local()
    rows = sum(len(told) for told in opened(exported)["tables"].values())

    first = import_zip(newcomer, io.BytesIO(exported))
    second = import_zip(newcomer, io.BytesIO(exported))

    assert (first, second) == (Imported(rows, 0), Imported(0, rows))
    newcomer.refresh_from_db()
    assert export_zip(newcomer, NOW) == exported


def test_an_import_joins_what_is_here_already(person: Person) -> None:
    practise(person, NOW)
    exported = export_zip(person, NOW)
    Attempt.objects.filter(origin=Attempt.Origin.UNSOUGHT).delete()

    imported = import_zip(person, io.BytesIO(exported))

    assert imported.added == 6  # two attempts with their answers, what one was, and corrected
    assert export_zip(person, NOW) == exported


def test_what_was_learned_before_an_import_is_learned_again(person: Person) -> None:
    practise(person, NOW)

    exported = export_zip(person, NOW)
    delete_everything(person)
    newcomer = Person.objects.local()
    learned_state(newcomer)
    import_zip(newcomer, io.BytesIO(exported))

    state, history = learned_state(newcomer)
    assert history.count > 0
    assert state == rebuild(newcomer)


def test_a_newer_reflection_of_the_same_ask_comes_back_in_its_chain(person: Person) -> None:
    practise(person, NOW)
    exported = export_zip(person, NOW)
    delete_everything(person)

    newcomer = Person.objects.local()
    import_zip(newcomer, io.BytesIO(exported))

    current = Reflection.objects.of(newcomer).current().get()
    assert current.replaces is not None
    assert current.felt == f"Lighter. {WORDS}"


def test_the_document_says_what_it_is_and_opens_every_text(person: Person) -> None:
    practise(person, NOW)

    document = opened(export_zip(person, NOW))

    assert document["format"] == "undaunted-export"
    assert document["version"] == VERSION
    assert document["made_at"] == "2026-05-04T09:30:00+00:00"
    assert document["person"]["time_zone"] == "Europe/Madrid"
    assert document["tables"]["forecast"][0]["feared_text"] == WORDS
    assert "person_id" not in document["tables"]["forecast"][0]


def test_a_spreadsheet_never_runs_what_somebody_wrote(person: Person) -> None:
    practise(person, NOW)
    document = opened(export_zip(person, NOW))
    document["tables"]["forecast"][0]["feared_text"] = "=1+1"
    delete_everything(person)
    newcomer = Person.objects.local()
    import_zip(newcomer, packed(document))

    with zipfile.ZipFile(io.BytesIO(export_zip(newcomer, NOW))) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("forecast.csv").decode())))

    assert rows[0]["feared_text"] == "'=1+1"
    assert json.loads(rows[0]["leave_out"]) == ["alcohol", "over_apologising"]


def test_the_page_to_read_holds_every_ask_escaped_and_in_order(person: Person) -> None:
    practise(person, NOW)

    with zipfile.ZipFile(io.BytesIO(export_zip(person, NOW))) as archive:
        page = archive.read("index.html").decode()
        read_me = archive.read("README.txt").decode()

    assert "<b>ein</b>" not in page
    assert "&lt;b&gt;ein&lt;/b&gt; Kaffee ☕ مرحبا" in page
    assert page.index("Zwölf") < page.index("Ask for the window seat")
    assert page.index("Ask for the window seat") < page.index("A no that came unasked")
    assert page.index("Looking back<") < page.index("Looking back, corrected")
    assert "<script" not in page
    assert "forecast.csv" in read_me


def test_an_export_asks_the_database_as_often_for_many_asks_as_for_one(
    person: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    practise(person, NOW)
    with django_assert_num_queries(len(EXPORTED) + READ_BESIDE):
        export_zip(person, NOW)

    for days in range(1, 4):
        unsought(*unsought_no(person, NOW + timedelta(days=days)))

    with django_assert_num_queries(len(EXPORTED) + READ_BESIDE):
        export_zip(person, NOW)


def test_a_plan_for_the_last_day_of_the_calendar_and_an_unknown_zone_come_back(
    person: Person,
) -> None:
    practise(person, NOW)
    document = opened(export_zip(person, NOW))
    document["tables"]["plan"][0]["planned_at"] = "9999-12-30T23:59:00+00:00"
    document["person"]["time_zone"] = "Europe/Atlantis"
    delete_everything(person)
    newcomer = Person.objects.local()

    import_zip(newcomer, packed(document))

    newcomer.refresh_from_db()
    assert opened(export_zip(newcomer, NOW)) == document
