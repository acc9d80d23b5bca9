"""What an exercise is, and how the exercises are read: a short sheet to fill in, or to sit through.

Not for whether one is good enough to hand out: see `checking.exercises`. Not for asks.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field

from undaunted.library.files import LibraryError, Problem, read_file
from undaunted.library.kinds.exercise_steps import ChoiceOption, Key, Line, Question, Said, Step
from undaunted.library.kinds.fields import Frozen, Name, Text, Truth, Whole

EXERCISES = "exercises"

When = Literal["before", "after", "evening", "weekly", "any"]
Situation = Literal[
    "hard_no",
    "wrong_lesson",
    "did_not_ask",
    "surprise",
    "feedback_given",
    "before_big_step",
    "stuck_thought",
    "said_yes_but_meant_no",
    "evening",
    "weekly",
    "ghosted",
]
NotFor = Literal["supported", "care_first", "ptsd_raised", "item9", "fresh_event"]
_Limit = Literal["none", "every_second_ask", "once_a_day", "once_an_event"]
_Measure = Literal["belief", "expectation", "fear", "grip", "guilt", "distress", "mood"]
SITUATIONS: tuple[Situation, ...] = get_args(Situation)
_Title = Annotated[str, Field(min_length=3, max_length=60)]


class Why(Frozen):
    """What it is for, in two or three sentences, and the ids of what that rests on."""

    text: Text
    claims: tuple[Name, ...] = Field(min_length=1)


class Rise(Frozen):
    """When the exercise is no longer offered: it rose by so much, so many times."""

    by: Annotated[Whole, Field(ge=1, le=100)]
    times: Annotated[Whole, Field(ge=1, le=10)]


class Pair(Frozen):
    """The same question before and after. Only `belief` and `expectation` are read as learning.

    A list is compared row by row.
    """

    measure: _Measure
    before_key: Key
    after_key: Key
    stop: Rise | None = None


class LeadsTo(Frozen):
    """Where it goes on, taking along what was written under `key`."""

    where: Literal["improved_ask", "next_ask", "reminder"]
    key: Key


class Exercise(Frozen):
    """One exercise in one version. Its id never changes.

    `proposes_after` is empty for what the system never brings up by itself.
    """

    id: Name
    version: Annotated[Whole, Field(ge=1)]
    title: _Title
    summary: Annotated[str, Field(min_length=10, max_length=160)]
    minutes: Annotated[Whole, Field(ge=1, le=30)]
    when: When
    why: Why
    not_for: tuple[NotFor, ...]
    cautions: tuple[Text, ...]
    steps: tuple[Step, ...] = Field(min_length=2)
    pairs: tuple[Pair, ...] = ()
    stop_rule: Text
    done_sentence: Text
    closes_day: Truth = False
    limit: _Limit = "none"
    leads_to: LeadsTo | None = None
    proposes_after: tuple[Situation, ...]
    proposal: Line
    source: Text
    licence: Literal["CC-BY-4.0"]

    @property
    def questions(self) -> tuple[Question, ...]:
        """The fields to fill in, in order."""
        return tuple(step for step in self.steps if isinstance(step, Question))

    def question(self, key: str) -> Question | None:
        return next((each for each in self.questions if each.key == key), None)

    def asked_like(self, question: Question) -> Question:
        """The field whose options, ends and rows this one has: itself, or the one it repeats."""
        first = self.question(question.repeats) if question.repeats else None
        return first or question

    def texts(self) -> Said:
        """Every text a person reads, with the field it stands in."""
        said = [("title", self.title), ("summary", self.summary), ("why", self.why.text)]
        said += [("cautions", text) for text in self.cautions]
        for n, step in enumerate(self.steps):
            said += [(f"steps.{n}.{name}", text) for name, text in step.texts() if text]
        for name in ("stop_rule", "done_sentence", "proposal"):
            said.append((name, getattr(self, name)))
        return tuple(said)


def offered(question: Question, text: str) -> tuple[ChoiceOption, ...]:
    """The options shown first for what was written: best cues first, then those always shown."""
    if question.offer is None:
        return question.options
    written = f" {' '.join(text.lower().replace('’', chr(39)).split())} "
    plain = [each for each in question.options if not each.always]
    plain.sort(key=lambda each: -sum(cue in written for cue in each.cues))
    return (*plain[: question.offer], *(each for each in question.options if each.always))


def read_exercises(folder: Path) -> tuple[dict[str, Exercise], tuple[Problem, ...]]:
    """Every exercise of `folder`/exercises that can be read, by id, and every problem met."""
    exercises: dict[str, Exercise] = {}
    problems: list[Problem] = []
    for path in sorted(path for path in (folder / EXERCISES).rglob("*") if path.is_file()):
        try:
            exercise = read_file(path, Exercise, folder)
        except LibraryError as fault:
            problems.extend(fault.problems)
            continue
        problems.extend(_misplaced(exercise, path, folder, exercises))
        exercises.setdefault(exercise.id, exercise)
    if not exercises and not problems:
        problems.append(Problem(EXERCISES, "-", "there are no exercises"))
    return exercises, tuple(problems)


def _misplaced(
    exercise: Exercise, path: Path, folder: Path, before: Mapping[str, Exercise]
) -> Iterator[Problem]:
    """What is wrong with where the exercise lies, and with its id among those read before."""
    name = path.relative_to(folder).as_posix()
    if path.name != f"{exercise.id}.yaml":
        yield Problem(name, "id", f"the file of '{exercise.id}' must be {exercise.id}.yaml")
    if path.parent != folder / EXERCISES:
        yield Problem(name, "id", f"must lie in {EXERCISES}/ itself")
    if exercise.id in before:
        yield Problem(name, "id", f"'{exercise.id}' is also the id of another exercise")
