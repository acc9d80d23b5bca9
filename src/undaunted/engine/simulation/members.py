"""People made up who walk through a programme, and what the chooser offers them in each block.

They show what the asks there are hold for a block. Not for what a programme does to anybody, nor for
comparing ways to choose (`programmes`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from undaunted.engine import learned
from undaunted.engine.choosing import Choice, Situation, choose_each
from undaunted.engine.choosing.arc import Arc, fits
from undaunted.engine.choosing.gates import NOT_NEEDED, OPEN
from undaunted.engine.history import History
from undaunted.engine.pool import Pool
from undaunted.engine.safety.assessment import assess_safety
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import Screened, Signs
from undaunted.engine.simulation.figures import FIGURES
from undaunted.engine.simulation.people import SimulatedPerson, attempt, draw_person
from undaunted.engine.taxonomy import Pace, Presumes
from undaunted.engine.values import Candidate
from undaunted.engine.when import Calendar

# How many people would tell that a part of life is theirs: plausible, and counted nowhere.
_PLAUSIBLE: Mapping[Presumes, float] = {
    **dict.fromkeys((Presumes.ACQUAINTANCES, Presumes.FRIENDS, Presumes.ONLINE), 0.9),
    **dict.fromkeys((Presumes.RELATIVES, Presumes.NEIGHBOURS, Presumes.TRANSIT), 0.8),
    **dict.fromkeys((Presumes.JOB, Presumes.CONTRACT, Presumes.PAPERWORK), 0.6),
    **dict.fromkeys((Presumes.TEAM, Presumes.HEALTH_CARE, Presumes.REPAIR), 0.5),
    **dict.fromkeys((Presumes.PARTNER, Presumes.EVENTS, Presumes.SPORT, Presumes.LANDLORD), 0.4),
    **dict.fromkeys((Presumes.COURSE, Presumes.CLUB, Presumes.FLATMATES), 0.3),
    **dict.fromkeys((Presumes.CREATIVE_WORK, Presumes.LANGUAGE, Presumes.DATING), 0.2),
    **dict.fromkeys((Presumes.JOB_SEARCH, Presumes.CUSTOMERS, Presumes.BUSINESS), 0.15),
    **dict.fromkeys((Presumes.APPLICATION, Presumes.SEEING_SOMEONE), 0.1),
    **dict.fromkeys((Presumes.STALL, Presumes.OPEN_STAGE), 0.05),
}
_PACES = {Pace.OPEN: 0.6, Pace.GENTLE: 0.3, Pace.SUPPORTED: 0.1}  # our judgement
_LOOKS, _MADE = 5, 2  # offers looked at before as many different ones as that are made
_HOURS = (10, 13, 17, 20)
_PRACTISED, _PRACTISED_FEAR = 10, (15.0, 45.0)
_FIRST_DAY = 100.5
_SEEDS = 2**31


@dataclass(frozen=True)
class ProgrammeEntry:
    """What holds for whoever is in a programme: the parts of life that joining tells, the paces it is
    open to, whether ten asks come before it, and the days between two asks."""

    tells: frozenset[str]
    paces: tuple[Pace, ...]
    practised: bool
    gap_days: float


@dataclass(frozen=True)
class Member:
    """Somebody in a programme, on a day of it; `very_anxious`: afraid of nearly everything."""

    person: SimulatedPerson
    very_anxious: bool
    pace: Pace
    life: frozenset[str]
    now_days: float = _FIRST_DAY
    history: History = History()  # noqa: RUF009  # frozen
    state: learned.LearnedState = learned.start()  # noqa: RUF009  # frozen

    def after(self, candidate: Candidate, generator: np.random.Generator) -> "Member":
        """The same person when the ask was made, or not made after all."""
        person, logged = attempt(self.person, candidate, self.now_days, generator)
        history = History((*self.history.asks, logged))
        state = learned.learn_one(self.state, logged)
        return replace(self, person=person, history=history, state=state)


@dataclass(frozen=True, slots=True)
class Shown:
    """An offer; `ask` is None on a day without one. `fits`: whether it is of the block."""

    ask: Candidate | None
    fits: bool


@dataclass(frozen=True, slots=True)
class InBlock:
    """What somebody met in a block. `open_asks`: how many asks that fit it lie open on its first day;
    `in_reach` counts those too towards which a step does. None on a day of rest."""

    open_asks: int | None
    in_reach: int | None
    very_anxious: bool
    shown: tuple[Shown, ...]


def draw_member(generator: np.random.Generator, entry: ProgrammeEntry, pool: Pool) -> Member:
    """Somebody new to the programme, a third of them afraid of nearly everything."""
    person = draw_person(generator)
    very_anxious = bool(generator.random() < FIGURES.very_anxious)
    if very_anxious:
        peak = float(generator.uniform(FIGURES.very_anxious_from, FIGURES.very_anxious_until))
        person = replace(person, level=peak - float(pool.column("fear_mean").mean()))
    also = {str(part) for part, share in _PLAUSIBLE.items() if generator.random() < share}
    weights = np.array([_PACES[pace] for pace in entry.paces])
    pace = entry.paces[int(generator.choice(len(weights), p=weights / weights.sum()))]
    member = Member(person, very_anxious, pace, entry.tells | also)
    return _practised(member, pool, generator) if entry.practised else member


def _practised(member: Member, pool: Pool, generator: np.random.Generator) -> Member:
    """The same person after ten small asks, one a day."""
    fear, (low, high) = pool.column("fear_mean"), _PRACTISED_FEAR
    small = (pool.step < 0) & (low <= fear) & (fear <= high) & ~pool.presumes_more_than(member.life)
    places = np.flatnonzero(small)
    for place in generator.choice(places, min(_PRACTISED, len(places)), replace=False):
        member = member.after(pool.candidates[int(place)], generator)
        member = replace(member, now_days=member.now_days + 1.0)
    return member


def walk(
    member: Member,
    arcs: Sequence[Arc],
    pool: Pool,
    entry: ProgrammeEntry,
    offers: int,
    rules: SafetyRules,
    generator: np.random.Generator,
) -> tuple[InBlock, ...]:
    """Block after block with so many offers each, some of which are made.

    `pool` has the asks and the steps towards them.
    """
    known = pool.part(np.flatnonzero(~pool.presumes_more_than(member.life)))
    found = []
    for arc in arcs:
        reach: tuple[int | None, int | None] = (None, None)
        shown, of_block = list[Shown](), known.keys[fits(arc, known) > 0.0]
        for done in range(0, offers, _LOOKS):
            situation = _situation(member, arc, rules, generator)
            seeds = generator.integers(_SEEDS, size=min(_LOOKS, offers - done)).tolist()
            state, history = member.state, member.history
            choices = choose_each(state, history, known, situation, seeds, rules)
            reach = reach if done else _reach(choices[0], arc, known)
            asks = [_asked(choice, known) for choice in choices]
            shown += [Shown(ask, ask is not None and ask.key in of_block) for ask in asks]
            member = _after_some(member, asks, entry.gap_days, generator)
        found.append(InBlock(*reach, member.very_anxious, tuple(shown)))
    return tuple(found)


def _after_some(
    member: Member,
    asks: Sequence[Candidate | None],
    gap_days: float,
    generator: np.random.Generator,
) -> Member:
    """The same person when the first of what was offered were made, or the days are over."""
    different = {ask.ask_key: ask for ask in asks if ask is not None}
    for ask in list(different.values())[:_MADE]:
        member = member.after(ask, generator)
        member = replace(member, now_days=member.now_days + gap_days)
    return member if different else replace(member, now_days=member.now_days + gap_days)


def _situation(
    member: Member, arc: Arc, rules: SafetyRules, generator: np.random.Generator
) -> Situation:
    """A day of somebody who was screened without findings, has support, and told where they live."""
    now = member.now_days
    signs = Signs(screenings=(Screened(now),), chosen=member.pace, supported_days=now)
    stands = assess_safety(signs, member.history, member.state.fear.settings, now, rules)
    return Situation(
        now_days=now,
        local_hour=_HOURS[int(generator.integers(len(_HOURS)))],
        assessment=stands,
        arc=arc,
        life=member.life,
        calendar=Calendar(int(generator.integers(7)), int(generator.integers(1, 13)), "north"),
    )


def _asked(choice: Choice, pool: Pool) -> Candidate | None:
    return pool.candidates[pool.place[choice.suggestion.key]] if choice.suggestion else None


def _reach(choice: Choice, arc: Arc, pool: Pool) -> tuple[int | None, int | None]:
    """How many asks of the block are open, and how many are or have a step that is."""
    if not len(choice.considered):
        return None, None
    gates, of_block = choice.considered.gate, fits(arc, pool) > 0.0
    asks = of_block & (gates == OPEN) & (pool.step < 0)
    steps = of_block & ((gates == OPEN) | (gates == NOT_NEEDED)) & (pool.step >= 0)
    return int(asks.sum()), len(np.unique(pool.ask[asks | steps]))
