"""What a programme wishes of the chooser for a while: which asks, and between which fears.

Never wider than what is safe: `fits` is a term of worth, `wanted_of` says what is drawn from while
any of it is open, `narrowed` only takes away. Not for the sequence of a programme, nor for who may
begin one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from undaunted.engine.history import History
from undaunted.engine.pool import CHANNELS, COUNTERPARTS, DOMAINS, KINDS, Codes, Pool, places
from undaunted.engine.safety.dose import DoseWindow
from undaunted.engine.taxonomy import RequestType
from undaunted.engine.values import Bools, Floats

_REQUEST_TYPES = places(RequestType)
_ALL: frozenset[str] = frozenset()
_COSTLIEST = 4  # to the other

BAND_REACH = 0.4  # so far outside the band an ask fits no longer; our judgement
NARROWEST = 10.0  # points of fear; too few asks lie in less to choose from; our judgement


@dataclass(frozen=True, slots=True)
class Arc:
    """A block of a programme as the chooser sees it; an empty set or tuple means all.

    `domains` are parts of life with weights, of which only the proportions count. Fear is 0-100;
    the band is of the chance 0-1 of a yes or a counter-offer, for the mean of a block, and
    `each_yes_low` and `each_yes_high` limit the rated yes of every single ask. `only_asks` are keys:
    of what else is said, only these. `cost_most` is to the other (0-4). `set_piece_every`: of so many
    asks running at least one is a set piece, 0 for none. `yes_diet`: whether that rule still weighs.
    A `quiet` block suggests nothing.
    """

    domains: tuple[tuple[str, float], ...] = ()
    counterparts: frozenset[str] = _ALL
    channels: frozenset[str] = _ALL
    request_types: frozenset[str] = _ALL
    kinds: frozenset[str] = _ALL
    only_asks: frozenset[str] = _ALL
    playful: bool = False
    set_piece_every: int = 0
    stakes_most: int = 5
    cost_most: int = _COSTLIEST
    fear_low: float = 0.0
    fear_high: float = 100.0
    yes_low: float = 0.0
    yes_high: float = 1.0
    each_yes_low: float = 0.0
    each_yes_high: float = 1.0
    yes_diet: bool = True
    quiet: bool = False


def fits(arc: Arc, pool: Pool) -> Floats:
    """How well each ask fits (n,): 0 for one that is not of the block, 1 for the best."""
    yes = pool.column("yes_mean")
    of_block = (
        ~costs_more(arc, pool)
        & (arc.each_yes_low <= yes)
        & (yes <= arc.each_yes_high)
        & _among(pool.counterpart, COUNTERPARTS, arc.counterparts)
        & _among(pool.channel, CHANNELS, arc.channels)
        & _among(_request_type(pool), _REQUEST_TYPES, arc.request_types)
        & _among(pool.kind, KINDS, arc.kinds)
    )
    if arc.only_asks:
        of_block &= pool.of_asks(arc.only_asks)
    if arc.playful:
        of_block &= pool.column("playful") > 0
    return np.asarray(of_block * _domain_weights(arc)[pool.domain] * _in_band(arc, pool))


def costs_more(arc: Arc, pool: Pool) -> Bools:
    """Which asks have higher stakes, or cost the other more, than the block lets anything (n,)."""
    stakes, cost = pool.column("stakes"), pool.column("cost_to_other")
    return np.asarray((stakes > arc.stakes_most) | (cost > arc.cost_most))


def wanted_of(arc: Arc | None, pool: Pool, history: History) -> Bools:
    """Which candidates the block would have now (n,): all without one, else those that fit it, and
    of these the set pieces while one is due."""
    if arc is None:
        return np.full(len(pool), True)
    fitting = fits(arc, pool) > 0.0
    pieces = fitting & (pool.column("set_piece") > 0)
    return np.asarray(pieces if pieces.any() and set_piece_due(arc, history) else fitting)


def set_piece_due(arc: Arc, history: History) -> bool:
    """Whether the asks made last, one fewer than a set piece is wanted in, were none."""
    if not arc.set_piece_every:
        return False
    asked, before = np.flatnonzero(history.asked & (history.pool.step < 0)), arc.set_piece_every - 1
    last = asked[len(asked) - before :]
    return len(last) == before and not (history.pool.column("set_piece")[last] > 0).any()


def _among(code: Codes, known: Mapping[str, int], wanted: Collection[str]) -> Bools:
    """Which codes are wanted (n,); all are where nothing is named."""
    chosen = np.full(len(known), not wanted)
    chosen[[known[name] for name in wanted]] = True
    return np.asarray(chosen[code])


def _request_type(pool: Pool) -> Codes:
    """What is asked for, as a place in REQUEST_TYPES (n,)."""
    return pool.derived(
        "request_type_code", lambda whole: whole.each(lambda c: _REQUEST_TYPES[c.request_type], int)
    )


def _domain_weights(arc: Arc) -> Floats:
    """The weight of every part of life, 1 for the heaviest."""
    weights = np.full(len(DOMAINS), 0.0 if arc.domains else 1.0)
    for name, weight in arc.domains:
        weights[DOMAINS[name]] = max(weight, 0.0)
    heaviest = float(weights.max())
    return np.asarray(weights / heaviest) if heaviest > 0.0 else weights


def _in_band(arc: Arc, pool: Pool) -> Floats:
    """1 inside the band, falling to 0 at BAND_REACH outside it (n,), by what the library rates.

    The band is meant for the mean of a block, so one ask may well lie a little outside.
    """
    good = pool.column("yes_mean") + pool.column("partly_mean")
    outside = np.maximum(np.maximum(arc.yes_low - good, good - arc.yes_high), 0.0)
    return np.asarray(np.clip(1.0 - outside / BAND_REACH, 0.0, 1.0))


def narrowed(arc: Arc, window: DoseWindow) -> DoseWindow:
    """The part of the safe window that the block wants; never wider, the ceiling untouched.

    Where less than NARROWEST would be left, the safe window wins.
    """
    floor, top = max(window.floor, arc.fear_low), min(window.top, arc.fear_high)
    if top - floor < NARROWEST:
        return window
    return replace(window, floor=floor, top=top)
