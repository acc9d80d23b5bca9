"""A person's own day and week. A day begins at four in the morning where they are.

The past does not move: a moment before the zone was changed belongs to the day it was then.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.conf import settings
from django.utils import timezone

from undaunted.frame.dating import DayHabits, habits, habits_of_language
from undaunted.people.models import Person

_DAY_BEGINS = timedelta(hours=4)
_BEGINS = {
    Person.WeekBegins.MONDAY.value: 0,
    Person.WeekBegins.SATURDAY.value: 5,
    Person.WeekBegins.SUNDAY.value: 6,
}


@cache
def zone_named(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


@cache
def zone_names() -> tuple[str, ...]:
    """Places and UTC, without the many old second names."""
    names = available_timezones()
    return ("UTC", *sorted(n for n in names if "/" in n and not n.startswith("Etc/")))


def zone_of(person: Person) -> ZoneInfo:
    """Where they live now; until they told, where the device they ask from says they are."""
    return zone_named(person.time_zone or habits().device_zone)


def zone_at(person: Person, at: datetime) -> ZoneInfo:
    """Where they lived at a moment."""
    for until, name in _zones_before(tuple(person.zones_before.items())):
        if at < until:
            return zone_named(name)
    return zone_of(person)


@cache
def _zones_before(kept: tuple[tuple[str, object], ...]) -> tuple[tuple[datetime, str], ...]:
    """Until when they lived where, the earliest first; what is no such line is left out."""
    found = []
    for until, name in kept:
        try:
            found.append((datetime.fromisoformat(until).astimezone(UTC), str(name)))
        except (ValueError, OverflowError):
            continue
    return tuple(sorted(found))


def habits_of(person: Person, language: str, device_zone: str = "") -> DayHabits:
    """How this person reads days: as they chose, else as the language of their device has it."""
    usual = habits_of_language(language)
    return DayHabits(
        order=person.day_order or usual.order,  # type: ignore[arg-type]  # of the closed list
        clock=person.clock or usual.clock,
        week_begins=_BEGINS.get(person.week_begins, usual.week_begins),
        device_zone=device_zone if _is_asked_of(person, device_zone) else "",
        zone_at=lambda at: zone_at(person, at),
    )


def _is_asked_of(person: Person, device_zone: str) -> bool:
    return not person.time_zone and device_zone != person.zone_declined


def zone_offered(person: Person, device_zone: str) -> str:
    """The zone of the device where it is not the one they live by, and was not declined."""
    lived_in = person.time_zone
    return "" if device_zone in ("", lived_in, person.zone_declined) else device_zone


def local_time(person: Person, at: datetime) -> datetime:
    return at.astimezone(zone_at(person, at))


def today_here() -> date:
    """The day of whoever asks, in the zone their request was given."""
    return own_day(timezone.localtime())


def day_of(person: Person, at: datetime) -> date:
    """The person's own day at this moment."""
    return own_day(local_time(person, at))


def own_day(local: datetime) -> date:
    """The day that an hour of the night still belongs to, by the clock on the wall."""
    return (local.replace(tzinfo=None) - _DAY_BEGINS).date()


def day_starts(person: Person, day: date) -> datetime:
    """When this day of the person begins, in UTC."""
    begins = datetime.combine(day, time(), zone_of(person)) + _DAY_BEGINS
    there = zone_at(person, begins)
    return (datetime.combine(day, time(), there) + _DAY_BEGINS).astimezone(UTC)


def week_of(day: date) -> tuple[date, ...]:
    """The seven days around `day`, from the first of the week of whoever asks; else from Monday."""
    first = day - timedelta(days=(day.weekday() - habits().week_begins) % 7)
    return tuple(first + timedelta(days=k) for k in range(7))


def time_days(at: datetime) -> float:
    """Days since 1970, the engine's clock."""
    return at.timestamp() / 86_400


def from_time_days(days: float) -> datetime:
    return datetime.fromtimestamp(days * 86_400, UTC)
