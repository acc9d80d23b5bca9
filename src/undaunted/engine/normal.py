"""The normal distribution: its density, tails, and what clipping to 0-100 does to it.

Not for anything else; SciPy is imported where it is used, to keep starting fast.
"""

from math import erfc, exp, pi, sqrt
from typing import cast

import numpy as np

from undaunted.engine.values import Floats

LOWEST, HIGHEST = 0.0, 100.0
TEN_PERCENT = 1.2815515655446004


def _density(z: float) -> float:
    return exp(-0.5 * z * z) / sqrt(2.0 * pi)


def _tail(z: float) -> float:
    """P(Z > z), never exactly zero."""
    return max(0.5 * erfc(z / sqrt(2.0)), 1e-300)


def below(z: Floats) -> Floats:
    """P(Z <= z), element by element."""
    from scipy.special import ndtr

    return cast(Floats, ndtr(z))


def clipped_mean(mean: Floats, sd: Floats) -> Floats:
    """Mean of a normal clipped to 0-100, shape of `mean`."""
    low, high = (LOWEST - mean) / sd, (HIGHEST - mean) / sd
    p_low, p_high = below(low), below(high)
    spread = (np.exp(-0.5 * low**2) - np.exp(-0.5 * high**2)) / sqrt(2.0 * pi)
    clipped = mean * (p_high - p_low) + sd * spread + HIGHEST * (1.0 - p_high)
    return cast(Floats, np.clip(clipped, LOWEST, HIGHEST))


def clipped_mean_of_one(mean: float, sd: float) -> float:
    """As `clipped_mean`, of one normal."""
    low, high = (LOWEST - mean) / sd, (HIGHEST - mean) / sd
    p_low, p_high = 0.5 * erfc(-low / sqrt(2.0)), 0.5 * erfc(-high / sqrt(2.0))
    clipped = mean * (p_high - p_low) + sd * (_density(low) - _density(high))
    return min(max(clipped + HIGHEST * (1.0 - p_high), LOWEST), HIGHEST)


def beyond(mean: float, sd: float, bound: float) -> tuple[float, float]:
    """Mean and variance of a normal known only to lie beyond the bound 0 or 100 (Tobin 1958)."""
    sign = 1.0 if bound >= HIGHEST else -1.0
    z = min(sign * (bound - mean) / sd, 8.0)
    ratio = _density(z) / _tail(z)
    variance = sd * sd * max(1.0 + z * ratio - ratio * ratio, 1e-6)
    return mean + sign * sd * ratio, variance
