"""What an ask is for, and how willing one is: optional, on the form of any guess."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.people.models import Circumstances
from undaunted.record.forms import FactForm, TenField
from undaunted.record.labels import ASK_VALUES, OWN_VALUE, VALUES

_NOT_SAID = ("", gettext_lazy("Not said"))


class ForAValueForm(FactForm):
    value = forms.ChoiceField(
        label=gettext_lazy("Something that matters to me"),
        help_text=gettext_lazy("It stays true whatever they answer."),
        choices=(_NOT_SAID, *ASK_VALUES.items()),
        required=False,
    )
    willingness = TenField(
        label=gettext_lazy("How willing are you to do it, fear and all?"),
        low_end=gettext_lazy("0 not at all"),
        high_end=gettext_lazy("10 fully"),
        required=False,
    )

    def offer_values(self, circumstances: Circumstances) -> None:
        """What the person named before stands first, in their own words too."""
        named: list[tuple[str, object]] = [
            (key, VALUES[key]) for key in circumstances.values_chosen if key in VALUES
        ]
        if circumstances.value_own_words.strip():
            named.append((OWN_VALUE, circumstances.value_own_words.strip()))
        others = [(key, name) for key, name in VALUES.items() if (key, name) not in named]
        groups = [(_("What I named"), named)] if named else []
        field = self.fields["value"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [_NOT_SAID, *groups, (_("Name another"), others)]
