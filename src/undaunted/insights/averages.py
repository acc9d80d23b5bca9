"""Means and shares with their doubt, for readings that compare a few numbers of one person.

A small prior variance is added to means, so that a handful of equal numbers proves nothing.
"""

from collections.abc import Sequence
from math import sqrt

from undaunted.engine.normal import TEN_PERCENT
from undaunted.engine.values import Interval

WORTH_SAYING = 5.0  # points of 0-100; a smaller change is called a little one
_SURE = 0.9  # upper end of an 80 % interval


def mean_of(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def mean_interval(values: Sequence[float], prior_sd: float) -> Interval:
    """Mean of at least one value and its 80 % t interval."""
    from scipy.special import stdtrit

    mean, n = mean_of(values), len(values)
    squared = (sum((value - mean) ** 2 for value in values) + prior_sd**2) / n / n
    half = float(stdtrit(n, _SURE)) * sqrt(squared)
    return Interval(mean, mean - half, mean + half)


def share_interval(count: int, n: int) -> Interval:
    """`count` of `n` (at least one) as a share of 0-1, with Wilson's 80 % interval (1927).

    >>> found = share_interval(4, 5)
    >>> round(found.low, 2), round(found.high, 2)
    (0.52, 0.94)
    """
    share, z = count / n, TEN_PERCENT**2 / n
    middle = (share + z / 2) / (1 + z)
    half = sqrt(z * (share * (1 - share) + z / 4)) / (1 + z)
    return Interval(share, min(max(middle - half, 0.0), share), max(min(middle + half, 1.0), share))
