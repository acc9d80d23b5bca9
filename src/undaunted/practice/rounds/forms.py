"""The forms of a round: the guess of how many, and how afraid at the worst call."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from undaunted.people.ranges import longest
from undaunted.record.forms import FactForm, FearField, WordsField
from undaunted.record.models import OwnAsk


class RoundForm(FactForm):
    """`calls`: how many there are to guess of; the page was made for as many."""

    title = WordsField(
        label=_("What will you ask, each time?"),
        max_length=longest(OwnAsk, "title"),
        rows=1,
        required=True,
        help_text=_("In your own words: “Ask a café to show my photos”."),
    )
    line = WordsField(label=_("My opening line"), max_length=longest(OwnAsk, "opening_line"))
    guess = forms.TypedChoiceField(
        label=_("How many of them will say yes?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of these.")},
    )
    fear = FearField(label=_("How afraid will you be, at the worst call?"))

    def __init__(self, *args: Any, calls: int, titled: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = (0, _("None of them"))
        guess = self.fields["guess"]
        assert isinstance(guess, forms.TypedChoiceField)
        guess.choices = [*((n, str(n)) for n in range(1, calls + 1)), none]
        if titled:
            del self.fields["title"], self.fields["line"]


class EndForm(FactForm):
    fear_peak = FearField(label=_("Fear at the worst call?"))
