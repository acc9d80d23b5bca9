"""Whether asks that were chosen before may still be shown: the same gates, asked again.

Not for choosing: what was shown stands while it may, however much more another would be worth.
"""

from collections.abc import Collection, Mapping

from undaunted.engine.choosing.gates import GATES, closed_by_facts, closed_by_fear, resting
from undaunted.engine.choosing.situation import Situation
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.history import History
from undaunted.engine.learned import LearnedState
from undaunted.engine.pool import Pool
from undaunted.engine.safety.allowing import small_steps
from undaunted.engine.safety.dose import DoseWindow
from undaunted.engine.safety.rules import SafetyRules

_GONE = "gone"
OPEN = ""


def shut_now(
    learned: LearnedState,
    history: History,
    pool: Pool,
    situation: Situation,
    keys: Collection[str],
    window: DoseWindow,
    rules: SafetyRules,
) -> Mapping[str, str]:
    """What shuts each of these keys now, `OPEN` where nothing does; `window` is that of their draw.

    The floor takes nothing away, and the top only where it fell since: what was learned meanwhile
    moves every expectation a little, and a promise is not broken for that. Fear never takes a small
    step away.
    """
    moment = situation.moment(history)
    rest = resting(moment, situation, rules)
    if rest is not None:
        return dict.fromkeys(keys, rest)
    part = pool.part(pool.at(keys))
    by_fact = closed_by_facts(part, moment, situation, rules)
    fears = fear.predict_all(learned.fear, part, situation.now_days)
    now = situation.assessment.window.value
    by_fear = closed_by_fear(part, moment, fears, now, rules)
    lenient = {"below_floor"} | ({"above_top"} if now.top >= window.top else set())
    by_fear[small_steps(part)] = 0
    found = dict.fromkeys(keys, _GONE)
    for key, fact, feared in zip(part.keys.tolist(), by_fact, by_fear, strict=True):
        code = GATES[fact] or GATES[feared]
        found[key] = OPEN if code in lenient else code
    return found
