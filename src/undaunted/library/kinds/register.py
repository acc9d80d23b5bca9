"""What the files of help lines, evidence and red lines may say.

Not for asks (`schema`), nor for whether a line has run out (`checks`).
"""

import re
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from undaunted.engine.words.red_lines import compiled
from undaunted.library.compiled import TRIED
from undaunted.library.kinds.fields import Frozen, Name, Text, Truth

GOOD_FOR = timedelta(days=180)  # a number nobody looked at for longer is not trusted


def _require_pattern(pattern: str, written_out: str) -> None:
    if TRIED.get():
        return
    try:
        compiled(written_out)
    except re.error as fault:
        raise ValueError(f"'{pattern}' is no pattern: {fault}") from fault


def require_dates(verified: bool, seen_on: date | None, valid_until: date) -> None:
    """`ValueError` for what is trusted without having been seen, or for longer than it is good for."""
    if verified and seen_on is None:
        raise ValueError("verified, but seen_on does not say when it was seen")
    if seen_on and not seen_on < valid_until <= seen_on + GOOD_FOR:
        raise ValueError(f"valid_until must lie within {GOOD_FOR.days} days after seen_on")


def lines_of(text: object) -> object:
    """A block of text as its lines, empty ones left out."""
    if not isinstance(text, str):
        return text
    return tuple(line.strip() for line in text.splitlines() if line.strip())


Lines = Annotated[tuple[str, ...], BeforeValidator(lines_of), Field(min_length=1)]
Strength = Literal[
    "trial", "review", "experiments", "laboratory", "clinical_records", "measured", "judgement"
]
Verified = Literal["yes", "no", "wrong_in_source_article"]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]
Short = Annotated[str, Field(min_length=2, max_length=80)]
_HelpKind = Literal["emergency", "crisis", "abuse", "young", "directory"]
_TextNumber = Annotated[str, Field(pattern=r"^(\d[\d -]{0,20}\d)?$")]
WebAddress = Annotated[str, Field(pattern=r"^(https://[^\s<>\"]{3,190})?$")]


class HelpLine(Frozen):
    """A line to call or write to. A wrong number is a harm, so it says where it was seen.

    `number` is what to call; it begins with "text " where nobody can call, and is the address of a
    directory. `text` is a number for text messages, `web` a page, `note` a word to the person.
    `seen_on` is empty for what nobody looked up; such a line is never `verified`.
    """

    country: Short
    kind: _HelpKind = "crisis"
    name: Short
    number: Short
    text: _TextNumber = ""
    hours: Annotated[str, Field(max_length=80)] = ""
    web: WebAddress = ""
    source: Text
    seen_on: date | None
    valid_until: date
    verified: Truth
    note: Annotated[str, Field(max_length=160)] = ""

    @model_validator(mode="after")
    def can_be_reached(self) -> "HelpLine":
        if self.kind == "directory":
            if not self.web:
                raise ValueError("a directory needs its address in web")
        elif not re.search(r"\d", self.number):
            raise ValueError("number has no digit; an address belongs in web")
        return self

    @model_validator(mode="after")
    def seen_before_trusted(self) -> "HelpLine":
        require_dates(self.verified, self.seen_on, self.valid_until)
        return self


class HelpLines(Frozen):
    lines: tuple[HelpLine, ...] = Field(min_length=1)


class Claim(Frozen):
    """An entry of the evidence register: what we say, from where, and how well it is known.

    `right` stands only beside `wrong_in_source_article`: what the article should have said or cited.
    """

    id: Name
    claim: Text
    source: Text
    found: Text
    strength: Strength
    verified: Verified
    right: str = ""
    note: str = ""

    @property
    def ours(self) -> bool:
        """Whether it comes from our own rule, search, measurement or simulation."""
        return self.source.startswith("Own ")

    @model_validator(mode="after")
    def put_right(self) -> "Claim":
        if (self.verified == "wrong_in_source_article") != bool(self.right.strip()):
            raise ValueError("right says what is right instead, for wrong_in_source_article only")
        return self


class EvidenceRegister(Frozen):
    claims: tuple[Claim, ...] = Field(min_length=1)


class RedLine(Frozen):
    """One red line: patterns of words, and a kind sentence for the person."""

    code: Code
    message: Text
    patterns: Lines


class RedLineFile(Frozen):
    """The red lines of one language.

    `words` are named pieces of pattern, used as `{name}` in the patterns and in later words.
    `negations` match just before a phrase and lift it.
    """

    version: Text
    language: Literal["en"]
    source: Text
    words: dict[Code, str]
    negations: Lines
    rules: tuple[RedLine, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def patterns_work(self) -> "RedLineFile":
        codes = [rule.code for rule in self.rules]
        if len(set(codes)) < len(codes):
            raise ValueError("a code stands twice")
        for pattern in self.negations:
            _require_pattern(pattern, pattern)
        for rule in self.rules:
            for pattern in rule.patterns:
                _require_pattern(pattern, self.expand(pattern))
        return self

    def expand(self, pattern: str) -> str:
        """The pattern with its named words written out; an unknown name is a ValueError."""
        for _ in range(len(self.words) + 1):
            names = re.findall(r"\{([a-z_]+)\}", pattern)
            if not names:
                return pattern
            for name in names:
                if name not in self.words:
                    raise ValueError(f"'{name}' is not one of the words")
                pattern = pattern.replace(f"{{{name}}}", f"(?:{self.words[name]})")
        raise ValueError(f"the words of '{pattern[:40]}' go round in a circle")
