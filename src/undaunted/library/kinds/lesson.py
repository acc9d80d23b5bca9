"""What a lesson is, and how lessons are read.

Not for whether a claim is true: that stands in the evidence register, which a lesson only names.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field

from undaunted.library.files import LibraryError, Problem, read_file
from undaunted.library.kinds.fields import Frozen, Name, Text, Whole

LESSONS = "lessons"

Part = Literal["begin", "fear", "people", "after", "behind"]
PARTS: tuple[Part, ...] = get_args(Part)  # in the order they are read

_Heading = Annotated[str, Field(min_length=3, max_length=60)]


class LessonSection(Frozen):
    """A part of a lesson, with the ids of what it claims."""

    heading: _Heading
    paragraphs: tuple[Text, ...] = Field(min_length=1)
    claims: tuple[Name, ...] = ()


class Lesson(Frozen):
    """Five minutes at most, on one thing. `for_whom` is empty when it is for everybody.

    `place` counts within the part; parts and places together are the order to read in.
    """

    id: Name
    version: Annotated[Whole, Field(ge=1)]
    title: _Heading
    part: Part
    place: Annotated[Whole, Field(ge=1)]
    minutes: Annotated[Whole, Field(ge=1, le=5)]
    summary: Annotated[str, Field(min_length=10, max_length=160)]
    for_whom: Annotated[str, Field(max_length=160)] = ""
    sections: tuple[LessonSection, ...] = Field(min_length=2)
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
        problems.extend(_misplaced(lesson, path, folder, lessons))
        lessons.setdefault(lesson.id, lesson)
    if not lessons and not problems:
        problems.append(Problem(LESSONS, "-", "there are no lessons"))
    ordered = sorted(lessons.values(), key=lambda lesson: (lesson.order, lesson.id))
    return {lesson.id: lesson for lesson in ordered}, tuple(problems)


def _misplaced(
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


def lessons_by_claim(lessons: Iterable[Lesson]) -> dict[str, tuple[Lesson, ...]]:
    """Which lessons rest on each claim, in the order given; a claim none uses is left out."""
    found: dict[str, tuple[Lesson, ...]] = {}
    for lesson in lessons:
        for each in lesson.claims:
            found[each] = (*found.get(each, ()), lesson)
    return found
