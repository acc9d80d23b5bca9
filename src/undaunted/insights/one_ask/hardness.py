"""Whether an ask was hard: by how far the worst moment lay over the guess, not by its height.

Somebody whose fear is always high would else be told after every ask that it was a lot.
"""

from collections.abc import Set

from undaunted.engine.taxonomy import Outcome
from undaunted.record.questions import AttemptRecord

# Points over the guess: after a no or a step, and after what ended well. Our judgement.
_OVER, _FAR_OVER = 15, 30
# Where nothing was guessed there is nothing to hold it against; and how hard it still may be.
_VERY_HARD, _STILL_HARD = 85, 70
_ENDED_WELL: Set[Outcome | None] = frozenset(
    {
        *(Outcome.YES, Outcome.PARTLY, Outcome.WAITING, Outcome.WELL, Outcome.GRUMBLED),
        *(Outcome.TAKEN, Outcome.SPARED),
    }
)


def was_hard(record: AttemptRecord) -> bool:
    """Whether the worst moment was well over the guess, or it still is hard: kindness first."""
    answer = record.answer
    if answer is None:
        return False
    if (answer.fear_now or 0) >= _STILL_HARD:
        return True
    if answer.fear_peak is None:
        return False
    if record.forecast is None:
        return answer.fear_peak >= _VERY_HARD
    over = answer.fear_peak - record.forecast.fear
    return over >= (_FAR_OVER if record.outcome in _ENDED_WELL else _OVER)
