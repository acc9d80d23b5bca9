"""The steps of a part as a page shows them: each with the template that draws it and its fields."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms.boundfield import BoundField, BoundWidget
from django.utils.translation import ngettext

from undaunted.exercises.forms import PartForm, filled_rows, name_of
from undaunted.exercises.parts import Part, PartStep
from undaunted.library.kinds.exercise import Exercise
from undaunted.library.kinds.exercise_steps import (
    ChoiceOption,
    Question,
    RefusalStep,
    Reply,
    Say,
    Timer,
)

_STEPS = "exercises/steps/"
_FOLDED_FROM = 2
_PLAIN = {
    "text_short": "words",
    "text": "words",
    "page": "words",
    "scale_0_100": "scale",
    "scale_0_10": "numbers",
}


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An option with its button; `told` is what it means, or what follows a reply."""

    widget: BoundWidget
    meaning: ChoiceOption | Reply


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of a list: the words of one asked again, its fields, and the circle that marks it."""

    number: int
    words: str
    fields: tuple[BoundField, ...]
    mark: BoundWidget | None = None


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step to show. `first` options or rows are seen at once, `more` on a tap, `last` always."""

    template: str
    step: PartStep
    field: BoundField | None = None
    first: tuple[ShownOption, ...] | tuple[ShownRow, ...] = ()
    more: tuple[ShownOption, ...] | tuple[ShownRow, ...] = ()
    last: tuple[ShownOption, ...] = ()
    more_open: bool = False
    length: str = ""
    ends: tuple[str, str] = ("", "")
    mark: BoundField | None = None


def items_of(exercise: Exercise, part: Part, form: PartForm) -> Iterator[ShownStep]:
    for step in part:
        if isinstance(step, Say):
            yield ShownStep(f"{_STEPS}say.html", step)
        elif isinstance(step, Timer):
            yield ShownStep(f"{_STEPS}timer.html", step, length=length_of(step.seconds))
        elif isinstance(step, RefusalStep):
            yield _refusal_item(step, form)
        else:
            yield _question_item(exercise, step, form)


def length_of(seconds: int) -> str:
    """A stretch of time in words."""
    if seconds % 60:
        return ngettext("%(n)d second", "%(n)d seconds", seconds) % {"n": seconds}
    return ngettext("%(n)d minute", "%(n)d minutes", seconds // 60) % {"n": seconds // 60}


def _refusal_item(step: RefusalStep, form: PartForm) -> ShownStep:
    field = form[step.key]
    replies = zip(field.subwidgets, step.replies, strict=True)
    return ShownStep(
        f"{_STEPS}refusal.html", step, field, tuple(ShownOption(*each) for each in replies)
    )


def _question_item(exercise: Exercise, step: Question, form: PartForm) -> ShownStep:
    like = exercise.asked_like(step)
    if like.type == "list":
        return _list_item(exercise, step, form)
    field = form[step.key]
    if like.type == "choice" and (step.offer or any(each.means for each in like.options)):
        return _option_item(step, like, field)
    template = f"{_STEPS}{_PLAIN.get(like.type, 'choices')}.html"
    return ShownStep(template, step, field, ends=(like.low_end, like.high_end))


def _option_item(step: Question, like: Question, field: BoundField) -> ShownStep:
    """Options with what they mean; where a few are offered, the others are one tap away."""
    meanings = {option.value: option for option in like.options}
    shown = [ShownOption(each, meanings[each.data["value"]]) for each in field.subwidgets]
    often = [each for each in shown if not meanings[each.widget.data["value"]].always]
    always = tuple(each for each in shown if each not in often)
    few = step.offer or len(often)
    more = tuple(often[few:])
    chosen = any(each.widget.data["selected"] for each in more)
    template = f"{_STEPS}options.html"
    return ShownStep(template, step, field, tuple(often[:few]), more, always, more_open=chosen)


def _list_item(exercise: Exercise, step: Question, form: PartForm) -> ShownStep:
    rows = tuple(_rows_of(exercise, step, form))
    mark = next((form[name] for name in _marks_of(step)), None)
    if step.repeats:
        return ShownStep(f"{_STEPS}rows_again.html", step, None, rows, mark=mark)
    filled = filled_rows(exercise, step.key, _typed_in(form))
    opened = bool(form.errors) or max(filled, default=0) >= _FOLDED_FROM
    first, more = rows[:_FOLDED_FROM], rows[_FOLDED_FROM:]
    return ShownStep(f"{_STEPS}rows.html", step, None, first, more, more_open=opened, mark=mark)


def _marks_of(step: Question) -> Iterator[str]:
    for cell in step.rows:
        if cell.exactly_one:
            yield f"{step.key}-{cell.key}"


def _rows_of(exercise: Exercise, step: Question, form: PartForm) -> Iterator[ShownRow]:
    like = exercise.asked_like(step)
    words = next(cell for cell in like.rows if cell.type == "text_short")
    marks = [form[name].subwidgets for name in _marks_of(step)]
    for row in form.rows(step):
        names = [name_of(step.key, row, cell) for cell in like.rows]
        fields = tuple(form[name] for name in names if name in form.fields)
        before = form.typed.get(name_of(like.key, row, words)) if step.repeats else None
        mark = marks[0][row] if marks else None
        yield ShownRow(row + 1, before[-1] if before else "", fields, mark)


def _typed_in(form: PartForm) -> dict[str, list[str]]:
    """What stands in the fields of a form now, sent or left."""
    return {name: [str(form[name].value() or "")] for name in form.fields}
