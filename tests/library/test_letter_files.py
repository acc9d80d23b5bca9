"""A file of letter weights that could not do its work is refused, with file and reason."""

import shutil
from pathlib import Path

import pytest

from tests.library.builders import with_change
from undaunted.library.files import LibraryError
from undaunted.library.kinds.phrasebook import read_self_judgement
from undaunted.library.reading import FOLDER

FILE = "phrases/self_judgement.en.letters.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER / "phrases", tmp_path / "phrases")
    return tmp_path


def test_weights_are_hundredths_and_the_version_is_part_of_the_rules(folder: Path) -> None:
    rules = read_self_judgement(folder)
    assert all(len(model.weights) == 4_096 for model in rules.models)
    assert all(0.5 < abs(model.weights).max() < 20 for model in rules.models)
    assert rules.version.endswith("+letters-1")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("language: en", "language: es", "must be en, as in the name of the file"),
        ("intercept: -", "intercept: low -", "intercept"),
        ("about_self: 'i|", "about_self: 'I|", "has a capital"),
        ("of_worth: 'no ?body|", "of_worth: '\\w*|", "fits any word"),
        ("weights: |", "weights: |\n  half", "weights"),
    ],
)
def test_what_cannot_work_is_refused(folder: Path, before: str, after: str, said: str) -> None:
    with_change(folder, before, after, FILE)
    with pytest.raises(LibraryError, match=said) as refusal:
        read_self_judgement(folder)
    assert FILE in str(refusal.value)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / FILE).unlink()
    with pytest.raises(LibraryError, match="letters"):
        read_self_judgement(folder)
