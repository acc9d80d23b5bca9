"""Candidates, logs and people for the tests of the engine."""

from dataclasses import replace
from typing import Any

import numpy as np

from undaunted.engine.choosing import Situation
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.safety.assessment import SafetyAssessment, assess_safety
from undaunted.engine.safety.signs import Screened, Signs
from undaunted.engine.simulation.people import SimulatedPerson, attempt, draw_person
from undaunted.engine.taxonomy import (
    Channel,
    Counterpart,
    Domain,
    Facet,
    HoldsNow,
    Outcome,
    Pace,
    Presumes,
    Setting,
)
from undaunted.engine.values import Candidate
from undaunted.engine.when import When
from undaunted.library.reading import open_library

NOON = 12
EVERY_PART = frozenset(map(str, Presumes))
SAFETY = open_library().safety
DOMAINS, COUNTERPARTS, CHANNELS = tuple(Domain), tuple(Counterpart), tuple(Channel)


def an_ask(key: str = "cafe-off-menu", fear: float = 35.0, yes: float = 0.5) -> Candidate:
    return Candidate(
        key=key,
        version=1,
        domain=Domain.SERVICE,
        counterpart=Counterpart.STAFF,
        channel=Channel.FACE_TO_FACE,
        setting=Setting.SHOP,
        request_type="small_favour",
        facets=(Facet.LOOKING_FOOLISH,),
        tempting=(),
        stakes=1,
        fear_mean=fear,
        fear_sd=10.0,
        yes_mean=yes,
        yes_sd=0.15,
        partly_mean=0.1,
        cost_to_other=1,
        free_to_refuse=4,
        not_for=frozenset(),
        from_home=False,
        when=When(),
        kind="asking",
        real=False,
    )


def a_log(
    candidate: Candidate | None = None,
    day: float = 0.0,
    outcome: Outcome = Outcome.YES,
    peak: float | None = 40.0,
    guess: float | None = 0.5,
) -> LoggedAsk:
    return LoggedAsk(
        candidate=candidate or an_ask(),
        time_days=day,
        party=None,
        forecast_fear=50.0,
        forecast_yes=guess,
        feared_chance=0.4,
        no_cost=60.0,
        outcome=outcome,
        fear_peak=None if outcome is Outcome.NOT_ASKED else peak,
        fear_after=20.0,
        yes_next=0.5,
        feared_next=0.3,
        feared_happened=0.0,
        no_cost_felt=30.0,
        how_they_were="neutral",
        alcohol=False,
        reflected=True,
        sought=True,
    )


def a_standing(
    pace: Pace = Pace.OPEN, history: History | None = None, day: float = 100.5, **told: Any
) -> SafetyAssessment:
    """What the rules say of somebody screened without findings who chose this pace.

    Somebody on the supported pace has support, so that asks are open at all.
    """
    holds = frozenset({HoldsNow.IN_TREATMENT}) if pace is Pace.SUPPORTED else frozenset()
    signs = Signs(
        screenings=(Screened(day - 1.0, holds=holds),),
        chosen=pace,
        supported_days=day - 1.0,
    )
    settings = fear.FearSettings()
    return assess_safety(replace(signs, **told), history or History(), settings, day, SAFETY)


def a_situation(
    day: float = 100.5, pace: Pace = Pace.OPEN, history: History | None = None
) -> Situation:
    standing = a_standing(pace, history, day)
    return Situation(now_days=day, local_hour=NOON, assessment=standing, life=EVERY_PART)


def a_library(generator: np.random.Generator, size: int) -> tuple[Candidate, ...]:
    """Asks of every kind, some of them shut for everybody."""
    return tuple(one_of_many(generator, place) for place in range(size))


def one_of_many(generator: np.random.Generator, place: int) -> Candidate:
    yes = float(generator.uniform(0.1, 0.8))
    return replace(
        an_ask(f"ask-{place}", float(generator.uniform(10.0, 90.0)), yes),
        domain=DOMAINS[int(generator.integers(len(DOMAINS)))],
        counterpart=COUNTERPARTS[int(generator.integers(len(COUNTERPARTS)))],
        channel=CHANNELS[int(generator.integers(len(CHANNELS)))],
        facets=tuple(generator.choice(list(Facet), size=2, replace=False).tolist()),
        stakes=int(generator.integers(1, 6)),
        free_to_refuse=int(generator.integers(2, 5)),
        not_for=frozenset({"driving"} if generator.random() < 0.1 else set()),
        partly_mean=min(0.1, 1.0 - yes),
        no_answer=0.1 if generator.random() < 0.3 else 0.0,
    )


def a_past(
    generator: np.random.Generator, library: tuple[Candidate, ...], n: int
) -> tuple[SimulatedPerson, History]:
    """A made-up person and their first `n` logs, one to four days apart."""
    person, day = draw_person(generator), 0.5
    asks: list[LoggedAsk] = []
    for _ in range(n):
        day += float(generator.uniform(0.3, 4.0))
        candidate = library[int(generator.integers(len(library)))]
        person, logged = attempt(person, candidate, day, generator)
        asks.append(logged)
    return person, History(tuple(asks))


def rated(*peaks: float, since: float = 0.5, every: float = 1.0) -> History:
    """Reflected asks with these peaks, `every` so many days from day `since` on."""
    days = (since + every * place for place in range(len(peaks)))
    return History(tuple(a_log(day=day, peak=peak) for day, peak in zip(days, peaks, strict=True)))


def calm(n: int, since: float = 0.5, every: float = 1.0) -> History:
    """As many asks as that, each reflected and inside every window."""
    return rated(*[40.0] * n, since=since, every=every)
