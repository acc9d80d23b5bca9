"""What a lesson is, how lessons are read, and what keeps one from shipping.

Not for whether a claim is true: that stands in the evidence register, which a lesson only names.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from math import ceil
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field

from undaunted.library.fields import Frozen, Name, Text, Whole
from undaunted.library.files import LibraryError, Problem, read_file
from undaunted.library.wording import LONGEST_SENTENCE, reading_grade, sentences, words

LESSONS = "lessons"
FEWEST_WORDS, MOST_WORDS = 350, 650
WORDS_A_MINUTE = 200  # a calm pace of reading
HIGHEST_GRADE = 8.5

Part = Literal["begin", "fear", "people", "after", "behind"]
PARTS: tuple[Part, ...] = get_args(Part)  # in the order they are read

Found = Iterator[tuple[str, str]]
Heading = Annotated[str, Field(min_length=3, max_length=60)]


class Section(Frozen):
    """A part of a lesson, with the ids of what it claims."""

    heading: Heading
    paragraphs: tuple[Text, ...] = Field(min_length=1)
    claims: tuple[Name, ...] = ()


class Lesson(Frozen):
    """Five minutes at most, on one thing. `for_whom` is empty when it is for everybody.

    `place` counts within the part; parts and places together are the order to read in.
    """

    id: Name
    version: Annotated[Whole, Field(ge=1)]
    title: Heading
    part: Part
    place: Annotated[Whole, Field(ge=1)]
    minutes: Annotated[Whole, Field(ge=1, le=5)]
    summary: Annotated[str, Field(min_length=10, max_length=160)]
    for_whom: Annotated[str, Field(max_length=160)] = ""
    sections: tuple[Section, ...] = Field(min_length=2)
    try_this: Text
    licence: Literal["CC-BY-4.0"]

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of all that is claimed, each once, in order of first use."""
        return tuple(dict.fromkeys(chain.from_iterable(part.claims for part in self.sections)))

    @property
    def order(self) -> tuple[int, int]:
        """Where it stands among all lessons."""
        return PARTS.index(self.part), self.place

    def body(self) -> str:
        """What is read from the first paragraph to the last, without headings."""
        paragraphs = chain.from_iterable(part.paragraphs for part in self.sections)
        return "\n".join((*paragraphs, self.try_this))

    def texts(self) -> tuple[tuple[str, str], ...]:
        """Every text a person reads, with the field it stands in."""
        parts = [("title", self.title), ("summary", self.summary), ("for_whom", self.for_whom)]
        for n, part in enumerate(self.sections):
            parts.append((f"sections.{n}.heading", part.heading))
            parts += [(f"sections.{n}.paragraphs", text) for text in part.paragraphs]
        return (*parts, ("try_this", self.try_this))


def read_lessons(folder: Path) -> tuple[dict[str, Lesson], tuple[Problem, ...]]:
    """Every lesson of `folder`/lessons that can be read, by id in reading order; every problem."""
    lessons: dict[str, Lesson] = {}
    problems: list[Problem] = []
    for path in sorted(path for path in (folder / LESSONS).rglob("*") if path.is_file()):
        try:
            lesson = read_file(path, Lesson, folder)
        except LibraryError as fault:
            problems.extend(fault.problems)
            continue
        problems.extend(misplaced(lesson, path, folder, lessons))
        lessons.setdefault(lesson.id, lesson)
    if not lessons and not problems:
        problems.append(Problem(LESSONS, "-", "there are no lessons"))
    ordered = sorted(lessons.values(), key=lambda lesson: (lesson.order, lesson.id))
    return {lesson.id: lesson for lesson in ordered}, tuple(problems)


def misplaced(
    lesson: Lesson, path: Path, folder: Path, before: Mapping[str, Lesson]
) -> Iterator[Problem]:
    """What is wrong with where the lesson lies, and with its id among those read before."""
    name = path.relative_to(folder).as_posix()
    if path.name != f"{lesson.id}.yaml":
        yield Problem(name, "id", f"the file of '{lesson.id}' must be {lesson.id}.yaml")
    if path.parent != folder / LESSONS:
        yield Problem(name, "id", f"must lie in {LESSONS}/ itself")
    if lesson.id in before:
        yield Problem(name, "id", f"'{lesson.id}' is also the id of another lesson")
    for other in before.values():
        if other.order == lesson.order and other.id != lesson.id:
            yield Problem(name, "place", f"'{other.id}' stands at {lesson.part} {lesson.place} too")


def lesson_problems(lesson: Lesson, evidence_ids: frozenset[str]) -> Found:
    """Field and reason for everything that keeps one lesson from shipping."""
    yield from claim_problems(lesson, evidence_ids)
    yield from sentence_problems(lesson)
    yield from length_problems(lesson)
    grade = reading_grade(lesson.body())
    if grade > HIGHEST_GRADE:
        yield "sections", f"reads at grade {grade:.1f}; {HIGHEST_GRADE:g} at most"
    if lesson.title.endswith((".", "!")) or not lesson.title[0].isupper():
        yield "title", "begins with a capital and ends without a full stop"


def claim_problems(lesson: Lesson, evidence_ids: frozenset[str]) -> Found:
    """Every claim is in the register, stands once in its section, and there is at least one."""
    if not lesson.claims:
        yield "sections", "claims nothing; a lesson names what it rests on"
    for n, part in enumerate(lesson.sections):
        for each in part.claims:
            if each not in evidence_ids:
                yield f"sections.{n}.claims", f"'{each}' is not in evidence.yaml"
        if len(set(part.claims)) < len(part.claims):
            yield f"sections.{n}.claims", "the same claim stands twice"


def sentence_problems(lesson: Lesson) -> Found:
    for field, text in lesson.texts():
        longest = max((len(words(each)) for each in sentences(text)), default=0)
        if longest > LONGEST_SENTENCE:
            yield field, f"has a sentence of {longest} words; {LONGEST_SENTENCE} at most"
        if "!!" in text or "?!" in text:
            yield field, "shouts"


def length_problems(lesson: Lesson) -> Found:
    """The number of words, and whether the minutes are those it takes to read them."""
    count = sum(len(words(text)) for _, text in lesson.texts())
    if not FEWEST_WORDS <= count <= MOST_WORDS:
        yield "sections", f"has {count} words; {FEWEST_WORDS} to {MOST_WORDS} wanted"
    needed = ceil(count / WORDS_A_MINUTE)
    if lesson.minutes != needed:
        yield "minutes", f"is {lesson.minutes}; {count} words take {needed}"


def lessons_by_claim(lessons: Iterable[Lesson]) -> dict[str, tuple[Lesson, ...]]:
    """Which lessons rest on each claim, in the order given; a claim none uses is left out."""
    found: dict[str, tuple[Lesson, ...]] = {}
    for lesson in lessons:
        for each in lesson.claims:
            found[each] = (*found.get(each, ()), lesson)
    return found
