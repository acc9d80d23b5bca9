"""Sixty random days through the real standing and chooser; every day is held against the rules.

The checks read what was told and logged themselves: they share no rule with the engine.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from hypothesis import event, given, settings
from hypothesis import strategies as st

from tests.engine.builders import SAFETY, an_ask
from undaunted.engine import learned
from undaunted.engine.choosing import Choice, Situation, choose
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.pool import Pool
from undaunted.engine.safety.allowing import may_begin
from undaunted.engine.safety.assessment import assess_safety
from undaunted.engine.safety.beginning import BeginningContext, Chosen
from undaunted.engine.safety.signs import GAD7, K6, PHQ9, PTSD, Screened, Signs, Taken
from undaunted.engine.taxonomy import (
    Counterpart,
    Domain,
    HoldsNow,
    NotFor,
    Outcome,
    Pace,
    Source,
    Thoughts,
)
from undaunted.engine.values import Candidate, FearForecast
from undaunted.library.reading import open_library

DAYS, FIRST = 60, 1000
BEFORE, BETWEEN = 0.001, 0.02
OWN_ASKS = tuple(replace(an_ask(f"own:{n}", 25.0 + 8.0 * n), stakes=n) for n in range(6))
LIBRARY = (*(ask.candidate() for ask in open_library().asks.values()), *OWN_ASKS)
BY_KEY = {one.key: one for one in LIBRARY}
POOL = Pool(LIBRARY)
LADDER = frozenset(sorted(BY_KEY)[::7])
LOST = {
    HoldsNow.LOST_SOMEONE: {Domain.FAMILY, Domain.FRIENDSHIP},
    HoldsNow.LOST_RELATIONSHIP: {Domain.DATING},
    HoldsNow.LOST_JOB: {Domain.WORK, Domain.JOB_SEARCH},
}
Draw = Callable[[Signs, float, np.random.Generator], Signs]


@dataclass(frozen=True)
class Day:
    """What happens: at which hour, what is told, how many asks are begun, and the day's luck."""

    hour: int
    told: str
    asks: int
    luck: int


@dataclass
class Life:
    """One person on the way; the four figures are how hard, drunken, shy and careless they are."""

    peak: float
    drinks: float
    avoids: float
    hurries: float
    signs: Signs = field(default_factory=Signs)
    history: History = field(default_factory=History)
    state: learned.LearnedState = field(default_factory=learned.start)
    today: int = 0
    offered: int = 0


def screening(signs: Signs, now: float, **said: object) -> Signs:
    one = Screened(now, **said)  # type: ignore[arg-type]  # the fields of a screening
    return replace(signs, screenings=(*signs.screenings, one))


def saying(what: HoldsNow) -> Draw:
    return lambda signs, now, _: screening(signs, now, holds=frozenset({what}))


def thinking(thoughts: Thoughts) -> Draw:
    return lambda signs, now, _: screening(signs, now, thoughts=thoughts)


def taking(instrument: str, highest: int) -> Draw:
    def take(signs: Signs, now: float, luck: np.random.Generator) -> Signs:
        item9 = int(luck.choice(4, p=[0.7, 0.15, 0.1, 0.05])) if instrument == PHQ9 else 0
        one = Taken(now, instrument, float(luck.integers(highest + 1)), item9)
        return replace(signs, taken=(*signs.taken, one))

    return take


def choosing(pace: Pace) -> Draw:
    return lambda signs, _now, _luck: replace(signs, chosen=pace)


EVENTS: dict[str, Draw] = {
    "well": lambda signs, now, _: screening(signs, now),
    "low": lambda signs, now, luck: screening(signs, now, phq2=int(luck.integers(7))),
    "declined": lambda signs, now, _: screening(signs, now, declined=True),
    "support": lambda signs, now, _: replace(signs, supported_days=now),
    "words": lambda signs, now, _: replace(signs, lessons=(*signs.lessons, now)),
    **{f"holds {what}": saying(what) for what in HoldsNow},
    **{f"thoughts {one}": thinking(one) for one in Thoughts},
    **{f"chose {pace}": choosing(pace) for pace in Pace},
    "phq": taking(PHQ9, 27),
    "gad": taking(GAD7, 21),
    "ptsd": taking(PTSD, 5),
    "k6": taking(K6, 24),
}


@st.composite
def lives(draw: st.DrawFn) -> tuple[Life, tuple[Day, ...]]:
    """A person, a few things that may befall them, and sixty days."""
    share = st.sampled_from([0.0, 0.1, 0.4])
    life = Life(draw(st.sampled_from([25.0, 45.0, 75.0])), draw(share), draw(share), draw(share))
    life.signs = Signs(minors=draw(st.booleans()))
    befalls = draw(st.lists(st.sampled_from(sorted(EVENTS)), min_size=1, max_size=5))
    day = st.builds(
        Day,
        hour=st.sampled_from([3, 7, 12, 12, 18, 21, 22]),
        told=st.sampled_from(["", "", "", "", "", "well", "support", *befalls]),
        asks=st.sampled_from([0, 1, 1, 1, 2, 4]),
        luck=st.integers(0, 2**32 - 1),
    )
    return life, tuple(draw(st.lists(day, min_size=DAYS, max_size=DAYS)))


@settings(max_examples=25)
@given(lived=lives())
def test_on_no_day_does_a_suggestion_break_a_rule(lived: tuple[Life, tuple[Day, ...]]) -> None:
    life, days = lived
    for number, day in enumerate(days):
        live(life, FIRST + number, day)
    event(f"{life.offered // 20 * 20} or more suggestions")


def live(life: Life, date: int, day: Day) -> None:
    """One day: something is told, then asks are chosen, checked, made and logged."""
    luck, now = np.random.default_rng(day.luck), date + day.hour / 24.0
    life.today = 0
    if day.told:
        life.signs = EVENTS[day.told](life.signs, now - BEFORE, luck)
    if luck.random() < 0.7:
        mood = float(np.clip(luck.normal(60.0 - 30.0 * (day.luck % 5 == 0), 12.0), 0.0, 100.0))
        life.signs = replace(life.signs, moods=(*life.signs.moods, (float(date), mood)))
    look_back(life, now, luck)
    for turn in range(max(1, day.asks)):
        chosen = suggested(life, now + turn * BETWEEN, day)
        if turn < day.asks:
            go(life, chosen, now + turn * BETWEEN, luck)


def suggested(life: Life, now: float, day: Day) -> Choice:
    """What the engine offers, after every check."""
    state = life.state
    stands = assess_safety(life.signs, life.history, state.fear.settings, now, SAFETY)
    situation = Situation(now, day.hour, stands, ladder_keys=LADDER, asks_today=life.today)
    choice = choose(state, life.history, POOL, situation, day.luck % 1000, SAFETY)
    moment = BeginningContext(now, life.history, stands, life.today)
    for ask in picks(choice):
        life.offered += 1
        above = fear.predict(state.fear, ask, now).chance_above(stands.window.value.ceiling)
        door = may_begin(Chosen(ask, Source.SUGGESTED, above), moment, SAFETY)
        assert door.reason in {"none", "needs_sheet"}, f"{ask.key} is shut at the door: {door}"
        broken = [*by_the_day(life, now, day), *by_the_ask(life, now, ask)]
        broken += by_fear(life, now, fear.predict(state.fear, ask, now))
        assert not broken, f"{ask.key} on day {now}: {broken}; {stands}"
    return choice


def picks(choice: Choice) -> list[Candidate]:
    found = (choice.suggestion, choice.easier, choice.different)
    return [BY_KEY[pick.key] for pick in found if pick is not None]


def go(life: Life, choice: Choice, now: float, luck: np.random.Generator) -> None:
    """The person takes a suggestion, or anything else, and logs it."""
    offered = picks(choice)
    own = not offered or luck.random() < 0.3
    ask = LIBRARY[int(luck.integers(len(LIBRARY)))] if own else offered[0]
    life.today += 1
    one = a_logged(life, ask, now + BETWEEN / 2, Source.BROWSED if own else Source.SUGGESTED, luck)
    life.history = History((*life.history.asks, one))
    life.state = learned.learn_one(life.state, one)


def a_logged(
    life: Life, ask: Candidate, now: float, source: Source, luck: np.random.Generator
) -> LoggedAsk:
    skipped = luck.random() < life.avoids
    outcome = Outcome.NOT_ASKED if skipped else Outcome(luck.choice(list(Outcome)))
    peak = float(np.clip(luck.normal(life.peak, 20.0), 0.0, 100.0).round())
    unrated = outcome is Outcome.NOT_ASKED or luck.random() < 0.1
    before = float(luck.random())
    return LoggedAsk(
        candidate=ask,
        time_days=now,
        party=None,
        forecast_fear=float(luck.integers(101)),
        forecast_yes=float(luck.random()),
        feared_chance=float(luck.random()),
        no_cost=50.0,
        outcome=outcome,
        fear_peak=None if unrated else peak,
        fear_after=20.0,
        yes_next=0.5,
        feared_next=0.5,
        feared_happened=0.0,
        no_cost_felt=30.0,
        how_they_were=str(luck.choice(["at_ease", "neutral", "uneasy"])),
        alcohol=bool(luck.random() < life.drinks),
        reflected=bool(outcome is not Outcome.NOT_ASKED and luck.random() >= life.hurries),
        sought=True,
        source=source,
        worth_before=before,
        worth_after=float(np.clip(before + luck.normal(0.0, 0.15), 0.0, 1.0)),
    )


def look_back(life: Life, now: float, luck: np.random.Generator) -> None:
    """Sometimes the last ask is thought of again."""
    if not life.history.asks or luck.random() < 0.5:
        return
    *earlier, last = life.history.asks
    after = now - last.time_days
    if last.asked and after > 0.0:
        told = ((after, float(luck.integers(101))),)
        life.history = History((*earlier, replace(last, follow_ups=told)))
        life.state = learned.learn_many(learned.start(), life.history)


def by_the_day(life: Life, now: float, day: Day) -> Iterator[str]:
    """Why nothing at all should have been suggested."""
    asked = [ask for ask in life.history.asks if ask.asked]
    if not 5 <= day.hour < 22:
        yield "at night"
    if life.today >= 3:
        yield "more than three a day"
    if any(ask.alcohol and now - ask.time_days <= 0.5 for ask in life.history.asks):
        yield "after alcohol"
    dates = {int(ask.time_days) for ask in asked}
    if all(int(now) - n in dates for n in range(1, 22)):
        yield "no day of rest"
    if endangered(life.signs, now):
        yield "care comes first"
    if life.signs.chosen in (Pace.REST, Pace.CARE_FIRST):
        yield "they rest"
    if needs_support(life.signs) and not supported(life.signs, now):
        yield "without support"
    if HoldsNow.UNDER_18 in holding(life.signs) and not life.signs.minors:
        yield "a minor where minors are not admitted"


def by_the_ask(life: Life, now: float, ask: Candidate) -> Iterator[str]:
    """Why this ask should not have been suggested."""
    asked = [one for one in life.history.asks if one.asked]
    reflected = sum(one.reflected for one in asked)
    most = 2 if gentle(life, now) else 4 if reflected >= 10 else 3
    if two_of_five(life.history):
        most = min(most, 3) - 1
    if ask.stakes > most:
        yield f"stakes above {most}"
    high = [now - one.time_days for one in asked if one.candidate.stakes >= 3]
    if ask.stakes >= 3 and (sum(age < 7.0 for age in high) >= 2 or any(a < 1.0 for a in high)):
        yield "too many high stakes"
    wait = 3.0 if ask.key in LADDER else 7.0
    if any(one.candidate.key == ask.key and now - one.time_days < wait for one in asked):
        yield "again so soon"
    said_no = {one.candidate.key for one in asked if one.outcome is Outcome.NO}
    if ask.key.startswith("own:") and ask.key in said_no:
        yield "they said no"
    yield from by_what_holds(life.signs, now, ask)


def by_what_holds(signs: Signs, now: float, ask: Candidate) -> Iterator[str]:
    """Why what was told keeps this ask away."""
    holds, told = holding(signs), answered(signs)
    home = ask.domain == Domain.FAMILY or ask.counterpart in (
        Counterpart.PARTNER,
        Counterpart.RELATIVE,
    )
    if HoldsNow.AFRAID_OF_SOMEONE in holds and home:
        yield "to somebody feared"
    lost = set[Domain]().union(*(LOST.get(what, set()) for what in holds))
    if ask.domain in lost and told is not None and now - told.time_days < 56.0:
        yield "after a loss"
    adult = ask.domain == Domain.DATING or ask.counterpart == Counterpart.PASSER_BY
    if HoldsNow.UNDER_18 in holds and (
        adult or ask.channel == "public_post" or NotFor.UNDER_18 in ask.not_for or ask.stakes > 2
    ):
        yield "not for minors"


def by_fear(life: Life, now: float, said: FearForecast) -> Iterator[str]:
    """Why it is more frightening than the rules allow today."""
    careful = gentle(life, now)
    ceiling, top = (70.0, 45.0) if careful else (85.0, 62.0)
    rated = [
        (one.time_days, one.fear_peak) for one in life.history.asks if one.fear_peak is not None
    ]
    top = min(top, 45.0) if len(rated) < 5 else top
    drop = 10.0 if avoided_twice(life.history, now) else 0.0
    if any(peak >= 85.0 and now - time < 14.0 for time, peak in rated[-3:]):
        drop = 15.0
    if said.chance_above(ceiling) > 0.10 + 1e-9:
        yield f"above the ceiling of {ceiling}"
    if said.mean > max(0.0, top - drop) + 1e-9:
        yield f"above the top of {top} less {drop}"


def answered(signs: Signs) -> Screened | None:
    told = [one for one in signs.screenings if not one.declined]
    return told[-1] if told else None


def holding(signs: Signs) -> frozenset[HoldsNow]:
    told = answered(signs)
    return told.holds if told else frozenset()


def supported(signs: Signs, now: float) -> bool:
    return signs.supported_days is not None and now - signs.supported_days <= 84.0


def endangered(signs: Signs, now: float) -> bool:
    """A plan or item 9 at 2, until somebody stands by them and seven days have passed."""
    times = [one.time_days for one in signs.screenings if one.thoughts is Thoughts.PLAN]
    times += [one.time_days for one in signs.taken if one.item9 >= 2]
    told = signs.supported_days
    return any(told is None or told < time or now - time < 7.0 for time in times)


def scores(signs: Signs) -> dict[str, float]:
    """The newest score of each measure that was taken since the newest screening."""
    since = signs.screenings[-1].time_days if signs.screenings else 0.0
    return {one.instrument: one.score or 0.0 for one in signs.taken if one.time_days >= since}


def needs_support(signs: Signs) -> bool:
    newest = scores(signs)
    high = newest.get(PHQ9, 0.0) >= 20.0 or newest.get(PTSD, 0.0) >= 4.0
    treated = HoldsNow.IN_TREATMENT in holding(signs)
    return treated or high or signs.chosen is Pace.SUPPORTED


def gentle(life: Life, now: float) -> bool:
    """Whether anything that was told or logged is a reason to go gently."""
    signs, told = life.signs, answered(life.signs)
    if told is None or signs.screenings[-1].declined or signs.chosen not in (None, Pace.OPEN):
        return True
    newest, holds = scores(signs), told.holds
    limits = {PHQ9: 15.0, GAD7: 15.0, PTSD: 3.0, K6: 13.0}
    lost = bool(holds & set(LOST)) and now - told.time_days < 56.0
    return (
        lost
        or needs_support(signs)
        or HoldsNow.UNDER_18 in holds
        or told.thoughts is not Thoughts.NO
        or any(newest.get(name, 0.0) >= limit for name, limit in limits.items())
        or len({int(time) for time in signs.lessons if now - time < 30.0}) >= 3
    )


def two_of_five(history: History) -> bool:
    rated = [one.fear_peak for one in history.asks if one.fear_peak is not None]
    return sum(peak >= 85.0 for peak in rated[-5:]) >= 2


def avoided_twice(history: History, now: float) -> bool:
    last = history.asks[-2:]
    return len(last) == 2 and all(not one.asked and now - one.time_days < 14.0 for one in last)


def test_somebody_who_is_well_is_offered_something_nearly_every_day() -> None:
    """So that the sixty days above are not kept by never offering anything."""
    life = Life(peak=40.0, drinks=0.0, avoids=0.0, hurries=0.0)
    for number in range(DAYS):
        told = "well" if number % 28 == 2 else ""
        live(life, FIRST + number, Day(12, told, int(number % 3 > 0), number))
    assert life.offered > 2 * DAYS * 0.8
