"""The forms that correct an entry of the journal; each keeps a newer version."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from undaunted.engine.taxonomy import AskKind, Touched, UnaskedKind
from undaunted.people.ranges import longest
from undaunted.practice.after.forms import WHO
from undaunted.record.day_fields import DayField, ever
from undaunted.record.forms import FactForm, FearField, OneOf, ScaleField, SomeOf, WordsField
from undaunted.record.labels import choices
from undaunted.record.models import Answer, Reflection


def _day() -> DayField:
    return DayField(label=_("Which day was it?"), span=ever, required=False)


class AnswerEdit(FactForm):
    outcome = OneOf(label=_("What came back?"), choices=())
    fear_peak = FearField(label=_("Fear at the worst moment?"), required=False)
    fear_now = FearField(label=_("Fear right after?"), required=False)
    words = WordsField(label=_("What did they say?"), max_length=longest(Answer, "words"))
    suggested = WordsField(
        label=_("Did they suggest something else?"),
        max_length=longest(Answer, "suggested"),
    )
    lived_on = _day()

    def ask_as(self, kind: AskKind, came: str, outcomes: tuple[tuple[str, str], ...]) -> None:
        """Ask in the words of this kind, and offer these as what may have come."""
        self.fields["outcome"].label = came
        cast(OneOf, self.fields["outcome"]).choices = outcomes
        if kind is AskKind.APPROACHING:
            self.fields["words"].label = _("What was it like?")
            del self.fields["suggested"]


class ReflectionEdit(FactForm):
    hoped = WordsField(
        label=_("What was I hoping would happen?"),
        max_length=longest(Reflection, "hoped"),
    )
    happened = WordsField(label=_("What happened?"), max_length=longest(Reflection, "happened"))
    felt = WordsField(
        label=_("How did I feel before, during and after?"),
        max_length=longest(Reflection, "felt"),
    )
    assumption = WordsField(
        label=_("What does it say about my assumptions?"),
        max_length=longest(Reflection, "assumption"),
    )


class UnsoughtEdit(FactForm):
    """A no that came unasked: nobody was asked, so there is no outcome to choose."""

    kind = OneOf(label=_("What was it?"), choices=choices(UnaskedKind), required=False)
    words = WordsField(
        label=_("What happened?"), max_length=longest(Answer, "words"), required=True
    )
    who = forms.ChoiceField(label=_("Who was it?"), choices=WHO, required=False)
    touched = SomeOf(
        label=_("What did it touch? One, some or none."), choices=choices(Touched), required=False
    )
    fear_peak = ScaleField(
        label=_("How bad was the worst moment?"),
        low_end=_("0 it did not matter"),
        high_end=_("100 unbearable"),
    )
    fear_now = ScaleField(
        label=_("And right after?"),
        low_end=_("0 calm"),
        high_end=_("100 unbearable"),
        required=False,
    )
    lived_on = _day()
