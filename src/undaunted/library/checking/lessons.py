"""What keeps a lesson from shipping: its claims, its sentences, its length."""

from collections.abc import Iterator
from math import ceil

from undaunted.library.kinds.lesson import Lesson
from undaunted.library.wording import LONGEST_SENTENCE, reading_grade, sentences, words

FEWEST_WORDS, MOST_WORDS = 350, 650
_WORDS_A_MINUTE = 200  # a calm pace of reading
_HIGHEST_GRADE = 8.5

_Found = Iterator[tuple[str, str]]


def lesson_problems(lesson: Lesson, evidence_ids: frozenset[str]) -> _Found:
    """Field and reason for everything that keeps one lesson from shipping."""
    yield from _claim_problems(lesson, evidence_ids)
    yield from _sentence_problems(lesson)
    yield from _length_problems(lesson)
    grade = reading_grade(lesson.body())
    if grade > _HIGHEST_GRADE:
        yield "sections", f"reads at grade {grade:.1f}; {_HIGHEST_GRADE:g} at most"
    if lesson.title.endswith((".", "!")) or not lesson.title[0].isupper():
        yield "title", "begins with a capital and ends without a full stop"


def _claim_problems(lesson: Lesson, evidence_ids: frozenset[str]) -> _Found:
    """Every claim is in the register, stands once in its section, and there is at least one."""
    if not lesson.claims:
        yield "sections", "claims nothing; a lesson names what it rests on"
    for n, part in enumerate(lesson.sections):
        for each in part.claims:
            if each not in evidence_ids:
                yield f"sections.{n}.claims", f"'{each}' is not in evidence.yaml"
        if len(set(part.claims)) < len(part.claims):
            yield f"sections.{n}.claims", "the same claim stands twice"


def _sentence_problems(lesson: Lesson) -> _Found:
    for field, text in lesson.texts():
        longest = max((len(words(each)) for each in sentences(text)), default=0)
        if longest > LONGEST_SENTENCE:
            yield field, f"has a sentence of {longest} words; {LONGEST_SENTENCE} at most"
        if "!!" in text or "?!" in text:
            yield field, "shouts"


def _length_problems(lesson: Lesson) -> _Found:
    """The number of words, and whether the minutes are those it takes to read them."""
    count = sum(len(words(text)) for _, text in lesson.texts())
    if not FEWEST_WORDS <= count <= MOST_WORDS:
        yield "sections", f"has {count} words; {FEWEST_WORDS} to {MOST_WORDS} wanted"
    needed = ceil(count / _WORDS_A_MINUTE)
    if lesson.minutes != needed:
        yield "minutes", f"is {lesson.minutes}; {count} words take {needed}"
