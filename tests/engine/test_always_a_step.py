"""Sixty random days, made as bad as can be: something to do is left on every day, and it can be begun.

The whole library with its steps; only a rest that the rules name leaves a day without one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from hypothesis import event, given, settings
from hypothesis import strategies as st

from tests.engine.builders import SAFETY
from undaunted.engine import learned
from undaunted.engine.choosing import Choice, Situation, choose
from undaunted.engine.choosing.gates import resting
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.pool import Pool
from undaunted.engine.safety.allowing import may_begin
from undaunted.engine.safety.assessment import assess_safety
from undaunted.engine.safety.beginning import BeginningContext, Chosen, PreparationSheet
from undaunted.engine.safety.signs import Screened, Signs
from undaunted.engine.steps import steps_towards
from undaunted.engine.taxonomy import Domain, HoldsNow, Outcome, Pace, Presumes, Source
from undaunted.engine.values import Candidate
from undaunted.engine.when import Calendar
from undaunted.library.reading import open_library

DAYS, FIRST = 60, 1000
TURN = 0.01
POOL = Pool(
    tuple(
        each
        for ask in open_library().asks.values()
        for each in (ask.candidate(), *steps_towards(ask.candidate()))
    )
)
OF_ASKS = (Outcome.NO, Outcome.NO, Outcome.NO, Outcome.YES, Outcome.PARTLY, Outcome.GHOSTED)
OF_STEPS = (Outcome.DONE, Outcome.DONE, Outcome.HALF)
NOT_RESTING = (Pace.OPEN, Pace.GENTLE, Pace.SUPPORTED)
HOURS = (0, 4, 5, 8, 12, 17, 21, 22)
WRITTEN = PreparationSheet(hours_ago=48.0, has_support=True)
RESTS = {
    *("late", "enough_today", "rest_alcohol", "rest_asks_every_day"),
    *("pace_rest", "pace_care_first"),
}


@dataclass(frozen=True)
class Kind:
    """What somebody is like: how far up their peaks lie, how often they skip and say little."""

    peak: float
    skips: float
    noes: float
    drinks: float
    hurries: float
    minor: bool
    minors_admitted: bool
    pace: Pace
    holds: frozenset[HoldsNow]
    told: frozenset[str]
    no_go: frozenset[str]


@dataclass
class Life:
    """One person on the way."""

    kind: Kind
    history: History = field(default_factory=History)
    state: learned.LearnedState = field(default_factory=learned.start)
    offered: int = 0
    rested: int = 0


@dataclass(frozen=True)
class Day:
    """The hour, the day in the calendar, how many asks are begun, and the luck of it."""

    hour: int
    calendar: Calendar
    asks: int
    luck: int


KINDS = st.builds(
    Kind,
    peak=st.sampled_from([30.0, 60.0, 80.0, 95.0, 120.0]),
    skips=st.sampled_from([0.0, 0.3, 0.9]),
    noes=st.sampled_from([0.3, 1.0]),
    drinks=st.sampled_from([0.0, 0.0, 0.1]),
    hurries=st.sampled_from([0.0, 0.5, 1.0]),
    minor=st.booleans(),
    minors_admitted=st.booleans(),
    pace=st.sampled_from(NOT_RESTING),
    holds=st.frozensets(st.sampled_from(sorted(HoldsNow)), max_size=3),
    told=st.frozensets(st.sampled_from(sorted(map(str, Presumes))), max_size=4),
    no_go=st.frozensets(st.sampled_from(sorted(map(str, Domain))), max_size=4),
)
DAY = st.builds(
    Day,
    hour=st.sampled_from(HOURS),
    calendar=st.builds(
        Calendar, st.integers(0, 6), st.integers(1, 12), st.sampled_from(["", "north", "south"])
    ),
    asks=st.sampled_from([1, 1, 1, 2, 4]),
    luck=st.integers(0, 2**32 - 1),
)


@settings(max_examples=25)
@given(kind=KINDS, days=st.lists(DAY, min_size=DAYS, max_size=DAYS))
def test_no_history_leaves_a_day_without_something_to_do(kind: Kind, days: list[Day]) -> None:
    life = Life(kind)
    for number, day in enumerate(days):
        live(life, FIRST + number, day)
    event(f"{life.rested // 20 * 20} or more times at rest")


def live(life: Life, date: int, day: Day) -> None:
    luck = np.random.default_rng(day.luck)
    for turn in range(day.asks):
        now = date + day.hour / 24.0 + turn * TURN
        chosen = offered(life, now, day, turn)
        if chosen is None:
            return
        one = a_log(life.kind, chosen, now + TURN / 2, luck)
        life.history = History((*life.history.asks, one))
        life.state = learned.learn_one(life.state, one)


def signs_of(kind: Kind, now: float) -> Signs:
    """Screened today, with support near: what is left to rest for is in the history alone."""
    minor = {HoldsNow.UNDER_18} if kind.minor else set()
    holds = frozenset({*kind.holds, *minor})
    screening = Screened(now - TURN, holds=holds)
    return Signs(
        screenings=(screening,),
        chosen=kind.pace,
        supported_days=now - TURN,
        minors=kind.minors_admitted,
    )


def offered(life: Life, now: float, day: Day, turn: int) -> Candidate | None:
    """What is offered, after both claims were checked; None at rest."""
    stands = assess_safety(
        signs_of(life.kind, now), life.history, life.state.fear.settings, now, SAFETY
    )
    situation = Situation(
        now,
        day.hour,
        stands,
        no_go_domains=life.kind.no_go,
        asks_today=turn,
        life=life.kind.told,
        calendar=day.calendar,
    )
    choice = choose(life.state, life.history, POOL, situation, day.luck % 1000, SAFETY)
    rest = resting(situation.moment(life.history), situation, SAFETY)
    if rest is not None:
        assert rest in RESTS, f"no rest is meant by {rest}: {stands}"
        life.rested += 1
        return None
    assert choice.suggestion is not None, f"nothing on {now}: {choice.reason}, {stands}"
    moment = BeginningContext(now, life.history, stands, turn)
    for one in picks(choice):
        above = fear.predict(life.state.fear, one, now).chance_above(stands.window.value.ceiling)
        door = may_begin(Chosen(one, Source.SUGGESTED, above, WRITTEN), moment, SAFETY)
        assert door.value, f"{one.key} is shut at the door: {door}"
        life.offered += 1
    return next(picks(choice))


def picks(choice: Choice) -> Iterator[Candidate]:
    """The three as candidates, the suggestion first."""
    for pick in (choice.suggestion, choice.easier, choice.different):
        if pick is not None:
            yield POOL.candidates[POOL.place[pick.key]]


def a_log(kind: Kind, chosen: Candidate, now: float, luck: np.random.Generator) -> LoggedAsk:
    """What somebody like this tells of it."""
    skipped = luck.random() < kind.skips
    came = Outcome.NO if luck.random() < kind.noes else Outcome(luck.choice(list(OF_ASKS)))
    outcome = Outcome(luck.choice(list(OF_STEPS))) if chosen.step else came
    peak = float(np.clip(luck.normal(kind.peak, 15.0), 0.0, 100.0).round())
    return LoggedAsk(
        candidate=chosen,
        time_days=now,
        party=None,
        forecast_fear=float(np.clip(kind.peak, 0.0, 100.0)),
        forecast_yes=None if chosen.step else float(luck.random()),
        feared_chance=float(luck.random()),
        no_cost=None if chosen.step else 80.0,
        outcome=Outcome.NOT_ASKED if skipped else outcome,
        fear_peak=None if skipped else peak,
        fear_after=None if skipped else peak,
        yes_next=None,
        feared_next=None,
        feared_happened=None if chosen.step else 1.0,
        no_cost_felt=None,
        how_they_were=None,
        alcohol=bool(luck.random() < kind.drinks),
        reflected=bool(not skipped and luck.random() >= kind.hurries),
        sought=True,
        worth_before=0.2,
        worth_after=float(luck.random()),
    )
