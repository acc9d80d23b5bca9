"""How an ask is worded: enough sentences, short ones, easy to read.

Not for what the words mean: red lines are the engine's, warmth is a reader's.
"""

import re
from collections.abc import Iterator

from undaunted.library.schema import Ask

LONGEST_SENTENCE = 25  # words
HIGHEST_GRADE = 8.0  # of `how`; reading age 12 to 13
SENTENCES = (
    ("summary", 1, 1),
    ("how", 2, 5),
    ("no_means", 1, 1),
    ("silence_means", 1, 1),
    ("debrief", 1, 1),
)


def wording_problems(ask: Ask) -> Iterator[tuple[str, str]]:
    """Field and reason for what is too long or too hard to read."""
    for field, least, most in SENTENCES:
        text = getattr(ask, field)
        count = len(sentences(text)) if text else least
        if not least <= count <= most:
            wanted = f"{least}" if least == most else f"{least} to {most}"
            yield field, f"has {count} sentences; {wanted} wanted"
    for field, text in ask.texts():
        longest = max((len(words(each)) for each in sentences(text)), default=0)
        if longest > LONGEST_SENTENCE:
            yield field, f"has a sentence of {longest} words; {LONGEST_SENTENCE} at most"
        if "!!" in text or "?!" in text:
            yield field, "shouts"
    grade = reading_grade(ask.how)
    if grade > HIGHEST_GRADE:
        yield "how", f"reads at grade {grade:.1f}; {HIGHEST_GRADE:g} at most"
    if ask.title.endswith((".", "!")) or not ask.title[0].isupper():
        yield "title", "begins with a capital and ends without a full stop"
    if not ask.debrief.endswith("?"):
        yield "debrief", "must be a question"


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
