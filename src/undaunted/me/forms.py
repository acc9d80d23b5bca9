"""The forms of Me: practice, pace, look and time, and the file of an import."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.engine.taxonomy import Circumstance, Domain, NotFor, Pace, Presumes
from undaunted.frame.dating import habits
from undaunted.people.days import zone_named, zone_names
from undaunted.people.describing import MOST_VALUES
from undaunted.people.models import Circumstances, Person
from undaunted.people.ranges import DAYS_A_WEEK, longest
from undaunted.people.telling_life import ANSWERS, NOT_SAID
from undaunted.record.forms import FactForm, Label, OneOf, SomeOf, WordsField
from undaunted.record.labels import VALUES, choices, label

_PACES: tuple[tuple[str, Promise], ...] = (
    (Pace.OPEN.value, gettext_lazy("As my answers allow: bigger steps when they fit")),
    (Pace.GENTLE.value, gettext_lazy("Gentle: small steps, little at stake")),
    (Pace.REST.value, gettext_lazy("Rest: no new asks for now")),
)
_DIRECTNESS: tuple[tuple[int | str, Promise], ...] = (
    ("", gettext_lazy("Not told")),
    (1, gettext_lazy("By hints")),
    (2, gettext_lazy("Rather roundabout")),
    (3, gettext_lazy("In between")),
    (4, gettext_lazy("Rather straight")),
    (5, gettext_lazy("Straight out")),
)
PRACTICE_DRAFT = "me-practice"
_ANSWERS = tuple((each, each) for each in ANSWERS)
_BY_REGION: Mapping[Promise, tuple[str, ...]] = {
    gettext_lazy("Europe"): tuple(
        f"Europe/{place}"
        for place in [
            "London",
            "Dublin",
            "Lisbon",
            "Madrid",
            "Paris",
            "Brussels",
            "Amsterdam",
            "Berlin",
            "Zurich",
            "Rome",
            "Vienna",
            "Warsaw",
            "Stockholm",
            "Athens",
            "Helsinki",
            "Kyiv",
            "Istanbul",
            "Moscow",
        ]
    ),
    gettext_lazy("America"): tuple(
        f"America/{place}"
        for place in [
            "New_York",
            "Toronto",
            "Chicago",
            "Denver",
            "Phoenix",
            "Los_Angeles",
            "Vancouver",
            "Halifax",
            "Mexico_City",
            "Bogota",
            "Lima",
            "Santiago",
            "Sao_Paulo",
            "Argentina/Buenos_Aires",
        ]
    ),
    gettext_lazy("Asia"): tuple(
        f"Asia/{place}"
        for place in [
            "Jerusalem",
            "Dubai",
            "Tehran",
            "Karachi",
            "Kolkata",
            "Dhaka",
            "Bangkok",
            "Jakarta",
            "Singapore",
            "Manila",
            "Shanghai",
            "Hong_Kong",
            "Seoul",
            "Tokyo",
        ]
    ),
    gettext_lazy("Africa"): (
        "Africa/Cairo",
        "Africa/Lagos",
        "Africa/Nairobi",
        "Africa/Johannesburg",
    ),
    gettext_lazy("Pacific"): (
        *("Australia/Perth", "Australia/Brisbane", "Australia/Sydney"),
        *("Pacific/Auckland", "Pacific/Honolulu"),
    ),
}
_COMMON = frozenset(zone for zones in _BY_REGION.values() for zone in zones)
WEEK_GOALS = tuple((days, str(days)) for days in range(DAYS_A_WEEK.least, DAYS_A_WEEK.most + 1))


def _zones() -> list[tuple[str, str | list[tuple[str, str]]]]:
    """The device's or the computer's own, the common ones by region, then all others."""
    said = habits().device_zone
    here = _("As my device (%(zone)s)") if said else _("As this computer (%(zone)s)")
    here %= {"zone": _named(zone_named(said).key)[1]}
    others = [name for name in zone_names() if name not in _COMMON]
    return [
        ("", here),
        *((str(region), [*map(_named, zones)]) for region, zones in _BY_REGION.items()),
        (_("All others"), [*map(_named, others)]),
    ]


def _named(zone: str) -> tuple[str, str]:
    return zone, zone.replace("_", " ")


# One list for a person, of the words of two: each stands once, under what it is about.
TRUE_OF_ME: Mapping[str, tuple[Circumstance | NotFor, ...]] = {
    "around_me": (
        Circumstance.NO_COSTS_ME,
        Circumstance.NO_COSTS_THEM,
        Circumstance.NO_COSTS_FAMILY,
        Circumstance.HIERARCHY,
        Circumstance.WORD_GETS_ROUND,
        NotFor.FAITH_COMMUNITY,
        NotFor.SHARED_HOUSE,
    ),
    "who_depends": (
        Circumstance.DEPENDS_ON_THEM,
        Circumstance.MANAGES_PEOPLE,
        NotFor.OWN_MANAGER,
        NotFor.ON_PROBATION,
        NotFor.COMMISSION_STAFF,
        NotFor.COURT_OR_CUSTODY,
    ),
    "how_i_can": (
        Circumstance.SPEECH,
        Circumstance.HEARING,
        Circumstance.SIGHT,
        Circumstance.MOBILITY,
        Circumstance.NO_PHONE_CALLS,
        Circumstance.LITTLE_MONEY,
        Circumstance.ONLY_DAYTIME,
        Circumstance.ONLY_EVENINGS,
        NotFor.DRIVING,
    ),
    "keeps_safe": (
        Circumstance.TARGETED_ALONE,
        NotFor.NIGHT_ALONE,
        NotFor.AFTER_BREAK_UP,
        NotFor.PREGNANCY_OR_ILLNESS_DISCLOSURE,
    ),
}


def _true_of_me(name: str, title: Label) -> SomeOf:
    """One group of the list."""
    named = tuple((word.value, label(word)) for word in TRUE_OF_ME[name])
    return SomeOf(label=title, choices=named, required=False)


class PracticeForm(forms.Form):
    """What the person tells of themselves; circumstances in groups, stored in two lists."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    domains_wanted = SomeOf(
        label=gettext_lazy("What I’m here for"), choices=choices(Domain), required=False
    )
    domains_no_go = SomeOf(
        label=gettext_lazy("Where I don’t want asks"), choices=choices(Domain), required=False
    )
    directness = forms.TypedChoiceField(
        label=gettext_lazy("How directly do people ask for things where I live?"),
        choices=_DIRECTNESS,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        required=False,
    )
    around_me = _true_of_me("around_me", gettext_lazy("Where I live"))
    who_depends = _true_of_me("who_depends", gettext_lazy("Who depends on whom"))
    how_i_can = _true_of_me("how_i_can", gettext_lazy("How I can ask"))
    keeps_safe = _true_of_me("keeps_safe", gettext_lazy("What keeps me safe"))
    values_chosen = SomeOf(
        label=gettext_lazy("What matters to me (up to five)"),
        choices=tuple(VALUES.items()),
        required=False,
    )
    value_own_words = WordsField(
        label=gettext_lazy("In my own words"),
        max_length=longest(Circumstances, "value_own_words"),
        required=False,
    )

    @property
    def circumstances(self) -> tuple[forms.BoundField, ...]:
        return tuple(self[name] for name in TRUE_OF_ME)

    @property
    def any_circumstance(self) -> bool:
        return any(self[name].value() for name in (*TRUE_OF_ME, "directness"))

    def words_ticked(self, kind: type[Circumstance] | type[NotFor]) -> tuple[str, ...]:
        """What was ticked in the groups, of the words of one list."""
        words = {word.value for word in kind}
        ticked = (word for name in TRUE_OF_ME for word in self.cleaned_data[name])
        return tuple(word for word in ticked if word in words)

    def clean_values_chosen(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["values_chosen"]
        if len(chosen) > MOST_VALUES:
            raise forms.ValidationError(_("Choose five at most: the ones that matter most now."))
        return chosen

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        both = {*cleaned.get("domains_wanted", ())} & {*cleaned.get("domains_no_go", ())}
        for word in sorted(both):
            sentence = _("“%(name)s” is in both lists. Leave it in one.")
            self.add_error("domains_no_go", sentence % {"name": label(Domain(word))})
        return cleaned


def leave_out_dating(form: forms.Form, name: str) -> None:
    """For somebody under 18: the field offers every part of life but that one."""
    kept = [(key, words) for key, words in choices(Domain) if key != Domain.DATING.value]
    form.fields[name].choices = kept  # type: ignore[attr-defined]


class LifeForm(forms.Form):
    """What is a part of my life: a field for each, named after it, and when summer is here."""

    half_of_earth = forms.ChoiceField(
        label=gettext_lazy("Seasons"),
        choices=(("", gettext_lazy("Not said")), *Circumstances.Half.choices),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in Presumes:
            self.fields[part.value] = forms.ChoiceField(choices=_ANSWERS, required=False)

    def answers(self) -> Mapping[Presumes, str]:
        """What was said of every part; what was left out is not said."""
        return {part: self.cleaned_data[part.value] or NOT_SAID for part in Presumes}


class PaceForm(FactForm):
    pace = OneOf(label=gettext_lazy("How fast shall we go?"), choices=_PACES)


class ZoneSelect(forms.Select):
    """All zones in one template; the usual one would include a template for each."""

    template_name = "me/zone_select.html"


class LookForm(forms.Form):
    theme = OneOf(label=gettext_lazy("Light or dark"), choices=Person.Theme.choices)
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        help_text=gettext_lazy("Your day begins at four in the morning there."),
        choices=_zones,
        widget=ZoneSelect,
        required=False,
    )
    day_order = forms.ChoiceField(
        label=gettext_lazy("How days are written"),
        choices=Person.DayOrder.choices,
        required=False,
    )
    clock = forms.ChoiceField(
        label=gettext_lazy("How hours are written"), choices=Person.Clock.choices, required=False
    )
    week_begins = forms.ChoiceField(
        label=gettext_lazy("My week begins on"), choices=Person.WeekBegins.choices, required=False
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
