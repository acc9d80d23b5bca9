"""How fear went, looking back: every peak read at once, under the fear model of brief 3.1.

`fear` foresees each ask from those before it; this says what they tell together, so that its line
is calm. Not for choosing. Peaks of 0 and 100 are read as they stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import hypot, sqrt

import numpy as np

from undaunted.engine.exposure import Exposures, exposure_to
from undaunted.engine.fear import FearSettings, own_variance
from undaunted.engine.normal import TEN_PERCENT
from undaunted.engine.values import Bools, Candidate, Floats, Interval, LoggedAsk

MOST_ASKS = 200


@dataclass(frozen=True, slots=True)
class Past:
    """Fear of one ask at some moments, without the noise of a single peak: `mean` (m,) and
    `covariance` (m, m), in points of 0-100, not clipped."""

    mean: Floats
    covariance: Floats

    def weighed(self, weights: Floats) -> Interval:
        """The sum over the moments, weighed by `weights` (m,), with its 80 % interval."""
        mean = float(weights @ self.mean)
        half = TEN_PERCENT * sqrt(max(float(weights @ self.covariance @ weights), 0.0))
        return Interval(mean, mean - half, mean + half)

    def average(self, moments: Bools) -> Interval:
        """The mean over the moments marked in `moments` (m,)."""
        return self.weighed(moments / np.sum(moments))

    def change(self, before: Bools, after: Bools) -> Interval:
        """From the mean over some moments to the mean over others."""
        return self.weighed(after / np.sum(after) - before / np.sum(before))


@dataclass(frozen=True, slots=True)
class Rows:
    """Asks at moments: what their fear is made of, one row each; a key of "" is nobody's own."""

    candidates: tuple[Candidate, ...]
    time_days: Floats
    practice: Floats

    def expected(self, s: FearSettings) -> Floats:
        curated = np.array([one.fear_mean for one in self.candidates])
        return np.asarray(curated + s.mean_shift - s.slope_mean * self.practice)

    def shared_with(self, other: "Rows", s: FearSettings) -> Floats:
        """Covariance (n, m): person, slow state, slope, channel, counterpart, the ask itself."""
        gap = np.abs(self.time_days[:, None] - other.time_days[None, :])
        found = s.person_sd**2 + s.slow_sd**2 * s.slow_kept_a_day**gap
        found += s.slope_sd**2 * self.practice[:, None] * other.practice[None, :]
        for name in ("channel", "counterpart"):
            found += s.context_sd**2 * self.same(other, name)
        own = np.array([own_variance(one.fear_sd, s) if one.key else 0.0 for one in self.candidates])
        return np.asarray(found + own[:, None] * self.same(other, "key"))

    def same(self, other: "Rows", name: str) -> Bools:
        here = np.array([str(getattr(one, name)) for one in self.candidates])
        there = np.array([str(getattr(one, name)) for one in other.candidates])
        return np.asarray(here[:, None] == there[None, :])


def without_direction(settings: FearSettings) -> FearSettings:
    """As unsure of the slope as before, but expecting neither a fall nor a rise (our judgement):
    a reading of what happened must not bring its own direction."""
    sd = hypot(settings.slope_mean, settings.slope_sd)
    return replace(settings, slope_mean=0.0, slope_sd=sd)


def looking_back(
    settings: FearSettings, noise_variance: float, asks: Sequence[LoggedAsk], like: Candidate
) -> Past:
    """Fear of `like`, as if new to the person, at the moment of each of the last 200 asks made
    whose peak was told.

    `asks`: oldest first. Exact posterior of a normal with known variances (a Gaussian process).
    """
    made = [ask for ask in asks if ask.asked]
    told, theirs = practised(made, replace(like, key=""))
    peaks = np.array([ask.fear_peak for ask in peaked(made)], dtype=np.float64)
    shared = told.shared_with(theirs, settings)
    total = told.shared_with(told, settings) + noise_variance * np.eye(len(peaks))
    gain = np.linalg.solve(total, shared)
    mean = theirs.expected(settings) + gain.T @ (peaks - told.expected(settings))
    return Past(mean, theirs.shared_with(theirs, settings) - shared.T @ gain)


def peaked(asks: Sequence[LoggedAsk]) -> list[LoggedAsk]:
    """The last 200 asks made whose peak was told."""
    return [ask for ask in asks if ask.asked and ask.fear_peak is not None][-MOST_ASKS:]


def practised(made: Sequence[LoggedAsk], like: Candidate) -> tuple[Rows, Rows]:
    """The asks themselves, and `like` in their places, each with the practice behind it."""
    exposures, told, theirs = Exposures(), list[float](), list[float]()
    for ask in made:
        if ask.fear_peak is not None:
            told.append(exposure_to(exposures, ask.candidate, ask.time_days))
            theirs.append(exposure_to(exposures, like, ask.time_days))
        exposures = exposures.add(ask)
    seen = peaked(made)
    times = np.array([ask.time_days for ask in seen], dtype=np.float64)
    own = tuple(ask.candidate for ask in seen)
    return (
        Rows(own, times, np.array(told[-MOST_ASKS:])),
        Rows((like,) * len(seen), times, np.array(theirs[-MOST_ASKS:])),
    )
