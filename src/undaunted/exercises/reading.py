"""An exercise that was done, read back: what was asked, what was answered, and what changed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from undaunted.drawing.belief import RatingChange, belief_change
from undaunted.drawing.chart import Chart
from undaunted.exercises.parts import (
    LEARNED,
    Answers,
    Row,
    is_worse,
    row_levels,
    rows_in,
    unfolded,
)
from undaunted.library.kinds.exercise import Exercise, Pair
from undaunted.library.kinds.exercise_steps import MOST_CHARACTERS, PAGE, Question, RefusalStep
from undaunted.library.reading import open_library
from undaunted.people.days import local_time
from undaunted.people.models import Person
from undaunted.record.models import ExerciseDone


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question, and what was answered: one text, or one a row."""

    asked: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExerciseRecord:
    """An exercise that was done; `exercise` is None when it has left the library."""

    row: ExerciseDone
    exercise: Exercise | None
    title: str
    when: datetime
    answers: Answers
    lines: tuple[AnsweredQuestion, ...]

    @property
    def is_worse(self) -> bool:
        return self.exercise is not None and is_worse(self.exercise, self.answers)

    @property
    def texts(self) -> list[str]:
        """Every word in it, to search."""
        return [self.title, *(text for line in self.lines for text in line.said)]


def read(person: Person, row: ExerciseDone) -> ExerciseRecord:
    """A row with its answers opened and put beside their questions."""
    exercise = open_library().exercises.get(row.exercise)
    answers = read_answers(row)
    title = exercise.title if exercise else _("An exercise that left the library")
    when = local_time(person, row.done_at)
    return ExerciseRecord(row, exercise, title, when, answers, tuple(_lines_of(exercise, answers)))


def read_answers(row: ExerciseDone) -> Answers:
    answers: Answers = json.loads(row.answers)
    return answers


def earlier_words(exercise: Exercise, answers: Answers) -> Iterator[AnsweredQuestion]:
    """Words and choices of earlier parts, without their numbers: those would lead the next ones."""
    for question in exercise.questions:
        answer = answers.get(question.key)
        means = {option.value: option for option in question.options}
        if question.rows and answer:
            rows = (_first_words(question, row) for row in rows_in(answers, question.key))
            yield AnsweredQuestion(question.label, tuple(rows))
        elif isinstance(answer, str) and answer in means:
            chosen = means[answer]
            yield AnsweredQuestion(
                question.label, tuple(filter(None, (chosen.label, chosen.means)))
            )
        elif isinstance(answer, str) and question.type in (*MOST_CHARACTERS, PAGE):
            yield AnsweredQuestion(question.label, (answer,))


def _lines_of(exercise: Exercise | None, answers: Answers) -> Iterator[AnsweredQuestion]:
    """What was answered in the order it was asked; what is asked no more comes last."""
    for step in unfolded(exercise) if exercise else ():
        if isinstance(step, RefusalStep) and step.key in answers:
            yield AnsweredQuestion(step.refusal, (_reply_to(step, answers),))
        elif exercise and isinstance(step, Question) and step.key in answers:
            yield AnsweredQuestion(step.label, _answer_to(exercise, step, answers))
    known = {getattr(step, "key", "") for step in unfolded(exercise)} if exercise else set()
    for key in sorted(answers.keys() - known):
        yield AnsweredQuestion(key.replace("_", " "), (_plainly(answers[key]),))


def _reply_to(refusal: RefusalStep, answers: Answers) -> str:
    chosen = answers[refusal.key]
    said = {reply.key: reply.say for reply in refusal.replies}
    return said.get(_plainly(chosen), _plainly(chosen))


def _answer_to(exercise: Exercise, question: Question, answers: Answers) -> tuple[str, ...]:
    """The answer in words: labels of what was chosen, a row each of a list."""
    like, answer = exercise.asked_like(question), answers[question.key]
    if like.type == "list":
        rows = rows_in(answers, question.key)
        words = rows_in(answers, like.key)
        pairs = zip(words, rows, strict=False)
        return tuple(_row_words(like, {**first, **row}) for first, row in pairs)
    if isinstance(answer, int):
        return (f"{answer} / {100 if like.type == 'scale_0_100' else 10}",)
    labels = {option.value: option.label for option in like.options}
    labels |= {"yes": _("Yes"), "no": _("No")} if like.type == "yes_no" else {}
    chosen = answer if isinstance(answer, list) else [answer]
    return (", ".join(labels.get(str(one), str(one)) for one in chosen),)


def _row_words(question: Question, row: Row) -> str:
    """A row of a list on one line: its words, and the numbers and marks beside them."""
    words = [str(row[c.key]) for c in question.rows if c.type == "text_short" and c.key in row]
    words += [
        f"{row[c.key]} / 100" for c in question.rows if c.type == "scale_0_100" and c.key in row
    ]
    marks = {"yes": _("Yes"), "no": _("No")}
    for cell in question.rows:
        marked = row.get(cell.key) == "yes" or not cell.exactly_one
        if cell.type == "yes_no" and cell.key in row and marked:
            words.append(f"{cell.label} {marks.get(str(row[cell.key]), '')}")
    return " · ".join(words)


def _plainly(answer: object) -> str:
    return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)


def picture_of(done: ExerciseRecord) -> Chart | None:
    """What was believed before and after; None where no belief was rated twice."""
    if done.exercise is None:
        return None
    changes = [
        change
        for measure in LEARNED
        for pair in done.exercise.pairs
        if pair.measure == measure
        for change in _changes_in(done.exercise, pair, done.answers)
    ]
    if not changes:
        return None
    heads = (_("What"), _("Before"), _("After"))
    return belief_change(_finding(changes), "", tuple(changes), heads, unit=_("% sure"))


def _changes_in(exercise: Exercise, pair: Pair, answers: Answers) -> Iterator[RatingChange]:
    """One for a scale; of a list one for each row that was rated twice, named by its words."""
    question = exercise.question(pair.before_key)
    if question is None:
        return
    words = [_first_words(question, row) for row in rows_in(answers, question.key)]
    for place, (before, after) in enumerate(row_levels(exercise, pair, answers)):
        label = words[place] if place < len(words) else question.label
        if before is not None and after is not None:
            yield RatingChange(label, round(before * 100), round(after * 100))


def _first_words(question: Question, row: Row) -> str:
    return next(
        (str(row[c.key]) for c in question.rows if c.type == "text_short" and c.key in row), ""
    )


def _finding(changes: list[RatingChange]) -> str:
    """What the picture shows, alike in every direction; one sitting proves nothing."""
    fell, rose = (
        all(each.after <= each.before for each in changes),
        all(each.after >= each.before for each in changes),
    )
    if fell and rose:
        return _("As sure of it as before")
    if fell:
        return _("Less sure of it than before")
    if rose:
        return _("More sure of it than before; that happens")
    return _("Some of it moved, each its own way")


def key_onward(done: ExerciseDone) -> str:
    """Under which key stands what the exercise leads on with."""
    exercise = open_library().exercises.get(done.exercise)
    return exercise.leads_to.key if exercise and exercise.leads_to else ""


def words_onward(done: ExerciseDone) -> str:
    return str(json.loads(done.answers).get(key_onward(done), ""))
