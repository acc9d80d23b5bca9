"""Keeps a data folder and an export of this program, so that every later program is tried on them.

    .venv/bin/python tools/keep_release.py 0.2.0

writes tests/kept/0.2.0/folder.zip (the database, its keyring and its secret) and export.zip. The
person in them is invented: two weeks of the simulated person of the demo, and a row in every table.
"""

import os
import sqlite3
import sys
import tempfile
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from math import inf
from pathlib import Path

import time_machine

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "tests" / "kept"
MOMENT = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
DAYS = 14
FILES = ("undaunted.sqlite3", "keyring.json", "secret")


def keep(name: str) -> Path:
    """Make folder and export in the clock of `MOMENT`; returns where they lie."""
    place = KEPT / name
    place.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "data"
        (place / "export.zip").write_bytes(lived_in(folder))
        whole_in_one_file(folder / FILES[0])
        with zipfile.ZipFile(place / "folder.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for file in FILES:
                archive.write(folder / file, file)
    return place


def lived_in(folder: Path) -> bytes:
    """Two weeks in `folder`, by the verbs that write them in real life; returns the export."""
    from undaunted.web.serving import open_tables

    open_tables(folder)
    with time_machine.travel(MOMENT, tick=False):
        return lived()


def lived() -> bytes:
    from django.db import connections

    from tests.leaving.everything import practise
    from undaunted.cli.demo.demonstrating import fill
    from undaunted.learning.state import rebuild
    from undaunted.leaving.exporting import export_zip
    from undaunted.leaving.inventory import DERIVED, EXPORTED, personal_rows
    from undaunted.people.models import Person
    from undaunted.record.amending import remove
    from undaunted.record.models import Attempt
    from undaunted.record.under_way import hold_all
    from undaunted.wellbeing import looking

    looking.BUDGET_SECONDS = inf  # however busy this computer is
    person = Person.objects.local()
    fill(person, MOMENT - timedelta(hours=20), days=DAYS)
    for derived in DERIVED:
        personal_rows(derived.model, person).delete()
    practise(person, MOMENT - timedelta(hours=8))
    remove(person, Attempt.objects.of(person).earliest("committed_at").pk, MOMENT)
    rebuild(person)
    hold_all(person)
    empty = [table.name for table in EXPORTED if not table.rows_of(person).exists()]
    if empty:
        raise SystemExit(
            f"No row in {', '.join(empty)}: tests/leaving/everything.py leaves it out."
        )
    packed = export_zip(person, MOMENT)
    connections.close_all()
    return packed


def whole_in_one_file(database: Path) -> None:
    """Take the log beside the database into it."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit("Give the name to keep it under: tools/keep_release.py 0.2.0")
    os.environ.update(TZ="UTC")
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("UNDAUNTED_KEYRING", None)
    sys.path.append(str(ROOT))
    place = keep(sys.argv[1])
    for file in sorted(place.iterdir()):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
