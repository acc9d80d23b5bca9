"""For whom a programme is not now: what the facts say, in codes. Words are in `words`.

What only the person can know, they say themselves when they join; nothing of it is kept.
"""

from collections.abc import Collection
from datetime import datetime

from undaunted.engine.history import History
from undaunted.engine.safety.pace import danger_since, has_support, pace_for
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import Signs
from undaunted.engine.taxonomy import HoldsNow, Pace
from undaunted.engine.values import Decision
from undaunted.learning.state import learned_state
from undaunted.library.kinds.programme import Circumstance, Programme
from undaunted.library.reading import open_library
from undaunted.people.days import time_days
from undaunted.people.models import Person
from undaunted.wellbeing.signs import signs_of

_PRACTISED = 10
_LAY_OFF_DAYS = 14.0
_SLOWED = frozenset({"care_was_first", "reliably_worse", "fear_rising", "wrong_lesson_often"})
BY_FACTS: frozenset[Circumstance] = frozenset(
    {"supported_alone", "red_rule_lately", "fewer_than_ten_reflected"}
)
_TOLD: dict[Circumstance, HoldsNow] = {
    "under_18": HoldsNow.UNDER_18,
    "no_contact": HoldsNow.TOLD_NOT_TO_CONTACT,
    "afraid_of_someone": HoldsNow.AFRAID_OF_SOMEONE,
}


def holding(
    signs: Signs, pace: Decision[Pace], history: History, now_days: float
) -> frozenset[Circumstance]:
    """Every circumstance that facts and screening say holds at `now_days`."""
    rules = open_library().safety
    held = {name for name, what in _TOLD.items() if signs.holds(what)}
    lost: dict[Circumstance, bool] = {
        "after_break_up_8_weeks": _lost_lately(
            signs, HoldsNow.LOST_RELATIONSHIP, now_days, rules.loss_days
        ),
        "first_two_weeks_after_lay_off": _lost_lately(
            signs, HoldsNow.LOST_JOB, now_days, _LAY_OFF_DAYS
        ),
    }
    by_facts: dict[Circumstance, bool] = {
        "supported_alone": pace.value is Pace.SUPPORTED and not has_support(signs, now_days, rules),
        "red_rule_lately": _slowed_lately(signs, pace, now_days, rules),
        "fewer_than_ten_reflected": history.column("reflected").sum() < _PRACTISED,
    }
    return frozenset({*held, *(name for name, holds in {**lost, **by_facts}.items() if holds)})


def _lost_lately(signs: Signs, what: HoldsNow, now_days: float, days: float) -> bool:
    last = signs.answered
    return last is not None and what in last.holds and now_days - last.time_days < days


def _slowed_lately(signs: Signs, pace: Decision[Pace], now_days: float, rules: SafetyRules) -> bool:
    """Whether a rule slowed the practice now, or danger was told within the last eight weeks."""
    since = danger_since(signs, rules)
    lately = since is not None and now_days - since < rules.loss_days
    return lately or pace.reason in _SLOWED


def reason_not_now(programme: Programme, pace: Pace, holds: Collection[str]) -> str | None:
    """The first reason why somebody had better not begin: `pace_...` or a circumstance."""
    if pace in programme.not_for.paces:
        return f"pace_{pace.value}"
    return next((each for each in programme.not_for.when if each in holds), None)


def asked_of(programme: Programme) -> tuple[Circumstance, ...]:
    """What the person has to say of themselves before they join."""
    return tuple(each for each in programme.not_for.when if each not in BY_FACTS)


def holding_now(person: Person, now: datetime) -> tuple[Pace, frozenset[Circumstance]]:
    """The pace and every circumstance that holds, from all told and logged by now (at most sixteen queries)."""
    signs, (_learned, history) = signs_of(person, now), learned_state(person)
    pace = pace_for(signs, history, time_days(now), open_library().safety)
    return pace.value, holding(signs, pace, history, time_days(now))


def reason_for(person: Person, programme: Programme, now: datetime) -> str | None:
    """The reason afresh, from everything told and logged by now."""
    pace, holds = holding_now(person, now)
    return reason_not_now(programme, pace, holds)
