"""A file of phrases that could not do its work is refused, with file and reason."""

import shutil
from pathlib import Path

import pytest
import yaml

from tests.library.builders import with_change
from undaunted.library.files import LibraryError
from undaunted.library.kinds.phrasebook import LANGUAGES, read_crisis, read_self_judgement
from undaunted.library.reading import FOLDER

SELF, CRISIS = "phrases/self_judgement.en.yaml", "phrases/crisis.en.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER / "phrases", tmp_path / "phrases")
    return tmp_path


def small(folder: Path, **changes: object) -> Path:
    """The English self-judgements as a file of a few lines, some of them said differently."""
    fields: dict[str, object] = {
        "version": "small-1",
        "language": "en",
        "source": "Written here.",
        "words": {"end": "(?![^.])", "bad": "wörthless{end}"},
        "negations": "i don't think",
        "distances": "she said",
        "rules": [{"code": "worthless", "counts": True, "patterns": "i'm {bad}"}],
    }
    text = yaml.safe_dump(fields | changes, allow_unicode=True, sort_keys=False)
    (folder / SELF).write_text(text, encoding="utf-8")
    return folder


def test_every_language_is_read_with_its_version(folder: Path) -> None:
    for book in (read_self_judgement(folder), read_crisis(folder)):
        assert tuple(each.language for each in book.languages) == LANGUAGES
        assert all(f"-{language}-" in book.version for language in LANGUAGES)
        assert len(book.version) <= 40


def test_words_are_written_out_and_spelling_is_folded(folder: Path) -> None:
    book = read_self_judgement(small(folder))
    (rule,) = book.languages[0].rules
    assert rule.patterns == ("im (?:worthless(?:(?![^.])))",)
    assert book.languages[0].negations == ("i dont think",)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"words": {}}, "'bad' is none of the words above"),
        ({"words": {"bad": "{end}", "end": "x"}}, "'end' is none of the words above"),
        ({"negations": "not ("}, "is no pattern"),
        ({"negations": ""}, "negations"),
        ({"distances": "(?:she said)?"}, "fits any word"),
        ({"figures": "Dead tired"}, "has a capital"),
        ({"figures": "(?:so )*tired"}, "without end"),
        ({"language": "de"}, "language"),
        ({"language": "es"}, "must be en, as in the name of the file"),
        ({"note": "x"}, "is no field of this file"),
        ({"rules": []}, "rules"),
        ({"rules": [{"code": "a", "counts": "yes", "patterns": "x"}]}, "counts"),
        ({"rules": [{"code": "A b", "counts": True, "patterns": "x"}]}, "code"),
        ({"rules": [{"code": "a", "counts": True, "patterns": "x", "hearsay": True}]}, "hearsay"),
        ({"rules": [{"code": "a", "counts": True, "patterns": "x"}] * 2}, "a code stands twice"),
    ],
)
def test_what_cannot_work_is_refused(folder: Path, changes: dict[str, object], said: str) -> None:
    with pytest.raises(LibraryError, match=said) as refusal:
        read_self_judgement(small(folder, **changes))
    assert SELF in str(refusal.value)


def test_a_danger_of_an_unknown_kind_is_refused(folder: Path) -> None:
    with_change(folder, "category: suicide", "category: sadness", CRISIS)
    with pytest.raises(LibraryError, match="category"):
        read_crisis(folder)


def test_a_missing_language_and_a_broken_one_are_both_told(folder: Path) -> None:
    (folder / "phrases/crisis.es.yaml").unlink()
    with_change(folder, "language: en", "language: fr", CRISIS)
    with pytest.raises(LibraryError) as refusal:
        read_crisis(folder)
    assert {problem.file for problem in refusal.value.problems} == {
        CRISIS,
        "phrases/crisis.es.yaml",
    }
