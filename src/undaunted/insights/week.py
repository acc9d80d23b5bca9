"""One line of progress: this week's days, and how many of the person's own goal they were."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from undaunted.drawing.week import DayMark, week_dots
from undaunted.people.days import week_of
from undaunted.people.models import Person
from undaunted.record.questions import AttemptRecord


@dataclass(frozen=True, slots=True)
class Week:
    done: int
    goal: int
    done_today: bool
    dots: str


def week_of_person(person: Person, today: date, recent: Iterable[AttemptRecord]) -> Week:
    """A day counts when its ask was looked back on, however late, or when one was followed up.

    Today is done by a look back alone.
    """
    records = tuple(recent)
    looked_back = frozenset(record.lived_on for record in records if record.reflection)
    done = looked_back | _days_of_following_up(records)
    days = week_of(today)
    marks = tuple(_mark(day, today, done) for day in days)
    return Week(
        done=sum(day in done for day in days),
        goal=person.week_goal,
        done_today=today in looked_back,
        dots=week_dots(marks),
    )


def _days_of_following_up(records: tuple[AttemptRecord, ...]) -> frozenset[date]:
    """Days on which those who had not answered were written to once more."""
    return frozenset(day for record in records for day in record.followed_up_on)


def _mark(day: date, today: date, done: frozenset[date]) -> DayMark:
    if day in done:
        return "done"
    if day == today:
        return "today"
    return "rest" if day < today else "open"
