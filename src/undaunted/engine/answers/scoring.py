"""How good chances were, once it is known what came: proper scores, calibration, discrimination.

Not for what a person is told of their own guesses: `calibration` decides that.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.values import Floats, Interval

_BINS = 10
_SURE = 1e-6
_RESAMPLES = 200


@dataclass(frozen=True, slots=True)
class ForecastScore:
    """Brier and log loss (natural), expected calibration error over ten bins of equal count, and
    area under the ROC curve (nan when only one outcome occurred)."""

    n: int
    mean_p: float
    mean_y: float
    brier: float
    log_loss: float
    ece: float
    auc: float


@dataclass(frozen=True, slots=True)
class ScoreIntervals:
    """95 % bootstrap intervals around the scores of one forecaster."""

    brier: Interval
    log_loss: Interval
    ece: Interval
    auc: Interval


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """`n` forecasts of about `mean_p`, of which a share `mean_y` came true."""

    n: int
    mean_p: float
    mean_y: float


@dataclass(frozen=True, slots=True)
class GuessBias:
    """Mean of guess minus outcome with its 95 % interval over people, and the shares of people
    whose own mean lies above and below zero."""

    n: int
    people: int
    mean: float
    low: float
    high: float
    share_over: float
    share_under: float


def score(p: Floats, y: Floats) -> ForecastScore:
    """Scores of chances `p` (n,) against outcomes `y` (n,) of 0 or 1; n >= 1.

    >>> found = score(np.array([0.1, 0.4, 0.6, 0.9]), np.array([0.0, 1.0, 0.0, 1.0]))
    >>> round(found.brier, 3), round(found.auc, 2)
    (0.185, 0.75)
    """
    bins = reliability(p, y)
    return ForecastScore(
        n=len(p),
        mean_p=float(np.mean(p)),
        mean_y=float(np.mean(y)),
        brier=float(np.mean((p - y) ** 2)),
        log_loss=_log_loss(p, y),
        ece=sum(one.n * abs(one.mean_p - one.mean_y) for one in bins) / len(p),
        auc=auc(p, y),
    )


def _log_loss(p: Floats, y: Floats) -> float:
    """Mean negative log likelihood; chances are kept a millionth away from 0 and 1."""
    kept = np.clip(p, _SURE, 1.0 - _SURE)
    return -float(np.mean(y * np.log(kept) + (1.0 - y) * np.log(1.0 - kept)))


def reliability(p: Floats, y: Floats) -> tuple[ReliabilityBin, ...]:
    """Ten bins of equal count in the order of the chance; equal chances stay in their order."""
    order = np.argsort(p, kind="stable")
    parts = [part for part in np.array_split(order, _BINS) if len(part)]
    return tuple(
        ReliabilityBin(len(part), float(p[part].mean()), float(y[part].mean())) for part in parts
    )


def auc(p: Floats, y: Floats) -> float:
    """Chance that a yes was given more than a no, ties counting half (Mann-Whitney)."""
    from scipy.stats import rankdata

    yes = float(np.sum(y))
    no = len(y) - yes
    if not yes or not no:
        return float("nan")
    ranks = rankdata(p)
    return float((np.sum(ranks[y > 0]) - yes * (yes + 1.0) / 2.0) / (yes * no))


def score_intervals(
    p: Floats, y: Floats, clusters: NDArray[np.int64], generator: np.random.Generator
) -> ScoreIntervals:
    """Bootstrap over whole clusters, such as people (n,): what depends on each other stays together."""
    rows = [np.flatnonzero(clusters == one) for one in np.unique(clusters)]
    drawn = []
    for _ in range(_RESAMPLES):
        chosen = np.concatenate([rows[i] for i in generator.integers(0, len(rows), len(rows))])
        drawn.append(score(p[chosen], y[chosen]))
    around = score(p, y)

    def interval(of: Callable[[ForecastScore], float]) -> Interval:
        values = np.array([of(one) for one in drawn])
        known = values[~np.isnan(values)]
        low, high = np.quantile(known, (0.025, 0.975)) if len(known) else (np.nan, np.nan)
        return Interval(of(around), float(low), float(high))

    return ScoreIntervals(
        interval(lambda one: one.brier),
        interval(lambda one: one.log_loss),
        interval(lambda one: one.ece),
        interval(lambda one: one.auc),
    )


def guess_bias(guess: Floats, y: Floats, people: NDArray[np.int64]) -> GuessBias:
    """The signed error of guesses; people weigh by how often they guessed (cluster-robust t)."""
    from scipy.special import stdtrit

    error = guess - y
    named, place = np.unique(people, return_inverse=True)
    sums, counts = np.bincount(place, error), np.bincount(place)
    mean, k = float(np.mean(error)), len(named)
    left = sums - mean * counts
    spread = float(np.sqrt(np.sum(left**2) * k / max(k - 1, 1))) / len(error)
    half = float(stdtrit(k - 1, 0.975)) * spread if k > 1 else 1.0
    own = sums / counts
    return GuessBias(
        n=len(error),
        people=k,
        mean=mean,
        low=max(-1.0, mean - half),
        high=min(1.0, mean + half),
        share_over=float(np.mean(own > 0)),
        share_under=float(np.mean(own < 0)),
    )
