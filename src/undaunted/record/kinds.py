"""Which kind of page an attempt is, and how large its surprise was: what a stamp is drawn from."""

from collections.abc import Mapping
from typing import Literal

from undaunted.engine.taxonomy import Outcome
from undaunted.engine.values import HELD
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


def stamp_kind(attempt: Attempt, answer: Answer | None) -> _StampKind:
    if attempt.origin == Attempt.Origin.UNSOUGHT:
        return "unsought"
    return KINDS[answer.outcome] if answer else "not_asked"


def surprise_size(forecast: Forecast | None, answer: Answer | None) -> float:
    """How far the answer lay from the guess, 0-1; 0 where there was no guess or no answer."""
    outcome = Outcome(answer.outcome) if answer else None
    got = _CAME.get(outcome) if outcome else None
    guess = forecast.chance_yes if forecast else None
    return 0.0 if guess is None or got is None else abs(guess - got)
