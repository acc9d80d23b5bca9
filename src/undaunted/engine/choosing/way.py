"""The way to an ask that a person walks in steps: which asks they approach, and how far they came.

Not for choosing: `worth` has a term for what leads on, and `gates` keep other steps in reserve.
"""

from dataclasses import dataclass

import numpy as np

from undaunted.engine.history import History
from undaunted.engine.pool import Codes, Pool
from undaunted.engine.safety.signs import AHEAD_DAYS
from undaunted.engine.steps import ORDER
from undaunted.engine.taxonomy import Outcome
from undaunted.engine.values import Floats

_WALKED_DAYS = 28.0  # a way left for longer is begun anew; our judgement
_ELSEWHERE = 0.5  # of an older way, beside the one walked last; our judgement
_LEFT_OUT = 0.15  # less for every step that is skipped; our judgement
_BACK = -1.0
_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class WalkedWay:
    """How far somebody came towards an ask: the place of the last step that was done whole,
    `_NOWHERE` where none was, and whether it is the way they walked last."""

    furthest: int
    newest: bool


def ways_of(history: History, now_days: float) -> dict[str, WalkedWay]:
    """The asks that were approached in steps lately and not asked since, by their key."""
    found: dict[str, int] = {}
    newest = ""
    for logged in history.asks:
        age = now_days - logged.time_days
        if not logged.asked or not -AHEAD_DAYS <= age <= _WALKED_DAYS:
            continue
        key, step = logged.candidate.ask_key, logged.candidate.step
        if not step:
            found.pop(key, None)
            continue
        newest = key
        place = ORDER[step] if logged.outcome is Outcome.DONE else _NOWHERE
        found[key] = max(found.pop(key, _NOWHERE), place)
    return {key: WalkedWay(place, key == newest) for key, place in found.items()}


def leads_on(history: History, pool: Pool, now_days: float) -> Floats:
    """How far each candidate leads on along a way that was begun (n,): 1 for the next step or the
    ask itself on the newest way, less for skipping and for older ways, -1 for a step back."""
    found = np.zeros(len(pool))
    ways = ways_of(history, now_days)
    if not ways:
        return found
    ask, step = pool.ask, pool.step
    for key, way in ways.items():
        here = np.flatnonzero(ask == pool.ask_places.get(key, -1))
        found[here] = _along(step[here], way)
    return found


def _along(steps: Codes, way: WalkedWay) -> Floats:
    """As `leads_on`, for the rows of one ask."""
    weight = 1.0 if way.newest else _ELSEWHERE
    ahead = steps[steps > way.furthest]
    nearest = int(ahead.min()) if len(ahead) else 0
    on = weight * np.maximum(1.0 - _LEFT_OUT * (steps - nearest), 0.0)
    return np.where(steps < 0, weight, np.where(steps > way.furthest, on, _BACK))
