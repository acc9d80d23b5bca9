"""Keeps the lists that later programs are held to: migrations, and the shape of the export.

    .venv/bin/python tools/formats.py

adds new migrations to tests/kept/migrations.txt, and the tables and columns of the export's version to
tests/kept/export-shapes.json. A migration that was changed or is gone is named and stays in the
list; a version of the export that a kept release has written never changes.
"""

import hashlib
import json
import os
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "undaunted"
KEPT = ROOT / "tests" / "kept"
MIGRATIONS = KEPT / "migrations.txt"
SHAPES = KEPT / "export-shapes.json"
FACTS_FILE = "undaunted.json"

Shape = Mapping[str, list[str]]


def migrations() -> dict[str, str]:
    """SHA-256 by path under src/undaunted, of every migration there is."""
    files = sorted(SOURCE.glob("**/migrations/[0-9]*.py"))
    return {
        file.relative_to(SOURCE).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }


def kept_migrations() -> dict[str, str]:
    lines = MIGRATIONS.read_text().splitlines() if MIGRATIONS.exists() else []
    return {path: digest for digest, path in (line.split() for line in lines)}


def faults() -> Iterator[str]:
    """What was done to a migration that may only be added to; a sentence each."""
    now = migrations()
    for path, digest in kept_migrations().items():
        if path not in now:
            yield f"{path} is gone. A folder may stand at it: put it back, and add another after it."
        elif now[path] != digest:
            yield f"{path} was changed. Folders ran it as it was: put it back, and add another."


def not_kept() -> list[str]:
    """Migrations that are not in the list yet."""
    return [path for path in migrations() if path not in kept_migrations()]


def shape() -> dict[str, list[str]]:
    """The tables of the export with their columns, and the person's settings."""
    from undaunted.leaving.columns import columns_of
    from undaunted.leaving.inventory import EXPORTED, PERSON_SETTINGS

    tables = {t.name: sorted(f.attname for f in columns_of(t.model)) for t in EXPORTED}
    return {**tables, "person": sorted(PERSON_SETTINGS)}


def kept_shapes() -> dict[str, Shape]:
    shapes: dict[str, Shape] = json.loads(SHAPES.read_text()) if SHAPES.exists() else {}
    return shapes


def written() -> dict[str, dict[str, list[str]]]:
    """The shapes that kept releases have written, by version; unfinished programs don't count."""
    found = {}
    for path in sorted(KEPT.glob("[0-9]*/export.zip")):
        with zipfile.ZipFile(path) as archive:
            told = json.loads(archive.read(FACTS_FILE))
        tables = {name: sorted(rows[0]) for name, rows in told["tables"].items()}
        found[str(told["version"])] = {**tables, "person": sorted(told["person"])}
    return found


def main() -> None:
    os.environ["UNDAUNTED_DATA"] = tempfile.mkdtemp()
    os.environ["DJANGO_SETTINGS_MODULE"] = "undaunted.web.settings"
    import django

    django.setup()
    from undaunted.leaving.exporting import VERSION

    wrong = list(faults())
    new = not_kept()
    listed = {**kept_migrations(), **{path: migrations()[path] for path in new}}
    MIGRATIONS.write_text("".join(f"{listed[path]}  {path}\n" for path in sorted(listed)))
    shapes = {**kept_shapes(), str(VERSION): shape(), **written()}
    SHAPES.write_text(json.dumps(shapes, indent=1, sort_keys=True) + "\n")
    print(f"{len(new)} migration(s) added; the export is of version {VERSION}.")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
