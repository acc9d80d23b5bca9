"""Finds words that may speak of danger, to the writer or to others, by rules passed in.

A floor, not a screen: it misses much, and a hit does one thing only, it shows help. Nothing about
the person follows from a hit, nor from none.
"""

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
    """At most one hit for each code, the first, in the order of the text."""
    first: dict[str, CrisisHit] = {}
    for found in find_phrases(text, rules):
        code, category = found.rule.code, cast(Category, found.rule.kind)
        if code not in first or found.start < first[code].start:
            first[code] = CrisisHit(category, code, found.start, found.end)
    return tuple(sorted(first.values(), key=lambda hit: (hit.start, hit.end, hit.code)))


def gravest(hits: Sequence[CrisisHit]) -> CrisisHit | None:
    """The hit whose category stands first in `BY_GRAVITY`, the earliest in the text among equals."""
    return min(hits, key=lambda hit: (BY_GRAVITY.index(hit.category), hit.start), default=None)
