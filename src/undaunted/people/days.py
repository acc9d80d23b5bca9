"""A person's own day and week. A day begins at four in the morning where they are."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings

from undaunted.people.models import Person

_DAY_BEGINS = timedelta(hours=4)


@cache
def zone_named(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def zone_of(person: Person) -> ZoneInfo:
    return zone_named(person.time_zone)


def local_time(person: Person, at: datetime) -> datetime:
    return at.astimezone(zone_of(person))


def day_of(person: Person, at: datetime) -> date:
    """The person's own day at this moment."""
    return own_day(local_time(person, at))


def own_day(local: datetime) -> date:
    """The day that an hour of the night still belongs to, by the clock on the wall."""
    return (local.replace(tzinfo=None) - _DAY_BEGINS).date()


def day_starts(person: Person, day: date) -> datetime:
    """When this day of the person begins, in UTC."""
    start = datetime.combine(day, time(), zone_of(person)) + _DAY_BEGINS
    return start.astimezone(UTC)


def week_of(day: date) -> tuple[date, ...]:
    """Monday to Sunday around `day`."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + timedelta(days=k) for k in range(7))


def time_days(at: datetime) -> float:
    """Days since 1970, the engine's clock."""
    return at.timestamp() / 86_400


def from_time_days(days: float) -> datetime:
    return datetime.fromtimestamp(days * 86_400, UTC)
