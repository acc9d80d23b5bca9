import io
import json
import stat
import struct
import tracemalloc
import uuid
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from tests.leaving.conftest import NOW
from tests.leaving.everything import WORDS, practise
from tests.leaving.zips import Document, opened, packed, zip_of
from undaunted.leaving.deleting import delete_everything
from undaunted.leaving.exporting import VERSION, export_zip
from undaunted.leaving.importing import import_zip
from undaunted.leaving.inventory import EXPORTED
from undaunted.leaving.refusals import CannotImport
from undaunted.leaving.unpacking import LIMITS, UnpackingLimits, facts_in
from undaunted.people.models import Person
from undaunted.record.models import Attempt, Forecast

Change = Callable[[Document], object]


@pytest.fixture
def exported(person: Person) -> Document:
    """The export of a person who has left."""
    practise(person, NOW)
    document = opened(export_zip(person, NOW))
    delete_everything(person)
    return document


def rows_here() -> int:
    return sum(table.model._default_manager.count() for table in EXPORTED)


def row(document: Document, table: str, at: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = document["tables"][table][at]
    return found


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda d: row(d, "forecast").update(fear="60"), "tables.forecast.0.fear"),
        (lambda d: row(d, "forecast").update(fear=101), "tables.forecast.0.fear"),
        (lambda d: row(d, "forecast").update(chance_yes=1.5), "tables.forecast.0.chance_yes"),
        (lambda d: row(d, "forecast").update(leave_out=["magic"]), "tables.forecast.0.leave_out"),
        (lambda d: row(d, "forecast").update(hope="x" * 301), "tables.forecast.0.hope"),
        (lambda d: row(d, "answer").update(outcome="maybe"), "tables.answer.0.outcome"),
        (lambda d: row(d, "answer").update(asked_at="yesterday"), "tables.answer.0.asked_at"),
        (lambda d: row(d, "answer").update(asked_at="2026-05-04T09:30:00"), "answer.0.asked_at"),
        (lambda d: row(d, "attempt").update(id="7"), "tables.attempt.0.id"),
        (lambda d: row(d, "attempt").update(ask_key="a\0b"), "tables.attempt.0.ask_key"),
        (lambda d: row(d, "attempt").update(person_id=str(uuid.uuid4())), "attempt.0.person_id"),
        (lambda d: row(d, "plan").pop("where"), "tables.plan.0.where"),
        (lambda d: d["tables"].pop("plan"), "tables.plan"),
        (lambda d: d["tables"].update(secrets=[]), "tables.secrets"),
        (lambda d: d["person"].update(week_goal=8), "person.week_goal"),
        (lambda d: d["person"].update(time_zone="Europe"), "person.time_zone"),
        (lambda d: row(d, "answer").update(asked_at="9999-12-30T00:00:00Z"), "answer.0.asked_at"),
        (lambda d: row(d, "pass").update(day="0001-01-01"), "tables.pass.0.day"),
        (lambda d: d.pop("made_at"), "made_at"),
    ],
)
def test_a_wrong_value_is_named_by_its_place_and_nothing_is_written(
    exported: Document, change: Change, place: str
) -> None:
    change(exported)

    with pytest.raises(CannotImport) as refused:
        import_zip(Person.objects.local(), packed(exported))

    assert any(place in problem for problem in refused.value.problems), refused.value.problems
    assert WORDS not in " ".join(refused.value.problems)
    assert rows_here() == 0


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda d: d["tables"]["forecast"].clear(), "has no forecast"),
        (lambda d: row(d, "plan").update(attempt_id=str(uuid.uuid4())), "attempt_id points"),
        (lambda d: d["tables"]["party"].append(row(d, "party")), "tables.party: the same id"),
        (lambda d: row(d, "draft").update(body="["), "tables.draft: what"),
        (lambda d: row(d, "screening").update(answers="{}"), "tables.screening: what"),
        (lambda d: row(d, "measure_taken").update(answers="[3]"), "tables.measuretaken: what"),
        (lambda d: row(d, "safety_decision").update(told="{}"), "tables.safetydecision: what"),
        (lambda d: row(d, "suggestion").update(standing="{}"), "tables.suggestion: what"),
        (lambda d: row(d, "exercise_done").update(answers="["), "tables.exercisedone: what"),
        (lambda d: row(d, "draft").update(body="[" * 9_000), "tables.draft: what"),
        (lambda d: row(d, "draft").update(body='{"words": 3}'), "tables.draft: what"),
        (
            lambda d: row(d, "reflection").update(replaces_id=row(d, "reflection", 1)["id"]),
            "in a circle",
        ),
        (
            lambda d: row(d, "reflection", 1).update(attempt_id=row(d, "attempt", 1)["id"]),
            "of something else",
        ),
    ],
)
def test_a_file_that_contradicts_itself_is_refused_whole(
    exported: Document, change: Change, place: str
) -> None:
    change(exported)

    with pytest.raises(CannotImport) as refused:
        import_zip(Person.objects.local(), packed(exported))

    assert any(place in problem for problem in refused.value.problems), refused.value.problems
    assert rows_here() == 0


def test_a_second_final_answer_is_refused_by_the_table_itself(exported: Document) -> None:
    final = next(a for a in exported["tables"]["answer"] if a["outcome"] == "partly")
    exported["tables"]["answer"].append({**final, "id": str(uuid.uuid4())})

    with pytest.raises(CannotImport, match="in another form"):
        import_zip(Person.objects.local(), packed(exported))

    assert rows_here() == 0


def test_a_row_that_is_here_with_other_words_is_kept_and_the_file_refused(
    exported: Document,
) -> None:
    newcomer = Person.objects.local()
    import_zip(newcomer, packed(exported))
    rows = rows_here()
    row(exported, "forecast").update(hope="Something else")
    exported["tables"]["party"].append({**row(exported, "party"), "id": str(uuid.uuid4())})

    with pytest.raises(CannotImport) as refused:
        import_zip(newcomer, packed(exported))

    assert refused.value.problems == (f"tables.forecast: {row(exported, 'forecast')['id']}",)
    assert rows_here() == rows
    assert Forecast.objects.get(pk=row(exported, "forecast")["id"]).hope == "A nod"


def test_an_id_that_belongs_to_somebody_else_is_refused(exported: Document) -> None:
    import_zip(Person.objects.create(label="cleo"), packed(exported))

    with pytest.raises(CannotImport):
        import_zip(Person.objects.local(), packed(exported))

    assert not Attempt.objects.of(Person.objects.local()).exists()


def test_a_file_can_not_point_at_rows_of_somebody_else(exported: Document) -> None:
    cleo = Person.objects.create(label="cleo")
    import_zip(cleo, packed(exported))
    theirs = row(exported, "attempt")["id"]
    plan = {**row(exported, "plan"), "id": str(uuid.uuid4()), "attempt_id": theirs}
    exported["tables"] = {name: [] for name in exported["tables"]} | {"plan": [plan]}

    with pytest.raises(CannotImport) as refused:
        import_zip(Person.objects.local(), packed(exported))

    assert "attempt_id points to a row that is not there" in refused.value.problems[0]


def test_a_newer_version_is_told_apart_from_a_broken_file(exported: Document) -> None:
    exported.update(version=VERSION + 1, tables={"something": "new"})

    with pytest.raises(CannotImport, match="newer Undaunted"):
        import_zip(Person.objects.local(), packed(exported))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"format": "other", "version": 1}',
        b'{"format": "undaunted-export", "version": NaN}',
        b'{"format": "undaunted-export", "version": 0}',
        b"[" * 100_000,
    ],
)
def test_a_file_that_is_no_export_is_refused(person: Person, content: bytes) -> None:
    with pytest.raises(CannotImport, match="not an export"):
        import_zip(person, zip_of({"undaunted.json": content}))


@pytest.mark.parametrize(
    "name",
    ["../undaunted.json", "/etc/passwd", "a/undaunted.json", "undaunted.json/", "photo.png", "C:x"],
)
def test_a_member_with_another_name_or_a_path_is_refused(name: str) -> None:
    with pytest.raises(CannotImport, match="no export has"):
        facts_in(zip_of({"undaunted.json": b"{}", name: b""}))


def test_a_symbolic_link_is_refused() -> None:
    link = zipfile.ZipInfo("undaunted.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")

    with pytest.raises(CannotImport):
        facts_in(out)


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"not a zip at all" * 9, b"PK\x05\x06" + b"\0" * 18]
)
def test_what_is_no_zip_is_refused(content: bytes) -> None:
    with pytest.raises(CannotImport, match="not an export"):
        facts_in(io.BytesIO(content))


def test_a_zip_that_was_cut_short_is_refused(exported: Document) -> None:
    whole = packed(exported).getvalue()

    with pytest.raises(CannotImport):
        facts_in(io.BytesIO(whole[: len(whole) // 2]))


def test_a_zip_without_the_facts_is_refused() -> None:
    with pytest.raises(CannotImport, match="not an export"):
        facts_in(zip_of({"index.html": b"<p>hello</p>"}))


def bomb() -> io.BytesIO:
    """Two hundred megabytes of spaces in a fifth of one."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("undaunted.json", "w") as member,
    ):
        for _ in range(200):
            member.write(b" " * 2**20)
    return out


def lying_bomb() -> io.BytesIO:
    """The same, but the directory says it holds a thousand bytes."""
    packed_bomb = bytearray(bomb().getvalue())
    directory = packed_bomb.rindex(b"PK\x01\x02")
    packed_bomb[directory + 24 : directory + 28] = struct.pack("<L", 1_000)
    return io.BytesIO(bytes(packed_bomb))


def crowd() -> io.BytesIO:
    """A hundred thousand members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"{number}.csv"), b"")
    return out


class Counted(io.BytesIO):
    """A file that knows how many of its bytes were read."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        found = super().read(size)
        self.taken += len(found)
        return found


@pytest.mark.parametrize("made", [bomb, lying_bomb, crowd])
def test_a_zip_bomb_is_refused_at_once_and_without_unpacking(
    made: Callable[[], io.BytesIO],
) -> None:
    file = Counted(made().getvalue())
    tracemalloc.start()

    with pytest.raises(CannotImport):
        facts_in(file)

    most_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert file.taken < 2**18
    assert most_bytes < 8 * 2**20


def test_a_file_beyond_the_limit_is_refused_before_it_is_read() -> None:
    class Endless(io.BytesIO):
        def seek(self, offset: int, whence: int = 0) -> int:
            return LIMITS.packed + 1

    with pytest.raises(CannotImport, match="larger"):
        facts_in(Endless())


def test_more_than_the_limit_unpacked_is_refused(exported: Document) -> None:
    file = packed(exported)

    with pytest.raises(CannotImport, match="larger"):
        facts_in(file, UnpackingLimits(unpacked=1_000))


def test_many_rows_of_the_same_words_are_no_bomb(exported: Document) -> None:
    party = row(exported, "party")
    exported["tables"]["party"] += [
        {**party, "id": str(uuid.uuid4()), "label": "a" * 80} for _ in range(5_000)
    ]

    import_zip(Person.objects.local(), zip_of({"undaunted.json": json.dumps(exported).encode()}))

    assert rows_here() > 5_000
