"""Whether an ask may be begun now, wherever it came from (brief 5a-5g).

The one door: suggestions pass it as gates, everything chosen by hand is held to it on commitment.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from undaunted.engine.safety.pace import LOSSES
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import Signs
from undaunted.engine.safety.standing import Standing
from undaunted.engine.taxonomy import Channel, Counterpart, Domain, HoldsNow, NotFor, Source
from undaunted.engine.values import Candidate, Decision, History

CLOSE = frozenset({Counterpart.PARTNER, Counterpart.RELATIVE})
AFTER_LOSS = {
    HoldsNow.LOST_SOMEONE: frozenset({Domain.FAMILY, Domain.FRIENDSHIP}),
    HoldsNow.LOST_RELATIONSHIP: frozenset({Domain.DATING}),
    HoldsNow.LOST_JOB: frozenset({Domain.WORK, Domain.JOB_SEARCH}),
}
NOT_FOR_MINORS = (
    frozenset({Domain.DATING}),
    frozenset({Counterpart.PASSER_BY}),
    frozenset({Channel.PUBLIC_POST}),
)
OWN = "own:"
BY_OTHERS = frozenset({Source.SUGGESTED, Source.PROGRAMME})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A preparation that was written: how many hours ago, and whether somebody stands by."""

    hours_ago: float
    has_support: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """An ask about to be begun: from where, P(peak > ceiling) 0-1, and its sheet if there is one."""

    ask: Candidate
    source: Source
    chance_above: float = 0.0
    sheet: Sheet | None = None

    @property
    def is_own(self) -> bool:
        return self.ask.key.startswith(OWN)


@dataclass(frozen=True, slots=True)
class Moment:
    """When, on what history, under which decisions, and how many asks were begun today."""

    now_days: float
    history: History
    standing: Standing
    begun_today: int


def may_begin(chosen: Chosen, moment: Moment, rules: SafetyRules) -> Decision[bool]:
    """Whether this ask may be begun, and the first rule that says no.

    Circumstances a person set for themselves shut suggestions and the library's list, not this
    door: nobody is kept from their own exception.
    """
    reason = next(stops(chosen, moment, rules), "none")
    standing, sheet = moment.standing, chosen.sheet
    inputs = (
        ("ask", chosen.ask.key),
        ("source", chosen.source.value),
        ("stakes", chosen.ask.stakes),
        ("stakes_cap", standing.stakes.value),
        ("pace", standing.pace.value.value),
        ("chance_above_ceiling", round(chosen.chance_above, 4)),
        ("begun_today", moment.begun_today),
        ("sheet_hours", None if sheet is None else round(sheet.hours_ago, 1)),
    )
    return Decision(reason == "none", f"{rules.version}:begin", inputs, reason)


def stops(chosen: Chosen, moment: Moment, rules: SafetyRules) -> Iterator[str]:
    """Every rule that says no, the weightiest first."""
    standing, ask = moment.standing, chosen.ask
    if standing.stakes.value == 0:
        yield f"pace_{standing.pace.value.value}"
    if standing.rest.value:
        yield f"rest_{standing.rest.reason}"
    if moment.begun_today >= rules.most_a_day:
        yield "enough_today"
    yield from shut_by_signs(chosen, standing.signs, moment.now_days, rules)
    yield from stakes_stops(chosen, standing.stakes.value, rules)
    high = ask.stakes >= rules.high_stakes
    if high and not room_for_high_stakes(moment.history, moment.now_days, rules):
        yield "high_stakes_lately"
    if ask.free_to_refuse < rules.free_to_refuse_least:
        yield "not_free_to_refuse"
    if chosen.chance_above > rules.max_chance_above:
        yield "above_ceiling"


def stakes_stops(chosen: Chosen, cap: int, rules: SafetyRules) -> Iterator[str]:
    """Stakes 5 are never offered and need sheet, support and a night; 4 a sheet; the rest the cap."""
    stakes = chosen.ask.stakes
    if stakes < rules.never_stakes:
        if stakes > cap:
            yield "stakes"
        if stakes >= rules.big_step_stakes and chosen.sheet is None:
            yield "needs_sheet"
        return
    if chosen.source in BY_OTHERS:
        yield "never_offered"
    if cap < rules.open_stakes:
        yield "stakes"
    yield from sheet_stops(chosen.sheet, rules)


def sheet_stops(sheet: Sheet | None, rules: SafetyRules) -> Iterator[str]:
    if sheet is None:
        yield "needs_sheet"
        return
    if not sheet.has_support:
        yield "needs_support_person"
    if sheet.hours_ago < rules.sheet_wait_hours:
        yield "needs_a_night"


def shut_by_signs(
    chosen: Chosen, signs: Signs, now_days: float, rules: SafetyRules
) -> Iterator[str]:
    """What was told in the screening keeps these asks away (brief 5a, 5g).

    Of an own ask only its writer knows whom it is to: there the care check asks instead.
    """
    if signs.holds(HoldsNow.UNDER_18) and not_for_minors(chosen.ask):
        yield "under_18"
    if chosen.is_own:
        return
    if signs.holds(HoldsNow.AFRAID_OF_SOMEONE) and close(chosen.ask):
        yield "somebody_feared"
    if chosen.ask.domain in domains_after_loss(signs, now_days, rules):
        yield "after_a_loss"


def close(ask: Candidate) -> bool:
    """Whether it is to somebody at home or in the family."""
    return ask.domain == Domain.FAMILY or ask.counterpart in CLOSE


def not_for_minors(ask: Candidate) -> bool:
    """No dating, no strangers alone, nothing in public (brief 5g), nor what its author kept away."""
    domains, counterparts, channels = NOT_FOR_MINORS
    kept_away = NotFor.UNDER_18 in ask.not_for or ask.domain in domains
    return kept_away or ask.counterpart in counterparts or ask.channel in channels


def domains_after_loss(signs: Signs, now_days: float, rules: SafetyRules) -> frozenset[Domain]:
    """Parts of life left alone for eight weeks after a loss was told."""
    last = signs.answered
    if last is None or now_days - last.time_days >= rules.loss_days:
        return frozenset()
    lost = (AFTER_LOSS[loss] for loss in LOSSES if loss in last.holds)
    return frozenset().union(*lost)


def room_for_high_stakes(history: History, now_days: float, rules: SafetyRules) -> bool:
    """At most two asks of stakes 3 or more in a week, and a day between them."""
    high = history.asked & (history.pool.column("stakes") >= rules.high_stakes)
    age = now_days - history.time_days[high]
    week = int(np.sum(age < rules.high_stakes_days))
    return week < rules.high_stakes_most and not bool(np.any(age < rules.high_stakes_gap_days))
