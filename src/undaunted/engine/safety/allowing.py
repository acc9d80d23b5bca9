"""Whether an ask may be begun now, wherever it came from (rules page).

The one door: suggestions pass it as gates, everything chosen by hand is held to it on commitment.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from undaunted.engine.history import History
from undaunted.engine.safety.assessment import SafetyAssessment
from undaunted.engine.safety.pace import LOSSES
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import Signs
from undaunted.engine.taxonomy import Channel, Counterpart, Domain, HoldsNow, NotFor, Source
from undaunted.engine.values import Candidate, Decision

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
OWN = "own:"
_BY_OTHERS = frozenset({Source.SUGGESTED, Source.PROGRAMME})


@dataclass(frozen=True, slots=True)
class PreparationSheet:
    """A preparation that was written: how many hours ago, and whether somebody stands by."""

    hours_ago: float
    has_support: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """An ask about to be begun: from where, P(peak > ceiling) 0-1, and its sheet if there is one."""

    ask: Candidate
    source: Source
    chance_above: float
    sheet: PreparationSheet | None = None

    @property
    def is_own(self) -> bool:
        return self.ask.key.startswith(OWN)


@dataclass(frozen=True, slots=True)
class BeginningContext:
    """When, on what history, under which decisions, and what was begun and has no answer yet.

    `begun_today` counts asks; `high_begun` are the days (engine's clock) at which asks of high
    stakes were begun that the history does not hold.
    """

    now_days: float
    history: History
    assessment: SafetyAssessment
    begun_today: int
    high_begun: tuple[float, ...] = ()


def may_begin(chosen: Chosen, moment: BeginningContext, rules: SafetyRules) -> Decision[bool]:
    """Whether this ask may be begun, and the first rule that says no.

    Circumstances a person set for themselves shut suggestions and the library's list, not this
    door: nobody is kept from their own exception.
    """
    reason = next(stops(chosen, moment, rules), "none")
    assessment, sheet = moment.assessment, chosen.sheet
    inputs = (
        ("ask", chosen.ask.key),
        ("source", chosen.source.value),
        ("stakes", chosen.ask.stakes),
        ("stakes_cap", assessment.stakes.value),
        ("pace", assessment.pace.value.value),
        ("chance_above_ceiling", round(chosen.chance_above, 4)),
        ("begun_today", moment.begun_today),
        ("sheet_hours", None if sheet is None else round(sheet.hours_ago, 1)),
    )
    return Decision(reason == "none", f"{rules.version}:begin", inputs, reason)


def stops(chosen: Chosen, moment: BeginningContext, rules: SafetyRules) -> Iterator[str]:
    """Every rule that says no, the weightiest first."""
    assessment, ask = moment.assessment, chosen.ask
    if assessment.stakes.value == 0:
        yield f"pace_{assessment.pace.value.value}"
    if assessment.rest.value:
        yield f"rest_{assessment.rest.reason}"
    if moment.begun_today >= rules.most_a_day:
        yield "enough_today"
    yield from _shut_by_signs(chosen, assessment.signs, moment.now_days, rules)
    yield from _stakes_stops(chosen, assessment.stakes.value, rules)
    if ask.stakes >= rules.high_stakes and not room_for_high_stakes(
        moment.history, moment.high_begun, moment.now_days, rules
    ):
        yield "high_stakes_lately"
    if ask.free_to_refuse < rules.free_to_refuse_least:
        yield "not_free_to_refuse"
    if ask.cost_to_other > rules.cost_to_other_most:
        yield "costs_them_too_much"
    if not chosen.chance_above <= rules.max_chance_above:
        yield "above_ceiling"


def _stakes_stops(chosen: Chosen, cap: int, rules: SafetyRules) -> Iterator[str]:
    """Stakes 5 are never offered and need sheet, support and a night; 4 a sheet; the rest the cap."""
    stakes = chosen.ask.stakes
    if stakes < rules.never_stakes:
        if stakes > cap:
            yield "stakes"
        if stakes >= rules.big_step_stakes and chosen.sheet is None:
            yield "needs_sheet"
        return
    if chosen.source in _BY_OTHERS:
        yield "never_offered"
    if cap < rules.open_stakes:
        yield "stakes"
    yield from _sheet_stops(chosen.sheet, rules)


def _sheet_stops(sheet: PreparationSheet | None, rules: SafetyRules) -> Iterator[str]:
    if sheet is None:
        yield "needs_sheet"
        return
    if not sheet.has_support:
        yield "needs_support_person"
    if sheet.hours_ago < rules.sheet_wait_hours:
        yield "needs_a_night"


def _shut_by_signs(
    chosen: Chosen, signs: Signs, now_days: float, rules: SafetyRules
) -> Iterator[str]:
    """What was told in the screening keeps these asks away (rules page: screening).

    Of an own ask only its writer knows whom it is to: there the care check asks instead.
    """
    if signs.holds(HoldsNow.UNDER_18) and not_for_minors(chosen.ask):
        yield "under_18"
    if chosen.is_own:
        return
    if signs.holds(HoldsNow.AFRAID_OF_SOMEONE) and close(chosen.ask):
        yield "somebody_feared"
    lost = domains_after_loss(signs, now_days, rules)
    if chosen.ask.domain in lost or kept_after_loss(lost) & chosen.ask.not_for:
        yield "after_a_loss"


def close(ask: Candidate) -> bool:
    """Whether it is to somebody at home or in the family."""
    return ask.domain == Domain.FAMILY or ask.counterpart in _CLOSE


def not_for_minors(ask: Candidate) -> bool:
    """No dating, no strangers, nothing in public, nor what its author kept away."""
    kept_away = NotFor.UNDER_18 in ask.not_for or ask.domain == Domain.DATING
    safe = ask.counterpart in _SAFE_FOR_MINORS and ask.channel != Channel.PUBLIC_POST
    return kept_away or not safe


def domains_after_loss(signs: Signs, now_days: float, rules: SafetyRules) -> frozenset[Domain]:
    """Parts of life left alone for eight weeks after a loss was told."""
    last = signs.answered
    if last is None or now_days - last.time_days >= rules.loss_days:
        return frozenset()
    return frozenset().union(*(_AFTER_LOSS[loss] for loss in LOSSES if signs.holds(loss)))


def kept_after_loss(domains: frozenset[Domain]) -> frozenset[str]:
    """What asks of any part of life are not for while these parts are left alone."""
    return frozenset({NotFor.AFTER_BREAK_UP}) if Domain.DATING in domains else frozenset()


def room_for_high_stakes(
    history: History, high_begun: tuple[float, ...], now_days: float, rules: SafetyRules
) -> bool:
    """At most two asks of stakes 3 or more in a week, and a day between them; begun ones count."""
    high = history.asked & (history.pool.column("stakes") >= rules.high_stakes)
    age = now_days - np.concatenate((history.time_days[high], np.array(high_begun)))
    week = int(np.sum(age < rules.high_stakes_days))
    return week < rules.high_stakes_most and not bool(np.any(age < rules.high_stakes_gap_days))
