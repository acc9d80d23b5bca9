"""What the file of other words for the same may say, and how it is read.

Not for whether a word of it stands in the library: see `checking.synonyms`.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from pydantic import field_validator

from undaunted.library.files import read_file
from undaunted.library.finding import Synonyms
from undaunted.library.kinds.fields import Frozen, Text
from undaunted.library.kinds.register import Lines
from undaunted.library.stemming import stem, words_in

SYNONYMS = "synonyms.yaml"
_AMERICAN = Path("words") / "american.txt"


class SynonymFile(Frozen):
    """One language: `groups` are lines `typed, typed = phrase, phrase`."""

    version: Text
    language: Literal["en"]
    source: Text
    skipped: Lines
    little: Lines
    groups: Lines

    @field_validator("groups")
    @classmethod
    def whole(cls, groups: tuple[str, ...]) -> tuple[str, ...]:
        for group in groups:
            if not all(_phrases(side) for side in (*group.split("="), "")[:2]) or "=" not in group:
                raise ValueError(f"'{group}' must be: what is typed = words of the library")
        return groups

    def sides(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """What is typed and what is meant, group by group, as written."""
        for group in self.groups:
            typed, meant = group.split("=")
            yield _phrases(typed), _phrases(meant)

    def synonyms(self, spelt: Mapping[str, str]) -> Synonyms:
        found: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
        skipped = frozenset(word for line in self.skipped for word in words_in(line))
        for typed, meant in self.sides():
            for each in typed:
                key = tuple(stem(word) for word in words_in(each) if word not in skipped)
                more = tuple(map(stems_of, meant))
                found[key] = tuple(dict.fromkeys((*found.get(key, ()), *more)))
        little = frozenset(stem(word) for line in self.little for word in words_in(line))
        return Synonyms(self.version, found, skipped, little, spelt)


def stems_of(phrase: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words_in(phrase))


def _phrases(side: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in side.split(",") if phrase.strip())


def read_synonym_file(folder: Path) -> SynonymFile:
    return read_file(folder / SYNONYMS, SynonymFile, folder)


def read_synonyms(folder: Path) -> Synonyms:
    """The synonyms of `folder` with our spelling of American words."""
    lines = (
        (folder / _AMERICAN).read_text("utf-8").splitlines()
        if (folder / _AMERICAN).exists()
        else ()
    )
    return read_synonym_file(folder).synonyms(dict(_spelt(lines)))


def _spelt(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        theirs, arrow, ours = line.partition(" -> ")
        if arrow and " " not in theirs.strip():
            yield theirs.strip(), ours.strip()
