"""How a day and an hour are written for whoever reads: order, clock, first day of the week, zone.

Not for reckoning days: that is `people.days`. What was not chosen follows the device's language.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _

_DayOrder = Literal["dmy", "mdy", "ymd"]
DayStyle = Literal["plain", "full", "short", "weekday", "brief", "tick"]
_ZoneAt = Callable[[datetime], tzinfo]

# "plain" and "weekday" have a year where it is not this one; "brief" and "tick" never.
_STYLES: dict[_DayOrder, dict[DayStyle, str]] = {
    "dmy": {
        "plain": "j F",
        "full": "j F Y",
        "short": "j M Y",
        "weekday": "l j F",
        "brief": "D j M",
        "tick": "j M",
    },
    "mdy": {
        "plain": "F j",
        "full": "F j, Y",
        "short": "M j, Y",
        "weekday": "l, F j",
        "brief": "D, M j",
        "tick": "M j",
    },
    "ymd": {
        "plain": "Y-m-d",
        "full": "Y-m-d",
        "short": "Y-m-d",
        "weekday": "l Y-m-d",
        "brief": "D m-d",
        "tick": "m-d",
    },
}
_CLOCKS = {"24": "H:i", "12": "g:i A"}
# Django writes an English hour as Americans do; Britain and Ireland (CLDR 46) count to 24.
_AS_IN_BRITAIN = frozenset({"", "en-gb", "en-ie"})
_MONDAY = 1  # Django counts from Sunday, 0


@dataclass(frozen=True, slots=True)
class DayHabits:
    """What is written how; `week_begins` counts from Monday, 0, and `device_zone` is its name."""

    order: _DayOrder = "dmy"
    clock: str = "24"
    week_begins: int = 0
    device_zone: str = ""
    zone_at: _ZoneAt | None = None


_NOW: ContextVar[DayHabits] = ContextVar("habits", default=DayHabits())  # noqa: B039  # it is frozen


def habits() -> DayHabits:
    """Those of whoever asks; Britain's where nobody does, as for a command."""
    return _NOW.get()


@contextmanager
def written_as(those: DayHabits) -> Iterator[None]:
    """Write days and hours in this way until the end of the block."""
    token = _NOW.set(those)
    try:
        yield
    finally:
        _NOW.reset(token)


@cache
def habits_of_language(language: str) -> DayHabits:
    """How days are written where this language tag (`de-AT`) is spoken, by Django's own formats."""
    tag = language.lower()
    if tag in _AS_IN_BRITAIN or not check_for_language(tag):
        return DayHabits()
    written = str(get_format("DATE_FORMAT", lang=tag))
    first = {letter: written.find(letter) for letter in "jdFNmMY" if letter in written}
    day = min(first.get("j", 99), first.get("d", 99))
    month = min(first.get(letter, 99) for letter in "FNmM")
    order: _DayOrder = "ymd" if first.get("Y", 99) < month else "dmy" if day < month else "mdy"
    twelve = any(letter in str(get_format("TIME_FORMAT", lang=tag)) for letter in "PgAa")
    begins = int(str(get_format("FIRST_DAY_OF_WEEK", lang=tag)))
    return DayHabits(order, "12" if twelve else "24", (begins - _MONDAY) % 7)


def day_words(day: date, style: DayStyle = "plain") -> str:
    """A day as this reader writes it; of a moment, the day where they were then."""
    local = _there(day) if isinstance(day, datetime) else day
    written = _STYLES[habits().order][style]
    this_year = timezone.localtime().year
    if style in ("plain", "weekday") and "Y" not in written and local.year != this_year:
        written += ", Y" if habits().order == "mdy" else " Y"
    return date_format(local, written)


def clock_words(at: datetime) -> str:
    """The hour by the clock on the wall where they were then; its zone where that is another."""
    local = _there(at)
    hour = date_format(local, _CLOCKS[habits().clock], use_l10n=False)
    now_there = local.astimezone(timezone.get_current_timezone()) if local.tzinfo else local
    if local.utcoffset() == now_there.utcoffset():
        return hour
    return _("%(hour)s, %(zone)s time") % {"hour": hour, "zone": _place_of(local.tzinfo)}


def moment_words(at: datetime) -> str:
    return _("%(day)s, %(hour)s") % {"day": day_words(at, "full"), "hour": clock_words(at)}


def _place_of(zone: tzinfo | None) -> str:
    """The place a zone is named after: Los Angeles."""
    return str(zone).rpartition("/")[2].replace("_", " ")


def _there(at: datetime) -> datetime:
    """As the clock on the wall had it. What stands in a zone by name was settled before."""
    if at.tzinfo is None or isinstance(at.tzinfo, ZoneInfo):
        return at
    zone_at = habits().zone_at
    return at.astimezone(zone_at(at) if zone_at else timezone.get_current_timezone())
