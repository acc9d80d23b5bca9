"""What another policy would have been worth, from suggestions that were logged with their chance.

Inverse propensity, its self-normalised form, and doubly robust; weights clipped at 20 beside
unclipped (Dudik et al. 2011). Below an effective sample of 100 nothing is told. Not for small logs.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.values import Bools, Floats, Interval


@dataclass(frozen=True, slots=True)
class OffPolicySettings:
    """The limits are our judgement; the interval is 95 %."""

    clip: float = 20.0
    effective_least: float = 100.0
    normal_95: float = 1.959963984540054


_SETTINGS = OffPolicySettings()
TOO_FEW, UNSUPPORTED = "effective_sample_too_small", "target_shows_what_was_never_shown"


@dataclass(frozen=True)
class Logged:
    """Suggestions that were drawn and followed, n of them, out of up to m candidates each.

    `chances` (n, m) are the logged probabilities of every candidate, 0 for those not to be had;
    `shown` (n,) is the place that was drawn; `reward` (n,) what came of it.
    """

    chances: Floats
    shown: NDArray[np.int64]
    reward: Floats

    def __post_init__(self) -> None:
        rows = np.arange(len(self.shown))
        if self.chances.ndim != 2 or not len(rows) == len(self.chances) == len(self.reward):
            raise ValueError("Chances must be (n, m), shown and reward (n,).")
        if not np.isfinite(self.reward).all():
            raise ValueError("Every reward must be a finite number.")
        if not (self.chances[rows, self.shown] > 0.0).all():
            raise ValueError("What was shown must have had a chance above 0.")
        if not _distributions(self.chances):
            raise ValueError("Logged chances must lie in 0-1 and sum to 1 in every row.")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean reward under the target policy, or None and the reason why not."""

    value: Interval | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Weighted:
    """The three estimates under one treatment of the weights, and their effective sample."""

    effective: float
    largest_weight: float
    ips: Estimate
    self_normalised: Estimate
    doubly_robust: Estimate | None


@dataclass(frozen=True, slots=True)
class OffPolicy:
    """Unclipped beside clipped; `share_clipped` is the share of weights above the clip."""

    n: int
    unclipped: Weighted
    clipped: Weighted
    share_clipped: float


def evaluate(
    logged: Logged,
    target: Floats,
    predicted: Floats | None = None,
    settings: OffPolicySettings = _SETTINGS,
) -> OffPolicy:
    """The mean reward had `target` (n, m: chances of every candidate) drawn the suggestions.

    `predicted` (n, m) is a reward model, for the doubly robust estimate (Dudík, Langford & Li
    2011). Raises `ValueError` for shapes that differ or chances that do not sum to 1.
    """
    if target.shape != logged.chances.shape or not _distributions(target):
        raise ValueError("Target chances must have the logged shape and sum to 1 in every row.")
    if predicted is not None and predicted.shape != target.shape:
        raise ValueError("Predicted rewards must have the shape of the chances.")
    rows = np.arange(len(logged.shown))
    weights = target[rows, logged.shown] / logged.chances[rows, logged.shown]
    supported = bool((logged.chances[target > 0.0] > 0.0).all())
    capped = np.minimum(weights, settings.clip)
    return OffPolicy(
        len(rows),
        _weighted(logged, target, predicted, weights, supported, settings),
        _weighted(logged, target, predicted, capped, supported, settings),
        float(np.mean(weights > settings.clip)) if len(rows) else 0.0,
    )


def _weighted(
    logged: Logged,
    target: Floats,
    predicted: Floats | None,
    weights: Floats,
    supported: bool,
    settings: OffPolicySettings,
) -> Weighted:
    """All estimates with these weights, refused where the data cannot carry them."""
    effective = effective_sample(weights)
    refused = _refusal(effective, supported, settings)
    largest = float(weights.max()) if len(weights) else 0.0
    if refused is not None:
        doubly = None if predicted is None else refused
        return Weighted(effective, largest, refused, refused, doubly)
    doubly = None
    if predicted is not None:
        doubly = Estimate(_mean_of(_robust(logged, target, predicted, weights), settings))
    return Weighted(
        effective,
        largest,
        Estimate(_mean_of(weights * logged.reward, settings)),
        Estimate(_ratio_of(weights, logged.reward, settings)),
        doubly,
    )


def _refusal(effective: float, supported: bool, settings: OffPolicySettings) -> Estimate | None:
    """Why nothing may be told, or None."""
    if not supported:
        return Estimate(None, UNSUPPORTED)
    return Estimate(None, TOO_FEW) if effective < settings.effective_least else None


def effective_sample(weights: Floats) -> float:
    """Kish's (sum w)^2 / sum w^2; 0 when all weights are 0."""
    squares = float(weights @ weights)
    return float(weights.sum()) ** 2 / squares if squares > 0.0 else 0.0


def _robust(logged: Logged, target: Floats, predicted: Floats, weights: Floats) -> Floats:
    """The model's value of the target, corrected by the weighted errors of the model, (n,)."""
    rows = np.arange(len(weights))
    wrong = logged.reward - predicted[rows, logged.shown]
    return np.asarray((target * predicted).sum(axis=1) + weights * wrong)


def _mean_of(values: Floats, settings: OffPolicySettings) -> Interval:
    half = settings.normal_95 * float(values.std(ddof=1)) / len(values) ** 0.5
    mean = float(values.mean())
    return Interval(mean, mean - half, mean + half)


def _ratio_of(weights: Floats, reward: Floats, settings: OffPolicySettings) -> Interval:
    """Sum of w r over sum of w, with the interval of the delta method (Owen 2013, 9.2)."""
    mean = float(weights @ reward / weights.sum())
    spread = float(np.sqrt((weights**2) @ (reward - mean) ** 2) / weights.sum())
    half = settings.normal_95 * spread
    return Interval(mean, mean - half, mean + half)


def _distributions(chances: Floats) -> bool:
    """Whether every row lies in 0-1 and sums to 1."""
    inside: Bools = (chances >= 0.0) & (chances <= 1.0)
    return bool(inside.all()) and bool(np.allclose(chances.sum(axis=1), 1.0))
