"""The asks of a simulation as one table: what may be practised, and the panel kept out of reach.

Not for people: what an ask is like for one of them is drawn in `practising`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from undaunted.engine.choosing.beliefs import WRITTEN
from undaunted.engine.logistic import LEAST, logit
from undaunted.engine.pool import Codes, Pool
from undaunted.engine.simulation.figures import FIGURES, LearnerFigures
from undaunted.engine.steps import steps_towards
from undaunted.engine.values import Bools, Candidate, Floats

_EVERY = 3


@dataclass(frozen=True)
class World:
    """All asks, n of them, easiest first; those of `panel` are never offered, only measured on."""

    pool: Pool
    panel: Bools
    figures: LearnerFigures = FIGURES

    @cached_property
    def offered(self) -> Pool:
        """The asks a policy may choose from."""
        asks = zip(self.pool.candidates, self.panel, strict=True)
        return Pool(tuple(one for one, out in asks if not out))

    @cached_property
    def with_steps(self) -> Pool:
        """The same asks, each with the steps towards it."""
        asks = self.offered.candidates
        return Pool(tuple(each for ask in asks for each in (ask, *steps_towards(ask))))

    @cached_property
    def places(self) -> dict[str, int]:
        """The row of every key."""
        return dict(self.pool.place)

    @cached_property
    def like(self) -> Floats:
        """How much of what is learned at one ask holds for another, shape (n, n), 1 for itself."""
        s, each = self.figures, self.pool.candidates
        shared = s.like_any + s.like_domain * _same(self.pool.domain)
        shared = shared + s.like_counterpart * _same(self.pool.counterpart)
        shared = shared + s.like_channel * _same(_coded(each, lambda one: one.channel))
        shared = shared + s.like_setting * _same(_coded(each, lambda one: one.setting))
        facets = np.array([[_overlap(one, other) for other in each] for one in each])
        return np.asarray(shared + s.like_facets * facets + s.like_same * np.eye(len(each)))

    @cached_property
    def written(self) -> Bools:
        return np.array([one.channel in WRITTEN for one in self.pool.candidates], dtype=np.bool_)

    @cached_property
    def good_logit(self) -> Floats:
        """The curated chance of a yes or partly from somebody who answers, on the logit, (n,)."""
        answered = np.maximum(1.0 - self.pool.column("no_answer"), LEAST)
        good = self.pool.column("yes_mean") + self.pool.column("partly_mean")
        return logit(good / answered)

    @cached_property
    def whole_share(self) -> Floats:
        """What something good counts on average, a partly being half a yes, shape (n,)."""
        good = self.pool.column("yes_mean") + self.pool.column("partly_mean")
        return np.asarray(1.0 - 0.5 * self.pool.column("partly_mean") / np.maximum(good, LEAST))


def world(candidates: tuple[Candidate, ...], figures: LearnerFigures = FIGURES) -> World:
    """Every third ask by curated fear is kept for the panel. Raises `ValueError` below three."""
    if len(candidates) < _EVERY:
        raise ValueError(f"A world needs at least {_EVERY} asks; there are {len(candidates)}.")
    ordered = tuple(sorted(candidates, key=lambda one: (one.fear_mean, one.key)))
    panel = np.arange(len(ordered)) % _EVERY == 1
    return World(Pool(ordered), panel, figures)


def _same(codes: Codes) -> Bools:
    return np.asarray(codes[:, None] == codes)


def _coded(candidates: tuple[Candidate, ...], kind: Callable[[Candidate], str]) -> Codes:
    places: dict[str, int] = {}
    each = [places.setdefault(kind(one), len(places)) for one in candidates]
    return np.array(each, dtype=np.int64)


def _overlap(one: Candidate, other: Candidate) -> float:
    """Jaccard overlap of the facets, 1 where neither has any."""
    joined = set(one.facets) | set(other.facets)
    return len(set(one.facets) & set(other.facets)) / len(joined) if joined else 1.0
