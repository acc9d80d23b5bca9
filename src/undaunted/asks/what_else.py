"""What else a no or a silence could mean: possibilities to hold beside one's own, never an answer.

Of an ask of the library alone; of one's own ask nobody can know more than its author.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from undaunted.asks.shown import ShownAsk
from undaunted.engine.taxonomy import Outcome

# Where the other said no, would not take one's own no, or said the no that was to be practised.
_REFUSED = (Outcome.NO, Outcome.GRUMBLED, Outcome.PRESSED)
_HEARD = (Outcome.TAKEN, Outcome.STUNG, Outcome.ARGUED)
_PARTS: Mapping[Outcome, str] = {
    **dict.fromkeys((*_REFUSED, *_HEARD), "refused"),
    Outcome.GHOSTED: "silent",
}


@dataclass(frozen=True, slots=True)
class CouldMean:
    """The question with its readings; `claim` is of the evidence register, "" where there is none."""

    question: str
    readings: tuple[str, ...]
    claim: str


def could_mean(ask: ShownAsk | None, outcome: Outcome | None) -> CouldMean | None:
    """What else it could mean that it ended so; None where nothing is asked of it."""
    if ask is None or ask.what_else is None or outcome is None or ask.step:
        return None
    readings = getattr(ask.what_else, _PARTS.get(outcome, ""), ())
    if not readings:
        return None
    return CouldMean(ask.what_else.question, readings, ask.what_else.claim or "")
