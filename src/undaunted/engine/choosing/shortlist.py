"""Puts the shortlist together and draws the three: the suggestion, an easier, a different one.

Not for gates, worth or the draw itself.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from undaunted.engine.choosing.arc import narrowed, wanted_of
from undaunted.engine.choosing.choice import NOBODY, Choice, Pick, Shortlist
from undaunted.engine.choosing.drawing import BEST, POSITIONS, Draw, draw, largest, points
from undaunted.engine.choosing.gates import BELOW_FLOOR, OPEN, resting
from undaunted.engine.choosing.laying_out import (
    Gated,
    Ground,
    ShortlistTable,
    gated_in,
    laid_out,
    lowest_steps,
    within_reach,
)
from undaunted.engine.choosing.ledger import Ledger
from undaunted.engine.choosing.reason import Reason, reason_for
from undaunted.engine.choosing.situation import Situation
from undaunted.engine.choosing.state_id import state_id
from undaunted.engine.history import History
from undaunted.engine.learned import LearnedState
from undaunted.engine.pool import KINDS, Pool
from undaunted.engine.safety.dose import DoseWindow
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.taxonomy import AskKind
from undaunted.engine.values import Bools, Floats

POLICY_VERSION = "plackett-luce-8"
_EASIER_BY = 5.0
_DIGITS = 4  # of a kept probability


def choose(
    learned: LearnedState,
    history: History,
    pool: Pool,
    situation: Situation,
    seed: int,
    rules: SafetyRules,
) -> Choice:
    """The next ask and two alternatives, inside every gate.

    A programme narrows the window, unless nothing of its block lies in what it leaves; what fits its
    block is drawn from while any of it is open. Where every ask and step is too big, the smallest
    step is taken; without any there is nothing.
    """
    return choose_each(learned, history, pool, situation, (seed,), rules)[0]


def choose_each(
    learned: LearnedState,
    history: History,
    pool: Pool,
    situation: Situation,
    seeds: Sequence[int],
    rules: SafetyRules,
) -> tuple[Choice, ...]:
    """What `choose` says with each of these seeds at the same moment, laid out once."""
    nothing = _nothing(learned, history, situation, rules)
    rest = resting(situation.moment(history), situation, rules)
    if rest is not None or not len(pool):
        nothing = nothing if rest is None else replace(nothing, reason=Reason(rest))
        return tuple(replace(nothing, seed=seed) for seed in seeds)
    ground = Ground(learned, history, pool, situation, rules)
    gated, table = _looked_in(ground)
    nothing = replace(nothing, window=gated.window)
    return tuple(_chosen(ground, gated, table, replace(nothing, seed=seed)) for seed in seeds)


def _chosen(ground: Ground, gated: Gated, table: ShortlistTable, nothing: Choice) -> Choice:
    """What is drawn from a table with the seed of the choice of nothing."""
    situation, history, pool = ground.situation, ground.history, ground.pool
    inside = table.gates == OPEN
    of_block = wanted_of(situation.arc, table.pool, history)
    first = inside if inside.any() else _nearest_below(table, of_block)
    smallest = not first.any()
    if smallest:
        table = laid_out(ground, gated, lowest_steps(gated, BEST, pool))
        first, of_block = _lowest(table), wanted_of(situation.arc, table.pool, history)
    if not first.any():
        return replace(nothing, considered=_ledger(table, ()))
    among = _drawn_among(table, first, situation, history)
    first = _rather(first & among, of_block)
    draws = _drawn(table, first, among, of_block, _wanted(table, situation), nothing.seed)
    suggestion, easier, different = (_pick(table, one) for one in draws)
    reason = _reason(table, draws[0].row or 0, history, situation, gentler=not inside.any())
    return replace(
        nothing,
        suggestion=suggestion,
        easier=easier,
        different=different,
        shortlists=tuple(_shortlist(table, one) for one in draws),
        reason=replace(reason, code="smallest_step") if smallest else reason,
        considered=_ledger(table, draws),
    )


def _looked_in(ground: Ground) -> tuple[Gated, ShortlistTable]:
    """The first window in which something of the programme's block is open; else the first in which
    anything is, else the last."""
    arc, looked = ground.situation.arc, list[tuple[Gated, ShortlistTable]]()
    for window in _windows(ground.situation):
        gated = gated_in(ground, window)
        table = laid_out(ground, gated, within_reach(gated))
        looked.append((gated, table))
        if ((table.gates == OPEN) & wanted_of(arc, table.pool, ground.history)).any():
            return gated, table
    anything = (one for one in looked if (one[1].gates == OPEN).any())
    return next(anything, looked[-1])


def _rather(among: Bools, wanted: Bools) -> Bools:
    """Those of them that are wanted, where any is (n,)."""
    both = among & wanted
    return np.asarray(both if both.any() else among)


def _lowest(table: ShortlistTable) -> Bools:
    """The one with the lowest expected peak (n,)."""
    lowest = np.zeros(len(table.rows), dtype=np.bool_)
    if len(table.rows):
        lowest[int(np.argmin(table.fears.mean))] = True
    return lowest


def _windows(situation: Situation) -> tuple[DoseWindow, ...]:
    """The windows to look in, one after another: the programme's part of the safe one first."""
    safe = situation.assessment.window.value
    narrow = safe if situation.arc is None else narrowed(situation.arc, safe)
    return (safe,) if narrow == safe else (narrow, safe)


def _nothing(
    learned: LearnedState, history: History, situation: Situation, rules: SafetyRules
) -> Choice:
    """The choice of nothing, that says from what it was made; without a seed yet."""
    return Choice(
        None,
        None,
        None,
        NOBODY,
        0,
        POLICY_VERSION,
        rules.version,
        state_id(learned, history, situation),
        Reason("nothing_fits"),
        situation.assessment.window.value,
    )


def _reason(
    table: ShortlistTable, top: int, history: History, situation: Situation, *, gentler: bool
) -> Reason:
    candidate = table.whole.candidates[table.rows[top]]
    named = candidate.domain in situation.wanted_domains
    first = not history.asked.any()
    return reason_for(candidate, table.weighed.terms[top], first, gentler, named=named)


def _nearest_below(table: ShortlistTable, of_block: Bools) -> Bools:
    """The eight below the floor that come nearest to it; never one above the top."""
    gentle = np.flatnonzero(_rather(table.gates == BELOW_FLOOR, of_block))
    near = np.zeros(len(table.gates), dtype=np.bool_)
    near[gentle[largest(table.fears.mean[gentle])]] = True
    return near


def _drawn_among(
    table: ShortlistTable, first: Bools, situation: Situation, history: History
) -> Bools:
    """Where all three are drawn from: for a first ask those that nearly anybody can do on a first
    day, else those that ask for something (with a no of one's own, “a yes” reads backwards)."""
    everywhere: Bools = np.full(len(table.rows), True)
    if situation.arc is not None or history.asked.any():
        return everywhere
    asking = table.pool.kind == KINDS[AskKind.ASKING]
    for ground in (table.pool.column("first_day") > 0, asking):
        if (first & ground).any():
            return np.asarray(ground)
    return everywhere


def _wanted(table: ShortlistTable, situation: Situation) -> Bools | None:
    """Asks of the parts of life somebody is here for; None without any, or in a programme."""
    if situation.arc is not None or not situation.wanted_domains:
        return None
    return table.pool.in_domains(situation.wanted_domains)


def _drawn(
    table: ShortlistTable,
    first: Bools,
    ground: Bools,
    of_block: Bools,
    wanted: Bools | None,
    seed: int,
) -> tuple[Draw, Draw, Draw]:
    """The draw of each position, given what was drawn before it; the others are of `ground`, and
    rather of the block."""
    (one, two, three), mean, worth = points(seed), table.fears.mean, table.weighed.worth
    suggestion = draw(worth, first, one, wanted)
    top = suggestion.row or 0
    left = ground.copy()
    left[top] = False
    softer = _easier(mean, left & of_block, top)
    softer = softer if softer.any() else _easier(mean, left, top)
    easier = draw(worth, softer, two, wanted)
    if easier.row is not None:
        left[easier.row] = False
    other = _different(table.pool, left & of_block, top)
    other = other if other.any() else _different(table.pool, left, top)
    return suggestion, easier, draw(worth, other, three, wanted)


def _easier(mean: Floats, left: Bools, top: int) -> Bools:
    """Asks easier by five points; where there is none, the easiest of all that are any easier."""
    clearly: Bools = left & (mean <= mean[top] - _EASIER_BY)
    lower = left & (mean < mean[top])
    if clearly.any() or not lower.any():
        return clearly
    easiest = np.zeros(len(mean), dtype=np.bool_)
    easiest[np.argmin(np.where(lower, mean, np.inf))] = True
    return easiest


def _different(pool: Pool, left: Bools, top: int) -> Bools:
    """Asks of another part of life to somebody else; where there is none, those that differ in
    whom one asks, in the channel or in the part of life."""
    who, where = pool.counterpart != pool.counterpart[top], pool.domain != pool.domain[top]
    clearly = left & who & where
    if clearly.any():
        return np.asarray(clearly)
    return np.asarray(left & (who | where | (pool.channel != pool.channel[top])))


def _pick(table: ShortlistTable, drawn: Draw) -> Pick | None:
    if drawn.row is None:
        return None
    chosen = table.whole.candidates[table.rows[drawn.row]]
    return Pick(chosen.key, chosen.version, float(f"{drawn.shares[drawn.row]:.{_DIGITS}g}"))


def _shortlist(table: ShortlistTable, drawn: Draw) -> Shortlist:
    """Keys and chances, as they are kept."""
    keys = table.whole.keys[table.rows[drawn.rows]]
    return tuple(zip(keys.tolist(), drawn.chances.tolist(), strict=True))


def _ledger(table: ShortlistTable, draws: Sequence[Draw]) -> Ledger:
    """Every candidate, with the probabilities it had."""
    none = np.zeros(len(table.rows))
    return Ledger(
        table.whole.keys,
        table.whole.column("version"),
        table.all_gates,
        table.rows,
        np.array((table.fears.mean, table.above, table.weighed.worth)).T,
        table.weighed.terms,
        np.array([*(one.shares for one in draws), none, none, none][:POSITIONS]).T,
    )
