"""The loops of the answer fit: weighted sums of people and asks at one set of effects.

A cell is all attempts of one person at one ask; the first fixed column is ones and is not read.
Outcomes are bytes: a pass over many rows waits for memory. Not for deciding anything; `answer_fit` does.
"""

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.population.compiling import compiled
from undaunted.engine.population.rows import Codes, Places
from undaunted.engine.values import Floats

_MUCH = 1e100
_Yeses = NDArray[np.uint8]


@compiled
def residuals(
    start: Places,
    item: Codes,
    outcome: _Yeses,
    fixed: Floats,
    beta: Floats,
    person: Floats,
    ask: Floats,
    chance: Floats,
    low: int,
    high: int,
) -> tuple[float, Floats, Floats, Floats]:
    """Deviance, and the sums of y - mu by person, by ask and by column; writes `chance` (n,)."""
    deviance, by_person = 0.0, np.zeros(high - low)
    by_ask, by_column = np.zeros(len(ask)), np.zeros(len(beta))
    for p in range(low, high):
        odds = 1.0
        for row in range(start[p], start[p + 1]):
            eta = person[p] + ask[item[row]] + beta[0]
            for c in range(1, len(beta)):
                eta += beta[c] * fixed[c, row]
            small = np.exp(-abs(eta))
            mu = 1.0 / (1.0 + small) if eta > 0 else small / (1.0 + small)
            chance[row] = mu
            deviance += 2.0 * (max(eta, 0.0) - outcome[row] * eta)
            odds *= 1.0 + small
            if odds > _MUCH:
                deviance += 2.0 * np.log(odds)
                odds = 1.0
            left = outcome[row] - mu
            by_person[p - low] += left
            by_ask[item[row]] += left
            by_column[0] += left
            for c in range(1, len(beta)):
                by_column[c] += left * fixed[c, row]
        deviance += 2.0 * np.log(odds)
    return deviance, by_person, by_ask, by_column


@compiled
def alone(
    start: Places,
    item: Codes,
    outcome: _Yeses,
    fixed: Floats,
    beta: Floats,
    ask: Floats,
    precision: float,
    low: int,
    high: int,
) -> Floats:
    """The effects of people `low` to `high` after four Newton steps, asks and columns given."""
    effects = np.zeros(high - low)
    for p in range(low, high):
        for _ in range(4):
            left, weight = -precision * effects[p - low], precision
            for row in range(start[p], start[p + 1]):
                eta = effects[p - low] + ask[item[row]] + beta[0]
                for c in range(1, len(beta)):
                    eta += beta[c] * fixed[c, row]
                mu = 1.0 / (1.0 + np.exp(-eta))
                left += outcome[row] - mu
                weight += mu * (1.0 - mu)
            effects[p - low] += left / weight
    return effects


@compiled
def weighed(
    start: Places,
    first: Places,
    item: Codes,
    fixed: Floats,
    chance: Floats,
    asks: int,
    cell: Floats,
    low: int,
    high: int,
) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Weights of people `low` to `high` and of their columns, of asks and of their columns, and
    of columns by columns (lower triangle). Writes the weight of each `cell`."""
    people, width = high - low, len(fixed)
    weight, columns = np.zeros(people), np.zeros((people, width))
    by_ask, mixed, own = np.zeros(asks), np.zeros((asks, width)), np.zeros((width, width))
    for p in range(low, high):
        at, last, mine = first[p] - 1, -1, p - low
        for row in range(start[p], start[p + 1]):
            j = item[row]
            if j != last:
                at += 1
                cell[at] = 0.0
                last = j
            w = chance[row] * (1.0 - chance[row])
            weight[mine] += w
            cell[at] += w
            by_ask[j] += w
            columns[mine, 0] += w
            mixed[j, 0] += w
            own[0, 0] += w
            for c in range(1, width):
                wx = w * fixed[c, row]
                columns[mine, c] += wx
                mixed[j, c] += wx
                own[c, 0] += wx
                for e in range(1, c + 1):
                    own[c, e] += wx * fixed[e, row]
    return weight, columns, by_ask, mixed, own


@compiled
def eliminated(
    first: Places,
    cell_ask: Codes,
    cell: Floats,
    inverse: Floats,
    columns: Floats,
    asks: int,
    low: int,
    high: int,
) -> tuple[Floats, Floats]:
    """What people `low` to `high` take from asks by asks (lower triangle) and asks by columns."""
    square, mixed = np.zeros((asks, asks)), np.zeros((asks, columns.shape[1]))
    for p in range(low, high):
        for x in range(first[p], first[p + 1]):
            u, row = inverse[p] * cell[x], cell_ask[x]
            for y in range(first[p], x + 1):
                square[row, cell_ask[y]] += u * cell[y]
            for c in range(columns.shape[1]):
                mixed[row, c] += u * columns[p, c]
    return square, mixed


@compiled
def by_asks(first: Places, cell_ask: Codes, cell: Floats, of_person: Floats, asks: int) -> Floats:
    """The cells' weights times a number of each person, summed by ask."""
    sums = np.zeros(asks)
    for p in range(len(of_person)):
        for x in range(first[p], first[p + 1]):
            sums[cell_ask[x]] += cell[x] * of_person[p]
    return sums


@compiled
def by_people(first: Places, cell_ask: Codes, cell: Floats, of_ask: Floats) -> Floats:
    """The cells' weights times a number of each ask, summed by person."""
    sums = np.zeros(len(first) - 1)
    for p in range(len(sums)):
        for x in range(first[p], first[p + 1]):
            sums[p] += cell[x] * of_ask[cell_ask[x]]
    return sums


@compiled
def leverages(
    start: Places,
    first: Places,
    item: Codes,
    cell_ask: Codes,
    fixed: Floats,
    chance: Floats,
    cell: Floats,
    inverse: Floats,
    spread: Floats,
    low: int,
    high: int,
) -> tuple[float, Floats, Floats, Floats]:
    """For people `low` to `high`: the summed variances of their effects, and the sums by person,
    ask and column of each row's variance times the slope of its weight (for the gradient).
    """
    width, asks = len(fixed), len(spread)
    variance, by_person = 0.0, np.zeros(high - low)
    by_ask, by_column = np.zeros(asks), np.zeros(width)
    pull = np.empty(asks)
    for p in range(low, high):
        begin, end, whole = first[p], first[p + 1], 0.0
        for x in range(begin, end):
            row = cell_ask[x]
            total = spread[row, row] * cell[x]
            for y in range(begin, x):
                s = spread[row, cell_ask[y]]
                total += s * cell[y]
                pull[y - begin] += s * cell[x]
            pull[x - begin] = total
        for x in range(begin, end):
            whole += pull[x - begin] * cell[x]
        k = inverse[p]
        of_person = k + k * k * whole
        variance += of_person
        at, last = -1, -1
        for row in range(start[p], start[p + 1]):
            j = item[row]
            if j != last:
                at += 1
                last = j
            mu = chance[row]
            h = of_person - 2.0 * k * pull[at] + spread[j, j]
            h *= mu * (1.0 - mu) * (1.0 - 2.0 * mu)
            by_person[p - low] += h
            by_ask[j] += h
            by_column[0] += h
            for c in range(1, width):
                by_column[c] += h * fixed[c, row]
    return variance, by_person, by_ask, by_column
