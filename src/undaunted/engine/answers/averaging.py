"""Several settings of the same filter, weighted by how well each predicted lately.

Dynamic model averaging (Raftery, Karny & Ettler 2010, Technometrics 52(1), eq. 15): nothing is
tuned, what fits these people gains weight. The average is recalibrated by what came. Not for one
person's curated asks.
"""

from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from undaunted.engine.answers import logistic_filter
from undaunted.engine.answers.logistic_filter import Batch, FilterSettings, FilterState
from undaunted.engine.logistic import expected
from undaunted.engine.values import Floats

_SURE = 1e-6


@dataclass(frozen=True, slots=True)
class AveragingSettings:
    """Judgements, spanning what seemed possible: sds of effects from .8 to 1.6 times the usual,
    a base rate from all but fixed to one that turns within days, weights half gone after 69 times.

    Recalibration starts at the identity, with these sds of intercept and slope.
    """

    scales: tuple[float, ...] = (0.8, 1.2, 1.6)
    drifts: tuple[float, ...] = (0.00001, 0.001, 0.03)
    forget: float = 0.99
    intercept_sd: float = 0.2
    slope_sd: float = 0.2


@dataclass(frozen=True)
class AveragedState:
    """The members, the logs of their weights (m,), and mean (2,) and covariance of the
    recalibration of the average's logit."""

    settings: AveragingSettings
    members: tuple[FilterState, ...]
    log_weights: Floats
    line: Floats
    line_covariance: Floats


def start(settings: AveragingSettings | None = None) -> AveragedState:
    """Every member as likely as any other."""
    s = settings or AveragingSettings()
    members = tuple(
        logistic_filter.start(FilterSettings(scale=scale, drift=drift))
        for scale, drift in product(s.scales, s.drifts)
    )
    spread = np.diag([s.intercept_sd**2, s.slope_sd**2])
    return AveragedState(s, members, np.zeros(len(members)), np.array([0.0, 1.0]), spread)


def predict(state: AveragedState, batch: Batch) -> Floats:
    """The chance of a yes of every row, shape (rows,)."""
    return _recalibrated(state, _averaged(state, _chances(state, batch)))


def learn(state: AveragedState, batch: Batch, outcome: Floats) -> AveragedState:
    """The state after the rows' outcomes (rows,), each 0 or 1."""
    said = np.clip(_chances(state, batch), _SURE, 1.0 - _SURE)
    scores = np.sum(outcome * np.log(said) + (1.0 - outcome) * np.log(1.0 - said), axis=1)
    weights = state.settings.forget * state.log_weights + scores
    line, covariance = _line_after(state, _averaged(state, said), outcome)
    members = tuple(logistic_filter.learn(one, batch, outcome) for one in state.members)
    return replace(
        state,
        members=members,
        log_weights=weights - weights.max(),
        line=line,
        line_covariance=covariance,
    )


def _chances(state: AveragedState, batch: Batch) -> Floats:
    """What each member says, shape (members, rows)."""
    return np.array([logistic_filter.predict(one, batch) for one in state.members])


def _averaged(state: AveragedState, said: Floats) -> Floats:
    weights = np.exp(state.log_weights)
    return np.asarray(weights @ said / weights.sum())


def _recalibrated(state: AveragedState, chance: Floats) -> Floats:
    x = _sides(chance)
    return expected(x @ state.line, np.einsum("ij,ij->i", x @ state.line_covariance, x))


def _line_after(state: AveragedState, chance: Floats, outcome: Floats) -> tuple[Floats, Floats]:
    """The line logit(yes) = a + b logit(chance) after a batch."""
    return logistic_filter.solved(state.line, state.line_covariance, _sides(chance), outcome)


def _sides(chance: Floats) -> Floats:
    """Ones and the logit of a chance, shape (rows, 2)."""
    kept = np.clip(chance, _SURE, 1.0 - _SURE)
    return np.column_stack((np.ones(len(chance)), np.log(kept / (1.0 - kept))))
