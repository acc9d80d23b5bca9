"""The forms of what came: log, reflection, follow-up, a rejection that came unsought."""

from collections.abc import Collection, Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from undaunted.engine.taxonomy import (
    AskKind,
    Channel,
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
from undaunted.people.ranges import longest
from undaunted.record.day_fields import DayField, coming, lately
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
from undaunted.record.kind_words import KIND_WORDS, KindWords, outcomes_of, words_of
from undaunted.record.labels import ACTED, REFUSING, choices, label
from undaunted.record.models import (
    Answer,
    OwnAsk,
    Reflection,
    RequestReceived,
)

WHO = (("", _("I’d rather not say")), *choices(Counterpart))
_FEARED_HAPPENED = (("no", _("No")), ("partly", _("Partly")), ("yes", _("Yes")))


# What is asked of an answer that came, and would make no sense of another outcome.
_OF_AN_ANSWER: Mapping[str, object] = {
    "chance_yes_next": None,
    "words": "",
    "suggested": "",
    "how_they_were": "",
    "feared_happened": "",
    "feared_chance_next": None,
}
_OF_A_NO: Mapping[str, object] = {"no_cost_felt": None}
_OF_WAITING: Mapping[str, object] = {"ask_again_on": None}
_OF_NOT_DOING: Mapping[str, object] = {"why_not_asked": ""}
_NOES = frozenset(
    {
        *(Outcome.NO, Outcome.STUNG, Outcome.ARGUED, Outcome.TAKEN),
        *(Outcome.GRUMBLED, Outcome.PRESSED, Outcome.GAVE_IN),
    }
)


def _left_out(outcome: str) -> dict[str, object]:
    """The fields that have nothing to say of this outcome, empty: they were out of sight."""
    if outcome == Outcome.NOT_ASKED:
        return {**_OF_AN_ANSWER, **_OF_A_NO, **_OF_WAITING, "safety_used": []}
    if outcome == Outcome.WAITING:
        return {**_OF_AN_ANSWER, **_OF_A_NO, **_OF_NOT_DOING}
    never = {**_OF_WAITING, **_OF_NOT_DOING}
    return never if outcome in _NOES else {**never, **_OF_A_NO}


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
        label=_("If you did not do it: why?"), choices=choices(WhyNotAsked), required=False
    )
    ask_again_on = DayField(
        label=_("If you are waiting: when shall we come back to it?"),
        span=coming,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        silent = (Outcome.WAITING, Outcome.NOT_ASKED, None)
        if cleaned.get("outcome") not in silent and cleaned.get("fear_peak") is None:
            self.add_error("fear_peak", _("Give a number from 0 to 100."))
        return {**cleaned, **_left_out(cleaned.get("outcome", ""))}

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
    day = DayField(label=_("If it was another day, which?"), span=lately, required=False)
    fear_peak = FearField(label=_("Fear at the worst moment?"), required=False)
    chance_told_after = ChanceField(
        label=_("How likely would you have called a yes?"),
        low_end=_("certainly no"),
        high_end=_("certainly yes"),
        required=False,
    )

    def __init__(
        self, *args: Any, titled: bool = False, kind: str = AskKind.ASKING, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if titled:
            del self.fields["title"]
        if kind in (AskKind.SAYING_NO, AskKind.RECEIVING_NO):
            self._answered_as(KIND_WORDS[kind])

    def _answered_as(self, words: KindWords) -> None:
        """Another kind has its own answers; a chance is told of a yes alone."""
        came = ((one.value, label(one)) for one in words.outcomes)
        self.fields["outcome"].label = words.came
        cast(OneOf, self.fields["outcome"]).choices = tuple(came)
        del self.fields["chance_told_after"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("when") == "day" and not cleaned.get("day") and "day" not in self.errors:
            self.add_error("day", _("Which day was it?"))
        return cleaned


LEFT_OUT = ("counterpart", "channel", "can_refuse")  # of an own ask, asked once afterwards
_NOT_SAID = (("", _("I’d rather not say")),)


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

    counterpart = forms.ChoiceField(label=_("Whom did I ask?"), choices=WHO, required=False)
    channel = forms.ChoiceField(
        label=_("How did I ask?"), choices=(*_NOT_SAID, *choices(Channel)), required=False
    )
    can_refuse = OneOf(
        label=_("Could they say no freely?"), choices=tuple(REFUSING.items()), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        beside = {"fact", *LEFT_OUT}
        given = [
            name
            for name, value in cleaned.items()
            if name not in beside and value not in (None, "")
        ]
        if not given and not self.errors:
            raise forms.ValidationError(
                _("A word or a number is enough; then the day counts. Or come back to it later.")
            )
        return cleaned

    def __init__(
        self,
        *args: Any,
        kind: str = AskKind.ASKING,
        answered: bool = True,
        again: bool = True,
        plainly: bool = False,
        left_out: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        """`answered`: somebody took it one way or the other. `again`: whether there is a next time
        to think of; none of what crosses a red line. `plainly`: what happened and how it felt alone,
        of a no because of who they are.

        `left_out`: what an own ask has not told of whom it was to.
        """
        super().__init__(*args, **kwargs)
        self.asks_left_out = bool(left_out)
        for name in set(LEFT_OUT) - set(left_out):
            del self.fields[name]
        words = words_of(kind)
        self.fields["no_cost_now"].label = words.cost_next if answered else words.cost
        if not again:
            del self.fields["no_cost_now"]
        if plainly:
            for name in self.fields.keys() - {"fact", "happened", "felt"}:
                del self.fields[name]


class UnsoughtForm(FactForm):
    kind = OneOf(label=_("What was it?"), choices=choices(UnaskedKind), required=False)
    words = WordsField(
        label=_("What happened?"), max_length=longest(Answer, "words"), required=True
    )
    domain = forms.ChoiceField(
        label=_("Which part of life was it?"),
        choices=(*CHOOSE, *choices(Domain)),
        error_messages={"required": _("Choose one of these.")},
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
        label=_("And now?"), low_end=_("0 calm"), high_end=_("100 unbearable"), required=False
    )


class ReceivedForm(FactForm):
    """That somebody asked me, and what I said."""

    said = OneOf(label=_("What did you say?"), choices=choices(SaidBack))
    who = forms.ChoiceField(label=_("Who asked you?"), choices=WHO, required=False)
    words = WordsField(
        label=_("What did they ask for?"), max_length=longest(RequestReceived, "words")
    )
