"""How a person's guesses of a yes compare with what they heard, with its sign and its doubt.

Not for telling anybody what they are like: below ten answers there is nothing to say (models page).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Literal

import numpy as np

from undaunted.engine.answers.rates import yes_rate
from undaunted.engine.history import History
from undaunted.engine.taxonomy import Outcome
from undaunted.engine.values import GOT, Floats

_Verdict = Literal["too_early", "band", "expects_less", "expects_more", "even"]

TOO_EARLY_BELOW = 10
_SENTENCE_FROM = 30
_WORTH_SAYING = 0.1
_BINS = 5
_PRIOR_VARIANCE = 0.25
_PARTLY = GOT[Outcome.PARTLY]


@dataclass(frozen=True, slots=True)
class Bin:
    """Guesses between `low` and `high`, and the share of yes they met with an 80 % interval."""

    low: float
    high: float
    n: int
    mean_forecast: float
    mean_outcome: float
    interval_low: float
    interval_high: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """`bias` = mean(guess - outcome), so below zero means a yes came more often than guessed.

    `low` and `high` are its 95 % interval, `brier` the mean squared error. A counter-offer is not a
    yes; where that was not said when the guess was made it counts half, and a direction is named
    only if it holds with all of those as a no, and with all as a yes.
    """

    n: int
    bias: float
    low: float
    high: float
    brier: float
    verdict: _Verdict
    bins: tuple[Bin, ...]


def calibration(history: History) -> Calibration:
    """Read every answered ask with a guess; waiting and unanswered ones do not count."""
    known = history.answered & ~np.isnan(history.forecast_yes)
    guess, heard = history.forecast_yes[known], history.got[known]
    n = len(guess)
    if n == 0:
        return Calibration(0, 0.0, -1.0, 1.0, 0.0, "too_early", ())
    partly, loosely = heard == _PARTLY, history.column("loosely")[known] > 0
    got = np.where(partly & ~loosely, 0.0, heard)
    bias = float(np.mean(guess - got))
    low, high = _bias_interval(guess - got)
    brier = float(np.mean((guess - got) ** 2))
    ends = (_reading(guess, np.where(partly & loosely, end, got)) for end in (0.0, 1.0))
    verdict = _agreed(_verdict(n, bias, low, high), n, ends)
    return Calibration(n, bias, low, high, brier, verdict, _bins(guess, got))


def _reading(guess: Floats, got: Floats) -> _Verdict:
    """What these guesses and answers say by themselves."""
    return _verdict(len(guess), float(np.mean(guess - got)), *_bias_interval(guess - got))


def _agreed(verdict: _Verdict, n: int, ends: Iterable[_Verdict]) -> _Verdict:
    """A direction only where both ways to read what was asked loosely say the same."""
    if verdict not in ("expects_less", "expects_more") or all(end == verdict for end in ends):
        return verdict
    return "band" if n < _SENTENCE_FROM else "even"


def _bias_interval(errors: Floats) -> tuple[float, float]:
    """95 % t interval; one error of variance .25 is added, so that few equal ones prove nothing."""
    from scipy.special import stdtrit

    n, mean = len(errors), float(np.mean(errors))
    variance = (float(np.sum((errors - mean) ** 2)) + _PRIOR_VARIANCE) / n
    half = float(stdtrit(n, 0.975)) * sqrt(variance / n)
    return max(-1.0, mean - half), min(1.0, mean + half)


def _verdict(n: int, bias: float, low: float, high: float) -> _Verdict:
    """Nothing below ten answers; a direction only when it is large enough and sure enough."""
    if n < TOO_EARLY_BELOW:
        return "too_early"
    sure, large = low > 0 or high < 0, abs(bias) >= _WORTH_SAYING
    if n < _SENTENCE_FROM and not (sure and large):
        return "band"
    if not (sure or large):
        return "even"
    return "expects_less" if bias < 0 else "expects_more"


def _bins(guess: Floats, got: Floats) -> tuple[Bin, ...]:
    """Five equal bins of the guess; empty ones are left out."""
    place = np.minimum((guess * _BINS).astype(int), _BINS - 1)
    return tuple(
        _one_bin(index, guess[place == index], got[place == index])
        for index in range(_BINS)
        if np.any(place == index)
    )


def _one_bin(index: int, guess: Floats, got: Floats) -> Bin:
    rate = yes_rate(float(got.sum()), len(got))
    return Bin(
        low=index / _BINS,
        high=(index + 1) / _BINS,
        n=len(got),
        mean_forecast=float(guess.mean()),
        mean_outcome=float(got.mean()),
        interval_low=rate.low,
        interval_high=rate.high,
    )
