"""The forms of what came: log, reflection, follow-up, a rejection that came unsought."""

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from undaunted.engine.taxonomy import (
    AskKind,
    Counterpart,
    Domain,
    HowTheyWere,
    Outcome,
    SafetyBehaviour,
    SaidBack,
    Touched,
    UnaskedKind,
    WhyNotAsked,
)
from undaunted.people.days import own_day
from undaunted.people.ranges import longest
from undaunted.record.forms import (
    CHOOSE,
    ChanceField,
    FactForm,
    FearField,
    OneOf,
    ScaleField,
    SomeOf,
    WordsField,
)
from undaunted.record.kind_words import KIND_WORDS, outcomes_of, words_of
from undaunted.record.labels import ACTED, choices, label
from undaunted.record.models import (
    Answer,
    FollowUp,
    OwnAsk,
    Reflection,
    RequestReceived,
)

_WHO = (("", _("I’d rather not say")), *choices(Counterpart))
_FEARED_HAPPENED = (("no", _("No")), ("partly", _("Partly")), ("yes", _("Yes")))


def in_the_future(day: date) -> None:
    """What comes back comes back later than today, by the day of the person who asks."""
    today = own_day(timezone.localtime())
    if not today < day <= today + timedelta(days=730):
        raise forms.ValidationError(_("Give a day after today, within two years."))


def by_today(day: date) -> None:
    """What was done was done by today, by the day of the person."""
    if not date(1970, 1, 2) <= day <= own_day(timezone.localtime()):
        raise forms.ValidationError(_("Give a day that has come already."))


def _in_the_past(day: date) -> None:
    """What was done was done by today, by the day of the person; and not longer ago than two years."""
    today = own_day(timezone.localtime())
    if not today - timedelta(days=730) <= day <= today:
        raise forms.ValidationError(_("Give a day of the last two years, today at the latest."))


class LogForm(FactForm):
    outcome = OneOf(label=KIND_WORDS[AskKind.ASKING].came, choices=())
    fear_peak = FearField(label=_("Fear at the worst moment?"), required=False)
    fear_now = FearField(label=_("And now?"), required=False)
    chance_yes_next = ChanceField(label=KIND_WORDS[AskKind.ASKING].chance_next, required=False)
    feared_happened = OneOf(
        label=_("Did what you feared happen?"), choices=_FEARED_HAPPENED, required=False
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
    words = WordsField(label=_("What did they say?"), max_length=longest(Answer, "words"))
    suggested = WordsField(
        label=_("Did they suggest something else?"), max_length=longest(Answer, "suggested")
    )
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
        validators=[in_the_future],
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        silent = (Outcome.WAITING, Outcome.NOT_ASKED, None)
        if cleaned.get("outcome") not in silent and cleaned.get("fear_peak") is None:
            self.add_error("fear_peak", _("Give a number from 0 to 100."))
        return cleaned

    def __init__(self, *args: Any, kind: str = AskKind.ASKING, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = words_of(kind)
        self.fields["outcome"].label = words.came
        cast(OneOf, self.fields["outcome"]).choices = outcomes_of(words)
        chance = cast(ScaleField, self.fields["chance_yes_next"])
        chance.ask(words.chance_next, words.low, words.high)
        self.fields["no_cost_felt"].label = words.cost_felt


class StepLogForm(FactForm):
    """How a step towards an ask went: nobody answered, so it is about the step alone."""

    outcome = OneOf(
        label=_("How did it go?"),
        choices=(
            *((one.value, label(one)) for one in (Outcome.DONE, Outcome.HALF)),
            (Outcome.NOT_ASKED.value, _("Not today")),
        ),
    )
    fear_peak = FearField(label=_("Fear at the worst moment?"), required=False)
    fear_now = FearField(label=_("And now?"), required=False)
    words = WordsField(label=_("What was it like?"), max_length=longest(Answer, "words"))
    why_not_asked = OneOf(
        label=_("If not today: why?"), choices=choices(WhyNotAsked), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        done = cleaned.get("outcome") in (Outcome.DONE, Outcome.HALF)
        if done and cleaned.get("fear_peak") is None:
            self.add_error("fear_peak", _("Give a number from 0 to 100."))
        return cleaned


class AlreadyForm(FactForm):
    """What was asked already: what, what came back, when; the rest if one likes."""

    CAME = (
        (Outcome.YES.value, _("Yes")),
        (Outcome.PARTLY.value, _("Another offer")),
        (Outcome.NO.value, _("No")),
        (Outcome.WAITING.value, _("Not yet answered")),
        (Outcome.GHOSTED.value, _("No answer")),
    )
    WHEN = (
        ("now", _("Just now")),
        ("today", _("Earlier today")),
        ("yesterday", _("Yesterday")),
        ("day", _("Another day")),
    )
    title = WordsField(
        label=_("What did you ask for?"),
        max_length=longest(OwnAsk, "title"),
        rows=1,
        required=True,
    )
    outcome = OneOf(label=_("What came back?"), choices=CAME)
    when = OneOf(label=_("When was it?"), choices=WHEN)
    day = forms.DateField(
        label=_("If it was another day, which?"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Give a date, like 2026-05-01.")},
        validators=[_in_the_past],
    )
    fear_peak = FearField(label=_("Fear at the worst moment?"), required=False)
    chance_told_after = ChanceField(
        label=_("How likely would you have called a yes?"),
        low_end=_("certainly no"),
        high_end=_("certainly yes"),
        required=False,
    )

    def __init__(self, *args: Any, titled: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if titled:
            del self.fields["title"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("when") == "day" and not cleaned.get("day") and "day" not in self.errors:
            self.add_error("day", _("Which day was it?"))
        return cleaned


class ReflectForm(FactForm):
    hoped = WordsField(
        label=_("What was I hoping would happen?"), max_length=longest(Reflection, "hoped")
    )
    happened = WordsField(
        label=_("What happened? Words and actions only."),
        max_length=longest(Reflection, "happened"),
    )
    felt = WordsField(
        label=_("How did I feel before, during and after?"), max_length=longest(Reflection, "felt")
    )
    assumption = WordsField(
        label=_("What does it say about my assumptions?"),
        max_length=longest(Reflection, "assumption"),
    )
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
    worth_belief_now = ChanceField(
        label=_("“Something is wrong with me.” How true does that feel now?"),
        low_end=_("not at all"),
        high_end=_("completely"),
        required=False,
    )
    acted_on_value = OneOf(
        label=_("Did I act on it, whatever I felt?"), choices=tuple(ACTED.items()), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = [
            name for name, value in cleaned.items() if name != "fact" and value not in (None, "")
        ]
        if not given and not self.errors:
            raise forms.ValidationError(
                _("A word or a number is enough; then the day counts. Or come back to it later.")
            )
        return cleaned

    def __init__(self, *args: Any, kind: str = AskKind.ASKING, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["no_cost_now"].label = words_of(kind).cost_next


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
    stays = WordsField(label=_("What stays with you?"), max_length=longest(FollowUp, "stays"))
    again = OneOf(label=_("Have you asked again since?"), choices=AGAIN, required=False)


class UnsoughtForm(FactForm):
    kind = OneOf(label=_("What was it?"), choices=choices(UnaskedKind), required=False)
    words = WordsField(
        label=_("What happened?"), max_length=longest(Answer, "words"), required=True
    )
    domain = forms.ChoiceField(
        label=_("Which part of life was it?"), choices=(*CHOOSE, *choices(Domain))
    )
    who = forms.ChoiceField(label=_("Who was it?"), choices=_WHO, required=False)
    touched = SomeOf(
        label=_("What did it touch? One, some or none."), choices=choices(Touched), required=False
    )
    fear_peak = ScaleField(
        label=_("How bad was the worst moment?"),
        low_end=_("0 it did not matter"),
        high_end=_("100 unbearable"),
    )
    fear_now = ScaleField(
        label=_("And now?"), low_end=_("0 calm"), high_end=_("100 unbearable"), required=False
    )


class ReceivedForm(FactForm):
    """That somebody asked me, and what I said."""

    said = OneOf(label=_("What did you say?"), choices=choices(SaidBack))
    who = forms.ChoiceField(label=_("Who asked you?"), choices=_WHO, required=False)
    words = WordsField(
        label=_("What did they ask for?"), max_length=longest(RequestReceived, "words")
    )
