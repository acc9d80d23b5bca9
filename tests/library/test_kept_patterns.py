"""Compiled patterns are kept beside the library, and a file of them is never a fault."""

import stat
from pathlib import Path

import numpy as np
import pytest

from undaunted.engine.words import patterns, phrases
from undaunted.library import kept_patterns
from undaunted.library.compiled import FOLDER
from undaunted.library.kept_patterns import keep_patterns, patterns_file
from undaunted.library.reading import getting_ready, open_library

KNOWN = {
    "a": np.array([32, 0, 5], dtype=np.uint32),
    "b": np.array([32, 1, 7, 8], dtype=np.uint32),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    keep_patterns(tmp_path / "cache" / "patterns.npz", KNOWN)
    return tmp_path / "cache" / "patterns.npz"


def read(file: Path | None) -> dict[str, list[int]]:
    return {name: one.tolist() for name, one in kept_patterns.kept_patterns(file).items()}


def test_they_come_back_as_they_were_for_the_owner_alone(file: Path) -> None:
    assert read(file) == {name: one.tolist() for name, one in KNOWN.items()}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_those_of_another_program_are_not_used(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_patterns, "program", lambda: "another")
    assert read(file) == {}


@pytest.mark.parametrize("part", [0, 1, 0.5])
def test_a_damaged_file_is_as_none(file: Path, part: float) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * part)] if part < 1 else whole[:80] + whole[90:])
    assert read(file) == {}
    keep_patterns(file, KNOWN)
    assert read(file)


def test_no_file_and_nowhere_to_keep_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    barred = tmp_path / "a-file"
    barred.write_text("not a folder")
    keep_patterns(barred / "patterns.npz", KNOWN)
    keep_patterns(None, KNOWN)
    assert read(barred / "patterns.npz") == read(None) == {}
    monkeypatch.setenv(FOLDER, "")
    assert patterns_file() is None


def test_what_getting_ready_keeps_is_all_that_a_next_start_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    library = open_library()
    _as_if_new(None)
    list(getting_ready(library))
    _as_if_new(patterns_file())
    monkeypatch.setattr(patterns, "_numbers_of", None)
    assert list(getting_ready(library))
    _as_if_new(None)


def _as_if_new(file: Path | None) -> None:
    """As a process that has made no pattern yet."""
    for made in (patterns.pattern_of, phrases.whole_words, phrases._ending, phrases._following):
        made.cache_clear()
    patterns.use(kept_patterns.kept_patterns(file))
