"""The forms of the loop: forecast, plan, log, reflection, follow-up, own ask, unsought no."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from undaunted.engine.taxonomy import (
    Channel,
    Counterpart,
    Domain,
    HowTheyWere,
    Outcome,
    SafetyBehaviour,
    WhyNotAsked,
)
from undaunted.record.forms import (
    ChanceField,
    FactForm,
    FearField,
    OneOf,
    ScaleField,
    SomeOf,
    WordsField,
)
from undaunted.record.labels import choices

RELATIONSHIPS = (
    (1, _("a stranger passing by")),
    (2, _("staff, or somebody I know a little")),
    (3, _("a neighbour, colleague or classmate")),
    (4, _("a friend, boss, teacher or client")),
    (5, _("family, partner, landlord, an official")),
)
CONSEQUENCES = (
    (1, _("a moment of embarrassment at most")),
    (2, _("meeting them again would be awkward")),
    (3, _("how a group sees me")),
    (4, _("money, a job, a grade, my home")),
    (5, _("safety, custody, the right to stay")),
)
FINAL = (Outcome.YES, Outcome.PARTLY, Outcome.NO)
FEARED_HAPPENED = (("no", _("No")), ("partly", _("Partly")), ("yes", _("Yes")))


class ForecastForm(FactForm):
    fear = FearField(label=_("How afraid will you be at the worst moment?"))
    chance_yes = ChanceField(
        label=_("How likely is a yes?"), low_end=_("certainly no"), high_end=_("certainly yes")
    )
    feared_text = WordsField(
        label=_("What do you fear will happen?"),
        help_text=_("Something one could see or hear: “they laugh at me”."),
        max_length=300,
    )
    feared_chance = ChanceField(label=_("How sure are you that it will happen?"), required=False)
    hope = WordsField(label=_("What do you hope for?"), max_length=300)
    no_cost = ScaleField(
        label=_("If they say no, how bad will it be?"),
        low_end=_("0 it would not matter"),
        high_end=_("100 unbearable"),
        required=False,
    )
    leave_out = SomeOf(
        label=_("Which of your safety habits will you leave out this time?"),
        choices=choices(SafetyBehaviour),
        required=False,
    )
    whom = WordsField(
        label=_("Whom will you ask?"),
        help_text=_("A name only you understand is fine. It helps you not to ask the same twice."),
        max_length=80,
        rows=1,
    )


class PlanForm(FactForm):
    planned_at = forms.DateTimeField(
        label=_("When?"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        error_messages={"invalid": _("Give a day and a time, like 2026-05-01 14:30.")},
    )
    where = WordsField(label=_("Where?"), max_length=120, rows=1)
    opening_line = WordsField(label=_("My opening line"), max_length=400)
    way_out = WordsField(label=_("My way out, after a no"), max_length=400)


class LogForm(FactForm):
    outcome = OneOf(
        label=_("What came back?"),
        choices=choices(Outcome, leave_out=(Outcome.GHOSTED,)),
    )
    fear_peak = FearField(label=_("Fear at the worst moment?"), required=False)
    fear_now = FearField(label=_("And now?"), required=False)
    chance_yes_next = ChanceField(
        label=_("If you did this again, how likely is a yes?"),
        low_end=_("certainly no"),
        high_end=_("certainly yes"),
        required=False,
    )
    feared_happened = OneOf(
        label=_("Did what you feared happen?"), choices=FEARED_HAPPENED, required=False
    )
    feared_chance_next = ChanceField(
        label=_("If you did this again, how likely is what you feared?"), required=False
    )
    no_cost_felt = ScaleField(
        label=_("How bad was the no?"),
        low_end=_("0 it did not matter"),
        high_end=_("100 unbearable"),
        required=False,
    )
    words = WordsField(label=_("What did they say?"), max_length=2000)
    suggested = WordsField(label=_("Did they suggest something else?"), max_length=1000)
    how_they_were = OneOf(
        label=_("How did they seem?"), choices=choices(HowTheyWere), required=False
    )
    safety_used = SomeOf(
        label=_("Which safety habits did you use?"),
        choices=choices(SafetyBehaviour),
        required=False,
    )
    why_not_asked = OneOf(
        label=_("If you did not ask: why?"), choices=choices(WhyNotAsked), required=False
    )
    ask_again_on = forms.DateField(
        label=_("If you are waiting: when shall we come back to it?"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Give a date, like 2026-05-01.")},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("outcome") in FINAL and cleaned.get("fear_peak") is None:
            self.add_error("fear_peak", _("Give a number from 0 to 100."))
        return cleaned


class ReflectForm(FactForm):
    hoped = WordsField(label=_("What was I hoping would happen?"), max_length=1000)
    happened = WordsField(label=_("What happened? Words and actions only."), max_length=1000)
    felt = WordsField(label=_("How did I feel before, during and after?"), max_length=1000)
    assumption = WordsField(label=_("What does it say about my assumptions?"), max_length=1000)
    belief_now = ChanceField(
        label=_("What you feared: how much do you believe it now?"),
        low_end=_("not at all"),
        high_end=_("completely"),
        required=False,
    )
    no_cost_now = ScaleField(
        label=_("If they say no next time, how bad will it be?"),
        low_end=_("0 it would not matter"),
        high_end=_("100 unbearable"),
        required=False,
    )


class FollowUpForm(FactForm):
    AGAIN = (
        ("no", _("Not yet")),
        ("asked", _("Asked again, somebody else")),
        ("improved", _("Asked again, in a better way")),
    )
    fear_now = FearField(label=_("Thinking of it now, how much fear is left?"))
    belief_now = ChanceField(
        label=_("What you feared: how much do you believe it now?"),
        low_end=_("not at all"),
        high_end=_("completely"),
        required=False,
    )
    stays = WordsField(label=_("What stays with you?"), max_length=1000)
    again = OneOf(label=_("Have you asked again since?"), choices=AGAIN, required=False)


class OwnAskForm(FactForm):
    title = WordsField(
        label=_("What will you ask?"),
        max_length=120,
        rows=1,
        required=True,
        help_text=_("In your own words: “Ask Sam for feedback on my poem”."),
    )
    counterpart = forms.ChoiceField(
        label=_("Whom?"), choices=choices(Counterpart, leave_out=(Counterpart.NOBODY,))
    )
    relationship = forms.TypedChoiceField(
        label=_("How close are they to you?"), choices=RELATIONSHIPS, coerce=int
    )
    consequence = forms.TypedChoiceField(
        label=_("What hangs on it, at most?"), choices=CONSEQUENCES, coerce=int
    )
    domain = forms.ChoiceField(label=_("Which part of life is it?"), choices=choices(Domain))
    channel = forms.ChoiceField(label=_("How will you ask?"), choices=choices(Channel))
    where = WordsField(label=_("Where?"), max_length=120, rows=1)
    fear_rated = FearField(label=_("How afraid would you be, doing it?"))
    opening_line = WordsField(label=_("My opening line"), max_length=400)
    way_out = WordsField(label=_("My way out, after a no"), max_length=400)


class UnsoughtForm(FactForm):
    words = WordsField(label=_("What happened?"), max_length=2000, required=True)
    domain = forms.ChoiceField(label=_("Which part of life was it?"), choices=choices(Domain))
    fear_peak = ScaleField(
        label=_("How bad was the worst moment?"),
        low_end=_("0 it did not matter"),
        high_end=_("100 unbearable"),
    )
    fear_now = ScaleField(
        label=_("And now?"), low_end=_("0 calm"), high_end=_("100 unbearable"), required=False
    )
