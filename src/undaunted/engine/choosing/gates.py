"""Which asks may be suggested at all. A gate is hard: no worth opens it.

`resting` says why nothing is suggested now; the others which gate shuts each ask out, those of
fact before those of fear, so that fear is predicted only where it matters.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.choosing.situation import Situation
from undaunted.engine.fear.forecasting import FearForecasts
from undaunted.engine.history import History
from undaunted.engine.normal import below
from undaunted.engine.pool import DOMAINS, NOT_FOR_BITS, Codes, Pool, mask
from undaunted.engine.safety.allowing import (
    OWN,
    close,
    domains_after_loss,
    kept_after_loss,
    not_for_minors,
    room_for_high_stakes,
)
from undaunted.engine.safety.dose import DoseWindow
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.taxonomy import HoldsNow
from undaunted.engine.values import Bools, Candidate, Floats

GATES = (
    "",
    "stakes",
    "not_free_to_refuse",
    "costs_them_too_much",
    "under_18",
    "somebody_feared",
    "after_a_loss",
    "circumstances",
    "no_go",
    "declined",
    "set_aside",
    "open",
    "refused",
    "recent",
    "programme",
    "above_ceiling",
    "above_top",
    "below_floor",
)
OPEN, BELOW_FLOOR = 0, GATES.index("below_floor")
_LAST_FACT = GATES.index("programme")
Gates = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class GateLimits:
    """What history and situation leave room for, worked out once for all candidates.

    `stakes` is the cap of what is safe, `stakes_wanted` that of the programme where one runs.
    """

    stakes: int
    stakes_wanted: int
    recent: frozenset[str]
    refused: frozenset[str]


def resting(history: History, situation: Situation, rules: SafetyRules) -> str | None:
    """Why nothing at all is suggested now, or None."""
    if situation.assessment.stakes.value == 0:
        return f"pace_{situation.assessment.pace.value.value}"
    if situation.arc is not None and situation.arc.quiet:
        return "programme_quiet"
    if _asked_lately(history, situation, rules) >= rules.most_a_day:
        return "enough_today"
    if not rules.first_hour <= situation.local_hour < rules.last_hour:
        return "late"
    rest = situation.assessment.rest
    return f"rest_{rest.reason}" if rest.value else None


def _asked_lately(history: History, situation: Situation, rules: SafetyRules) -> int:
    """Asks of today: as counted above, and never fewer than the history shows since midnight."""
    since = situation.now_days - situation.local_hour / 24.0
    today = (since <= history.time_days) & (history.time_days <= situation.now_days)
    return max(situation.asks_today, int(np.sum(today & history.asked)))


def limits(history: History, situation: Situation, rules: SafetyRules) -> GateLimits:
    """The stakes cap now, the asks of the last days, and those whose party said no."""
    cap = min(situation.assessment.stakes.value, rules.never_stakes - 1)
    if not room_for_high_stakes(history, situation.high_begun, situation.now_days, rules):
        cap = min(cap, rules.high_stakes - 1)
    recent = _done_since(history, situation.now_days - rules.repeat_days)
    rung = _done_since(history, situation.now_days - rules.ladder_repeat_days)
    noes = history.pool.keys[history.got == 0.0]
    refused = {key for key in noes.tolist() if key.startswith(OWN)}
    recent = (recent - situation.ladder_keys) | rung
    wanted = cap if situation.arc is None else min(cap, situation.arc.stakes_most)
    return GateLimits(cap, wanted, recent, situation.refused_keys | refused)


def _done_since(history: History, since: float) -> frozenset[str]:
    """Keys of the asks made after `since` (days)."""
    lately = history.asked & (history.time_days > since)
    return frozenset(history.pool.keys[lately].tolist())


def closed_by_facts(
    pool: Pool, situation: Situation, room: GateLimits, rules: SafetyRules
) -> Gates:
    """The first gate that shuts each ask out whatever its fear, as a place in GATES (n,)."""
    signs = situation.assessment.signs
    lost = domains_after_loss(signs, situation.now_days, rules)
    shut = (
        pool.column("stakes") > room.stakes,
        pool.column("free_to_refuse") < rules.free_to_refuse_least,
        pool.column("cost_to_other") > rules.cost_to_other_most,
        _among(pool, not_for_minors) & signs.holds(HoldsNow.UNDER_18),
        _among(pool, close) & signs.holds(HoldsNow.AFRAID_OF_SOMEONE),
        _in_domains(pool, lost) | _not_for(pool, kept_after_loss(lost)),
        _not_for(pool, situation.circumstances) | _among_keys(pool, situation.unfitting),
        _in_domains(pool, situation.no_go_domains),
        pool.at(situation.declined),
        pool.at(situation.set_aside),
        pool.at(situation.open_keys),
        pool.at(room.refused),
        pool.at(room.recent),
        pool.column("stakes") > room.stakes_wanted,
    )
    return _first_of(shut, len(pool), after=OPEN)


def _in_domains(pool: Pool, names: Collection[str]) -> Bools:
    """Which asks are of these parts of life (n,)."""
    wanted = np.isin(np.arange(len(DOMAINS)), [DOMAINS[name] for name in names])
    return np.asarray(wanted[pool.domain])


def _not_for(pool: Pool, names: Collection[str]) -> Bools:
    """Which asks are not for people of whom any of these is true (n,)."""
    return np.asarray((pool.not_for & mask(NOT_FOR_BITS, names)) != 0)


def _among_keys(pool: Pool, keys: Collection[str]) -> Bools:
    """Which asks have one of these keys (n,)."""
    here = np.zeros(len(pool), dtype=bool)
    here[pool.at(keys)] = True
    return here


def _among(pool: Pool, rule: Callable[[Candidate], bool]) -> Bools:
    """Which asks a rule is true of (n,), worked out once for a pool."""
    return pool.derived(
        rule.__name__, lambda whole: np.array([rule(one) for one in whole.candidates], dtype=bool)
    )


def closed_by_fear(
    fears: FearForecasts, above: Floats, window: DoseWindow, rules: SafetyRules
) -> Gates:
    """As above, by fear; `above` (n,) are the chances of a peak above the ceiling."""
    shut = (above > window.max_chance_above, fears.mean > window.top, fears.mean < window.floor)
    return _first_of(shut, len(above), after=_LAST_FACT)


def _first_of(shut: Sequence[Bools | Codes], n: int, after: int) -> Gates:
    """The first of the gates that follow `after` to be shut, OPEN where none is."""
    gates = np.full(n, OPEN, dtype=np.int8)
    for place in range(len(shut), 0, -1):
        gates[shut[place - 1]] = after + place
    return gates


def chance_above(fears: FearForecasts, ceiling: float) -> Floats:
    """P(peak > ceiling), shape (n,)."""
    return np.asarray(below((fears.latent_mean - ceiling) / fears.sd))
