"""Which asks count as a no where a programme counts noes: Comely's three conditions and the look-back.

Out of the comfort zone, denied, and the asker was the one at risk and not who was asked. Not for
what a no was worth: a no is a no, and none has points.
"""

from typing import Literal

from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.programmes.tries import Try

OUTSIDE_FROM = (
    15  # fear of 100, told before or at its worst, outside the comfort zone; our judgement
)
_COST_MOST = 1  # to the other, 0-4: seconds or a minute of theirs

Missing = Literal["no_no", "they_paid", "inside_comfort", "not_back"]


def missing_of(one: Try) -> Missing | None:
    """The first thing that keeps an ask from counting as a no; None for one that does."""
    if one.kind != AskKind.ASKING or one.outcome is not Outcome.NO:
        return "no_no"
    if one.uneasy or one.cost_to_other > _COST_MOST:
        return "they_paid"
    if max(one.fear or 0, one.fear_peak or 0) < OUTSIDE_FROM:
        return "inside_comfort"
    return None if one.reflected else "not_back"


def is_counted(one: Try) -> bool:
    return missing_of(one) is None
