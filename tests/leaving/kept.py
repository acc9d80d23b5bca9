"""What earlier programs left behind: their data folders and exports, under tests/kept."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from undaunted.leaving.exporting import FACTS_FILE, VERSION
from undaunted.leaving.upgrading import upgrade

KEPT = Path(__file__).parents[1] / "kept"
FINISHED = sorted(place.name for place in KEPT.glob("[0-9]*.[0-9]*") if place.is_dir())
MADE_UP = sorted(place.name for place in KEPT.glob("made-up-*"))

Tables = Mapping[str, list[dict[str, Any]]]


def export_of(name: str) -> Path:
    return KEPT / name / "export.zip"


def folder_of(name: str, into: Path) -> Path:
    """The data folder a program left, unpacked."""
    with zipfile.ZipFile(KEPT / name / "folder.zip") as archive:
        archive.extractall(into)
    return into


def document_in(export: Path) -> dict[str, Any]:
    with zipfile.ZipFile(export) as archive:
        raw = archive.read(FACTS_FILE)
    told: dict[str, Any] = json.loads(raw)
    return told


def tables_now(export: Path) -> Tables:
    """The tables of an export in the shape of today, without what it did not tell."""
    document = document_in(export)
    upgraded = upgrade(json.dumps(document).encode(), document["version"], VERSION)
    tables: Tables = json.loads(upgraded.raw)["tables"]
    return without(tables, upgraded.untold)


def without(tables: Tables, untold: Mapping[str, set[str]]) -> Tables:
    return {
        name: [{k: v for k, v in row.items() if k not in untold.get(name, ())} for row in rows]
        for name, rows in tables.items()
    }


def untold_in(export: Path) -> Mapping[str, set[str]]:
    document = document_in(export)
    return upgrade(json.dumps(document).encode(), document["version"], VERSION).untold
