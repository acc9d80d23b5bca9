"""Folders of earlier programs open, are read and leave; what is not ours is left as it is."""

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from tests import servers
from tests.leaving.kept import (
    FINISHED,
    MADE_UP,
    document_in,
    export_of,
    folder_of,
    tables_now,
    untold_in,
    without,
)
from tests.web.old_folder import WORDS
from undaunted import __version__
from undaunted.leaving.copies import copies_in, copy_database, destroy_copies, restore_copy
from undaunted.leaving.deleting import delete_everything
from undaunted.people.models import Person
from undaunted.vault.keyring import new_keyring, read_keyring, write_keyring
from undaunted.vault.sealed_files import PIECE_BYTES, TAG_BYTES, open_file, seal_file
from undaunted.vault.sealing import CannotOpen
from undaunted.web.holding import LOCK_FILE, hold, let_go

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
pytestmark = pytest.mark.sqlite_only


def run(*command: str, **more: str) -> subprocess.CompletedProcess[str]:
    told = {**servers.environment(), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", **more}
    return subprocess.run(
        [sys.executable, *command],
        env=told,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def undaunted(command: str, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return run("-m", "undaunted", command, *more, "--data", str(folder))


def script(*arguments: object) -> subprocess.CompletedProcess[str]:
    return run(str(ROOT / "tests" / "web" / "old_folder.py"), *(str(one) for one in arguments))


def early(folder: Path) -> Path:
    """A folder as the very first migrations left it, with words in a draft."""
    made = script("early", folder)
    assert made.returncode == 0, made.stderr
    return folder


def digest(folder: Path) -> str:
    return hashlib.sha256((folder / "undaunted.sqlite3").read_bytes()).hexdigest()


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def change(database: Path, statement: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(statement)


def refused(folder: Path, *sentences: str) -> None:
    """A start ends with these sentences, and nothing in the folder is another than before."""
    before, names = digest(folder), {path.name for path in folder.iterdir()}

    said = undaunted("rebuild", folder)

    assert said.returncode == 1
    assert "Nothing was changed" in said.stderr or "Your data is untouched" in said.stderr
    assert "Traceback" not in said.stderr
    for sentence in sentences:
        assert sentence in said.stderr, said.stderr
    assert digest(folder) == before
    assert {path.name for path in folder.iterdir()} <= {*names, LOCK_FILE}


@pytest.mark.parametrize("name", FINISHED)
def test_a_folder_of_an_earlier_program_opens_is_read_and_leaves_row_for_row(
    name: str, tmp_path: Path
) -> None:
    folder, export = folder_of(name, tmp_path / "data"), tmp_path / "export.zip"

    read = script("open", folder, export)

    assert read.returncode == 0, read.stderr
    pages = json.loads(read.stdout)
    untold = untold_in(export_of(name))
    assert len(pages) > 40
    assert {200} == {status for address, status in pages.items() if "/journal/" in address}
    assert set(pages.values()) <= {200, 302, 404, 405}, pages
    assert without(document_in(export)["tables"], untold) == tables_now(export_of(name))


@pytest.mark.parametrize("name", MADE_UP)
def test_a_folder_of_an_unfinished_program_gets_a_sentence_and_a_way(
    name: str, tmp_path: Path
) -> None:
    folder = folder_of(name, tmp_path)

    refused(folder, "finished Undaunted", "Export everything", "import that file here")


def test_a_folder_a_newer_program_opened_is_refused(tmp_path: Path) -> None:
    folder = folder_of(FINISHED[0], tmp_path)
    change(
        folder / "undaunted.sqlite3",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '0999_x', '2027-01-01')",
    )

    refused(folder, "newer Undaunted", "people 0999_x", "restore-copy")


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("ALTER TABLE record_plan RENAME COLUMN 'where' TO elsewhere", "record_plan."),
        ("DROP TABLE people_draft", "people_draft."),
        ("ALTER TABLE people_draft ADD COLUMN colour TEXT", "people_draft.colour"),
    ],
)
def test_tables_that_are_not_those_of_the_models_are_named(
    statement: str, named: str, tmp_path: Path
) -> None:
    folder = folder_of(FINISHED[0], tmp_path)
    change(folder / "undaunted.sqlite3", statement)

    refused(folder, named)


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    folder = folder_of(FINISHED[0], tmp_path)
    (folder / "undaunted.sqlite3").unlink()
    change(folder / "undaunted.sqlite3", "CREATE TABLE recipes (name TEXT)")

    refused(folder, "another program")


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    folder = folder_of(FINISHED[0], tmp_path)
    (folder / "undaunted.sqlite3").write_bytes(b"a letter" * 1000)

    refused(folder, "is not a database")


def test_a_database_that_was_cut_short_is_left_as_it_is(tmp_path: Path) -> None:
    folder = folder_of(FINISHED[0], tmp_path)
    database = folder / "undaunted.sqlite3"
    database.write_bytes(database.read_bytes()[:9000])

    refused(folder, "database")


def test_the_keyring_of_another_folder_is_refused(tmp_path: Path) -> None:
    folder = folder_of(FINISHED[0], tmp_path)
    write_keyring(folder, new_keyring())

    refused(folder, "belongs to another folder")


def test_one_damaged_text_does_not_shut_the_whole_folder(tmp_path: Path) -> None:
    folder = folder_of(FINISHED[0], tmp_path)
    change(folder / "undaunted.sqlite3", "UPDATE people_draft SET body = x'01'")

    assert undaunted("rebuild", folder).returncode == 0


def test_half_a_folder_is_named_by_the_half_that_is_missing(tmp_path: Path) -> None:
    folder = folder_of(FINISHED[0], tmp_path)
    keyring = (folder / "keyring.json").read_bytes()
    (folder / "keyring.json").unlink()

    refused(folder, "The key to your words is missing")

    (folder / "undaunted.sqlite3").unlink()
    (folder / "keyring.json").write_bytes(keyring)
    said = undaunted("rebuild", folder)
    assert said.returncode == 1
    assert "only half of the folder" in said.stderr
    assert not (folder / "undaunted.sqlite3").exists()


def test_a_first_start_that_was_interrupted_goes_on(tmp_path: Path) -> None:
    assert undaunted("rebuild", tmp_path).returncode == 0
    (tmp_path / "undaunted.sqlite3").unlink()
    (tmp_path / ".new-keyring").touch()

    assert undaunted("rebuild", tmp_path).returncode == 0
    assert not (tmp_path / ".new-keyring").exists()


def test_a_folder_in_use_is_not_served_twice_nor_touched_by_another_version(
    tmp_path: Path,
) -> None:
    folder = folder_of(FINISHED[0], tmp_path)
    hold(folder, alone=True)
    try:
        served = undaunted("serve", folder, "--port", str(servers.free_port()))
        beside = undaunted("explain", folder, "2026-11-20")
        (folder / LOCK_FILE).write_text("0.0.9\n")
        before = digest(folder)
        other = undaunted("explain", folder, "2026-11-20")
    finally:
        let_go(folder)

    assert served.returncode == other.returncode == 1
    assert f"Undaunted {__version__} is at work" in served.stderr
    assert "Undaunted 0.0.9 is at work" in other.stderr
    assert f"this is {__version__}" in other.stderr
    assert beside.returncode == 0, beside.stderr
    assert digest(folder) == before


def test_holding_twice_is_no_harm_and_letting_go_frees_the_folder(tmp_path: Path) -> None:
    hold(tmp_path, alone=False)
    hold(tmp_path, alone=True)
    let_go(tmp_path)
    hold(tmp_path, alone=True)
    let_go(tmp_path)


def test_before_tables_change_a_sealed_copy_is_kept(tmp_path: Path) -> None:
    folder = early(tmp_path / "data")

    started = undaunted("rebuild", folder)
    again = undaunted("rebuild", folder)

    assert started.returncode == again.returncode == 0, started.stderr
    (copy,) = copies_in(folder)
    assert copy.name.startswith(f"before-{__version__}-")
    assert copy.stat().st_mode & 0o077 == 0
    sealed = copy.read_bytes()
    for told in (WORDS, "SQLite", "people_person", "Wales", "django_migrations"):
        assert told.encode() not in sealed
    content = open_file(copy, read_keyring(folder))
    assert b"Wales" in content
    assert WORDS.encode() not in content
    with pytest.raises(CannotOpen):
        open_file(copy, new_keyring())


def test_a_fresh_folder_and_one_that_fits_get_no_copy(tmp_path: Path) -> None:
    for _ in range(2):
        assert undaunted("rebuild", tmp_path).returncode == 0
    assert copies_in(tmp_path) == ()


def test_a_start_that_can_not_keep_a_copy_changes_nothing(tmp_path: Path) -> None:
    folder = early(tmp_path / "data")
    before = digest(folder)
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({2**15}, {2**15}));"
    ignore = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    start = f"import sys; sys.argv = ['undaunted', 'rebuild', '--data', {str(folder)!r}];"

    said = run("-c", f"{limit} {ignore} {start} from undaunted.cli import main; main()")

    assert said.returncode == 1
    assert "no room for a copy" in said.stderr
    assert digest(folder) == before
    assert not [*folder.glob("before-*")]


def test_a_copy_interrupted_by_a_kill_is_no_copy_and_goes(tmp_path: Path) -> None:
    folder = early(tmp_path / "data")
    kill = f"os.kill(os.getpid(), {int(signal.SIGKILL)})"
    code = (
        "import os, pathlib, sys; from undaunted.vault import sealed_files;"
        f"sealed_files.os.fsync = lambda handle: {kill};"
        "from undaunted.leaving.copies import copy_database;"
        "from datetime import datetime, UTC;"
        f"copy_database(pathlib.Path({str(folder)!r}) / 'undaunted.sqlite3', '1', datetime.now(UTC))"
    )

    assert run("-c", code).returncode == -signal.SIGKILL

    assert copies_in(folder) == ()
    assert len([*folder.glob("before-*.new")]) == 1
    assert undaunted("rebuild", folder).returncode == 0
    assert len(copies_in(folder)) == 1
    destroy_copies(folder, NOON)
    assert [path.suffix for path in folder.glob("before-*")] == [".sealed"]


def test_copies_go_by_their_age(tmp_path: Path) -> None:
    folder = folder_of(FINISHED[0], tmp_path)
    database = folder / "undaunted.sqlite3"
    old = copy_database(database, "0.2.0", NOON - timedelta(days=2))
    new = copy_database(database, "0.2.0", NOON)

    assert copies_in(folder) == (old, new)
    assert destroy_copies(folder, NOON - timedelta(days=1)) == 1
    assert copies_in(folder) == (new,)


def test_a_good_start_a_day_later_lets_the_copy_go(tmp_path: Path) -> None:
    folder = folder_of(FINISHED[0], tmp_path / "data")
    old = copy_database(folder / "undaunted.sqlite3", "0.2.0", NOON - timedelta(days=400))
    server = servers.start(folder)
    try:
        assert old not in copies_in(folder)
    finally:
        server.stop()


def test_a_copy_is_restored_and_what_stood_there_is_sealed_too(tmp_path: Path) -> None:
    folder = early(tmp_path / "data")
    database = folder / "undaunted.sqlite3"
    before = rows(database, "SELECT count(*), max(app || name) FROM django_migrations")
    undaunted("rebuild", folder)
    (copy,) = copies_in(folder)
    after = rows(database, "SELECT count(*), max(app || name) FROM django_migrations")

    said = undaunted("restore-copy", folder, str(copy))

    assert said.returncode == 0, said.stderr
    assert before != after
    assert rows(database, "SELECT count(*), max(app || name) FROM django_migrations") == before
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]
    assert len(copies_in(folder)) == 2
    assert undaunted("rebuild", folder).returncode == 0


@pytest.mark.parametrize("damage", ["cut", "turned", "foreign", "nothing"])
def test_a_copy_that_does_not_open_changes_nothing(damage: str, tmp_path: Path) -> None:
    folder = folder_of(FINISHED[0], tmp_path)
    copy = copy_database(folder / "undaunted.sqlite3", "0.2.0", NOON)
    sealed, before = bytearray(copy.read_bytes()), digest(folder)
    if damage == "cut":
        copy.write_bytes(sealed[: len(sealed) // 2])
    elif damage == "turned":
        sealed[-5] ^= 1
        copy.write_bytes(sealed)
    elif damage == "foreign":
        write_keyring(folder, new_keyring())
    else:
        copy.write_bytes(b"")

    said = undaunted("restore-copy", folder, str(copy))

    assert said.returncode == 1
    assert "Traceback" not in said.stderr
    assert digest(folder) == before
    with pytest.raises(CannotOpen):
        restore_copy(copy, folder / "undaunted.sqlite3", NOON)


def test_a_copy_of_more_than_one_piece_opens_whole_and_cut_at_a_piece_not_at_all(
    tmp_path: Path,
) -> None:
    ring, path, content = new_keyring(), tmp_path / "sealed", os.urandom(PIECE_BYTES * 2 + 7)
    seal_file(content, path, ring)
    assert open_file(path, ring) == content
    path.write_bytes(path.read_bytes()[: -(7 + TAG_BYTES + 4)])
    with pytest.raises(CannotOpen):
        open_file(path, ring)


@pytest.mark.django_db(transaction=True)
def test_deleting_everything_destroys_the_copies(tmp_path: Path, settings: Settings) -> None:
    folder = folder_of(FINISHED[0], tmp_path)
    settings.DATA_FOLDER = folder
    copy = copy_database(folder / "undaunted.sqlite3", "0.2.0", NOON)
    spare = tmp_path / "another-name-for-the-same-file"
    os.link(copy, spare)
    shutil.copy(copy, folder / "before-1-x.sqlite3.sealed.new")

    deleted = delete_everything(Person.objects.local())

    assert deleted.traces_gone
    assert [*folder.glob("before-*")] == []
    with pytest.raises(CannotOpen):
        open_file(spare, read_keyring(folder))
