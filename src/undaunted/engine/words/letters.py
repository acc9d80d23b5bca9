"""How much a sentence looks like labelled ones, by the groups of letters in it: a linear model.

A logistic regression over groups of three to five letters; its weights are arguments. It knows
nothing of meaning, so a hit by it alone may be answered, never counted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from zlib import crc32

import numpy as np
import numpy.typing as npt

from undaunted.engine.words.folding import Folded

SHORTEST, LONGEST = 3, 5
_SENTENCE = re.compile(r"[^.!?;]+")
_BETWEEN = re.compile(r"[ ,:]+")

_Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class LetterModel:
    """One weight a bucket; a score above zero is a hit. Only sentences with a word for oneself
    and a word of worth or belonging are looked at."""

    language: str
    about_self: str
    of_worth: str
    intercept: float
    weights: _Weights

    def looks_at(self, sentence: str) -> bool:
        return all(_compiled(words).search(sentence) for words in (self.about_self, self.of_worth))

    def score(self, sentence: str) -> float:
        """The weights of the buckets of a folded sentence, over the root of their number."""
        found = buckets(sentence, len(self.weights))
        if not len(found):
            return self.intercept
        return self.intercept + float(self.weights[found].sum()) / sqrt(len(found))


def buckets(sentence: str, size: int) -> npt.NDArray[np.int64]:
    """The buckets that the letter groups of a sentence fall into, each once, in order."""
    text = f" {_BETWEEN.sub(' ', sentence).strip()} "
    groups = {
        text[start : start + length]
        for length in range(SHORTEST, LONGEST + 1)
        for start in range(len(text) - length + 1)
    }
    return np.unique(np.array([crc32(each.encode()) % size for each in groups], dtype=np.int64))


def find_by_letters(reading: Folded, models: tuple[LetterModel, ...]) -> Iterator[tuple[int, int]]:
    """The sentences a model hits: where in the original."""
    for sentence in _SENTENCE.finditer(reading.text):
        for model in models:
            if model.looks_at(sentence.group()) and model.score(sentence.group()) > 0:
                yield reading.span(*sentence.span())


@lru_cache(maxsize=16)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b")
