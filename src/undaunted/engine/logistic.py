"""The logistic curve, its inverse, and its mean over a normal: for arrays and for single numbers."""

from math import log, tanh
from typing import cast

import numpy as np

from undaunted.engine.values import Floats

LEAST = 0.02
PROBIT = 8.0 / np.pi


def sigmoid(z: Floats) -> Floats:
    """Element by element, without overflow."""
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def logit(p: Floats) -> Floats:
    """Log odds of chances first kept within .02-.98."""
    kept = np.clip(p, LEAST, 1.0 - LEAST)
    return cast(Floats, np.log(kept / (1.0 - kept)))


def expected(z: Floats, variance: Floats) -> Floats:
    """Mean of sigmoid over a normal, by the usual probit scaling (MacKay 1992)."""
    return sigmoid(z / np.sqrt(1.0 + variance / PROBIT))


def chance_of(z: float) -> float:
    """The curve at one point."""
    return 0.5 * (1.0 + tanh(0.5 * z))


def log_odds(p: float) -> float:
    """`logit` of one chance."""
    kept = min(max(p, LEAST), 1.0 - LEAST)
    return log(kept / (1.0 - kept))
