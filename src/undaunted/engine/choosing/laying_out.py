"""Lays out what may be chosen from: everybody's gate, and forecasts and worth of who passed.

Not for the draw (`drawing`), nor for what a gate is (`gates`).
"""

from dataclasses import dataclass

import numpy as np

from undaunted.engine.answers import acceptance
from undaunted.engine.choosing.beliefs import beliefs
from undaunted.engine.choosing.gates import (
    BELOW_FLOOR,
    NOT_NEEDED,
    OPEN,
    SMALLER_FIRST,
    Gates,
    chance_above,
    closed_by_facts,
    closed_by_fear,
    kept_in_reserve,
    last_hard,
    not_smaller,
    smallest_steps,
)
from undaunted.engine.choosing.situation import Situation
from undaunted.engine.choosing.worth import Weighed, weigh
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.history import History
from undaunted.engine.learned import LearnedState
from undaunted.engine.pool import Codes, Pool
from undaunted.engine.safety.dose import DoseWindow
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.values import Floats

_SHOWN = 3  # asks that stand on a day


@dataclass(frozen=True)
class Ground:
    """What a choice is made from, besides its seed."""

    learned: LearnedState
    history: History
    pool: Pool
    situation: Situation
    rules: SafetyRules


@dataclass(frozen=True)
class Gated:
    """The gate of every candidate in a window; the `rows` no fact shuts out, and their fears."""

    window: DoseWindow
    gates: Gates
    rows: Codes
    fears: fear.FearForecasts


@dataclass(frozen=True)
class ShortlistTable:
    """The `rows` of a whole pool that may be drawn from, one line each, in their order."""

    whole: Pool
    all_gates: Gates
    rows: Codes
    pool: Pool
    gates: Gates
    fears: fear.FearForecasts
    above: Floats
    weighed: Weighed


def gated_in(ground: Ground, window: DoseWindow) -> Gated:
    """The gate of every candidate: those of fact, then those of fear, then what is not needed."""
    pool, history, situation = ground.pool, ground.history, ground.situation
    moment = situation.moment(history)
    gates = closed_by_facts(pool, moment, situation, ground.rules)
    rows = np.flatnonzero(gates == OPEN)
    part = pool.part(rows)
    fears = fear.predict_all(ground.learned.fear, part, situation.now_days)
    gates[rows] = closed_by_fear(part, moment, fears, window, ground.rules)
    spared = kept_in_reserve(pool, gates, history, situation)
    gates[spared & ((gates == OPEN) | (gates == BELOW_FLOOR))] = NOT_NEEDED
    _smaller_first(ground, gates, rows, fears)
    return Gated(window, gates, rows, fears)


def _smaller_first(ground: Ground, gates: Gates, rows: Codes, fears: fear.FearForecasts) -> None:
    """After a hard one close what is not smaller, where enough that is smaller is open."""
    now = ground.situation.now_days
    ask = last_hard(ground.history, now)
    if ask is None:
        return
    expected = fear.predict(ground.learned.fear, ask, now).mean
    bigger = rows[not_smaller(ground.pool.part(rows), fears.mean, ask, expected)]
    smaller = np.setdiff1d(np.flatnonzero(gates == OPEN), bigger)
    if len(smaller) >= _SHOWN:
        gates[bigger[gates[bigger] == OPEN]] = SMALLER_FIRST


def within_reach(gated: Gated) -> Codes:
    """Places among the gated rows of what passes every gate but perhaps the floor."""
    gates = gated.gates[gated.rows]
    return np.flatnonzero((gates == OPEN) | (gates == BELOW_FLOOR))


def lowest_steps(gated: Gated, most: int, pool: Pool) -> Codes:
    """Places among the gated rows of the small steps with the lowest expected peaks."""
    small = np.flatnonzero(np.isin(gated.rows, smallest_steps(pool, gated.gates)))
    ranked = small[np.argsort(gated.fears.mean[small], kind="stable")]
    return np.sort(ranked[:most])


def laid_out(ground: Ground, gated: Gated, places: Codes) -> ShortlistTable:
    """Forecasts and worth of the gated rows in these places."""
    rows, fears = gated.rows[places], gated.fears.of(places)
    part, now = ground.pool.part(rows), ground.situation.now_days
    answers = acceptance.predict_all(ground.learned.answers, part, now)
    held = beliefs(ground.history, part, answers)
    weighed = weigh(ground.history, part, fears, answers, held, ground.situation, ground.rules)
    above = chance_above(fears, gated.window.ceiling)
    return ShortlistTable(
        ground.pool, gated.gates, rows, part, gated.gates[rows], fears, above, weighed
    )
