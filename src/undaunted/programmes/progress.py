"""Where a person is in a programme: which block, how much of it is done, and whether all is.

Reckoned from facts each time, so that a pause loses nothing. Not for what is suggested then.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from undaunted.engine.taxonomy import Outcome
from undaunted.engine.values import ANSWERED
from undaunted.library.kinds.programme import Block, Programme
from undaunted.people.models import Person
from undaunted.programmes.enrolled import Enrolled
from undaunted.programmes.noes import is_counted
from undaunted.programmes.tries import Try, tries_of

GoalKind = Literal[
    "reflected", "contexts", "noes_met", "domains", "forecasts", "answers", "waiting"
]
GOALS: tuple[GoalKind, ...] = (
    "reflected",
    "contexts",
    "noes_met",
    "domains",
    "forecasts",
    "answers",
    "waiting",
)


@dataclass(frozen=True, slots=True)
class ProgrammeGoal:
    """One thing that finishing asks for: how many there are, and how many are wanted."""

    kind: GoalKind
    have: int
    wanted: int

    @property
    def reached(self) -> bool:
        return self.have >= self.wanted


@dataclass(frozen=True, slots=True)
class ProgrammeProgress:
    """`place` is the block's, from 0; `done` of its asks are; `counted` of all the programme's."""

    day: int
    place: int
    block: Block
    done: int
    counted: int
    goals: tuple[ProgrammeGoal, ...]

    @property
    def number(self) -> int:
        return self.place + 1

    @property
    def just_begun(self) -> bool:
        return self.done == 0

    @property
    def may_finish(self) -> bool:
        return all(goal.reached for goal in self.goals)


def programme_progress_of(person: Person, enrolled: Enrolled, now: datetime) -> ProgrammeProgress:
    """Where the person is at `now` (one query)."""
    return where_in(person, enrolled, tries_of(person, enrolled), now)


def where_in(
    person: Person, enrolled: Enrolled, tries: tuple[Try, ...], now: datetime
) -> ProgrammeProgress:
    """Where these tries have led."""
    programme, day = enrolled.programme, enrolled.day(person, now)
    counted = sum(counts(one, programme) for one in tries)
    place, done = _block_at(programme, counted, day)
    goals = tuple(_goals_of(programme, tries, now))
    return ProgrammeProgress(day, place, programme.arc[place], done, counted, goals)


def counts(one: Try, programme: Programme) -> bool:
    """Whether a try counts for the length of a block: looked back on, or left waiting; where a
    programme counts noes, only those that count as one."""
    if programme.counts_noes:
        return is_counted(one)
    return one.reflected or (programme.pending_days > 0 and one.was_asked and one.waited)


def _block_at(programme: Programme, counted: int, day: int) -> tuple[int, int]:
    """The block's place and how many of its asks are done; the last one holds on."""
    if programme.arc[0].asks == 0 and day < programme.first_ask_day:
        return 0, 0
    left = counted
    for place, block in enumerate(programme.arc):
        if left < block.asks:
            return place, left
        left -= block.asks
    return len(programme.arc) - 1, programme.arc[-1].asks


def _goals_of(
    programme: Programme, tries: tuple[Try, ...], now: datetime
) -> Iterator[ProgrammeGoal]:
    """What finishing asks for and we can count; calls inside a batch only the person can."""
    back = [one for one in tries if one.reflected]
    have: dict[GoalKind, int] = {
        "reflected": len(back),
        "contexts": len({one.context for one in back}),
        "noes_met": sum(is_counted(one) if programme.counts_noes else one.met_a_no for one in back),
        "domains": len({one.domain for one in back if one.domain}),
        "forecasts": sum(one.was_asked for one in tries),
        "answers": sum(one.outcome in ANSWERED for one in tries),
        "waiting": _most_at_once(tries, now),
    }
    for kind in GOALS:
        wanted = getattr(programme.done_when, kind)
        if wanted and not (kind == "forecasts" and programme.batch):
            yield ProgrammeGoal(kind, have[kind], wanted)


def _most_at_once(tries: Iterable[Try], now: datetime) -> int:
    """How many asks were out at the same time, at most."""
    out, most = 0, 0
    ends = [
        (at, change)
        for one in tries
        if one.waited
        for at, change in (
            (one.asked_at, 1),
            (now if one.outcome is Outcome.WAITING else one.logged_at, -1),
        )
    ]
    for _at, change in sorted(ends):
        out += change
        most = max(most, out)
    return most
