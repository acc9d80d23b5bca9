"""Finds entries by words: whole words, other words for the same, and small slips are forgiven.

Not for what people wrote: that is sealed, and `vault.searching` looks through it.
"""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile

from undaunted.library.stemming import stem, stems_in, words_in

ONE_SLIP_FROM, TWO_SLIPS_FROM = 4, 8  # letters of a word in which one, or two, may be wrong
MOST_CLOSE = 10
_BEGINNING_FROM = 4  # letters from which a last word may still be unfinished
_COMMON = 0.3  # words in more of the entries than this need not be there
_FEW = 3  # entries that are never most of them
_SLIP_COST, _MEANT_COST = 0.3, 0.25
_UNKNOWN = 1.0  # the weight of a word that stands nowhere, beside the logarithms of the others
_NEAR_ENOUGH = 0.2  # of the weight of what was looked for, to come close
_MEANT_IN_PASSING = 0.3  # of the best: other words for the same that only stand there somewhere
_AS_TYPED = 1.2  # how much more a word weighs in the very form it was typed in

Texts = tuple[tuple[float, str], ...]
_Stems = tuple[str, ...]
_Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Other words for the same: each way to type it, by stems, with the phrases of the library.

    `skipped` are words that stand between others and say nothing, `little` are stems that need not
    be found; `spelt` gives ours for an American word.
    """

    version: str = ""
    meant: Mapping[_Stems, tuple[_Stems, ...]] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    little: frozenset[str] = frozenset()
    spelt: Mapping[str, str] = field(default_factory=dict)

    def words(self) -> frozenset[str]:
        """Every stem somebody may type on purpose."""
        return frozenset(each for typed in self.meant for each in typed)

    @property
    def longest(self) -> int:
        return max(map(len, self.meant), default=0)


@dataclass(frozen=True, slots=True)
class Index:
    """Which stem stands where, with its weight; `slips` finds stems by what is left of them."""

    entries: int
    places: Mapping[str, Mapping[str, float]]
    forms: Mapping[str, frozenset[str]]
    stems: tuple[str, ...]
    slips: Mapping[str, tuple[str, ...]]
    synonyms: Synonyms
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Keys, the best first: those with every word, and at most ten that come close."""

    keys: tuple[str, ...]
    close: tuple[str, ...] = ()

    @property
    def nearest(self) -> bool:
        """Whether none had every word, so that there is only what comes close."""
        return not self.keys and bool(self.close)


@dataclass(frozen=True, slots=True)
class _Sought:
    """One word or phrase of what was looked for: where it stands, and how much it says."""

    scores: _Scores
    weight: float


def index_of(entries: Mapping[str, Texts], synonyms: Synonyms | None = None) -> Index:
    """An index of weighted texts by key. A word counts where it weighs most."""
    synonyms = synonyms or Synonyms()
    places: dict[str, dict[str, float]] = {}
    forms: dict[str, set[str]] = {}
    for key, texts in entries.items():
        for weight, text in sorted(texts, reverse=True):
            for each in set(stems_in(text)):
                places.setdefault(each, {}).setdefault(key, weight)
            for word in set(words_in(text)):
                forms.setdefault(word, set()).add(key)
    known = frozenset(places) | synonyms.words() | synonyms.little
    slips: dict[str, list[str]] = {}
    for each in sorted(known):
        for rest in _rests(each):
            slips.setdefault(rest, []).append(each)
    return Index(
        len(entries),
        places,
        {word: frozenset(keys) for word, keys in forms.items()},
        tuple(sorted(places)),
        {rest: tuple(found) for rest, found in slips.items()},
        synonyms,
        known,
    )


def find(index: Index, query: str) -> SearchResult:
    """The entries that have all of `query`, the best first, and those that come close to it."""
    sought = tuple(_sought_in(index, query))
    if not sought:
        return SearchResult(())
    total = sum(one.weight for one in sought)
    held: dict[str, float] = {}
    scores: dict[str, float] = {}
    for one in sought:
        for key, score in one.scores.items():
            held[key] = held.get(key, 0.0) + one.weight
            scores[key] = scores.get(key, 0.0) + score
    order = sorted(scores, key=lambda key: (-scores[key], key))
    whole = tuple(key for key in order if held[key] >= total - 1e-9)
    near = (key for key in order if _NEAR_ENOUGH * total <= held[key] < total - 1e-9)
    room = max(0, MOST_CLOSE - len(whole))
    ranked = sorted(near, key=lambda key: (-scores[key], key))
    return SearchResult(whole, tuple(islice(ranked, room)))


def _sought_in(index: Index, query: str) -> Iterator[_Sought]:
    """What was looked for, the longest known phrases first; little words only if nothing else."""
    said = [index.synonyms.spelt.get(word, word) for word in words_in(query)]
    typed = [word for word in said if word not in index.synonyms.skipped] or said
    wanted = list(_phrases(index, typed)) or [(word,) for word in typed]
    for number, words in enumerate(wanted):
        scores = _scores_of(index, words, last=number == len(wanted) - 1)
        yield _Sought(scores, _weight(index, len(scores)))


def _weight(index: Index, held_by: int) -> float:
    """How much it says that an entry has this; nothing where nearly all have it."""
    if not held_by:
        return _UNKNOWN
    return (
        0.0
        if held_by > max(_FEW, _COMMON * index.entries)
        else math.log(1 + index.entries / held_by)
    )


def _phrases(index: Index, typed: Sequence[str]) -> Iterator[_Stems]:
    """The words as they were typed, together where together they are one way to say something."""
    at, synonyms = 0, index.synonyms
    stems = [_mended(index, stem(word)) for word in typed]
    while at < len(typed):
        for length in range(min(synonyms.longest, len(typed) - at), 1, -1):
            if tuple(stems[at : at + length]) in synonyms.meant:
                yield tuple(typed[at : at + length])
                at += length
                break
        else:
            if stems[at] not in synonyms.little:
                yield (typed[at],)
            at += 1


def _scores_of(index: Index, words: _Stems, *, last: bool) -> _Scores:
    """Entry -> how well these words, or others for the same, stand in it; rare ones say more."""
    found: dict[str, float] = {}
    stems = tuple(_mended(index, stem(word)) for word in words)
    for meant in index.synonyms.meant.get(stems, ()):
        _keep_best(found, _of_phrase(index, meant, 1 - _MEANT_COST))
    best = max(found.values(), default=0.0)
    found = {key: score for key, score in found.items() if score >= _MEANT_IN_PASSING * best}
    if len(words) > 1:
        _keep_best(found, _of_phrase(index, stems, 1.0))
        return found
    for each, closeness in _close_to(index, stem(words[0]), last=last).items():
        _keep_best(found, _of_word(index, each, closeness, words[0]))
    return found


def _keep_best(found: dict[str, float], more: _Scores) -> None:
    for key, score in more.items():
        if score > found.get(key, 0.0):
            found[key] = score


def _of_word(index: Index, each: str, closeness: float, typed: str) -> _Scores:
    held = index.places.get(each, {})
    rare = math.log(1 + index.entries / max(1, len(held)))
    exact = index.forms.get(typed, frozenset())
    return {
        key: closeness * weight * rare * (_AS_TYPED if key in exact else 1.0)
        for key, weight in held.items()
    }


def _of_phrase(index: Index, stems: Iterable[str], closeness: float) -> _Scores:
    """Where all of these stand, weighed by the weakest of them."""
    all_of = [index.places.get(each, {}) for each in stems]
    fewest = min(all_of, key=len, default={})
    both = [key for key in fewest if all(key in held for held in all_of)]
    rare = math.log(1 + index.entries / max(1, len(both)))
    return {key: closeness * min(held[key] for held in all_of) * rare for key in both}


def _close_to(index: Index, word: str, *, last: bool) -> dict[str, float]:
    """Stems that are the word (1), begin with it where it may be unfinished, or differ by a slip.

    A real word is never taken for another: neither for a longer one nor for a slip.
    """
    if word in index.known:
        return {word: 1.0}
    if last and len(word) >= _BEGINNING_FROM:
        begun = {each: len(word) / len(each) for each in _beginning_with(index, word)}
        if begun:
            return begun
    return {each: 1 - _SLIP_COST * gap for each, gap in _slipped(index, word).items()}


def _slipped(index: Index, word: str) -> dict[str, int]:
    """The known words nearest to it, with how many slips; the first letter is never one."""
    near = {each for rest in _rests(word) for each in index.slips.get(rest, ())}
    apart = {each: distance(word, each) for each in near if each[:1] == word[:1]}
    allowed = _slips_allowed(word)
    least = min(apart.values(), default=allowed + 1)
    return {each: gap for each, gap in apart.items() if gap == least <= allowed}


def _mended(index: Index, word: str) -> str:
    """The known word that was meant, for looking up phrases; itself where that is not clear."""
    if word in index.known:
        return word
    meant = _slipped(index, word)
    return next(iter(meant)) if len(meant) == 1 else word


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
