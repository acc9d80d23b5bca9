"""The forms of Me: practice, pace, look and time, a file to import, and being sure."""

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.engine.taxonomy import Domain, NotFor, Pace
from undaunted.leaving.unpacking import LIMITS, too_large
from undaunted.people.days import zone_named
from undaunted.people.describing import MOST_VALUES
from undaunted.people.models import Person
from undaunted.record.forms import FactForm, OneOf, SomeOf, WordsField
from undaunted.record.labels import VALUES, choices, label

PACES: tuple[tuple[str, Promise], ...] = (
    (Pace.OPEN.value, gettext_lazy("As my answers allow: bigger steps when they fit")),
    (Pace.GENTLE.value, gettext_lazy("Gentle: small steps, little at stake")),
    (Pace.REST.value, gettext_lazy("Rest: no new asks for now")),
)
WEEK_GOALS = tuple((days, str(days)) for days in range(1, 8))


@cache
def zone_names() -> tuple[str, ...]:
    """Places and UTC, without the many old second names."""
    names = available_timezones()
    return ("UTC", *sorted(n for n in names if "/" in n and not n.startswith("Etc/")))


def zones() -> list[tuple[str, str]]:
    here = _("As this computer (%(zone)s)") % {"zone": zone_named(settings.TIME_ZONE)}
    return [("", here), *((name, name.replace("_", " ")) for name in zone_names())]


class PracticeForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    domains_wanted = SomeOf(
        label=gettext_lazy("Where I want to practise"), choices=choices(Domain), required=False
    )
    domains_no_go = SomeOf(
        label=gettext_lazy("Where I don’t want asks"), choices=choices(Domain), required=False
    )
    not_for = SomeOf(
        label=gettext_lazy("What an ask has to respect"),
        choices=choices(NotFor, leave_out=(NotFor.UNDER_18,)),
        required=False,
    )
    values_chosen = SomeOf(
        label=gettext_lazy("What matters to me (up to five)"),
        choices=tuple(VALUES.items()),
        required=False,
    )
    value_own_words = WordsField(
        label=gettext_lazy("In my own words"), max_length=200, required=False
    )

    def clean_values_chosen(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["values_chosen"]
        if len(chosen) > MOST_VALUES:
            raise forms.ValidationError(_("Choose five at most: the ones that matter most now."))
        return chosen

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        both = {*told.get("domains_wanted", ())} & {*told.get("domains_no_go", ())}
        for word in sorted(both):
            sentence = _("“%(name)s” is in both lists. Leave it in one.")
            self.add_error("domains_no_go", sentence % {"name": label(Domain(word))})
        return told


class PaceForm(FactForm):
    pace = OneOf(label=gettext_lazy("How fast shall we go?"), choices=PACES)


class ZoneSelect(forms.Select):
    """All zones in one template; the usual one would include a template for each."""

    template_name = "leaving/zone_select.html"


class LookForm(forms.Form):
    theme = OneOf(label=gettext_lazy("Light or dark"), choices=Person.Theme.choices)
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        help_text=gettext_lazy("Your day begins at four in the morning there."),
        choices=zones,
        widget=ZoneSelect,
        required=False,
    )
    week_goal = forms.TypedChoiceField(
        label=gettext_lazy("Days of practice a week"),
        choices=WEEK_GOALS,
        coerce=int,
        widget=forms.RadioSelect,
    )


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("An export of Undaunted"),
        help_text=gettext_lazy("The zip as it was saved. Rows you have already stay as they are."),
        widget=forms.FileInput({"accept": ".zip,application/zip"}),
        error_messages={
            "required": gettext_lazy("Choose the zip first."),
            "empty": gettext_lazy("This file is empty. Nothing was changed."),
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LIMITS.packed:
            raise forms.ValidationError(too_large())
        return file


class DeleteForm(forms.Form):
    sure = forms.BooleanField(
        label=gettext_lazy("Yes, delete everything I have written and done here"),
        error_messages={"required": gettext_lazy("Tick the box if this is what you want.")},
    )
