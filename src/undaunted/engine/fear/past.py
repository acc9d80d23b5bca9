"""How fear went, looking back: every peak read at once, under the fear model of `forecasting`.

`fear` foresees each ask from those before it; this says what they tell together, so that its line
is calm. Not for choosing. Peaks of 0 and 100 are read as they stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import hypot, sqrt

import numpy as np

from undaunted.engine.fear.exposure import Exposures, exposure_to
from undaunted.engine.fear.forecasting import FearSettings, own_variance
from undaunted.engine.history import LoggedAsk
from undaunted.engine.normal import TEN_PERCENT
from undaunted.engine.values import Bools, Candidate, Floats, Interval

MOST_ASKS = 180  # small enough for one thread of the linear algebra


@dataclass(frozen=True, slots=True)
class Past:
    """Fear of an average ask over groups of moments, without the noise of a single peak:
    `mean` (k,) and `covariance` (k, k), in points of 0-100, not clipped."""

    mean: Floats
    covariance: Floats

    def of(self, group: int) -> Interval:
        """The mean over a group of moments with its 80 % interval."""
        return _around(float(self.mean[group]), float(self.covariance[group, group]))

    def change(self, before: int, after: int) -> Interval:
        """From the mean over one group to the mean over another."""
        own = self.covariance[before, before] + self.covariance[after, after]
        moved = float(self.mean[after] - self.mean[before])
        return _around(moved, float(own - 2.0 * self.covariance[before, after]))


def _around(mean: float, variance: float) -> Interval:
    half = TEN_PERCENT * sqrt(max(variance, 0.0))
    return Interval(mean, mean - half, mean + half)


@dataclass(frozen=True, slots=True)
class Rows:
    """The asks whose peak was told: `time_days` and the `practice` behind each, (n,)."""

    candidates: tuple[Candidate, ...]
    time_days: Floats
    practice: Floats

    def moving(self, s: FearSettings) -> Floats:
        """Covariance (n, n) of what is of the moment: person, slow state, slope x practice."""
        gap = np.abs(self.time_days[:, None] - self.time_days[None, :])
        found = s.person_sd**2 + s.slow_sd**2 * s.slow_kept_a_day**gap
        return np.asarray(found + s.slope_sd**2 * self.practice[:, None] * self.practice[None, :])

    def lasting(self, s: FearSettings) -> Floats:
        """Covariance (n, n) of what is of the ask: itself, its channel, its counterpart."""
        own = np.array([own_variance(one.fear_sd, s) for one in self.candidates])
        context = s.context_sd**2 * (1.0 * self.same("channel") + self.same("counterpart"))
        return np.asarray(own[:, None] * self.same("key") + context)

    def same(self, name: str) -> Bools:
        values = np.array([str(getattr(one, name)) for one in self.candidates])
        return np.asarray(values[:, None] == values[None, :])


def without_direction(settings: FearSettings) -> FearSettings:
    """As unsure of the slope as before, but expecting neither a fall nor a rise (our judgement):
    a reading of what happened must not bring its own direction."""
    sd = hypot(settings.slope_mean, settings.slope_sd)
    return replace(settings, slope_mean=0.0, slope_sd=sd)


def looking_back(
    settings: FearSettings, noise_variance: float, asks: Sequence[LoggedAsk], groups: Bools
) -> Past:
    """Fear over `groups` (k, n) of the moments of `peaked(asks)`, of an ask that is in everything
    but its practice the mean of those asks.

    `asks`: oldest first. Exact posterior of a normal with known variances (a Gaussian process:
    Rasmussen & Williams 2006, eq. 2.25 and 2.26).
    """
    seen, rows = peaked(asks), _rows_of(asks)
    rated = np.array([ask.candidate.fear_mean for ask in seen]) + settings.mean_shift
    slope = settings.slope_mean * rows.practice
    surprise = np.array([ask.fear_peak for ask in seen], dtype=np.float64) - (rated - slope)
    weights = np.asarray(groups / np.sum(groups, axis=1, keepdims=True), dtype=np.float64)
    moving, lasting = rows.moving(settings), rows.lasting(settings)
    moved = _times(weights, moving)
    shared = np.asarray(moved.T + lasting.mean(axis=0)[:, None], dtype=np.float64)
    total = moving + lasting + noise_variance * np.eye(len(seen))
    gain = np.asarray(np.linalg.solve(total, shared), dtype=np.float64)
    mean = rated.mean() + _times(gain.T, surprise[:, None]) - _times(weights, slope[:, None])
    before = _times(moved, weights.T) + float(lasting.mean())
    return Past(mean[:, 0], before - _times(shared.T, gain))


def _times(a: Floats, b: Floats) -> Floats:
    """A matrix product on one thread: these are small, and threads cost more than they bring."""
    return np.asarray(np.einsum("ij,jk->ik", a, b), dtype=np.float64)


def peaked(asks: Sequence[LoggedAsk]) -> list[LoggedAsk]:
    """The last 180 asks made whose peak was told; a step towards one holds a part of its fear."""
    rated = (ask for ask in asks if ask.asked and ask.fear_peak is not None)
    return [ask for ask in rated if not ask.candidate.step][-MOST_ASKS:]


def _rows_of(asks: Sequence[LoggedAsk]) -> Rows:
    """What `peaked` gives as columns, each with the practice behind it; all asks are practice."""
    exposures, practice = Exposures(), list[float]()
    for ask in asks:
        if ask.asked and ask.fear_peak is not None and not ask.candidate.step:
            practice.append(exposure_to(exposures, ask.candidate, ask.time_days))
        exposures = exposures.add(ask)
    seen = peaked(asks)
    days = np.array([ask.time_days for ask in seen], dtype=np.float64)
    candidates = tuple(ask.candidate for ask in seen)
    return Rows(candidates, days, np.array(practice[-MOST_ASKS:], dtype=np.float64))
