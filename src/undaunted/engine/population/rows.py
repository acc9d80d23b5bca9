"""Everybody's attempts as columns, grouped by person and sorted by ask: what the fits read.

Not for files or tables: `lab` and `record` make the arrays.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from undaunted.engine.population.compiling import compiled, even_parts
from undaunted.engine.values import Floats

_FEW = 64
Codes = NDArray[np.int32]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Attempts:
    """`n` attempts of `people` at `items` asks.

    `start` (people + 1,) are the first rows of each person; `item` (n,), `outcome` (n,) and
    `slope` (n,) follow it; `fixed` (p, n) begins with ones, then the slope where there is one,
    then contexts.
    """

    people: int
    items: int
    start: Places
    item: Codes
    outcome: Floats
    slope: Floats
    fixed: Floats
    has_slope: bool

    @property
    def n(self) -> int:
        return len(self.outcome)

    @cached_property
    def parts(self) -> Places:
        """Bounds of parts of people of about equal work."""
        return even_parts(np.diff(self.start).astype(np.float64) ** 2)

    def some(self, every: int) -> "Attempts":
        """Every so-many-th person, with all asks."""
        chosen = np.arange(0, self.people, every)
        counts = self.start[chosen + 1] - self.start[chosen]
        start = np.concatenate(([0], np.cumsum(counts)))
        shift = np.repeat(self.start[chosen] - start[:-1], counts)
        rows = np.arange(start[-1]) + shift
        return replace(
            self,
            people=len(chosen),
            start=start,
            item=self.item[rows],
            outcome=self.outcome[rows],
            slope=self.slope[rows],
            fixed=np.ascontiguousarray(self.fixed[:, rows]),
        )


def attempts(
    person: ArrayLike,
    item: ArrayLike | None,
    outcome: ArrayLike,
    *,
    slope: ArrayLike | None = None,
    contexts: ArrayLike | None = None,
) -> Attempts:
    """Attempts in any order; `person` and `item` are codes from 0 without holes.

    `slope` (n,) has a random coefficient for each person, `contexts` (n, k) only a fixed one.
    Raises ValueError for shapes that disagree, numbers that are not finite, or negative codes.
    """
    y = np.ascontiguousarray(outcome, dtype=np.float64)
    who = np.ascontiguousarray(person, dtype=np.int32)
    what = np.zeros(len(y), np.int32) if item is None else np.ascontiguousarray(item, np.int32)
    k = np.zeros(len(y)) if slope is None else np.ascontiguousarray(slope, np.float64)
    others = np.empty((len(y), 0)) if contexts is None else np.asarray(contexts, np.float64)
    others = others.reshape(len(others), -1) if others.size else np.empty((len(y), 0))
    _checked(who, what, y, k, others)
    people, items = int(who.max()) + 1, 0 if item is None else int(what.max()) + 1
    start, order = _by_person(who, what, people)
    fixed = np.empty((1 + (slope is not None) + others.shape[1], len(y)))
    fixed[0], k = 1.0, k[order] if slope is not None else k
    if slope is not None:
        fixed[1] = k
    for place, column in enumerate(others.T, start=len(fixed) - others.shape[1]):
        np.take(column, order, out=fixed[place])
    return Attempts(people, items, start, what[order], y[order], k, fixed, slope is not None)


def _checked(who: Codes, what: Codes, y: Floats, k: Floats, others: Floats) -> None:
    """Raises ValueError where the columns can't be fitted."""
    if not len(y):
        raise ValueError("there is no attempt")
    if not len(y) == len(who) == len(what) == len(k) == len(others):
        raise ValueError("the columns are not of one length")
    if min(int(who.min()), int(what.min())) < 0:
        raise ValueError("codes must not be negative")
    for name, values in (("outcome", y), ("slope", k), ("contexts", others)):
        if not np.isfinite(values.sum()) and not np.isfinite(values).all():
            raise ValueError(f"{name} has a value that is not a finite number")


@compiled
def _by_person(who: Codes, what: Codes, people: int) -> tuple[Places, Places]:
    """First row of each person, and the order of rows by person, then ask.

    A counting sort by person; then each person's few rows by insertion, which stays in the cache,
    or many of them by merging.
    """
    start = np.zeros(people + 1, np.int64)
    for row in range(len(who)):
        start[who[row] + 1] += 1
    start = np.cumsum(start)
    free = start[:-1].copy()
    order = np.empty(len(who), np.int64)
    for row in range(len(who)):
        order[free[who[row]]] = row
        free[who[row]] += 1
    for p in range(people):
        low, high = start[p], start[p + 1]
        if high - low > _FEW:
            mine = order[low:high]
            order[low:high] = mine[np.argsort(what[mine], kind="mergesort")]
            continue
        for place in range(low + 1, high):
            moving = order[place]
            at = place
            while at > low and what[order[at - 1]] > what[moving]:
                order[at] = order[at - 1]
                at -= 1
            order[at] = moving
    return start, order
