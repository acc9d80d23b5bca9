"""Means with their doubt, for readings that compare a few numbers of one person.

A small prior variance is added, so that a handful of equal numbers proves nothing.
"""

from collections.abc import Sequence
from math import sqrt

from undaunted.engine.values import Interval

WORTH_SAYING = 5.0  # points of 0-100; a smaller change gets no direction
SURE = 0.9  # upper end of an 80 % interval


def mean_of(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def mean_interval(values: Sequence[float], prior_sd: float) -> Interval:
    """Mean of at least one value and its 80 % t interval."""
    mean, error = mean_of(values), squared_error(values, prior_sd)
    return around(mean, error, len(values))


def change_interval(before: Sequence[float], after: Sequence[float], prior_sd: float) -> Interval:
    """How far the mean moved from `before` to `after`, with its 80 % interval."""
    moved = mean_of(after) - mean_of(before)
    error = squared_error(before, prior_sd) + squared_error(after, prior_sd)
    return around(moved, error, len(before) + len(after) - 1)


def direction(moved: Interval) -> int:
    """-1 or 1 where a change is large enough and sure enough to be called one, else 0."""
    if abs(moved.mean) < WORTH_SAYING or moved.low <= 0 <= moved.high:
        return 0
    return 1 if moved.mean > 0 else -1


def squared_error(values: Sequence[float], prior_sd: float) -> float:
    """Squared standard error of the mean."""
    mean, n = mean_of(values), len(values)
    return (sum((value - mean) ** 2 for value in values) + prior_sd**2) / n / n


def around(mean: float, squared: float, freedom: int) -> Interval:
    from scipy.special import stdtrit

    half = float(stdtrit(freedom, SURE)) * sqrt(squared)
    return Interval(mean, mean - half, mean + half)
