"""Finds words that may speak of danger, to the writer or to others, by rules passed in.

A floor, not a screen: it misses much, and a hit does one thing only, it shows help. Nothing about
the person follows from a hit, nor from none.
"""

from dataclasses import dataclass
from typing import Literal, cast, get_args

from undaunted.engine.words.phrases import PhraseBook, find_phrases

Category = Literal["suicide", "self_harm", "harmed_by_other", "harm_to_other", "other_at_risk"]
CATEGORIES: tuple[Category, ...] = get_args(Category)


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
