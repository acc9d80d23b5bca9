"""Which kind of page an attempt is, and how large its surprise was: what a stamp is drawn from.

Also which attempts asked for something, so that a yes or a no was one.
"""

from collections.abc import Mapping
from typing import Literal

from undaunted.engine.steps import parted
from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.engine.values import HELD
from undaunted.library.reading import open_library
from undaunted.record.because_of_who import grounds_of
from undaunted.record.models import Answer, Attempt, Forecast

_StampKind = Literal[
    "no", "yes", "partly", "ghosted", "not_asked", "unsought", "step", "said_no", "heard_no"
]
KINDS: dict[str, _StampKind] = {
    Outcome.YES: "yes",
    Outcome.PARTLY: "partly",
    Outcome.NO: "no",
    Outcome.GHOSTED: "ghosted",
    Outcome.WAITING: "ghosted",
    Outcome.NOT_ASKED: "not_asked",
    Outcome.DONE: "step",
    Outcome.HALF: "step",
    Outcome.WELL: "said_no",
    Outcome.GRUMBLED: "said_no",
    Outcome.PRESSED: "said_no",
    Outcome.GAVE_IN: "said_no",
    Outcome.TAKEN: "heard_no",
    Outcome.STUNG: "heard_no",
    Outcome.ARGUED: "heard_no",
    Outcome.SPARED: "heard_no",
}
GOT = {Outcome.YES: 1.0, Outcome.PARTLY: 0.5, Outcome.NO: 0.0, Outcome.GHOSTED: 0.0}

_CAME: Mapping[Outcome, float] = {**GOT, **HELD}


def asks_for_something(ask_key: str) -> bool:
    """Whether the ask is of the kind that gets a yes or a no; a step towards one is not.

    An ask that practises another kind today counts nowhere, also what was told of it before.
    """
    key, step = parted(ask_key)
    ask = open_library().asks.get(key)
    return step is None and (ask is None or ask.kind == AskKind.ASKING.value)


def stamp_kind(attempt: Attempt, answer: Answer | None) -> _StampKind:
    if attempt.origin == Attempt.Origin.UNSOUGHT:
        return "unsought"
    return KINDS[answer.outcome] if answer else "not_asked"


def surprise_size(forecast: Forecast | None, answer: Answer | None) -> float:
    """How far the answer lay from the guess, 0-1; 0 where there was no guess or no answer.

    A no because of who somebody is was no surprise about an ask.
    """
    if grounds_of(answer):
        return 0.0
    outcome = Outcome(answer.outcome) if answer else None
    got = _CAME.get(outcome) if outcome else None
    guess = forecast.chance_yes if forecast else None
    return 0.0 if guess is None or got is None else abs(guess - got)
