"""The forms of wellbeing: the few questions, an instrument, a check-in, the plan."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from undaunted.engine.taxonomy import HoldsNow, Thoughts
from undaunted.library.instruments import InstrumentFile
from undaunted.library.reading import open_library
from undaunted.people.ranges import longest
from undaunted.record.forms import FactForm, OneOf, ScaleField, SomeOf, WordsField
from undaunted.record.labels import choices
from undaunted.wellbeing.models import SafetyPlan

_PHQ2 = "phq-2"
_LONGEST_ROW = 11


class ScreeningForm(FactForm):
    """Two items of the PHQ-2, thoughts, and what holds now: three taps, and a list to leave empty."""

    interest = OneOf(label="", choices=())
    mood = OneOf(label="", choices=())
    thoughts = OneOf(
        label=_("In the past month, thoughts of ending your life or of hurting yourself?"),
        choices=choices(Thoughts),
    )
    holds = SomeOf(
        label=_("Is any of this true for you now? Leave it empty if not."),
        choices=choices(HoldsNow),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        phq2 = open_library().measures[_PHQ2]
        options = tuple((str(one.value), one.label) for one in phq2.options)
        for name, item in zip(("interest", "mood"), phq2.items, strict=True):
            field = self.fields[name]
            assert isinstance(field, OneOf)
            field.label, field.choices = item.text, options


class MeasureForm(FactForm):
    """One instrument, a question an item; any may be left open. `before`: what was told already."""

    leave_open = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        file: InstrumentFile,
        before: Mapping[str, int] = MappingProxyType({}),
        **kwargs: Any,
    ) -> None:
        answered = {name: str(value) for name, value in before.items()}
        kwargs["initial"] = {**answered, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.file = file
        for item in file.items:
            self.fields[item.id] = _question(file, item.id)

    @property
    def questions(self) -> list[forms.BoundField]:
        return [self[item.id] for item in self.file.items]

    @property
    def open_questions(self) -> list[tuple[int, forms.BoundField]]:
        """Those that were left open, with their numbers."""
        numbered = enumerate(self.questions, start=1)
        return [(n, one) for n, one in numbered if one.value() in (None, "")]

    def answers(self) -> dict[str, int | None]:
        """The value of every item, None where it was left open."""
        said = self.cleaned_data
        found = {item.id: said.get(item.id) for item in self.file.items}
        return {name: None if value in (None, "") else int(value) for name, value in found.items()}


def _question(file: InstrumentFile, item_id: str) -> forms.Field:
    """The field of one item: named options, a row of numbers, or a slider of 0 to 100."""
    item = next(one for one in file.items if one.id == item_id)
    text = f"{item.stem} {item.text}".strip()
    scale = file.answering(item).scale
    if scale is None:
        options = file.answering(item).options
        return OneOf(label=text, choices=[(str(o.value), o.label) for o in options], required=False)
    if scale.high - scale.low >= _LONGEST_ROW:
        ends = {"low_end": scale.low_label, "high_end": scale.high_label}
        return ScaleField(label=text, required=False, **ends)
    numbers = [(str(n), str(n)) for n in range(scale.low, scale.high + 1)]
    help_text = f"{scale.low}: {scale.low_label} · {scale.high}: {scale.high_label}"
    return OneOf(label=text, choices=numbers, required=False, help_text=help_text)


class CheckInForm(FactForm):
    mood = ScaleField(
        label=_("How is today?"), low_end=_("0 very low"), high_end=_("100 very good")
    )


class SafetyPlanForm(FactForm):
    """The six usual steps of a safety plan, and the reasons; all of it may stay empty."""

    warning_signs = WordsField(
        label=_("How do I notice that it is getting dark?"),
        help_text=_("Thoughts, moods, what I do then."),
        max_length=longest(SafetyPlan, "warning_signs"),
    )
    what_helps = WordsField(
        label=_("What can I do by myself that has helped before?"),
        max_length=longest(SafetyPlan, "what_helps"),
    )
    people_to_see = WordsField(
        label=_("Where can I go, or who can I be with, to think of other things?"),
        max_length=longest(SafetyPlan, "people_to_see"),
    )
    people_to_tell = WordsField(
        label=_("Whom can I tell that I need help? Names and numbers."),
        max_length=longest(SafetyPlan, "people_to_tell"),
    )
    professionals = WordsField(
        label=_("Which professionals or lines can I call? Names and numbers."),
        max_length=longest(SafetyPlan, "professionals"),
    )
    safer_place = WordsField(
        label=_("What makes the place around me safer?"),
        help_text=_("What to give to somebody for a while, where not to be alone."),
        max_length=longest(SafetyPlan, "safer_place"),
    )
    reasons = WordsField(label=_("What do I stay for?"), max_length=longest(SafetyPlan, "reasons"))
