"""One person under one policy for some weeks, and how they are a month later.

Not for averages over people: `lab.policies` makes them.
"""

from dataclasses import dataclass, replace

import numpy as np

from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.logistic import chance_of, sigmoid
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.simulation.door import door
from undaunted.engine.simulation.figures import LearnerFigures
from undaunted.engine.simulation.luck import Day, luck_of
from undaunted.engine.simulation.policies import Policy, Seen
from undaunted.engine.simulation.practising import (
    Born,
    Practiser,
    born,
    practise,
    practiser,
    true_cost,
)
from undaunted.engine.simulation.worlds import World
from undaunted.engine.taxonomy import Outcome


@dataclass(frozen=True, slots=True)
class ProgrammeSettings:
    """Our judgement, with four asks a week of the three to five that are advised."""

    asks_a_week: float = 4.0
    follow_up_days: float = 30.0
    hour: float = 0.5
    above: float = 85.0
    sensitised_points: float = 5.0


SETTINGS = ProgrammeSettings()
_DAYS_A_WEEK = 7.0


@dataclass(frozen=True)
class Fate:
    """A person and the luck of all their days: the same under every theory and policy."""

    person: Born
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """How a run went; fear 0-100, `asks_above` counts what had a peak above the ceiling.

    `asks` counts those made and `steps` the steps towards them; `peak_mean` is over both.
    `nothing_offered` is the share of practice days on which there was neither, and
    `refused_after_offer` the share of what was offered that the door then kept shut.

    `yes_error` and `cost_error` are mean absolute errors of belief over the panel (0-1, 0-100).
    """

    fear_start: float
    fear_follow_up: float
    yes_error_start: float
    yes_error_follow_up: float
    cost_error_start: float
    cost_error_follow_up: float
    asks: int
    steps: int
    peak_mean: float
    nothing_offered: float
    refused_after_offer: float
    asks_above: int
    dropped_out: bool
    sensitised: bool
    very_anxious: bool
    history: History


def fate(world: World, seed: int, number: int, days: int) -> Fate:
    """Person `number` of the sample `seed`."""
    who, when = (np.random.default_rng([seed, number, part]) for part in range(2))
    return Fate(born(who, world), luck_of(when, days))


@dataclass
class _Tally:
    """What was lived through so far: practice days, offers the door kept shut, and the log."""

    days: int = 0
    refused: int = 0
    asks: tuple[LoggedAsk, ...] = ()
    left: bool = False


def run(what: Fate, theory: str, policy: Policy, rules: SafetyRules) -> Course:
    """All days of a programme, then a follow-up; who leaves is followed up too.

    What the door would refuse is counted and done all the same: rivals have no door.
    """
    before, turns = practiser(what.person, theory), practice_days(what)
    one, entry, so_far = before, door(rules), _Tally()
    for day, luck in enumerate(what.days):
        one = replace(one, slow=_slowly(one, luck))
        if so_far.left or day not in turns:
            continue
        seen = _seen_on(what, turns, day, so_far.asks)
        key = policy.offer(seen)
        so_far.days += 1
        if key is not None:
            offered = seen.with_steps.candidates[seen.with_steps.place[key]]
            so_far.refused += entry.refuses(offered, seen.history, seen.time_days)
            one, logged = practise(one, offered, seen.time_days, luck)
            so_far.asks, policy = (*so_far.asks, logged), policy.learn(logged)
            entry = entry.learn(logged)
        risk = leaving(so_far.asks, one.born.world.figures, offered=key is not None)
        so_far.left = luck.leaves < risk
    last = max(turns, default=0) + SETTINGS.hour
    return _course((before, one), last, so_far)


def practice_days(what: Fate) -> tuple[int, ...]:
    """The days on which somebody who has not left practises: the same under every policy."""
    share = SETTINGS.asks_a_week / _DAYS_A_WEEK
    return tuple(day for day, luck in enumerate(what.days) if luck.practises < share)


def _seen_on(what: Fate, turns: tuple[int, ...], day: int, asks: tuple[LoggedAsk, ...]) -> Seen:
    """What a policy may look at on a practice day."""
    world, place, luck = what.person.world, turns.index(day), what.days[day].choice
    now = day + SETTINGS.hour
    return Seen(History(asks), world.offered, world.with_steps, now, place, len(turns), luck)


def _slowly(one: Practiser, luck: Day) -> float:
    """The slow state of good and bad days, a day later (models page: fear)."""
    s = one.born.made.settings
    spread = s.slow_sd * (1.0 - s.slow_kept_a_day**2) ** 0.5
    return float(one.slow * s.slow_kept_a_day + spread * luck.slow)


def leaving(asks: tuple[LoggedAsk, ...], figures: LearnerFigures, *, offered: bool) -> float:
    """Chance of giving up after a practice day (a judgement); without an ask only the usual one."""
    s, made = figures, [ask for ask in asks if ask.asked]
    if not offered or not asks[-1].asked:
        return chance_of(s.leaves_logit)
    overwhelmed = (made[-1].fear_peak or 0.0) >= s.overwhelming
    z = s.leaves_logit + s.leaves_overwhelmed * overwhelmed
    return chance_of(
        z + s.leaves_two_noes * _refused_running(made, s) + s.leaves_bored * bored(made, s)
    )


def _refused_running(made: list[LoggedAsk], figures: LearnerFigures) -> bool:
    """Whether the last asks were all noes at high stakes."""
    last = made[-int(figures.noes_running) :]
    return len(last) == figures.noes_running and all(
        ask.outcome is Outcome.NO and ask.candidate.stakes >= figures.high_stakes for ask in last
    )


def bored(made: list[LoggedAsk], figures: LearnerFigures) -> bool:
    """Whether the last asks surprised nobody."""
    last = [_surprise(ask) for ask in made[-int(figures.bored_asks) :]]
    return len(last) == figures.bored_asks and max(last) < figures.bored_below


def _surprise(ask: LoggedAsk) -> float:
    """How far the feared outcome was from what was said of it (0-1)."""
    return abs((ask.feared_happened or 0.0) - (ask.feared_chance or 0.0))


def _course(ends: tuple[Practiser, Practiser], last: float, lived: _Tally) -> Course:
    """What is told of a run: at the start, and 30 days after the last day of practice."""
    before, after = ends
    then = last + SETTINGS.follow_up_days
    fears = before.panel_fear(0.0), after.panel_fear(then)
    start, end = _belief_errors(before, 0.0), _belief_errors(after, then)
    made = [ask for ask in lived.asks if ask.asked]
    steps = sum(1 for ask in made if ask.candidate.step)
    peaks = np.array([ask.fear_peak for ask in made])
    return Course(
        fear_start=fears[0],
        fear_follow_up=fears[1],
        yes_error_start=start[0],
        yes_error_follow_up=end[0],
        cost_error_start=start[1],
        cost_error_follow_up=end[1],
        asks=len(made) - steps,
        steps=steps,
        peak_mean=float(peaks.mean()) if len(peaks) else 0.0,
        nothing_offered=1.0 - len(lived.asks) / lived.days if lived.days else 0.0,
        refused_after_offer=lived.refused / len(lived.asks) if lived.asks else 0.0,
        asks_above=int((peaks > SETTINGS.above).sum()),
        dropped_out=lived.left,
        sensitised=fears[1] - fears[0] >= SETTINGS.sensitised_points,
        very_anxious=after.born.very_anxious,
        history=History(lived.asks),
    )


def _belief_errors(one: Practiser, time_days: float) -> tuple[float, float]:
    """How far the two beliefs are from the truth over the panel: a yes (0-1), a no (0-100)."""
    held, panel = one.learner.held(time_days), one.born.world.panel
    yes = np.abs(sigmoid(held.guess) - one.born.chance_yes)[panel]
    cost = np.abs(held.cost - true_cost(one.born))[panel]
    return float(yes.mean()), float(cost.mean())
