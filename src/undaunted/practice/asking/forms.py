"""The forms of the way in: forecast, plan, care, preparation, own ask."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from undaunted.engine.taxonomy import (
    ApproachWay,
    AskKind,
    Channel,
    Counterpart,
    Domain,
    SafetyBehaviour,
)
from undaunted.people.ranges import longest
from undaunted.practice.asking.value_fields import ForAValueForm
from undaunted.record.day_fields import DayField, SoonField, coming
from undaunted.record.forms import (
    ChanceField,
    FactForm,
    FearField,
    OneOf,
    ScaleField,
    SomeOf,
    WordsField,
)
from undaunted.record.kind_words import KIND_WORDS, words_of
from undaunted.record.labels import choices
from undaunted.record.models import (
    Forecast,
    OwnAsk,
    Party,
    Plan,
    Preparation,
)

_GUESSES = ("fear", "chance_yes")
_UNTOLD = (("", _("Not said")),)
_CONSEQUENCES = (
    (1, _("a moment of embarrassment at most")),
    (2, _("meeting them again would be awkward")),
    (3, _("how a group sees me")),
    (4, _("money, a job, a grade, my home")),
    (5, _("safety, custody, my right to stay")),
)


class ForecastForm(ForAValueForm):
    fear = FearField(label=_("How afraid will you be at the worst moment?"))
    chance_yes = ChanceField(label=KIND_WORDS[AskKind.ASKING].chance)
    feared_text = WordsField(
        label=_("What do you fear will happen?"),
        help_text=_("Something one could see or hear: “they laugh at me”."),
        max_length=longest(Forecast, "feared_text"),
    )
    feared_chance = ChanceField(label=_("How sure are you that it will happen?"), required=False)
    hope = WordsField(label=_("What do you hope for?"), max_length=longest(Forecast, "hope"))
    no_cost = ScaleField(
        label=_("If they say no, how bad will it be?"),
        low_end=_("0 it would not matter"),
        high_end=_("100 unbearable"),
        required=False,
    )
    worth_belief = ChanceField(
        label=_("“A no would mean something is wrong with me.” How true does that feel?"),
        low_end=_("not at all"),
        high_end=_("completely"),
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
        max_length=longest(Party, "label"),
        rows=1,
    )

    def __init__(
        self, *args: Any, guesses: bool = True, kind: str = AskKind.ASKING, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        words = words_of(kind)
        chance = cast(ScaleField, self.fields["chance_yes"])
        chance.ask(words.chance, words.low, words.high)
        self.fields["no_cost"].label = words.cost
        self.fields["whom"].label = words.whom
        if not guesses:
            for name in _GUESSES:
                del self.fields[name]


class StepForecastForm(ForAValueForm):
    """The guess before a step towards an ask: only fear, as nobody answers."""

    fear = FearField(label=_("How afraid will you be at the worst moment?"))
    feared_text = WordsField(
        label=_("What do you fear will happen?"),
        help_text=_("Something one could see or hear: “they laugh at me”."),
        max_length=longest(Forecast, "feared_text"),
    )
    hope = WordsField(label=_("What do you hope for?"), max_length=longest(Forecast, "hope"))


class AttemptPlanForm(FactForm):
    planned_at = SoonField(label=_("When?"), required=False)
    where = WordsField(label=_("Where?"), max_length=longest(Plan, "where"), rows=1)
    opening_line = WordsField(label=_("My opening line"), max_length=longest(Plan, "opening_line"))
    way_out = WordsField(label=_("My way out, after a no"), max_length=longest(Plan, "way_out"))


class ApproachForm(FactForm):
    """What somebody does who stands there and cannot."""

    way = OneOf(label=_("What now?"), choices=choices(ApproachWay))


class MoveForm(FactForm):
    """Another day for an ask that is under way."""

    day = DayField(label=_("Which day instead?"), span=coming)


class CareForm(forms.Form):
    """A short thought for the person asked, before an ask that costs them something."""

    CAN_REFUSE = (("yes", _("Yes, easily")), ("unsure", _("Not sure")), ("no", _("Hardly")))
    AT_WORK = (("no", _("No")), ("unsure", _("Not sure")), ("yes", _("Yes")))
    BEFORE = (
        ("no", _("Never")),
        ("once", _("Yes, and they did not say no")),
        ("refused", _("Yes, and they said no")),
    )
    SAFE = (("yes", _("No, nobody like that")), ("no", _("Yes")))

    can_refuse = OneOf(label=_("Can they say no freely?"), choices=CAN_REFUSE)
    at_work = OneOf(label=_("Will they be at work?"), choices=AT_WORK)
    asked_before = OneOf(label=_("Have you asked them this before?"), choices=BEFORE)
    safe_to_ask = OneOf(
        label=_("Is it somebody you are afraid of, or who asked you to stay away?"), choices=SAFE
    )

    def __init__(self, *args: Any, asks_who: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_who:
            del self.fields["safe_to_ask"]


class SoftCareForm(CareForm):
    """The same for an own ask, where nothing has to be said.

    Only where somebody told of a person to stay away from is it asked whether it is them.
    """

    def __init__(self, *args: Any, asks_who: bool, **kwargs: Any) -> None:
        super().__init__(*args, asks_who=True, **kwargs)
        for name, field in self.fields.items():
            field.required = asks_who and name == "safe_to_ask"


class PrepareForm(FactForm):
    matters = WordsField(
        label=_("Why does this matter to me?"),
        max_length=longest(Preparation, "matters"),
        required=True,
    )
    worst = WordsField(
        label=_("What could go wrong, really?"),
        max_length=longest(Preparation, "worst"),
        required=True,
    )
    then_i = WordsField(
        label=_("If that happens, what do I do?"),
        max_length=longest(Preparation, "then_i"),
        required=True,
    )
    if_no = WordsField(
        label=_("If they say no, what stays as it is?"),
        max_length=longest(Preparation, "if_no"),
        required=True,
    )
    support_person = WordsField(
        label=_("Who knows about it, and is there for me afterwards?"),
        max_length=longest(Preparation, "support_person"),
        rows=1,
    )


class OwnAskForm(FactForm):
    """The words and two guesses are enough; everything else may stay untold."""

    title = WordsField(
        label=_("What will you ask?"),
        max_length=longest(OwnAsk, "title"),
        rows=1,
        required=True,
        help_text=_("In your own words: “Ask Sam for feedback on my poem”."),
    )
    fear = FearField(label=_("How afraid will you be at the worst moment?"))
    chance_yes = ChanceField(
        label=_("How likely is a yes?"),
        low_end=_("certainly no"),
        high_end=_("certainly yes (another offer is not one)"),
    )
    whom = WordsField(
        label=_("Whom will you ask? A name only you understand is fine."),
        max_length=longest(Party, "label"),
        rows=1,
    )
    counterpart = forms.ChoiceField(
        label=_("Who are they to you?"),
        choices=(*_UNTOLD, *choices(Counterpart, leave_out=(Counterpart.NOBODY,))),
        required=False,
    )
    consequence = forms.TypedChoiceField(
        label=_("What hangs on it, at most?"),
        choices=(*_UNTOLD, *_CONSEQUENCES),
        coerce=int,
        empty_value=None,
        required=False,
    )
    domain = forms.ChoiceField(
        label=_("Which part of life is it?"),
        choices=(*_UNTOLD, *choices(Domain)),
        required=False,
    )
    channel = forms.ChoiceField(
        label=_("How will you ask?"), choices=(*_UNTOLD, *choices(Channel)), required=False
    )
    where = WordsField(label=_("Where?"), max_length=longest(OwnAsk, "where"), rows=1)
    opening_line = WordsField(
        label=_("My opening line"), max_length=longest(OwnAsk, "opening_line")
    )
    way_out = WordsField(label=_("My way out, after a no"), max_length=longest(OwnAsk, "way_out"))

    def __init__(self, *args: Any, guesses: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not guesses:
            for name in _GUESSES:
                del self.fields[name]


class ChangedAskForm(OwnAskForm):
    """An own ask that improves an earlier one: it says what is done in another way."""

    change = WordsField(
        label=_("What will you do in another way this time?"),
        help_text=_("Only one thing, so that you can see what it does."),
        max_length=longest(OwnAsk, "change"),
    )
