"""What is true of the steps a person took towards asks, where a step was chosen.

Facts only, as in `remarks`; of fear only whether it stayed below the guess.
"""

from collections.abc import Callable

import numpy as np

from undaunted.engine.choosing.asked_before import LAST, AskedBefore, fact
from undaunted.engine.choosing.reason import Reason
from undaunted.engine.pool import STEPS

_TOLD = 3  # of the last that must have been told for a count
_MOSTLY = 0.6
_HARD = 70.0
_HIGH = 2
_BEGUN = 2
_ROUND = 5


def _made_real(past: AskedBefore) -> Reason | None:
    """Of the asks that were begun with a step, how many were asked since."""
    keys, times = past.history.pool.ask_keys, past.history.time_days
    first = {keys[row]: times[row] for row in past.steps[::-1]}
    asked = {keys[row] for row in past.rows if times[row] >= first.get(keys[row], np.inf)}
    if len(first) < _BEGUN or not asked:
        return None
    return fact("made_real", times=len(asked), of=len(first))


def _new_way(past: AskedBefore) -> Reason | None:
    """A way that was never taken, beside the one that was taken most."""
    taken = np.bincount(past.history.pool.step[past.steps], minlength=len(STEPS))
    if not past.chosen.step or not taken.any() or taken[STEPS[past.chosen.step]]:
        return None
    most = int(taken.argmax())
    return fact("new_way", most=list(STEPS)[most], times=int(taken[most]), way=past.chosen.step)


def _way_times(past: AskedBefore) -> Reason | None:
    """How often this way was taken before."""
    way = STEPS.get(past.chosen.step, -1)
    times = int((past.history.pool.step[past.steps] == way).sum())
    return fact("way_times", way=past.chosen.step, times=times) if times else None


def _steps_below_guess(past: AskedBefore) -> Reason | None:
    """In how many of the last steps the worst moment stayed below the guess."""
    last = past.history.at(past.steps[-LAST:].tolist())
    both = [(one.fear_peak, one.forecast_fear) for one in last]
    below = [a < b for a, b in both if a is not None and b is not None]
    if len(below) < _TOLD or sum(below) < _MOSTLY * len(below):
        return None
    return fact("steps_below_guess", times=sum(below), of=len(below))


def _high_lately(past: AskedBefore) -> Reason | None:
    """The last worst moments, where most were high."""
    peaks = [one.fear_peak for one in past.last if one.fear_peak is not None][-_TOLD:]
    high = sum(peak >= _HARD for peak in peaks)
    if len(peaks) < _TOLD or high < _HIGH:
        return None
    return fact("high_lately", times=high, of=len(peaks))


def _step_number(past: AskedBefore) -> Reason | None:
    number = len(past.steps) + 1
    return fact("step_number", number=number) if number % _ROUND == 0 else None


ON_STEPS: tuple[Callable[[AskedBefore], Reason | None], ...] = (
    _new_way,
    _made_real,
    _steps_below_guess,
    _step_number,
    _high_lately,
    _way_times,
)
