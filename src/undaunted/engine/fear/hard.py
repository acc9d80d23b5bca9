"""Whether an ask was hard: by how far the worst moment lay over the guess, not by its height.

Somebody whose fear is always high would else be told after every ask that it was a lot.
"""

from collections.abc import Set

from undaunted.engine.taxonomy import Outcome

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


def was_hard(
    outcome: Outcome | None, guess: float | None, peak: float | None, after: float | None
) -> bool:
    """Whether the worst moment was well over the guess, or it still is hard; fears are 0-100."""
    if (after or 0.0) >= _STILL_HARD:
        return True
    if peak is None:
        return False
    if guess is None:
        return peak >= _VERY_HARD
    return peak - guess >= (_FAR_OVER if outcome in _ENDED_WELL else _OVER)
