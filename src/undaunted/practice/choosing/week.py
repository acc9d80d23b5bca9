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
    """A day counts when its ask was looked back on, whatever the answer was and however late."""
    done = _days_that_count(tuple(recent))
    days = week_of(today)
    marks = tuple(_mark(day, today, done) for day in days)
    return Week(
        done=sum(day in done for day in days),
        goal=person.week_goal,
        done_today=today in done,
        dots=week_dots(marks),
    )


def _days_that_count(recent: tuple[AttemptRecord, ...]) -> frozenset[date]:
    """Days of asks that were looked back on, and days on which one was followed up."""
    looked_back = (record.lived_on for record in recent if record.reflection)
    looked_again = (row.lived_on for record in recent for row in record.follow_ups)
    wrote_again = (day for record in recent for day in record.followed_up_on)
    return frozenset((*looked_back, *looked_again, *wrote_again))


def _mark(day: date, today: date, done: frozenset[date]) -> DayMark:
    if day in done:
        return "done"
    if day == today:
        return "today"
    return "rest" if day < today else "open"
