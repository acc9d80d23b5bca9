"""How like labelled sentences a few lines are, by their words and groups of letters: a linear model.

A logistic regression over hashed features; its weights are arguments. It knows nothing of meaning
and sees what no rule names, so a hit by it is answered and never counted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from zlib import crc32

import numpy as np
import numpy.typing as npt

from undaunted.engine.words.folding import readings
from undaunted.engine.words.phrases import PhraseHit

SHORTEST, LONGEST = 3, 5  # of the groups of letters
MOST_WORDS = 40  # of what is looked at as one
_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;\n]*")
_WORD = re.compile(r"[a-z0-9]+")

_Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class LikenessModel:
    """Weights of m buckets that say how like (m,), and of n that say which of k kinds (k, n).

    A score above zero is a hit.
    """

    language: str
    kinds: tuple[str, ...]
    intercept: float
    weights: _Weights
    kind_intercepts: _Weights
    kind_weights: _Weights

    def score(self, text: str) -> float:
        """The weights of the buckets of a folded text, over the root of their number."""
        found = buckets(text, len(self.weights))
        if not len(found):
            return self.intercept
        return self.intercept + float(self.weights[found].sum()) / sqrt(len(found))

    def kind(self, text: str) -> str:
        """The likeliest kind of a folded text that is a hit."""
        found = buckets(text, self.kind_weights.shape[1])
        scores = self.kind_weights[:, found].sum(axis=1) / sqrt(max(len(found), 1))
        return self.kinds[int(np.argmax(scores + self.kind_intercepts))]


@dataclass(frozen=True, slots=True)
class AlikeHit:
    """What a model hits: its kind, and where in the original (start, end)."""

    kind: str
    start: int
    end: int


def buckets(text: str, size: int) -> npt.NDArray[np.int64]:
    """The buckets that words, pairs of words and letter groups fall into, each once, in order."""
    words = _WORD.findall(text)
    line = f" {' '.join(words)} "
    features = {
        line[start : start + length]
        for length in range(SHORTEST, LONGEST + 1)
        for start in range(len(line) - length + 1)
    }
    features.update(f"w:{word}" for word in words)
    features.update(f"b:{one}_{next_}" for one, next_ in pairwise(words))
    features.update(f"s:{one}_{later}" for one, later in zip(words, words[2:], strict=False))
    found = {crc32(each.encode()) % size for each in features if words}
    return np.array(sorted(found), dtype=np.int64)


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences of at most `MOST_WORDS` words, each begun half a run after the last;
    a longer sentence is one by itself."""
    spans = [found.span() for found in _SENTENCE.finditer(text) if found.group().strip(" .!?;\n")]
    lengths = [len(_WORD.findall(text[start:end])) for start, end in spans]
    first = 0
    while first < len(spans):
        last = _last_of(lengths, first)
        yield spans[first][0], spans[last][1]
        if last == len(spans) - 1:
            return
        first += max((last + 1 - first) // 2, 1)


def _last_of(lengths: Sequence[int], first: int) -> int:
    """The last sentence of the run that begins with the sentence `first`."""
    last, words = first, lengths[first]
    while last + 1 < len(lengths) and words + lengths[last + 1] <= MOST_WORDS:
        last += 1
        words += lengths[last]
    return last


def first_alike(
    text: str, models: tuple[LikenessModel, ...], phrases: tuple[PhraseHit, ...]
) -> AlikeHit | None:
    """The first run of sentences a model hits, none in which a phrase was taken back."""
    if not models:
        return None
    reading = readings(text)[0]
    for start, end in windows(reading.text):
        first, last = reading.span(start, end)
        if any(found.lifted and found.start < last and first < found.end for found in phrases):
            continue
        run = reading.text[start:end]
        for model in models:
            if model.score(run) > 0:
                return AlikeHit(model.kind(run), first, last)
    return None
