"""The loops of the fear fit: what people add to the asks' equations once they are eliminated.

A cell is all attempts of one person at one ask: `count` of them and the sum `slope` of their
slope covariate. Not for deciding anything; `fear_fit` does.
"""

import numpy as np

from undaunted.engine.population.compiling import compiled
from undaunted.engine.population.rows import Codes, Places
from undaunted.engine.values import Floats


@compiled
def cells_of(start: Places, item: Codes, slope: Floats) -> tuple[Places, Codes, Floats, Floats]:
    """First cell of each person, and ask, count and slope of every cell."""
    people = len(start) - 1
    first = np.zeros(people + 1, np.int64)
    cell_item = np.empty(len(item), np.int32)
    count, total = np.zeros(len(item)), np.zeros(len(item))
    cell = -1
    for p in range(people):
        for row in range(start[p], start[p + 1]):
            if row == start[p] or item[row] != item[row - 1]:
                cell += 1
                cell_item[cell] = item[row]
            count[cell] += 1.0
            total[cell] += slope[row]
        first[p + 1] = cell + 1
    return first, cell_item[: cell + 1], count[: cell + 1], total[: cell + 1]


@compiled
def gathered(
    start: Places,
    item: Codes,
    slope: Floats,
    fixed: Floats,
    outcome: Floats,
    items: int,
    low: int,
    high: int,
) -> tuple[Floats, Floats, Floats]:
    """For people `low` to `high`, Z being (1, slope): Z'Z as (people, 3), Z'[X y] as
    (people, 2, c), and W'[X y] (items, c). The first fixed column is ones and is not read.
    """
    width = len(fixed) + 1
    square, cross = np.zeros((high - low, 3)), np.zeros((high - low, 2, width))
    by_item, last = np.zeros((items, width)), width - 1
    for p in range(low, high):
        mine, both = square[p - low], cross[p - low]
        for row in range(start[p], start[p + 1]):
            k, y, j = slope[row], outcome[row], item[row]
            mine[0] += 1.0
            mine[1] += k
            mine[2] += k * k
            both[0, 0] += 1.0
            both[1, 0] += k
            both[0, last] += y
            both[1, last] += k * y
            if items:
                by_item[j, 0] += 1.0
                by_item[j, last] += y
            for c in range(1, last):
                x = fixed[c, row]
                both[0, c] += x
                both[1, c] += k * x
                if items:
                    by_item[j, c] += x
    return square, cross, by_item


@compiled
def weights(square: Floats, d: Floats) -> tuple[Floats, float]:
    """K = (I + D A)^-1 D of every person as (people, 3), and the sum of log|I + D A|."""
    k, log_size = np.empty_like(square), 0.0
    for p in range(len(square)):
        a, b, c = square[p, 0], square[p, 1], square[p, 2]
        m11, m12 = 1.0 + d[0] * a + d[1] * b, d[0] * b + d[1] * c
        m21, m22 = d[1] * a + d[2] * b, 1.0 + d[1] * b + d[2] * c
        size = m11 * m22 - m12 * m21
        log_size += np.log(size)
        k[p, 0] = (m22 * d[0] - m12 * d[1]) / size
        k[p, 1] = (m22 * d[1] - m12 * d[2]) / size
        k[p, 2] = (m11 * d[2] - m21 * d[1]) / size
    return k, log_size


@compiled
def eliminated(
    first: Places,
    item: Codes,
    count: Floats,
    slope: Floats,
    k: Floats,
    cross: Floats,
    items: int,
    low: int,
    high: int,
) -> tuple[Floats, Floats]:
    """What people `low` to `high` take from W'W (lower triangle) and from W'[X y]."""
    g, gx = np.zeros((items, items)), np.zeros((items, cross.shape[2]))
    for p in range(low, high):
        k11, k12, k22 = k[p, 0], k[p, 1], k[p, 2]
        begin = first[p]
        for x in range(begin, first[p + 1]):
            u, w = k11 * count[x] + k12 * slope[x], k12 * count[x] + k22 * slope[x]
            row = item[x]
            for y in range(begin, x + 1):
                g[row, item[y]] += u * count[y] + w * slope[y]
            for c in range(cross.shape[2]):
                gx[row, c] += u * cross[p, 0, c] + w * cross[p, 1, c]
    return g, gx


@compiled
def fixed_eliminated(k: Floats, cross: Floats) -> Floats:
    """What all people take from [X y]'[X y], shape (c, c)."""
    width = cross.shape[2]
    taken = np.zeros((width, width))
    for p in range(len(k)):
        for c in range(width):
            u = k[p, 0] * cross[p, 0, c] + k[p, 1] * cross[p, 1, c]
            w = k[p, 1] * cross[p, 0, c] + k[p, 2] * cross[p, 1, c]
            for e in range(width):
                taken[c, e] += u * cross[p, 0, e] + w * cross[p, 1, e]
    return taken


@compiled
def slopes_of(
    first: Places,
    item: Codes,
    count: Floats,
    slope: Floats,
    square: Floats,
    k: Floats,
    cross: Floats,
    blups: Floats,
    spread: Floats,
    low: int,
    high: int,
) -> tuple[Floats, Floats, Floats]:
    """For people `low` to `high`: tr(Z'V^-1Z) as (3,), the sums of t t' and t = Z'V^-1[X y].

    `blups` (items, c) are tau S^-1 G[X y], `spread` (items, items) is tau S^-1; t is (people, 2, c).
    """
    width = cross.shape[2]
    trace, squares = np.zeros(3), np.zeros((3, width, width))
    t = np.empty((high - low, 2, width))
    for p in range(low, high):
        a, b, c = square[p, 0], square[p, 1], square[p, 2]
        k11, k12, k22 = k[p, 0], k[p, 1], k[p, 2]
        r11, r12 = 1.0 - a * k11 - b * k12, -a * k12 - b * k22
        r21, r22 = -b * k11 - c * k12, 1.0 - b * k12 - c * k22
        q11, q12, q22 = 0.0, 0.0, 0.0
        left = cross[p].copy()
        for x in range(first[p], first[p + 1]):
            row, by_count, by_slope = item[x], 0.0, 0.0
            for y in range(first[p], x):
                s = spread[row, item[y]]
                by_count += s * count[y]
                by_slope += s * slope[y]
            own = spread[row, row]
            q11 += count[x] * (2.0 * by_count + own * count[x])
            q12 += count[x] * (by_slope + own * slope[x]) + slope[x] * by_count
            q22 += slope[x] * (2.0 * by_slope + own * slope[x])
            for e in range(width):
                left[0, e] -= count[x] * blups[row, e]
                left[1, e] -= slope[x] * blups[row, e]
        trace[0] += r11 * a + r12 * b - (r11 * r11 * q11 + 2 * r11 * r12 * q12 + r12 * r12 * q22)
        trace[1] += r11 * b + r12 * c
        trace[1] -= r11 * r21 * q11 + (r11 * r22 + r12 * r21) * q12 + r12 * r22 * q22
        trace[2] += r21 * b + r22 * c - (r21 * r21 * q11 + 2 * r21 * r22 * q12 + r22 * r22 * q22)
        mine = t[p - low]
        for e in range(width):
            mine[0, e] = r11 * left[0, e] + r12 * left[1, e]
            mine[1, e] = r21 * left[0, e] + r22 * left[1, e]
        for e in range(width):
            for f in range(width):
                squares[0, e, f] += mine[0, e] * mine[0, f]
                squares[1, e, f] += 0.5 * (mine[0, e] * mine[1, f] + mine[1, e] * mine[0, f])
                squares[2, e, f] += mine[1, e] * mine[1, f]
    return trace, squares, t
