"""The one table of safety rules for an ask, in the order in which it is kindest to hear them.

Three ask it: the chooser's gates, the door through which every ask is begun, and what a page says
beforehand. A suggestion passes the rows that can be known of an ask alone; the door asks all.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.pool import Pool
from undaunted.engine.safety.beginning import Asks, BeginningContext, Chosen
from undaunted.engine.safety.pace import LOSSES
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import AHEAD_DAYS, Signs
from undaunted.engine.taxonomy import Channel, Counterpart, Domain, HoldsNow, NotFor, Step
from undaunted.engine.values import OWN, Bools, Candidate, Decision

_CLOSE = frozenset({Counterpart.PARTNER, Counterpart.RELATIVE})
_AFTER_LOSS = {
    HoldsNow.LOST_SOMEONE: frozenset({Domain.FAMILY, Domain.FRIENDSHIP}),
    HoldsNow.LOST_RELATIONSHIP: frozenset({Domain.DATING}),
    HoldsNow.LOST_JOB: frozenset({Domain.WORK, Domain.JOB_SEARCH}),
}
# Peers and staff in safe places: people of one's own world, spelt out by us.
_SAFE_FOR_MINORS = frozenset(
    {
        Counterpart.STAFF,
        Counterpart.CLASSMATE,
        Counterpart.FRIEND,
        Counterpart.TEACHER,
        Counterpart.RELATIVE,
        Counterpart.ACQUAINTANCE,
        Counterpart.ORGANISATION,
    }
)
_KNOWN_TO_MINORS = _SAFE_FOR_MINORS - {Counterpart.STAFF, Counterpart.ORGANISATION}
_AT_HOME = frozenset({Step.PICTURE, Step.WRITE, Step.SAY_ALONE, Step.SAY_TO_SOMEBODY})
NO_STOP = "none"
Codes = NDArray[np.object_]
_SMALL = 1  # stakes and cost of a step that is always left
_Shuts = Callable[[Asks, BeginningContext, SafetyRules], Bools]


@dataclass(frozen=True, slots=True)
class Rule:
    """`shuts` says which of n asks it shuts out, (n,) or one answer for all of them.

    `of_suggestions`: whether it can be known before the person did anything for this ask.
    `of_own`: whether it binds own asks begun by hand too; limits do not, what guards the other does.
    """

    code: str
    shuts: _Shuts
    of_suggestions: bool = True
    of_own: bool = False


def may_begin(chosen: Chosen, moment: BeginningContext, rules: SafetyRules) -> Decision[bool]:
    """Whether this ask may be begun, and the first rule that says no.

    Circumstances a person set for themselves shut suggestions and the library's list, not this
    door: nobody is kept from their own exception.
    """
    reason = next(stops(chosen, moment, rules), NO_STOP)
    assessment, sheet = moment.assessment, chosen.sheet
    inputs = (
        ("ask", chosen.ask.key),
        ("source", chosen.source.value),
        ("stakes", chosen.ask.stakes),
        ("stakes_cap", assessment.stakes.value),
        ("pace", assessment.pace.value.value),
        ("chance_above_ceiling", round(chosen.chance_above, 4)),
        ("begun_today", moment.asks_today),
        ("sheet_hours", None if sheet is None else round(sheet.hours_ago, 1)),
    )
    return Decision(reason == NO_STOP, f"{rules.version}:begin", inputs, reason)


def stops(chosen: Chosen, moment: BeginningContext, rules: SafetyRules) -> Iterator[str]:
    """Every rule that says no, in the order of the table.

    Limits bind what is suggested; what somebody will ask anyway is never refused for them.
    """
    asks, own = chosen.asks, _is_written_and_chosen(chosen)
    if not own:
        yield from closed_now(moment, rules)
    bind = (rule for rule in RULES if rule.of_own or not own)
    yield from (rule.code for rule in bind if np.all(rule.shuts(asks, moment, rules)))


def first_stops(asks: Asks, moment: BeginningContext, rules: SafetyRules) -> Codes:
    """The first rule of the table that says no to each of n asks of the library, "none" where
    nothing does (n,). What shuts every ask for now (`closed_now`) comes before it."""
    found = np.full(len(asks.pool), NO_STOP, dtype=object)
    for rule in reversed(RULES):
        found[np.broadcast_to(rule.shuts(asks, moment, rules), found.shape)] = rule.code
    return found


def closed_now(moment: BeginningContext, rules: SafetyRules) -> Iterator[str]:
    """What shuts every ask for now, whatever it is; on a heavy day no questions come before it."""
    assessment = moment.assessment
    if moment.screening_due and not assessment.heavy.value:
        yield "screening"
    if assessment.stakes.value == 0:
        yield f"pace_{assessment.pace.value.value}"
    if assessment.rest.value:
        yield f"rest_{assessment.rest.reason}"
    if moment.asks_today >= rules.most_a_day:
        yield "enough_today"


def _of_minors(asks: Asks, moment: BeginningContext, _rules: SafetyRules) -> Bools:
    """Where nobody has opened this to people under 18, only steps among people they know."""
    signs, pool = moment.assessment.signs, asks.pool
    more = pool.where(_with_unknown_people) | (pool.step < 0)
    shut = pool.where(_not_for_minors) | (more & (not signs.minors))
    return np.asarray(shut & signs.holds(HoldsNow.UNDER_18))


def _of_somebody_feared(asks: Asks, moment: BeginningContext, _rules: SafetyRules) -> Bools:
    feared = moment.assessment.signs.holds(HoldsNow.AFRAID_OF_SOMEONE)
    return asks.pool.where(_close) & feared


def _of_a_loss(asks: Asks, moment: BeginningContext, rules: SafetyRules) -> Bools:
    lost = _domains_after_loss(moment.assessment.signs, moment.now_days, rules)
    return asks.pool.in_domains(lost) | asks.pool.is_not_for(_kept_after_loss(lost))


def _is_written_and_chosen(chosen: Chosen) -> bool:
    """Own asks begun by hand: only their writer knows what hangs on them and whom they are to."""
    return chosen.ask.key.startswith(OWN) and not chosen.asks.by_others


def _never_offered(asks: Asks, _moment: BeginningContext, rules: SafetyRules) -> Bools:
    return (asks.pool.column("stakes") >= rules.never_stakes) & asks.by_others


def _above_the_cap(asks: Asks, moment: BeginningContext, rules: SafetyRules) -> Bools:
    """Stakes above the cap; the highest of all need the cap of an open pace."""
    stakes, cap = asks.pool.column("stakes"), moment.assessment.stakes.value
    highest = stakes >= rules.never_stakes
    return np.where(highest, cap < rules.open_stakes, stakes > cap)


def _unprepared(asks: Asks, _moment: BeginningContext, rules: SafetyRules) -> Bools:
    return (asks.pool.column("stakes") >= rules.big_step_stakes) & (asks.sheet is None)


def _alone(asks: Asks, _moment: BeginningContext, rules: SafetyRules) -> Bools:
    alone = asks.sheet is not None and not asks.sheet.has_support
    return (asks.pool.column("stakes") >= rules.never_stakes) & alone


def _too_soon(asks: Asks, _moment: BeginningContext, rules: SafetyRules) -> Bools:
    soon = asks.sheet is not None and asks.sheet.hours_ago < rules.sheet_wait_hours
    return (asks.pool.column("stakes") >= rules.never_stakes) & soon


def _high_lately(asks: Asks, moment: BeginningContext, rules: SafetyRules) -> Bools:
    return (asks.pool.column("stakes") >= rules.high_stakes) & (
        not _room_for_high_stakes(moment, rules)
    )


def _not_free_to_refuse(asks: Asks, _moment: BeginningContext, rules: SafetyRules) -> Bools:
    return np.asarray(asks.pool.column("free_to_refuse") < rules.free_to_refuse_least)


def _costs_them(asks: Asks, _moment: BeginningContext, rules: SafetyRules) -> Bools:
    return np.asarray(asks.pool.column("cost_to_other") > rules.cost_to_other_most)


def _above_the_ceiling(asks: Asks, _moment: BeginningContext, rules: SafetyRules) -> Bools:
    """Shut where the chance is too large, and where it is no number; never a small step: among
    those the chooser goes by it, and the smallest is always left."""
    return np.asarray(~(asks.chance_above <= rules.max_chance_above) & ~small_steps(asks.pool))


def small_steps(pool: Pool) -> Bools:
    """Which are steps towards an ask that cost nobody much (n,)."""
    cheap = (pool.column("stakes") <= _SMALL) & (pool.column("cost_to_other") <= _SMALL)
    return np.asarray(cheap & (pool.step >= 0))


def _not_thought_of(asks: Asks, _moment: BeginningContext, _rules: SafetyRules) -> Bools:
    return np.array(not asks.other.thought_of)


def _not_safe(asks: Asks, _moment: BeginningContext, _rules: SafetyRules) -> Bools:
    return np.array(not asks.other.safe)


def _refused(asks: Asks, _moment: BeginningContext, _rules: SafetyRules) -> Bools:
    return np.array(asks.other.refused)


def _asked_often(asks: Asks, _moment: BeginningContext, rules: SafetyRules) -> Bools:
    return np.array(asks.other.times_asked >= rules.party_most)


ABOVE_CEILING = Rule("above_ceiling", _above_the_ceiling)
RULES = (
    Rule("under_18", _of_minors),
    Rule("somebody_feared", _of_somebody_feared),
    Rule("after_a_loss", _of_a_loss),
    Rule("never_offered", _never_offered),
    Rule("stakes", _above_the_cap),
    Rule("needs_sheet", _unprepared, of_suggestions=False),
    Rule("needs_support_person", _alone, of_suggestions=False),
    Rule("needs_a_night", _too_soon, of_suggestions=False),
    Rule("high_stakes_lately", _high_lately),
    Rule("not_free_to_refuse", _not_free_to_refuse, of_own=True),
    Rule("costs_them_too_much", _costs_them, of_own=True),
    ABOVE_CEILING,
    Rule("needs_care", _not_thought_of, of_suggestions=False),
    Rule("not_safe_to_ask", _not_safe, of_suggestions=False, of_own=True),
    Rule("refused_before", _refused, of_suggestions=False, of_own=True),
    Rule("third_time", _asked_often, of_suggestions=False),
)


def _close(ask: Candidate) -> bool:
    """Whether it is to somebody at home or in the family."""
    return ask.domain == Domain.FAMILY or ask.counterpart in _CLOSE


def kept_from_minors(ask: Candidate) -> bool:
    """Whether somebody under 18 does not even read it: dating, and what its author kept away."""
    return NotFor.UNDER_18 in ask.not_for or ask.domain == Domain.DATING


def _not_for_minors(ask: Candidate) -> bool:
    """No dating, no strangers, nothing in public, nor what its author kept away."""
    safe = ask.counterpart in _SAFE_FOR_MINORS and ask.channel != Channel.PUBLIC_POST
    return kept_from_minors(ask) or not safe


def _with_unknown_people(ask: Candidate) -> bool:
    """Whether this step leads among people one need not know; what is done at home does not."""
    return ask.step not in _AT_HOME and ask.counterpart not in _KNOWN_TO_MINORS


def _domains_after_loss(signs: Signs, now_days: float, rules: SafetyRules) -> frozenset[Domain]:
    """Parts of life left alone for eight weeks after a loss was told."""
    last = signs.answered
    if last is None or now_days - last.time_days >= rules.loss_days:
        return frozenset()
    return frozenset().union(*(_AFTER_LOSS[loss] for loss in LOSSES if signs.holds(loss)))


def _kept_after_loss(domains: frozenset[Domain]) -> frozenset[str]:
    """What asks of any part of life are not for while these parts are left alone."""
    return frozenset({NotFor.AFTER_BREAK_UP}) if Domain.DATING in domains else frozenset()


def _room_for_high_stakes(moment: BeginningContext, rules: SafetyRules) -> bool:
    return high_stakes_from(moment, rules) <= moment.now_days


def high_stakes_from(moment: BeginningContext, rules: SafetyRules) -> float:
    """From when (engine's clock) there is room for an ask of stakes 3 or more; never before now.

    At most two in a week, and a day between them; begun ones count.
    """
    history = moment.history
    high = history.limited & (history.pool.column("stakes") >= rules.high_stakes)
    times = np.concatenate((history.time_days[high], np.array(moment.high_begun)))
    lately = np.sort(times[times <= moment.now_days + AHEAD_DAYS])
    waits = [moment.now_days]
    if len(lately):
        waits.append(float(lately[-1]) + rules.high_stakes_gap_days)
    if len(lately) >= rules.high_stakes_most:
        waits.append(float(lately[-rules.high_stakes_most]) + rules.high_stakes_days)
    return max(waits)
