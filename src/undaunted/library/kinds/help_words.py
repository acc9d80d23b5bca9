"""What Help now says to each kind of trouble, and how it is read: a first sentence, then steps.

Not for numbers, which are `help_lines.yaml`'s, nor for how a kind is found in words.
"""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from undaunted.engine.words.crisis import CATEGORIES, Category
from undaunted.library.files import read_file
from undaunted.library.kinds.fields import Frozen, Text, Truth
from undaunted.library.kinds.register import require_dates

_FILE = "help_words.yaml"
_LineKind = Literal["crisis", "abuse", "young"]


class HelpWords(Frozen):
    """The words for one kind of trouble; `choice` names it in a list, `lines` stand first."""

    about: Category
    choice: Annotated[str, Field(min_length=3, max_length=60)]
    first: Text
    steps: tuple[Text, ...] = Field(min_length=3, max_length=5)
    lines: tuple[_LineKind, ...] = Field(min_length=1)
    source: Text
    seen_on: date | None
    valid_until: date
    verified: Truth

    @model_validator(mode="after")
    def seen_before_trusted(self) -> "HelpWords":
        require_dates(self.verified, self.seen_on, self.valid_until)
        return self


class HelpWordsFile(Frozen):
    words: tuple[HelpWords, ...]

    @model_validator(mode="after")
    def each_kind_once(self) -> "HelpWordsFile":
        kinds = [each.about for each in self.words]
        if sorted(kinds) != sorted(CATEGORIES):
            raise ValueError(f"each of {', '.join(CATEGORIES)} must stand here once")
        return self


def read_help_words(folder: Path) -> tuple[HelpWords, ...]:
    """The words of every kind of trouble, in the order they are offered."""
    return read_file(folder / _FILE, HelpWordsFile, folder).words
