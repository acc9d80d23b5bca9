"""Finds pairs of asks that are nearly the same, by the words they share.

Not for asks that want the same in other words: those only a reader sees.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from undaunted.library.checking.texts import file_of
from undaunted.library.files import Problem
from undaunted.library.kinds.ask import Ask

# Chosen by looking: of 278 asks, those above .30 shared sentences or whole turns of phrase, and those
# between .25 and .30 only a place and a way (two video calls, two letters to a relative).
TOO_ALIKE = 0.30
_WORD = re.compile(r"[^\W\d_]+")


def words_compared(ask: Ask) -> list[str]:
    """The words by which an ask is compared: title, summary, how, and what one says."""
    texts = (ask.title, ask.summary, ask.how, *ask.opening_lines)
    return _WORD.findall(" ".join(texts).lower())


def weights(documents: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """A row of length 1 a document: (1 + ln count) ln(documents / documents with the word).

    TF-IDF after Salton and Buckley (1988). A document without a word of its own is a row of zeros.
    """
    spread = Counter(word for document in documents for word in set(document))
    columns = {word: n for n, word in enumerate(sorted(spread))}
    found = np.zeros((len(documents), len(columns)))
    for row, document in enumerate(documents):
        for word, count in Counter(document).items():
            rare = np.log(len(documents) / spread[word])
            found[row, columns[word]] = (1 + np.log(count)) * rare
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return found / np.where(lengths > 0, lengths, 1.0)


def alike(asks: Sequence[Ask], least: float) -> list[tuple[float, Ask, Ask]]:
    """Pairs whose cosine is at least `least`, the most alike first."""
    rows = weights([words_compared(ask) for ask in asks])
    cosines = np.triu(rows @ rows.T, k=1)
    pairs = [(float(cosines[i, j]), asks[i], asks[j]) for i, j in np.argwhere(cosines >= least)]
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1].id, pair[2].id))


def alike_problems(asks: Sequence[Ask]) -> Iterator[Problem]:
    """Every pair too near to each other, told at the second."""
    for cosine, one, other in alike(asks, TOO_ALIKE):
        reason = f"is nearly '{one.id}' ({cosine:.2f}; less than {TOO_ALIKE:.2f} wanted)"
        yield Problem(file_of(other), "how", f"{reason}: rewrite one, or make one of both")
