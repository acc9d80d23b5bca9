"""Checks the synonyms against the library: each must lead somewhere, and say how it may be typed.

Not for how well a search answers: sets of searches in the tests measure that.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from undaunted.library.kinds.synonyms import SynonymFile, stems_of
from undaunted.library.stemming import stem, stems_in, words_in

LEAST_GROUPS = 120


def synonym_problems(file: SynonymFile, texts: Iterable[str]) -> Iterator[str]:
    """What is wrong: too few groups, a phrase no text has, one typed in little words only."""
    if len(file.groups) < LEAST_GROUPS:
        yield f"has {len(file.groups)} groups; it needs {LEAST_GROUPS}"
    held = [frozenset(stems_in(text)) for text in texts]
    little = {stem(word) for line in (*file.little, *file.skipped) for word in words_in(line)}
    for typed, meant in file.sides():
        for phrase in meant:
            if not any(held_by.issuperset(stems_of(phrase)) for held_by in held):
                yield f"'{phrase}' stands together in no entry of the library"
        for phrase in typed:
            if len(stems_of(phrase)) == 1 and little.issuperset(stems_of(phrase)):
                yield f"'{phrase}' is a little word, so it is never looked for"
    yield from _typed_twice(file)


def _typed_twice(file: SynonymFile) -> Iterator[str]:
    """Ways to type that stand in two groups: then it can't be read in one place what they find."""
    every = sorted(chain.from_iterable(typed for typed, _ in file.sides()))
    yield from (f"'{one}' stands twice" for one, after in pairwise(every) if one == after)
