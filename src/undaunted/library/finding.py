"""Finds entries by words: accents, endings, the order of words and small slips make no difference.

Not for what people wrote: that is sealed, and `vault.searching` looks through it.
"""

import math
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "s")
_SHORTEST_STEM = 3
ONE_SLIP_FROM, TWO_SLIPS_FROM = 4, 8  # letters of a word in which one, or two, may be wrong
_COMMON = 0.3  # words in more of the entries than this need not be there
_SLIP_COST = 0.3

Texts = tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Which stem stands where, with its weight; `slips` finds stems by what is left of them."""

    entries: int
    places: Mapping[str, Mapping[str, float]]
    stems: tuple[str, ...]
    slips: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Keys, the best first. `nearest`: none had every word, so these come closest."""

    keys: tuple[str, ...]
    nearest: bool = False


def _folded(text: str) -> str:
    """Lower case without accents; apostrophes join."""
    plain = text.casefold().replace("’", "").replace("'", "")
    if plain.isascii():
        return plain
    parts = unicodedata.normalize("NFKD", plain)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _stems_in(text: str) -> list[str]:
    """Its words in order; one with a hyphen is its parts, and the whole without the hyphen."""
    return [each for word in _WORD.findall(_folded(text)) for each in _stems_of(word)]


@lru_cache(maxsize=10_000)
def _stems_of(word: str) -> tuple[str, ...]:
    parts = word.split("-")
    whole = ("".join(parts),) if len(parts) > 1 else ()
    return tuple(_stem(part) for part in (*parts, *whole))


def _stem(word: str) -> str:
    """A word without its ending, if enough is left."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def index_of(entries: Mapping[str, Texts]) -> Index:
    """An index of weighted texts by key. A word counts where it weighs most."""
    places: dict[str, dict[str, float]] = {}
    for key, texts in entries.items():
        for weight, text in sorted(texts, reverse=True):
            for each in set(_stems_in(text)):
                places.setdefault(each, {}).setdefault(key, weight)
    slips: dict[str, list[str]] = {}
    for each in places:
        for rest in _rests(each):
            slips.setdefault(rest, []).append(each)
    frozen = {rest: tuple(found) for rest, found in slips.items()}
    return Index(len(entries), places, tuple(sorted(places)), frozen)


def find(index: Index, query: str) -> SearchResult:
    """The entries that have every word of `query`, or else those that have the most."""
    words = dict.fromkeys(_stems_in(query.replace("-", " ")))
    scores: dict[str, float] = {}
    had: dict[str, int] = {}
    needed = 0
    for word in words:
        close = _close_to(index, word)
        optional = len(index.places.get(word, ())) > _COMMON * index.entries
        needed += not optional
        for key, score in _scored(index, close).items():
            scores[key] = scores.get(key, 0.0) + score
            had[key] = had.get(key, 0) + (not optional)
    order = sorted(scores, key=lambda key: (-had[key], -scores[key], key))
    whole = tuple(key for key in order if had[key] == needed)
    most = max(had.values(), default=0)
    return (
        SearchResult(whole)
        if whole
        else SearchResult(tuple(k for k in order if had[k] == most), nearest=True)
    )


def _scored(index: Index, close: Mapping[str, float]) -> dict[str, float]:
    """Entry -> how well one word of the query stands in it; rare words say more."""
    scores: dict[str, float] = {}
    for each, closeness in close.items():
        held = index.places[each]
        rare = math.log(1 + index.entries / len(held))
        for key, weight in held.items():
            scores[key] = max(scores.get(key, 0.0), closeness * weight * rare)
    return scores


def _close_to(index: Index, word: str) -> dict[str, float]:
    """Stems that are the word (1), begin with it, or differ by a slip: closeness 0-1."""
    close = {each: len(word) / len(each) for each in _beginning_with(index, word)}
    if close:
        return close
    near = {each for rest in _rests(word) for each in index.slips.get(rest, ())}
    apart = {each: distance(word, each) for each in near}
    allowed = _slips_allowed(word)
    return {each: 1 - _SLIP_COST * gap for each, gap in apart.items() if gap <= allowed}


def _beginning_with(index: Index, word: str) -> list[str]:
    start = bisect_left(index.stems, word)
    return list(takewhile(lambda each: each.startswith(word), index.stems[start:]))


def _slips_allowed(word: str) -> int:
    return (len(word) >= ONE_SLIP_FROM) + (len(word) >= TWO_SLIPS_FROM)


def _rests(word: str) -> Iterator[str]:
    """The word, and what is left of it without as many letters as may be wrong."""
    seen = {word}
    for _ in range(_slips_allowed(word)):
        seen |= {each[:at] + each[at + 1 :] for each in seen for at in range(len(each))}
    return iter(seen)


def distance(one: str, other: str) -> int:
    """Letters added, left out, changed, or swapped with their neighbour (optimal alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, there in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and there == one[i - 2]:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
