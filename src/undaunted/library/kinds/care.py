"""Where care is, by country, and how it is read: which doors there are, and a first sentence to say.

Not for lines to call at once: those are `help_lines.yaml`'s.
"""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from undaunted.library.files import read_file
from undaunted.library.kinds.fields import Frozen, Text, Truth
from undaunted.library.kinds.register import Short, WebAddress, require_dates

_FILE = "finding_care.yaml"
WayKind = Literal["first_door", "self_referral", "low_cost", "online", "young"]


class CareWay(Frozen):
    """One way to care: what kind of door it is, in plain words, and where that was seen."""

    kind: WayKind
    text: Text
    web: WebAddress = ""
    source: Text
    verified: Truth


class WordsToSay(Frozen):
    """A first sentence for the phone, in a language of the country."""

    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    words: Text


class CountryCare(Frozen):
    """The ways of one country; all of them were looked at on one day, and run out together."""

    country: Short
    seen_on: date
    valid_until: date
    say: WordsToSay | None = None
    ways: tuple[CareWay, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def seen_before_trusted(self) -> "CountryCare":
        require_dates(True, self.seen_on, self.valid_until)
        return self


class FindingCare(Frozen):
    """What is true in most places, and what is known of some countries."""

    anywhere: tuple[CareWay, ...] = Field(min_length=3)
    countries: tuple[CountryCare, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def each_country_once(self) -> "FindingCare":
        names = [each.country for each in self.countries]
        if names != sorted(set(names)):
            raise ValueError("countries stand once each, by name")
        return self

    def of(self, country: str) -> CountryCare | None:
        """What is known of a country by its English name."""
        return next((each for each in self.countries if each.country == country), None)


def read_care(folder: Path) -> FindingCare:
    return read_file(folder / _FILE, FindingCare, folder)
