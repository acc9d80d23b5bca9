"""Draws the three: the suggestion, an easier one, a different one.

Plackett-Luce at temperature .5 over the open candidates, mixed with a uniform share on the best
eight (Plackett-Luce); every probability is stored. Not for gates or worth.
"""

from dataclasses import dataclass

import numpy as np

from undaunted.engine.answers import acceptance
from undaunted.engine.choosing.arc import PRACTISES, narrowed, practised
from undaunted.engine.choosing.beliefs import beliefs
from undaunted.engine.choosing.choice import POSITIONS, Choice, Ledger, Pick, draw, points
from undaunted.engine.choosing.gates import (
    BELOW_FLOOR,
    OPEN,
    Gates,
    chance_above,
    closed_by_facts,
    closed_by_fear,
    resting,
)
from undaunted.engine.choosing.reason import Reason, reason_for
from undaunted.engine.choosing.situation import Situation
from undaunted.engine.choosing.worth import Weighed, weigh
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.history import History
from undaunted.engine.learned import LearnedState
from undaunted.engine.pool import Codes, Pool
from undaunted.engine.safety.dose import DoseWindow
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.values import Bools, Floats

POLICY_VERSION = "plackett-luce-4"
TEMPERATURE, UNIFORM_SHARE, BEST = 0.5, 0.2, 8
_EASIER_BY = 5.0


@dataclass(frozen=True)
class ShortlistTable:
    """The `rows` of a whole pool that pass every gate but perhaps the floor, one line each."""

    whole: Pool
    all_gates: Gates
    rows: Codes
    pool: Pool
    gates: Gates
    fears: fear.FearForecasts
    above: Floats
    weighed: Weighed


def choose(
    learned: LearnedState,
    history: History,
    pool: Pool,
    situation: Situation,
    seed: int,
    rules: SafetyRules,
) -> Choice:
    """The next ask and two alternatives, inside every gate; nothing where nothing fits.

    A programme narrows the window, unless nothing lies in what it leaves.
    """
    window = situation.assessment.window.value
    rest = resting(situation.moment(history), situation, rules)
    if rest is not None or not len(pool):
        return _nothing(rest or "nothing_fits", Ledger.empty(), seed, window, rules)
    for window in _windows(situation):
        table = _laid_out(learned, history, pool, situation, window, rules)
        if (table.gates == OPEN).any():
            break
    inside = table.gates == OPEN
    first = inside if inside.any() else _nearest_below(table)
    if not first.any():
        return _nothing("nothing_fits", _ledger(table, ()), seed, window, rules)
    if situation.arc is None and not history.asked.any():
        first = _to_begin_with(table, first)
    columns, places = _drawn(table, first, seed)
    top = places[0] or 0
    picks = [_pick(table, place, column) for place, column in zip(places, columns, strict=True)]
    return Choice(
        picks[0],
        picks[1],
        picks[2],
        _ledger(table, columns),
        seed,
        POLICY_VERSION,
        rules.version,
        reason_for(
            pool.candidates[table.rows[top]],
            table.weighed.terms[top],
            not history.asked.any(),
            not inside.any(),
        ),
        window,
    )


def _windows(situation: Situation) -> tuple[DoseWindow, ...]:
    """The windows to look in, one after another: the programme's part of the safe one first."""
    safe = situation.assessment.window.value
    narrow = safe if situation.arc is None else narrowed(situation.arc, safe)
    return (safe,) if narrow == safe else (narrow, safe)


def _nothing(code: str, seen: Ledger, seed: int, window: DoseWindow, rules: SafetyRules) -> Choice:
    return Choice(None, None, None, seen, seed, POLICY_VERSION, rules.version, Reason(code), window)


def _laid_out(
    learned: LearnedState,
    history: History,
    pool: Pool,
    situation: Situation,
    window: DoseWindow,
    rules: SafetyRules,
) -> ShortlistTable:
    """Gates of every candidate, and forecasts and worth of those that might be drawn."""
    now = situation.now_days
    moment = situation.moment(history)
    gates = closed_by_facts(pool, moment, situation, rules)
    passed = np.flatnonzero(gates == OPEN)
    part = pool.part(passed)
    fears = fear.predict_all(learned.fear, part, now)
    gates[passed] = closed_by_fear(part, moment, fears, window, rules)
    left = np.flatnonzero((gates[passed] == OPEN) | (gates[passed] == BELOW_FLOOR))
    rows, fears = passed[left], fears.of(left)
    part = pool.part(rows)
    answers = acceptance.predict_all(learned.answers, part, now)
    held = beliefs(history, part, answers)
    weighed = weigh(history, part, fears, answers, held, situation, rules)
    above = chance_above(fears, window.ceiling)
    return ShortlistTable(pool, gates, rows, part, gates[rows], fears, above, weighed)


def _nearest_below(table: ShortlistTable) -> Bools:
    """The eight below the floor that come nearest to it; never one above the top."""
    gentle = np.flatnonzero(table.gates == BELOW_FLOOR)
    near = np.zeros(len(table.gates), dtype=np.bool_)
    near[gentle[_largest(table.fears.mean[gentle])]] = True
    return near


def _to_begin_with(table: ShortlistTable, first: Bools) -> Bools:
    """Those that ask for something, if any: with a no of one's own, “a yes” reads backwards."""
    asking = first & (practised(table.pool) == PRACTISES["asking"])
    return asking if asking.any() else first


def _drawn(
    table: ShortlistTable, first: Bools, seed: int
) -> tuple[tuple[Floats, ...], tuple[int | None, ...]]:
    """The probabilities at each position, and the places drawn."""
    point, mean = points(seed), table.fears.mean
    columns = [_probabilities(table.weighed.worth, first)]
    top = draw(columns[0], float(point[0])) or 0
    left = np.full(len(table.rows), True)
    left[top] = False
    columns.append(_probabilities(table.weighed.worth, left & (mean <= mean[top] - _EASIER_BY)))
    easier = draw(columns[1], float(point[1]))
    if easier is not None:
        left[easier] = False
    columns.append(_probabilities(table.weighed.worth, left & _other_kind(table.pool, top)))
    return tuple(columns), (top, easier, draw(columns[2], float(point[2])))


def _probabilities(worth: Floats, allowed: Bools) -> Floats:
    """Plackett-Luce over the allowed, mixed with a uniform share on the best; sums to 1 or 0."""
    chances = np.zeros(len(worth))
    here = np.flatnonzero(allowed)
    if not len(here):
        return chances
    value = worth[here]
    soft = np.exp((value - value.max()) / TEMPERATURE)
    share = (1.0 - UNIFORM_SHARE) * soft / soft.sum()
    best = _largest(value)
    share[best] += UNIFORM_SHARE / len(best)
    chances[here] = share / share.sum()
    return chances


def _largest(values: Floats) -> Codes:
    """The places of the eight largest, or of all where there are fewer."""
    if len(values) <= BEST:
        return np.arange(len(values))
    return np.asarray(np.argpartition(-values, BEST - 1)[:BEST])


def _other_kind(pool: Pool, top: int) -> Bools:
    """Asks of another domain to somebody else than the suggestion's."""
    domain = pool.domain != pool.domain[top]
    return np.asarray(domain & (pool.counterpart != pool.counterpart[top]))


def _pick(table: ShortlistTable, place: int | None, column: Floats) -> Pick | None:
    if place is None:
        return None
    chosen = table.whole.candidates[table.rows[place]]
    return Pick(chosen.key, chosen.version, float(column[place]))


def _ledger(table: ShortlistTable, columns: tuple[Floats, ...]) -> Ledger:
    """Every candidate as it is stored."""
    none = np.zeros(len(table.rows))
    return Ledger(
        table.whole.keys,
        table.whole.column("version"),
        table.all_gates,
        table.rows,
        np.array((table.fears.mean, table.above, table.weighed.worth)).T,
        table.weighed.terms,
        np.array([*columns, none, none, none][:POSITIONS]).T,
    )
