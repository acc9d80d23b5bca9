"""An exercise as values to print: blank to write on, or with what was written."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.exercises.items import length_of
from undaunted.exercises.parts import Answers, PartStep, Row, rows_in, unfolded
from undaunted.exercises.reading import ExerciseRecord
from undaunted.frame.dating import day_words
from undaunted.library.kinds.exercise import Exercise
from undaunted.library.kinds.exercise_steps import (
    CHOOSING,
    MOST_ROWS,
    SCALES,
    Cell,
    ChoiceOption,
    Question,
    RefusalStep,
    Say,
    Timer,
)
from undaunted.printing.typesetting import PrintedSheet, Value, Values

_YES_NO = ("yes", "no")


def blank_sheet(exercise: Exercise) -> PrintedSheet:
    """A worksheet to write on."""
    minutes = ngettext("about %(n)d minute", "about %(n)d minutes", exercise.minutes)
    return _sheet_of(exercise, {}, minutes % {"n": exercise.minutes})


def filled_sheet(exercise: Exercise, done: ExerciseRecord) -> PrintedSheet:
    """The worksheet with what was written; what was left empty can still be filled by hand."""
    return _sheet_of(exercise, done.answers, day_words(done.when, "full"))


def _sheet_of(exercise: Exercise, answers: Answers, kicker: str) -> PrintedSheet:
    return PrintedSheet(
        "exercise",
        exercise.title,
        {"why": _("What it is for"), "later": _("Later"), "foot": _("Undaunted · CC BY 4.0")},
        {
            "kicker": kicker,
            "summary": exercise.summary,
            "why": exercise.why.text,
            "cautions": list(exercise.cautions),
            "items": [_item_of(exercise, step, answers) for step in unfolded(exercise)],
            "stop": exercise.stop_rule,
            "done": exercise.done_sentence,
            "source": exercise.source,
        },
    )


def _item_of(exercise: Exercise, step: PartStep, answers: Answers) -> Values:
    if isinstance(step, Say):
        return {"kind": "say", "text": step.text, "pause": step.pause}
    if isinstance(step, Timer):
        length = length_of(step.seconds)
        return {"kind": "timer", "length": length, "text": step.text, "then": step.then}
    if isinstance(step, RefusalStep):
        return _refusal_item(step, answers)
    return {"label": step.label, "help": step.help, **_question_item(exercise, step, answers)}


def _refusal_item(step: RefusalStep, answers: Answers) -> Values:
    replies: list[Value] = [
        {"label": reply.say, "means": "", "on": answers.get(step.key) == reply.key}
        for reply in step.replies
    ]
    said = {"asked": step.asked, "refusal": step.refusal}
    return {"kind": "refusal", **said, "options": replies, "one": True}


def _question_item(exercise: Exercise, step: Question, answers: Answers) -> Values:
    like, value = exercise.asked_like(step), answers.get(step.key)
    if like.type in SCALES:
        top = 100 if like.type == "scale_0_100" else 10
        level = value if isinstance(value, int) else None
        ends = {"low-end": like.low_end, "high-end": like.high_end}
        return {"kind": "scale", "top": top, "value": level, **ends}
    if like.type == "list":
        return _list_item(exercise, step, answers)
    if like.type in CHOOSING or like.type == "yes_no":
        chosen = value if isinstance(value, list) else [value]
        options = _options_of(like, [str(each) for each in chosen])
        return {"kind": "choice", "options": options, "one": like.type != "multi"}
    kind = "line" if like.type == "text_short" else "text"
    return {"kind": kind, "value": str(value) if value else None}


def _options_of(question: Question, chosen: Sequence[str]) -> list[Value]:
    if question.type == "yes_no":
        named = dict(zip(_YES_NO, (_("Yes"), _("No")), strict=True))
        return [{"label": named[e], "means": "", "on": e in chosen} for e in _YES_NO]
    return [_option_of(option, chosen) for option in question.options]


def _option_of(option: ChoiceOption, chosen: Sequence[str]) -> Value:
    return {"label": option.label, "means": option.means, "on": option.value in chosen}


def _list_item(exercise: Exercise, step: Question, answers: Answers) -> Values:
    """A table; one asked again has its first words and room for the new numbers."""
    like = exercise.asked_like(step)
    columns: list[Value] = [
        {"label": cell.label, "wide": cell.type == "text_short"} for cell in like.rows
    ]
    return {"kind": "list", "columns": columns, "rows": list(_rows_of(like, step, answers))}


def _rows_of(like: Question, step: Question, answers: Answers) -> Iterator[list[Value]]:
    first, again = rows_in(answers, like.key), rows_in(answers, step.key)
    for n in range(max(MOST_ROWS - 1, len(first))):
        row: Row = {}
        if n < len(first):
            words = {c.key: first[n].get(c.key, "") for c in like.rows if c.type == "text_short"}
            row = {**words, **(again[n] if n < len(again) else {})}
        yield [_cell_words(cell, row) for cell in like.rows]


def _cell_words(cell: Cell, row: Row) -> str:
    value = row.get(cell.key, "")
    if cell.type == "yes_no":
        return {"yes": _("Yes"), "no": _("No")}.get(str(value), "")
    return f"{value} / 100" if isinstance(value, int) else str(value)
