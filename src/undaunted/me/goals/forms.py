"""The forms of goals, of the plan for later, and of "is it working?"."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.people.ranges import longest
from undaunted.record.forms import FactForm, Label, OneOf, TenField, WordsField
from undaunted.record.models import Goal, KeepingPlan, LeftOpen, NoMeaning, WorkingAnswer


def _stand(label: Label, *, required: bool) -> TenField:
    return TenField(
        label=label,
        low_end=gettext_lazy("0 far from it"),
        high_end=gettext_lazy("10 there"),
        required=required,
    )


def _no_means() -> WordsField:
    return WordsField(
        label=gettext_lazy("What does a no mean to me?"),
        help_text=gettext_lazy("One sentence, as it is now. Later you can see whether it changed."),
        max_length=longest(NoMeaning, "words"),
    )


class GoalForm(FactForm):
    words = WordsField(
        label=gettext_lazy("What do I want to be able to do?"),
        help_text=gettext_lazy("In your own words: “ask my sister for an evening together”."),
        max_length=longest(Goal, "words"),
        rows=1,
        required=True,
    )
    stand = _stand(gettext_lazy("Where do I stand with it today?"), required=True)
    no_means = _no_means()


class StandsForm(FactForm):
    """A field for each open goal, and what a no means now."""

    no_means = _no_means()

    def __init__(self, *args: Any, goals: Iterable[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = {_field_of(goal): goal for goal in goals}
        for name, goal in self.goals.items():
            self.fields[name] = _stand(goal.words, required=False)

    @property
    def stand_fields(self) -> tuple[forms.BoundField, ...]:
        return tuple(self[name] for name in self.goals)

    def stands(self) -> Mapping[UUID, int]:
        """What was said, by goal; a goal left out is not in it."""
        given = ((goal.pk, self.cleaned_data[name]) for name, goal in self.goals.items())
        return {goal_id: stand for goal_id, stand in given if stand is not None}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = [value for name, value in cleaned.items() if name != "fact"]
        if not self.errors and all(value in (None, "") for value in given):
            raise forms.ValidationError(_("A number or a sentence is enough."))
        return cleaned


def _field_of(goal: Goal) -> str:
    return f"stand-{goal.pk}"


class LetGoForm(forms.Form):
    fact = forms.UUIDField()
    goal = forms.UUIDField()


class KeepingForm(FactForm):
    signs = WordsField(
        label=gettext_lazy("How would I notice that I begin to avoid again?"),
        max_length=longest(KeepingPlan, "signs"),
    )
    first_step = WordsField(
        label=gettext_lazy("What would be my first small step then?"),
        max_length=longest(KeepingPlan, "first_step"),
    )
    who = WordsField(
        label=gettext_lazy("Who may tell me, or whom do I tell?"),
        max_length=longest(KeepingPlan, "who"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(value for name, value in cleaned.items() if name != "fact"):
            raise forms.ValidationError(_("A few words to one of the three are enough."))
        return cleaned


class WorkingForm(FactForm):
    answer = OneOf(
        label=gettext_lazy("My honest answer today"),
        choices=(
            (WorkingAnswer.Answer.YES.value, gettext_lazy("Yes")),
            (WorkingAnswer.Answer.SOMEWHAT.value, gettext_lazy("Somewhat")),
            (WorkingAnswer.Answer.NO.value, gettext_lazy("No")),
            (WorkingAnswer.Answer.STOP.value, gettext_lazy("I’d like to stop")),
            (WorkingAnswer.Answer.HELP.value, gettext_lazy("I want help")),
        ),
    )


class LeaveOpenForm(FactForm):
    question = forms.ChoiceField(choices=LeftOpen.Question.choices)
