"""How often two readers agree, in the figures that the field uses.

Not for what they read: see `readings`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_REDRAWN = 2000
_SEED = 20261201


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two readers on `n` things, each found or not found.

    `one`, `other`, `both`: how often each found it, and both. `same`: the share on which they say the
    same, 0-1. `kappa`: Cohen (1960), chance by each reader's own rate; None where both are constant.
    `ac1`: Gwet (2008), which does not fall apart where nearly all is of one kind. `positive`: of what
    either found, what both found, 2 both / (one + other) (Cicchetti and Feinstein 1990).
    """

    n: int
    one: int
    other: int
    both: int
    same: float
    kappa: float | None
    ac1: float
    positive: float | None


def agreement(one: Sequence[bool], other: Sequence[bool]) -> Agreement:
    """Agreement on things in the same order. Raises `ValueError` for none, or unequal numbers."""
    if not one or len(one) != len(other):
        raise ValueError("both readers must have read the same things, and at least one")
    first, second = np.asarray(one, bool), np.asarray(other, bool)
    n, found, found_too = len(one), int(first.sum()), int(second.sum())
    both, same = int((first & second).sum()), float((first == second).mean())
    return Agreement(
        n=n,
        one=found,
        other=found_too,
        both=both,
        same=same,
        kappa=_kappa(same, found / n, found_too / n),
        ac1=_ac1(same, (found + found_too) / (2 * n)),
        positive=2 * both / (found + found_too) if found + found_too else None,
    )


def _kappa(same: float, rate: float, other_rate: float) -> float | None:
    by_chance = rate * other_rate + (1 - rate) * (1 - other_rate)
    return (same - by_chance) / (1 - by_chance) if by_chance < 1 else None


def _ac1(same: float, rate: float) -> float:
    by_chance = 2 * rate * (1 - rate)
    return (same - by_chance) / (1 - by_chance)


def share_interval(found: Sequence[bool]) -> tuple[float, float]:
    """95 % interval of a share, by redrawing (percentile bootstrap, 2,000 draws, fixed seed)."""
    values: NDArray[np.float64] = np.asarray(found, float)
    rng = np.random.default_rng(_SEED)
    drawn = rng.choice(values, (_REDRAWN, len(values))).mean(axis=1)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return float(low), float(high)
