"""How much an ask puts at stake, 0-5, and the most that may be suggested now.

Not for fear: something may be safe and frightening, or risky and easy.
"""

from collections.abc import Collection

import numpy as np

from undaunted.engine.history import History
from undaunted.engine.safety.dose import rated_peaks, twice_strong
from undaunted.engine.safety.lesson import lesson_kept
from undaunted.engine.safety.pace import stakes_cap
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import Signs
from undaunted.engine.taxonomy import Counterpart, Pace
from undaunted.engine.values import Decision

HIGHEST, _LEAST = 5, 1
# How close somebody is, by who they are: our judgement (rules page: stakes).
CLOSENESS = {
    Counterpart.NOBODY: 0,
    Counterpart.PASSER_BY: 1,
    Counterpart.STAFF: 2,
    Counterpart.ACQUAINTANCE: 2,
    Counterpart.ORGANISATION: 2,
    Counterpart.PROSPECT: 2,
    Counterpart.EDITOR_OR_JURY: 2,
    Counterpart.DATE: 2,
    Counterpart.NEIGHBOUR: 3,
    Counterpart.CLASSMATE: 3,
    Counterpart.COLLEAGUE: 3,
    Counterpart.INVESTOR: 3,
    Counterpart.GROUP_AUDIENCE: 3,
    Counterpart.FRIEND: 4,
    Counterpart.BOSS: 4,
    Counterpart.TEACHER: 4,
    Counterpart.CLIENT: 4,
    Counterpart.RELATIVE: 5,
    Counterpart.PARTNER: 5,
    Counterpart.LANDLORD: 5,
    Counterpart.OFFICIAL: 5,
}


def stakes_of(relationship: int, consequence: int, flags: Collection[str]) -> int:
    """The larger of the two, one more for every flag, at most 5 (rules page: stakes)."""
    return min(HIGHEST, max(relationship, consequence) + len(flags))


def stakes_allowed(
    pace: Pace,
    history: History,
    signs: Signs,
    not_recovering: bool,
    now_days: float,
    rules: SafetyRules,
) -> Decision[int]:
    """The highest stakes to suggest now (rules page); big ones only while no red rule holds."""
    cap = stakes_cap(pace, signs, now_days, rules)
    reflected = int(np.sum(history.asked & (history.column("reflected") > 0)))
    twice = twice_strong(rated_peaks(history), rules)
    kept = lesson_kept(history, now_days, rules).value
    reason = "pace"
    red = twice or kept or not_recovering
    if cap >= rules.big_step_stakes and (reflected < rules.big_step_reflected or red):
        cap, reason = rules.big_step_stakes - 1, "needs_practice"
    if twice and cap > _LEAST:  # two hard peaks close no pace that is open
        cap, reason = cap - 1, "strong_fear_twice"
    inputs = (
        ("pace", pace.value),
        ("reflected", reflected),
        ("twice_strong", twice),
        ("kept", kept),
        ("not_recovering", not_recovering),
    )
    return Decision(cap, f"{rules.version}:stakes", inputs, reason)
