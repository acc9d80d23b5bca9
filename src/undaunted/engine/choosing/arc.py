"""What a programme wishes of the chooser for a while: which asks, and between which fears.

A wish and never a gate: `fits` is a term of worth, `narrowed` only ever takes away from what is
safe. Not for the sequence of a programme, nor for who may begin one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from undaunted.engine.pool import CHANNELS, COUNTERPARTS, DOMAINS, KINDS, Codes, Pool, places
from undaunted.engine.safety.dose import DoseWindow
from undaunted.engine.taxonomy import RequestType
from undaunted.engine.values import Bools, Floats

_REQUEST_TYPES = places(RequestType)
_ALL: frozenset[str] = frozenset()

BAND_REACH = 0.4  # so far outside the band an ask fits no longer; our judgement
NARROWEST = 10.0  # points of fear; too few asks lie in less to choose from; our judgement


@dataclass(frozen=True, slots=True)
class Arc:
    """A block of a programme as the chooser sees it; an empty set or tuple means all.

    `domains` are parts of life with weights, of which only the proportions count. Fear is 0-100;
    the band is of the chance 0-1 of a yes or a counter-offer. A `quiet` block suggests nothing.
    """

    domains: tuple[tuple[str, float], ...] = ()
    counterparts: frozenset[str] = _ALL
    channels: frozenset[str] = _ALL
    request_types: frozenset[str] = _ALL
    kinds: frozenset[str] = _ALL
    stakes_most: int = 5
    fear_low: float = 0.0
    fear_high: float = 100.0
    yes_low: float = 0.0
    yes_high: float = 1.0
    quiet: bool = False


def fits(arc: Arc, pool: Pool) -> Floats:
    """How well each ask fits (n,): 0 for one that is not of the block, 1 for the best."""
    of_block = (
        (pool.column("stakes") <= arc.stakes_most)
        & _among(pool.counterpart, COUNTERPARTS, arc.counterparts)
        & _among(pool.channel, CHANNELS, arc.channels)
        & _among(_request_type(pool), _REQUEST_TYPES, arc.request_types)
        & _among(pool.kind, KINDS, arc.kinds)
    )
    return np.asarray(of_block * _domain_weights(arc)[pool.domain] * _in_band(arc, pool))


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
