"""Where public data for evaluation lies, if it does, and small files written for a test."""

import csv
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("UNDAUNTED_EVALUATION_DATA", "../shared/data"))


def public(name: str) -> Path:
    """The file, or a visible skip; it is never part of the project."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{name} is not in {FOLDER}; docs/how-to/evaluate.md tells where to get it")
    return path


def table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
    return path
