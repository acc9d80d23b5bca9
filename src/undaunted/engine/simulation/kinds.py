"""How simulated people fare at a no of their own, and at hearing one: each in its own outcomes.

Two uniform numbers decide: whether a no comes at all (hearing one), and how it is met. All rates are
our judgement, made up so that most goes well and each outcome happens; that others take a no better
than one fears has been found for declined invitations (Givi & Kirk 2023). Not for asking.
"""

from collections.abc import Mapping

from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.engine.values import HELD

_Rates = Mapping[Outcome, float]

_SAID: _Rates = {
    Outcome.WELL: 0.60,
    Outcome.GRUMBLED: 0.25,
    Outcome.PRESSED: 0.10,
    Outcome.GAVE_IN: 0.05,
}
_HEARD: _Rates = {Outcome.TAKEN: 0.70, Outcome.STUNG: 0.25, Outcome.ARGUED: 0.05}
# What each is like for somebody who asked: how near it came to what was feared.
LIKE_ASKING: Mapping[Outcome, Outcome] = {
    Outcome.WELL: Outcome.YES,
    Outcome.GRUMBLED: Outcome.PARTLY,
    Outcome.PRESSED: Outcome.NO,
    Outcome.GAVE_IN: Outcome.NO,
    Outcome.TAKEN: Outcome.NO,
    Outcome.STUNG: Outcome.NO,
    Outcome.ARGUED: Outcome.NO,
    Outcome.SPARED: Outcome.YES,
}


def is_other(kind: str) -> bool:
    """Whether this kind is answered in words of its own."""
    return kind in (AskKind.SAYING_NO, AskKind.RECEIVING_NO)


def came_of(kind: str, chance_no: float, comes: float, met: float) -> Outcome:
    """What comes of another kind than asking; `comes` and `met` are uniform in 0-1.

    `chance_no`: how likely a no is where one is asked for; a no of one's own always comes.
    """
    if kind == AskKind.SAYING_NO:
        return _drawn(_SAID, met)
    return _drawn(_HEARD, met) if comes < chance_no else Outcome.SPARED


def true_chance_held(kind: str) -> float:
    """How often what the guess of this kind is about comes true."""
    rates = _SAID if kind == AskKind.SAYING_NO else _HEARD
    return sum(rate * HELD[outcome] for outcome, rate in rates.items())


def _drawn(rates: _Rates, uniform: float) -> Outcome:
    """The outcome at this place of the rates laid end to end."""
    passed = 0.0
    for outcome, rate in rates.items():
        passed += rate
        if uniform < passed:
            return outcome
    return list(rates)[-1]
