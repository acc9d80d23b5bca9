"""Finds words that may speak of danger, to the writer or to others, by rules passed in.

A floor, not a screen: it misses much, and a hit does one thing only, it shows help. Nothing about
the person follows from a hit, nor from none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast, get_args

from undaunted.engine.words.phrases import PhraseBook, find_phrases

Category = Literal["suicide", "self_harm", "harmed_by_other", "harm_to_other", "other_at_risk"]
CATEGORIES: tuple[Category, ...] = get_args(Category)
# One's own life first, then at another's hand, then another's at one's own; then wounds without a
# wish to die, then somebody else's trouble. A judgement of the authors, for which help comes first.
BY_GRAVITY: tuple[Category, ...] = (
    "suicide",
    "harmed_by_other",
    "harm_to_other",
    "self_harm",
    "other_at_risk",
)
# Dangers to oneself, which the same words may tell of another ("she says she'll take her pills").
_TO_ONESELF = ("suicide", "self_harm")
_WRITER = re.compile(
    r"\b(?:i|i['’]?(?:m|ve|d|ll)|myself|yo|quiero|voy|tengo|pienso)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class CrisisRules(PhraseBook):
    """The kind of each rule is its category."""


@dataclass(frozen=True, slots=True)
class CrisisHit:
    """What the words may speak of, by which rule, and where in the text (start, end)."""

    category: Category
    code: str
    start: int
    end: int


def find_crisis(text: str, rules: CrisisRules) -> tuple[CrisisHit, ...]:
    """At most one hit for each code, the first, in the order of the text.

    What lies within somebody else's danger and does not name the writer is not the writer's own.
    """
    first: dict[str, CrisisHit] = {}
    for found in find_phrases(text, rules):
        code, category = found.rule.code, cast(Category, found.rule.kind)
        if code not in first or found.start < first[code].start:
            first[code] = CrisisHit(category, code, found.start, found.end)
    others = [hit for hit in first.values() if hit.category == "other_at_risk"]
    own = (hit for hit in first.values() if not any(_is_of(other, hit, text) for other in others))
    return tuple(sorted(own, key=lambda hit: (hit.start, hit.end, hit.code)))


def _is_of(other: CrisisHit, hit: CrisisHit, text: str) -> bool:
    """Whether a danger to oneself, as it was taken for, is told of the other."""
    inside = other.start <= hit.start and hit.end <= other.end
    names_writer = _WRITER.search(text, hit.start, hit.end) is not None
    return inside and hit.category in _TO_ONESELF and not names_writer


def gravest(hits: Sequence[CrisisHit]) -> CrisisHit | None:
    """The hit whose category stands first in `BY_GRAVITY`, the earliest in the text among equals."""
    return min(hits, key=lambda hit: (BY_GRAVITY.index(hit.category), hit.start), default=None)
