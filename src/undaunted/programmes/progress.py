"""Where a person is in a programme: which block, how much of it is done, and whether all is.

Reckoned from facts each time, so that a pause loses nothing. Not for what is suggested then.
"""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import OuterRef, Subquery

from undaunted.engine.steps import parted
from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.engine.values import ANSWERED
from undaunted.library.kinds.programme import Block, Programme
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.programmes.enrolled import Enrolled
from undaunted.record.models import Answer, Attempt, Reflection

_SILENT = frozenset({Outcome.WAITING, Outcome.GHOSTED})
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
class Try:
    """An ask as a programme counts it; None where it was not said. `waited`: for its answer."""

    id: uuid.UUID
    committed_at: datetime
    domain: str
    context: str
    kind: str
    fear: int
    chance_yes: float | None
    outcome: Outcome
    fear_peak: int | None
    asked_at: datetime
    logged_at: datetime
    reflected_at: datetime | None

    @property
    def was_asked(self) -> bool:
        return self.outcome is not Outcome.NOT_ASKED

    @property
    def reflected(self) -> bool:
        return self.reflected_at is not None and self.was_asked

    @property
    def waited(self) -> bool:
        return self.outcome in _SILENT or self.asked_at < self.logged_at

    @property
    def met_a_no(self) -> bool:
        """A no heard, or said, and looked back on."""
        return self.reflected and (self.kind == AskKind.SAYING_NO or self.outcome is Outcome.NO)


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
    """Whether a try counts for the length of a block: looked back on, or left waiting."""
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
        "noes_met": sum(one.met_a_no for one in back),
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


_ANSWER = ("outcome", "fear_peak", "asked_at", "logged_at")
_COLUMNS = (
    *("pk", "committed_at", "ask_key", "own_ask__domain", "own_ask__counterpart"),
    *("forecast__fear", "forecast__chance_yes", *_ANSWER, "reflected_at"),
)


def tries_of(person: Person, enrolled: Enrolled) -> tuple[Try, ...]:
    """What the person began while the programme ran and logged, oldest first (one query)."""
    answers = Answer.objects.of(person).current().filter(attempt=OuterRef("pk"))
    answers = answers.order_by("-asked_at", "-logged_at")
    back = Reflection.objects.of(person).current().filter(attempt=OuterRef("pk"))
    rows = (
        Attempt.objects.of(person)
        .filter(origin=Attempt.Origin.SOUGHT, removed_at__isnull=True)
        .filter(committed_at__gte=enrolled.joined_at)
        .filter(forecast__isnull=False)  # what was told when it was over is no practised ask
        .annotate(**{name: Subquery(answers.values(name)[:1]) for name in _ANSWER})
        .annotate(reflected_at=Subquery(back.values("reflected_at")[:1]))
        .filter(outcome__isnull=False)
        .order_by("committed_at", "pk")
    )
    rows_named = (dict(zip(_COLUMNS, row, strict=True)) for row in rows.values_list(*_COLUMNS))
    return tuple(_try_of(row) for row in rows_named if enrolled.ran_at(row["committed_at"]))


def _try_of(row: dict[str, Any]) -> Try:
    """A row as a programme counts it; of an own ask the place is unknown, so who was asked counts."""
    ask = open_library().asks.get(parted(row["ask_key"])[0])
    return Try(
        id=row["pk"],
        committed_at=row["committed_at"],
        domain=ask.domain if ask else row["own_ask__domain"] or "",
        context=ask.setting if ask else row["own_ask__counterpart"] or "",
        kind=ask.kind if ask else AskKind.ASKING.value,
        fear=row["forecast__fear"],
        chance_yes=row["forecast__chance_yes"],
        outcome=Outcome(row["outcome"]),
        fear_peak=row["fear_peak"],
        asked_at=row["asked_at"],
        logged_at=row["logged_at"],
        reflected_at=row["reflected_at"],
    )
