"""One line of progress: this week's days, and how many of the person's own goal they were."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from undaunted.drawing.week import DayMark, week_dots
from undaunted.people.days import day_of, week_of
from undaunted.people.models import Person
from undaunted.record.questions import AttemptRecord


@dataclass(frozen=True, slots=True)
class Week:
    done: int
    goal: int
    done_today: bool
    dots: str


def week_of_person(person: Person, today: date, recent: Iterable[AttemptRecord]) -> Week:
    """A day counts when its ask was looked back on, whatever the answer was and however late."""
    done = _reflected_days(person, recent)
    days = week_of(today)
    marks = tuple(_mark(day, today, done) for day in days)
    return Week(
        done=sum(day in done for day in days),
        goal=person.week_goal,
        done_today=today in done,
        dots=week_dots(marks),
    )


def _reflected_days(person: Person, recent: Iterable[AttemptRecord]) -> frozenset[date]:
    return frozenset(_day_of_ask(person, record) for record in recent if record.reflection)


def _day_of_ask(person: Person, record: AttemptRecord) -> date:
    return day_of(person, record.answer.asked_at if record.answer else record.attempt.committed_at)


def _mark(day: date, today: date, done: frozenset[date]) -> DayMark:
    if day in done:
        return "done"
    if day == today:
        return "today"
    return "rest" if day < today else "open"
