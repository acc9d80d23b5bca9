"""Which asks may be suggested at all. A gate is hard: no worth opens it.

First the rows of the one table of safety rules (`safety.allowing`), then a person's own limits.
Gates of fact come before those of fear, so that fear is predicted only where it matters.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.choosing.arc import Arc, costs_more, wanted_of
from undaunted.engine.choosing.situation import Situation
from undaunted.engine.choosing.way import ways_of
from undaunted.engine.fear.forecasting import FearForecasts
from undaunted.engine.fear.hard import was_hard
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.normal import below
from undaunted.engine.pool import Codes, Pool
from undaunted.engine.safety.allowing import ABOVE_CEILING, RULES, closed_now, small_steps
from undaunted.engine.safety.beginning import Asks, BeginningContext
from undaunted.engine.safety.dose import DoseWindow
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import AHEAD_DAYS
from undaunted.engine.steps import rated_fear
from undaunted.engine.taxonomy import Source
from undaunted.engine.values import OWN, Bools, Candidate, Floats
from undaunted.engine.when import is_open

_SAFETY = tuple(rule for rule in RULES if rule.of_suggestions and rule is not ABOVE_CEILING)
_OWN_LIMITS = (
    "circumstances",
    "presumes",
    "when",
    "no_go",
    "declined",
    "set_aside",
    "open",
    "refused",
    "recent",
    "cost",
    "programme",
)
_BY_FEAR = (ABOVE_CEILING.code, "above_top", "below_floor")
_IN_RESERVE, _SMALLER_FIRST = "not_needed", "smaller_first"
GATES = (
    "",
    *(rule.code for rule in _SAFETY),
    *_OWN_LIMITS,
    *_BY_FEAR,
    _IN_RESERVE,
    _SMALLER_FIRST,
)
OPEN, BELOW_FLOOR = 0, GATES.index("below_floor")
NOT_NEEDED = GATES.index(_IN_RESERVE)
SMALLER_FIRST = GATES.index(_SMALLER_FIRST)
_LAST_FACT = GATES.index("programme")
_ENOUGH_ASKS = 8  # to choose among without steps towards others; our judgement
_ENOUGH_OF_BLOCK = 3  # of a programme's block, as many as stand on a day
_NO_BLOCK = Arc()
_A_WHILE = 7.0  # days in which a hard one counts
Gates = NDArray[np.int8]


def resting(moment: BeginningContext, situation: Situation, rules: SafetyRules) -> str | None:
    """Why nothing at all is suggested now, or None."""
    closed = next(closed_now(moment, rules), None)
    if closed is not None:
        return closed
    if situation.arc is not None and situation.arc.quiet:
        return "programme_quiet"
    awake = rules.first_hour <= situation.local_hour < rules.last_hour
    return None if awake else "late"


def closed_by_facts(
    pool: Pool, moment: BeginningContext, situation: Situation, rules: SafetyRules
) -> Gates:
    """The first gate that shuts each ask out whatever its fear, as a place in GATES (n,)."""
    asks = Asks(pool, Source.SUGGESTED)
    safety = (rule.shuts(asks, moment, rules) for rule in _SAFETY)
    own = _own_limits(pool, moment.history, situation, rules)
    return _first_of((*safety, *own), len(pool), after=OPEN)


def _own_limits(
    pool: Pool, history: History, situation: Situation, rules: SafetyRules
) -> tuple[Bools | Codes, ...]:
    """What a person's own limits and what they did lately leave out, in the order of GATES."""
    return (
        pool.is_not_for(situation.circumstances) | pool.of_asks(situation.unfitting),
        pool.presumes_more_than(situation.life),
        _not_now(pool, situation),
        pool.in_domains(situation.no_go_domains),
        pool.of_asks(situation.declined),
        pool.of_asks(situation.set_aside),
        pool.of_asks(situation.open_keys),
        pool.of_asks(situation.refused_keys | _refused_own(history)),
        pool.of_asks(_done_lately(history, situation, rules)),
        pool.of_asks(_told_costly(history, situation.now_days, rules)),
        costs_more(situation.arc or _NO_BLOCK, pool),
    )


def _not_now(pool: Pool, situation: Situation) -> Bools:
    """Which asks can't be done at this hour, on this day of the week or in this season (n,)."""
    hour, calendar = situation.local_hour, situation.calendar
    shut = np.array([not is_open(each, hour, calendar) for each in pool.whens], dtype=np.bool_)
    return np.asarray(shut[pool.when])


def _refused_own(history: History) -> frozenset[str]:
    """Own asks that got a no."""
    noes = history.pool.keys[history.got == 0.0]
    return frozenset(key for key in noes.tolist() if key.startswith(OWN))


def _done_lately(history: History, situation: Situation, rules: SafetyRules) -> frozenset[str]:
    """Asks of the last days; those of the ladder may come back sooner."""
    recent = _done_since(history, situation.now_days, rules.repeat_days)
    rungs = _done_since(history, situation.now_days, rules.ladder_repeat_days)
    return (recent - situation.ladder_keys) | rungs


def _told_costly(history: History, now_days: float, rules: SafetyRules) -> frozenset[str]:
    """Asks that were told to have cost somebody something: they and their steps rest for long."""
    since = history.time_days > now_days - rules.cost_repeat_days
    rows = np.flatnonzero(history.costly & since)
    return frozenset(ask.candidate.ask_key for ask in history.at(rows.tolist()))


def _done_since(history: History, now_days: float, days: float) -> frozenset[str]:
    """Keys of the asks made within these days before now."""
    times = history.time_days
    lately = history.asked & (times > now_days - days) & (times <= now_days + AHEAD_DAYS)
    return frozenset(history.pool.keys[lately].tolist())


def closed_by_fear(
    pool: Pool,
    moment: BeginningContext,
    fears: FearForecasts,
    window: DoseWindow,
    rules: SafetyRules,
) -> Gates:
    """As above, by fear (n,)."""
    above = chance_above(fears, window.ceiling)
    too_likely = ABOVE_CEILING.shuts(Asks(pool, Source.SUGGESTED, above), moment, rules)
    step_too_likely = (pool.step >= 0) & (above > rules.max_chance_above)
    shut = (too_likely | step_too_likely, fears.mean > window.top, fears.mean < window.floor)
    return _first_of(shut, len(pool), after=_LAST_FACT)


def kept_in_reserve(pool: Pool, gates: Gates, history: History, situation: Situation) -> Bools:
    """Which open steps are not needed now (n,), given the gates of everything so far.

    Steps are for where asks are too big: while enough asks are open, also of the block of a
    programme, only those of a way that was begun; and never one towards an ask that is open itself.
    """
    asks, steps = pool.step < 0, pool.step >= 0
    open_asks = asks & (gates == OPEN)
    itself_open = pool.of_asks(pool.keys[open_asks].tolist())
    if int(open_asks.sum()) < _ENOUGH_ASKS or _few_of_block(pool, open_asks, history, situation):
        return np.asarray(steps & itself_open)
    begun = pool.of_asks(ways_of(history, situation.now_days))
    return np.asarray(steps & (itself_open | ~begun))


def _few_of_block(pool: Pool, open_asks: Bools, history: History, situation: Situation) -> bool:
    """Whether so few asks of a programme's block are open that steps towards others are needed."""
    if situation.arc is None:
        return False
    wanted = wanted_of(situation.arc, pool, history)
    return int((open_asks & wanted).sum()) < _ENOUGH_OF_BLOCK


def hard(ask: LoggedAsk) -> bool:
    """Whether its worst moment lay well over the guess, or it still was hard."""
    return was_hard(ask.outcome, ask.forecast_fear, ask.fear_peak, ask.fear_after)


def last_hard(history: History, now_days: float) -> Candidate | None:
    """The last thing that was done, where it was hard and lately."""
    done = np.flatnonzero(history.asked & (history.time_days <= now_days + AHEAD_DAYS))
    last = history.at(done[-1:].tolist())
    lately = (one for one in last if hard(one) and now_days - one.time_days < _A_WHILE)
    return next((one.candidate for one in lately), None)


def not_smaller(pool: Pool, means: Floats, ask: Candidate, mean: float) -> Bools:
    """Which candidates are not both rated and expected to frighten less than this ask (n,)."""
    return np.asarray((pool.rated_fear >= rated_fear(ask)) | (means >= mean))


def smallest_steps(pool: Pool, gates: Gates) -> Codes:
    """The rows of steps that only their fear shuts out and that cost nobody much."""
    by_fear = (gates > _LAST_FACT) | (gates == OPEN)
    return np.flatnonzero(by_fear & small_steps(pool))


def _first_of(shut: Sequence[Bools | Codes], n: int, after: int) -> Gates:
    """The first of the gates that follow `after` to be shut, OPEN where none is."""
    gates = np.full(n, OPEN, dtype=np.int8)
    for place in range(len(shut), 0, -1):
        gates[shut[place - 1]] = after + place
    return gates


def chance_above(fears: FearForecasts, ceiling: float) -> Floats:
    """P(peak > ceiling), shape (n,)."""
    return np.asarray(below((fears.latent_mean - ceiling) / fears.sd))
