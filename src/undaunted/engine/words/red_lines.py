"""Finds words that cross a red line: whole words in context, by rules that are passed in.

A floor, not a judge: it sees phrases, not intentions, and nothing about the person follows from
a hit. A phrase that a negation lifts ("never film anybody") is no hit.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_SAME_LENGTH = str.maketrans({"’": "'", "‘": "'", "`": "'", "‑": "-", "–": "-", "\u00ad": "-"})


@dataclass(frozen=True, slots=True)
class RedLineRule:
    """Patterns are regular expressions, matched at word bounds; a space is any white space."""

    code: str
    patterns: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class RedLineRules:
    """The rules of one language. `negations` stand just before a phrase and lift it."""

    version: str
    rules: tuple[RedLineRule, ...]
    negations: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class RedLineHit:
    """Which line, the kind sentence, and where in the text (start, end)."""

    code: str
    message: str
    start: int
    end: int


def find_red_lines(text: str, rules: RedLineRules) -> tuple[RedLineHit, ...]:
    """Every hit in `text`, at most one for each rule, in the order of the rules."""
    plain = text.translate(_SAME_LENGTH)
    hits = (_first_hit(plain, rule, rules.negations) for rule in rules.rules)
    return tuple(hit for hit in hits if hit is not None)


def _first_hit(text: str, rule: RedLineRule, negations: tuple[str, ...]) -> RedLineHit | None:
    for pattern in rule.patterns:
        for match in compiled(pattern).finditer(text):
            if not _lifted(text[: match.start()], negations):
                return RedLineHit(rule.code, rule.message, match.start(), match.end())
    return None


def _lifted(before: str, negations: tuple[str, ...]) -> bool:
    """Whether a negation ends where the phrase begins."""
    return any(_compiled_before(negation).search(before) for negation in negations)


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_spaced(pattern)})\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def _compiled_before(negation: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_spaced(negation)})\s*$", re.IGNORECASE)


def _spaced(pattern: str) -> str:
    """A space of the pattern stands for white space or a hyphen; ` ?` for either or nothing."""
    return pattern.replace(" ?", r"[\s-]*").replace(" ", r"[\s-]+")
