"""Which programmes a person began, how each stands, and when it ran: questions, no changes.

A pause or having left is time out: it neither counts nor takes anything away. Not for how far
somebody is in the arc, which `whereabouts` reckons from their asks.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Literal

from undaunted.library.kinds.programme import Programme
from undaunted.library.reading import open_library
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.programmes.models import Enrolment, EnrolmentStep

Status = Literal["running", "paused", "left", "finished"]
_AFTER: dict[str, Status] = {
    EnrolmentStep.Kind.PAUSE: "paused",
    EnrolmentStep.Kind.RESUME: "running",
    EnrolmentStep.Kind.LEAVE: "left",
    EnrolmentStep.Kind.FINISH: "finished",
}
_COLUMNS = ("pk", "programme", "joined_at", "steps__kind", "steps__at")
_ORDER = ("joined_at", "received_at", "pk", "steps__at", "steps__received_at")
_CURRENT: frozenset[Status] = frozenset({"running", "paused"})


@dataclass(frozen=True, slots=True)
class Span:
    """A time in which a programme ran; `end` is None while it does."""

    start: datetime
    end: datetime | None = None

    def holds(self, at: datetime) -> bool:
        return self.start <= at and (self.end is None or at < self.end)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A programme somebody began, how it stands, and the spans in which it ran."""

    id: uuid.UUID
    programme: Programme
    joined_at: datetime
    status: Status
    spans: tuple[Span, ...]

    @property
    def is_current(self) -> bool:
        return self.status in _CURRENT

    def ran_at(self, at: datetime) -> bool:
        return any(span.holds(at) for span in self.spans)

    def day(self, person: Person, now: datetime) -> int:
        """The day of the programme, the first being 1; days of a pause are none."""
        spans = ((span.start, min(span.end or now, now)) for span in self.spans)
        return 1 + sum((day_of(person, end) - day_of(person, begin)).days for begin, end in spans)

    def days_before(self, person: Person, today: date) -> frozenset[date]:
        """The person's own days before `today` on which it ran from their beginning."""
        return frozenset(
            date.fromordinal(day)
            for span in self.spans
            for day in range(
                day_of(person, span.start).toordinal(),
                min(day_of(person, span.end) if span.end else today, today).toordinal(),
            )
        )


def enrolments_of(person: Person) -> tuple[Enrolled, ...]:
    """Everything the person began that the library still has, oldest first (one query)."""
    rows = Enrolment.objects.of(person).order_by(*_ORDER).values_list(*_COLUMNS)
    programmes, found = open_library().programmes, list[Enrolled]()
    for (pk, name, joined_at), steps in groupby(rows, key=lambda row: row[:3]):
        if name in programmes:
            changes = [(kind, at) for *_row, kind, at in steps if kind]
            found.append(_enrolled(pk, programmes[name], joined_at, changes))
    return tuple(found)


def current_of(person: Person) -> Enrolled | None:
    """The one programme that runs or is paused, if there is one."""
    return current_in(enrolments_of(person))


def current_in(every: Iterable[Enrolled]) -> Enrolled | None:
    """The newest that runs or is paused."""
    return next((one for one in reversed(tuple(every)) if one.is_current), None)


def newest_of(every: Iterable[Enrolled], programme: str) -> Enrolled | None:
    """How the person last stood in a programme."""
    return next((one for one in reversed(tuple(every)) if one.programme.id == programme), None)


def _enrolled(
    pk: uuid.UUID,
    programme: Programme,
    joined_at: datetime,
    steps: Iterable[tuple[str, datetime]],
) -> Enrolled:
    """An enrolment with its steps (kind, when) read in order."""
    status: Status = "running"
    spans, begun = list[Span](), joined_at
    for kind, at in steps:
        after = _AFTER[kind]
        if status == "running" and after != "running":
            spans.append(Span(begun, at))
        elif status != "running" and after == "running":
            begun = at
        status = after
    if status == "running":
        spans.append(Span(begun))
    return Enrolled(pk, programme, joined_at, status, tuple(spans))
