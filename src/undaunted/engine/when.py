"""When an ask can be done: hours, days of the week, seasons; and whether that is now.

Not for how late suggestions are made at all (safety rules), nor for what a person told about their
own hours (`choosing.fitting`). Seasons hang on the half of the earth, which is told or not known.
"""

from dataclasses import dataclass

_DAY_FROM, _DAY_UNTIL, _EVENING_FROM = 5, 18, 16  # hours of the day; our judgement
_SUNDAY = 6
_DAYS = {
    "any": frozenset(range(7)),
    "workdays": frozenset(range(5)),
    "not_sunday": frozenset(range(_SUNDAY)),
}
_SEASON_OF_NORTH = ("winter", "spring", "summer", "autumn")
_OPPOSITE = 2
_NORTH, _SOUTH = "north", "south"
_HALVES = (_NORTH, _SOUTH)


@dataclass(frozen=True, slots=True)
class When:
    """`hours`: day, evening or any. `days`: any, workdays or not_sunday. No seasons: all of them."""

    hours: str = "any"
    days: str = "any"
    seasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """The person's own day: weekday 0-6 from Monday, month 1-12, and the half of the earth they
    told; None or empty where it is not known."""

    weekday: int | None = None
    month: int | None = None
    half: str = ""


def is_open(when: When, hour: int, calendar: Calendar) -> bool:
    """Whether it can be done on this day, from this hour on (0-23).

    A weekday that is not known shuts nothing; a season that is not known shuts what needs one.
    """
    on_the_day = calendar.weekday is None or calendar.weekday in _DAYS[when.days]
    return on_the_day and _in_hours(when.hours, hour) and _in_season(when, calendar)


def _in_hours(hours: str, hour: int) -> bool:
    if hours == "day":
        return _DAY_FROM <= hour < _DAY_UNTIL
    return hours == "any" or hour >= _EVENING_FROM


def _in_season(when: When, calendar: Calendar) -> bool:
    return not when.seasons or season_of(calendar) in when.seasons


def season_of(calendar: Calendar) -> str:
    """The season there by whole months (winter in the north is December to February), or empty."""
    if calendar.month is None or calendar.half not in _HALVES:
        return ""
    turned = _OPPOSITE if calendar.half == _SOUTH else 0
    place = calendar.month % 12 // 3 + turned
    return _SEASON_OF_NORTH[place % len(_SEASON_OF_NORTH)]
