"""What each kind of ask is asked beforehand and afterwards, in words: one row a kind.

The question a guess answers is kept with the guess (`Forecast.question`), as what it counts hangs
on it. Not for steps towards an ask: they have no chance.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from undaunted.engine.taxonomy import AskKind, GuessOf, Outcome
from undaunted.record.forms import Label
from undaunted.record.labels import label


@dataclass(frozen=True, slots=True)
class KindWords:
    """`outcomes`: the answers offered, in order; `not_asked` what not doing it is called.

    `rule` is for the way there, and `ease` stands before the words that spare the other.
    """

    question: GuessOf
    chance: Label
    low: Label
    high: Label
    chance_next: Label
    cost: Label
    cost_felt: Label
    cost_next: Label
    whom: Label
    came: Label
    outcomes: tuple[Outcome, ...]
    not_asked: Label
    rule: Label
    ease: Label


_MAKES_NO_EASY = _("Make their no easy:")

KIND_WORDS: Mapping[str, KindWords] = {
    AskKind.ASKING: KindWords(
        question=GuessOf.YES,
        chance=_("How likely is a yes?"),
        low=_("certainly no"),
        high=_("certainly yes (another offer is not one)"),
        chance_next=_("If you did this again, how likely is a yes?"),
        cost=_("If they say no, how bad will it be?"),
        cost_felt=_("How bad was the no?"),
        cost_next=_("If they say no next time, how bad will it be?"),
        whom=_("Whom will you ask?"),
        came=_("What came back?"),
        outcomes=(Outcome.YES, Outcome.PARTLY, Outcome.NO, Outcome.WAITING),
        not_asked=_("I did not ask"),
        rule=_("One no is enough: thank them and go."),
        ease=_MAKES_NO_EASY,
    ),
    AskKind.SAYING_NO: KindWords(
        question=GuessOf.NO_SCENE,
        chance=_("How likely do they take it without a scene?"),
        low=_("a scene for certain"),
        high=_("certainly calm"),
        chance_next=_("If you did this again, how likely do they take it without a scene?"),
        cost=_("If they take it badly, how bad will it be?"),
        cost_felt=_("How bad was their answer?"),
        cost_next=_("If they take it badly next time, how bad will it be?"),
        whom=_("Whom will you say no to?"),
        came=_("How did they take it?"),
        outcomes=(Outcome.WELL, Outcome.GRUMBLED, Outcome.PRESSED, Outcome.GAVE_IN),
        not_asked=_("I did not say it"),
        rule=_("You need no reason. Say it once more if they press, then go."),
        ease=_("To make it easy for them:"),
    ),
    AskKind.RECEIVING_NO: KindWords(
        question=GuessOf.TAKE_NO,
        chance=_("If a no comes, how likely can you take it calmly?"),
        low=_("certainly not"),
        high=_("for certain"),
        chance_next=_("If you did this again, how likely can you take a no calmly?"),
        cost=_("If they say no, how bad will it be?"),
        cost_felt=_("How bad was the no?"),
        cost_next=_("If they say no next time, how bad will it be?"),
        whom=_("Whom will you ask?"),
        came=_("What came, and how did you take it?"),
        outcomes=(
            *(Outcome.TAKEN, Outcome.STUNG, Outcome.ARGUED),
            *(Outcome.SPARED, Outcome.WAITING),
        ),
        not_asked=_("I did not ask"),
        rule=_("The no is what you came for: thank them, stay a moment, and go."),
        ease=_MAKES_NO_EASY,
    ),
}

STEP_OUTCOMES = (Outcome.DONE, Outcome.HALF, Outcome.NOT_ASKED)
_NOT_TODAY = _("Not today")

# What a guess was about, in the middle of a sentence.
GUESSED: Mapping[str, Promise] = {
    GuessOf.YES: _("chance of a yes"),
    GuessOf.YES_LOOSELY: _("chance of a yes"),
    GuessOf.NO_SCENE: _("chance that they take it without a scene"),
    GuessOf.TAKE_NO: _("chance that I take a no calmly"),
}


_KIND_OF_GUESS: Mapping[str, AskKind] = {
    GuessOf.NO_SCENE: AskKind.SAYING_NO,
    GuessOf.TAKE_NO: AskKind.RECEIVING_NO,
}


def kind_guessed(question: str) -> AskKind:
    """The kind that a guess was asked for as: facts keep the words they were asked with."""
    return _KIND_OF_GUESS.get(question, AskKind.ASKING)


def kind_answered(outcome: Outcome | None) -> AskKind:
    """The kind that an answer is a word of, where nothing was guessed."""
    for kind in (AskKind.SAYING_NO, AskKind.RECEIVING_NO):
        if outcome in KIND_WORDS[kind].outcomes and outcome is not Outcome.WAITING:
            return kind
    return AskKind.ASKING


def came_in_words(kind: AskKind, outcome: Outcome) -> str:
    """What came, as it was offered: not doing it has a name of its own in each kind."""
    if outcome is not Outcome.NOT_ASKED:
        return str(label(outcome))
    return str(_NOT_TODAY if kind is AskKind.APPROACHING else words_of(kind).not_asked)


def outcomes_of(words: KindWords, *leave_out: Outcome) -> tuple[tuple[str, str], ...]:
    """What may have come, as choices of a form."""
    came = tuple((one.value, str(label(one))) for one in words.outcomes if one not in leave_out)
    return (*came, (Outcome.NOT_ASKED.value, str(words.not_asked)))


def words_of(kind: str) -> KindWords:
    """The words of a kind; those of asking for any other."""
    return KIND_WORDS.get(kind, KIND_WORDS[AskKind.ASKING])
