"""The form of one part of an exercise, made from its steps, and what was answered in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.exercises.parts import Answered, Part, questions_of, refusals_of
from undaunted.library.kinds.exercise import Exercise, offered
from undaunted.library.kinds.exercise_steps import (
    MOST_CHARACTERS,
    MOST_ROWS,
    PAGE,
    Cell,
    Question,
    RefusalStep,
)
from undaunted.record.forms import FactForm, OneOf, PageField, ScaleField, SomeOf, WordsField

Typed = Mapping[str, list[str]]

_YES_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))
_NUMBERS = tuple((str(n), str(n)) for n in range(11))
_TEXT_ROWS = {"text_short": 1, "text": 5}


class PartForm(FactForm):
    """One part, with `typed` as everything typed so far: a list asked again shows its words."""

    def __init__(
        self, *args: Any, exercise: Exercise, part: Part, typed: Typed, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.exercise, self.part, self.typed = exercise, part, typed
        for question in questions_of(part):
            self.fields.update(self.fields_of(question))
        for refusal in refusals_of(part):
            self.fields[refusal.key] = _reply_field(refusal)

    def fields_of(self, question: Question) -> Iterator[tuple[str, forms.Field]]:
        like = self.exercise.asked_like(question)
        if like.type != "list":
            yield question.key, _field_of(question, like, _words_in(self.typed))
            return
        again = question.repeats is not None
        for row in self.rows(question):
            for cell in like.rows:
                if cell.type == "scale_0_100" or not (again or cell.exactly_one):
                    yield name_of(question.key, row, cell), _cell_field(cell)
        for cell in like.rows:
            if cell.exactly_one and not again:
                yield f"{question.key}-{cell.key}", _one_row(cell)

    def rows(self, question: Question) -> Sequence[int]:
        """The rows there are: all, or of a list asked again those that hold words."""
        if question.repeats is None:
            return range(MOST_ROWS)
        return filled_rows(self.exercise, question.repeats, self.typed)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for question in questions_of(self.part):
            if question.type == "list" and question.repeats is None:
                self.check_rows(question, cleaned)
        return cleaned

    def check_rows(self, question: Question, said: Mapping[str, Any]) -> None:
        """A row with a number has words, a required list has a row, and one row is marked."""
        filled = [row for row in range(MOST_ROWS) if _has_words(question, row, said)]
        words = next(cell for cell in question.rows if cell.type == "text_short")
        for row in set(range(MOST_ROWS)) - set(filled):
            numbers = [said.get(name_of(question.key, row, each)) for each in _scales_of(question)]
            if any(number is not None for number in numbers):
                reason = _("Say in a few words what this number is about.")
                self.add_error(name_of(question.key, row, words), reason)
        if question.required and not filled:
            self.add_error(name_of(question.key, 0, words), _("One line is enough to go on."))
        for cell in question.rows:
            name = f"{question.key}-{cell.key}"
            if cell.exactly_one and filled and said.get(name) not in {str(n) for n in filled}:
                self.add_error(name, _("Mark exactly one of the lines you wrote."))

    def answers(self) -> dict[str, Answered]:
        """What was said in this part, by key; what was left open is not there."""
        found: dict[str, Answered | None] = {}
        for question in questions_of(self.part):
            said = self.cleaned_data.get(question.key)
            if question.type == "list":
                said = self.row_answers(question)
            elif question.type == "scale_0_10" and said:
                said = int(said)
            found[question.key] = said
        for refusal in refusals_of(self.part):
            found[refusal.key] = self.cleaned_data.get(refusal.key)
        return {key: value for key, value in found.items() if value not in (None, "", [])}

    def row_answers(self, question: Question) -> list[Mapping[str, str | int]]:
        """The rows that hold words, or of a list asked again one for each of those."""
        said, like = self.cleaned_data, self.exercise.asked_like(question)
        again = question.repeats is not None
        rows = self.rows(question)
        kept = rows if again else [row for row in rows if _has_words(question, row, said)]
        return [_row_answer(question, like, row, said) for row in kept]


def _row_answer(
    question: Question, like: Question, row: int, said: Mapping[str, Any]
) -> dict[str, str | int]:
    found: dict[str, str | int] = {}
    for cell in like.rows:
        value = said.get(name_of(question.key, row, cell))
        if cell.exactly_one and question.repeats is None:
            value = "yes" if said.get(f"{question.key}-{cell.key}") == str(row) else "no"
        if value not in (None, ""):
            found[cell.key] = value
    return found


def name_of(key: str, row: int, cell: Cell) -> str:
    return f"{key}-{row}-{cell.key}"


def _scales_of(question: Question) -> tuple[Cell, ...]:
    return tuple(cell for cell in question.rows if cell.type == "scale_0_100")


def _has_words(question: Question, row: int, said: Mapping[str, Any]) -> bool:
    texts = (cell for cell in question.rows if cell.type == "text_short")
    return any(said.get(name_of(question.key, row, cell)) for cell in texts)


def filled_rows(exercise: Exercise, key: str, typed: Typed) -> tuple[int, ...]:
    """The rows of a list that hold words, as they were typed."""
    question = exercise.question(key)
    if question is None:
        return ()
    said = {name: values[-1].strip() for name, values in typed.items() if values}
    return tuple(row for row in range(MOST_ROWS) if _has_words(question, row, said))


def _words_in(typed: Typed) -> str:
    return " ".join(value for values in typed.values() for value in values)


def _field_of(question: Question, like: Question, words: str) -> forms.Field:
    """The field of a question that is no list; `words` put the fitting options first."""
    given: dict[str, Any] = {
        "label": question.label,
        "help_text": question.help,
        "required": question.required,
    }
    if like.type == PAGE:
        return PageField(**given)
    if like.type in MOST_CHARACTERS:
        most, rows = MOST_CHARACTERS[like.type], _TEXT_ROWS[like.type]
        return WordsField(max_length=most, rows=rows, **given)
    if like.type == "scale_0_100":
        return ScaleField(low_end=like.low_end, high_end=like.high_end, **given)
    if like.type == "multi":
        return SomeOf(choices=[(each.value, each.label) for each in like.options], **given)
    if like.type == "choice":
        first = offered(like, words)
        options = (*first, *(each for each in like.options if each not in first))
        return OneOf(choices=[(each.value, each.label) for each in options], **given)
    return OneOf(choices=_YES_NO if like.type == "yes_no" else _NUMBERS, **given)


def _cell_field(cell: Cell) -> forms.Field:
    if cell.type == "text_short":
        return WordsField(label=cell.label, max_length=MOST_CHARACTERS["text_short"], rows=1)
    if cell.type == "yes_no":
        return OneOf(label=cell.label, choices=_YES_NO, required=False)
    ends = {"low_end": cell.low_end, "high_end": cell.high_end}
    return ScaleField(label=cell.label, required=False, **ends)


def _one_row(cell: Cell) -> forms.Field:
    """Which row it is: one circle in each, of which one is marked."""
    rows = [(str(row), cell.label) for row in range(MOST_ROWS)]
    return OneOf(label=cell.label, choices=rows, required=False)


def _reply_field(refusal: RefusalStep) -> forms.Field:
    replies = [(each.key, each.say) for each in refusal.replies]
    return OneOf(label=refusal.refusal, choices=replies, required=False)
