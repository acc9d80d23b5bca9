"""Chances of a yes learned as they come: a logistic regression over named effects that drifts.

Rows of one time are predicted together and learned together (Laplace's approximation of the
batch); the base rate walks at random. Effects not met for long are set aside as
independent, so that the covariance stays small. Not for curated asks: `acceptance` knows those.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.logistic import expected, sigmoid
from undaunted.engine.values import Floats

BASE, GUESS, PERSON, TARGET, CONTEXT, PAIR, NUMBER = (
    "base",
    "guess",
    "person",
    "target",
    "context",
    "pair",
    "number",
)
_NEWTON_STEPS = 8


@dataclass(frozen=True, slots=True)
class FilterSettings:
    """Prior means and sds on the logit, by kind of effect; `drift` is the base's variance a time.

    Person, target and the guess's slope are from speed dating (models page: answers); contexts and
    numbers are judgements. `scale` multiplies the sds of persons, targets, contexts and pairs.
    """

    scale: float = 1.0
    drift: float = 0.003
    base_sd: float = 1.5
    guess_mean: float = 0.5
    guess_sd: float = 0.25
    person_sd: float = 0.9
    target_sd: float = 1.2
    context_sd: float = 0.25
    pair_sd: float = 0.15
    number_sd: float = 0.3
    most_together: int = 240

    def prior(self, effect: str) -> tuple[float, float]:
        """Mean and variance of an effect nobody has met yet; its kind stands before the colon."""
        kind = effect.partition(":")[0]
        if kind == GUESS:
            return self.guess_mean, self.guess_sd**2
        if kind in (BASE, NUMBER):
            return 0.0, (self.base_sd if kind == BASE else self.number_sd) ** 2
        sds = {
            PERSON: self.person_sd,
            TARGET: self.target_sd,
            CONTEXT: self.context_sd,
            PAIR: self.pair_sd,
        }
        return 0.0, (self.scale * sds[kind]) ** 2


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows as they meet effects: `place` of the row, name of the effect, and its value, each (k,)."""

    rows: int
    place: NDArray[np.int64]
    names: tuple[str, ...]
    value: Floats


@dataclass(frozen=True)
class FilterState:
    """Effects believed together (`names`, `mean` (k,), `covariance` (k, k), last met at `_met`),
    and those set aside with mean and variance alone."""

    settings: FilterSettings
    names: tuple[str, ...]
    mean: Floats
    covariance: Floats
    met: Floats
    aside: Mapping[str, tuple[float, float]]
    batches: int = 0

    @cached_property
    def places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.names)}


def batch_of(rows: Sequence[Mapping[str, float]]) -> Batch:
    """Rows given as effect -> value; every row meets the base."""
    place, names, value = [], [], []
    for row, effects in enumerate(rows):
        for name, size in ((BASE, 1.0), *effects.items()):
            place.append(row)
            names.append(name)
            value.append(size)
    return Batch(len(rows), np.array(place), tuple(names), np.array(value))


def start(settings: FilterSettings | None = None) -> FilterState:
    """Nothing met yet."""
    empty = np.zeros(0)
    return FilterState(settings or FilterSettings(), (), empty, np.zeros((0, 0)), empty, {})


def predict(state: FilterState, batch: Batch) -> Floats:
    """The chance of a yes of every row, shape (rows,).

    >>> shop = batch_of([{"context:where=shop": 1.0}] * 8)
    >>> state = learn(start(), shop, np.array([1.0] * 7 + [0.0]))
    >>> float(predict(start(), shop)[0]), round(float(predict(state, shop)[0]), 2)
    (0.5, 0.78)
    """
    state = _met(state, batch)
    x = _design(state, batch)
    return expected(x @ state.mean, np.einsum("ij,ij->i", x @ state.covariance, x))


def learn(state: FilterState, batch: Batch, outcome: Floats) -> FilterState:
    """The state after the rows' outcomes (rows,), each 0 or 1; their order does not matter."""
    state = _met(state, batch)
    mean, covariance = solved(state.mean, state.covariance, _design(state, batch), outcome)
    return _set_aside(replace(state, mean=mean, covariance=covariance, batches=state.batches + 1))


def solved(mean: Floats, covariance: Floats, x: Floats, outcome: Floats) -> tuple[Floats, Floats]:
    """Laplace's approximation after outcomes (n,) at rows `x` (n, k), worked out in row space."""
    gain, rows = covariance @ x.T, len(x)
    before, spread = x @ mean, x @ gain
    at: Floats = before
    pull: Floats = np.zeros(rows)
    for _ in range(_NEWTON_STEPS):
        chance = sigmoid(at)
        weight = chance * (1.0 - chance)
        right = weight * (at - before) + outcome - chance
        pull = np.asarray(np.linalg.solve(np.eye(rows) + weight[:, None] * spread, right), float)
        at = before + spread @ pull
    chance = sigmoid(at)
    weights = (chance * (1.0 - chance))[:, None]
    taken = gain @ np.linalg.solve(np.eye(rows) + weights * spread, weights * gain.T)
    left = covariance - taken
    return mean + gain @ pull, (left + left.T) / 2.0


def _met(state: FilterState, batch: Batch) -> FilterState:
    """The state with the batch's effects among those believed together, the base one step on."""
    new = [name for name in dict.fromkeys(batch.names) if name not in state.places]
    beliefs = [state.aside.get(name) or state.settings.prior(name) for name in new]
    known, size = len(state.names), len(state.names) + len(new)
    covariance = np.zeros((size, size))
    covariance[:known, :known] = state.covariance
    added = np.arange(known, size)
    covariance[added, added] = [variance for _, variance in beliefs]
    names = (*state.names, *new)
    places = {name: place for place, name in enumerate(names)}
    base = places[BASE]
    covariance[base, base] += state.settings.drift
    met_at = np.concatenate((state.met, np.zeros(len(new))))
    met_at[[places[name] for name in set(batch.names)]] = state.batches
    mean = np.concatenate((state.mean, [centre for centre, _ in beliefs]))
    aside = {name: belief for name, belief in state.aside.items() if name not in places}
    return replace(state, names=names, mean=mean, covariance=covariance, met=met_at, aside=aside)


def _design(state: FilterState, batch: Batch) -> Floats:
    """The rows by the effects believed together, shape (rows, k)."""
    x = np.zeros((batch.rows, len(state.names)))
    column = np.array([state.places[name] for name in batch.names], dtype=np.int64)
    np.add.at(x, (batch.place, column), batch.value)
    return x


def _set_aside(state: FilterState) -> FilterState:
    """The state with the effects met longest ago aside, when there are too many together."""
    most = state.settings.most_together
    if len(state.names) <= most:
        return state
    order = np.argsort(-state.met, kind="stable")
    kept, left = np.sort(order[: most // 2]), order[most // 2 :]
    spread = np.diag(state.covariance)
    aside = {state.names[i]: (float(state.mean[i]), float(spread[i])) for i in left}
    return replace(
        state,
        names=tuple(state.names[i] for i in kept),
        mean=state.mean[kept],
        covariance=state.covariance[np.ix_(kept, kept)],
        met=state.met[kept],
        aside={**state.aside, **aside},
    )
