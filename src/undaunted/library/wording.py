"""Sentences, words and reading ease of a text; what is asked of them stands in `checking`."""

import re

LONGEST_SENTENCE = 25  # words


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; an ellipsis ends none."""
    plain = re.sub(r"\.{2,}|…", " ", text)
    parts = re.split(r"(?<=[.?!])[\"'”’)]*\s+", plain)
    return tuple(part for part in parts if words(part))


def words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+", text))


def syllables(word: str) -> int:
    """Groups of vowels; a silent e at the end is none. Right for most English words."""
    groups = len(re.findall(r"[aeiouyéè]+", word.lower()))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$", word.lower()) is not None
    return max(1, groups - silent)


def reading_grade(text: str) -> float:
    """The Flesch-Kincaid grade (Kincaid 1975): school years needed to read the text."""
    said = words(text)
    per_sentence = len(said) / max(len(sentences(text)), 1)
    per_word = sum(map(syllables, said)) / max(len(said), 1)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59
