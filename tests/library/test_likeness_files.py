"""A file of weights that could not do its work is refused, with file and reason."""

import shutil
from pathlib import Path

import pytest

from tests.library.builders import with_change
from undaunted.engine.words.because_of_who import KINDS
from undaunted.library.files import LibraryError
from undaunted.library.kinds.phrasebook import (
    read_because_of_who,
    read_self_judgement,
)
from undaunted.library.reading import FOLDER

FILE = "phrases/because_of_who.en.likeness.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER / "phrases", tmp_path / "phrases")
    return tmp_path


def test_weights_are_whole_and_the_version_is_part_of_the_rules(folder: Path) -> None:
    for rules, kinds in (
        (read_self_judgement(folder), ("answer",)),
        (read_because_of_who(folder), KINDS),
    ):
        for model in rules.models:
            assert len(model.weights) == 32_768
            assert 0.1 < abs(model.weights).max() < 20
            assert set(model.kinds) == set(kinds)
            assert model.kind_weights.shape == (len(kinds), 4_096)
        assert rules.version.endswith("+likeness-1")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("language: en", "language: es", "must be en, as in the name of the file"),
        ("intercept: ", "intercept: low", "intercept"),
        ("kind_intercepts: [", "kind_intercepts: [0.5, ", "those of every kind"),
        ("\nweights: |\n", "\nweights: |\n  half*\n", "weights"),
    ],
)
def test_what_cannot_work_is_refused(folder: Path, before: str, after: str, said: str) -> None:
    with_change(folder, before, after, FILE)
    with pytest.raises(LibraryError, match=said) as refusal:
        read_because_of_who(folder)
    assert FILE in str(refusal.value)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / FILE).unlink()
    with pytest.raises(LibraryError, match="likeness"):
        read_because_of_who(folder)
