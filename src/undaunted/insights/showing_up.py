"""Days and weeks of practice. Rest days are rest, and not asking is no failure."""

from collections import Counter
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.chart import Chart
from undaunted.drawing.heat import DayCell, DayKind, heat_calendar
from undaunted.drawing.weeks import WeekMark, week_bars
from undaunted.engine.taxonomy import Outcome
from undaunted.insights.gathered import Gathered
from undaunted.people.days import day_of, week_of
from undaunted.people.models import Person
from undaunted.record.questions import Told

WEEKS = 26
WEEK = timedelta(days=7)


def weeks_reading(gathered: Gathered) -> Chart | None:
    """Asked and did not ask, by week; None before anything was logged."""
    asked, not_asked = weekly(gathered)
    first = min((*asked, *not_asked), default=None)
    if first is None:
        return None
    marks = tuple(
        WeekMark(date_format(monday, "j M"), asked[monday], not_asked[monday])
        for monday in mondays(gathered.today)
        if monday >= first
    )
    n, left = sum(mark.asked for mark in marks), sum(mark.not_asked for mark in marks)
    title = ngettext(
        "You asked %(n)d time in the last half year",
        "You asked %(n)d times in the last half year",
        n,
    ) % {"n": n}
    sentence = ngettext(
        "%(n)d time you did not ask. That counts as finding out, too.",
        "%(n)d times you did not ask. That counts as finding out, too.",
        left,
    ) % {"n": left}
    headers = (_("Week from"), _("Asked"), _("Did not ask"))
    kinds = (_("asked"), _("did not ask"))
    return week_bars(title, sentence if left else "", marks, kinds, headers)


def weekly(gathered: Gathered) -> tuple[Counter[date], Counter[date]]:
    """How many were asked and were not asked, by the Monday of their week; half a year."""
    asked: Counter[date] = Counter()
    not_asked: Counter[date] = Counter()
    shown = frozenset(mondays(gathered.today))
    for told in gathered.sought:
        if told.answer is None:
            continue
        monday = week_of(day_of(gathered.person, told.answer.asked_at))[0]
        if monday in shown:
            (not_asked if told.outcome is Outcome.NOT_ASKED else asked)[monday] += 1
    return asked, not_asked


def mondays(today: date) -> tuple[date, ...]:
    """The Mondays of the last half year, oldest first."""
    this = week_of(today)[0]
    return tuple(this - WEEK * back for back in reversed(range(WEEKS)))


def calendar_reading(gathered: Gathered) -> Chart | None:
    """Half a year of days; None before anything was logged."""
    days = days_used(gathered.person, gathered.told)
    if not days:
        return None
    weeks = tuple(
        tuple(cell(day, days, gathered.today) for day in week_of(monday))
        for monday in mondays(gathered.today)
    )
    n = sum(one.kind == "reflected" for week in weeks for one in week)
    title = ngettext(
        "On %(n)d day of this half year you looked back on an ask",
        "On %(n)d days of this half year you looked back on an ask",
        n,
    ) % {"n": n}
    kinds: tuple[tuple[DayKind, str], ...] = (
        ("reflected", _("looked back")),
        ("asked", _("asked")),
        ("rest", _("rest")),
    )
    sentence = _("Days between asks are rest, and rest belongs to practice.")
    return heat_calendar(title, sentence, weeks, kinds, (_("Day"), _("What you did")))


def days_used(person: Person, told: tuple[Told, ...]) -> dict[date, DayKind]:
    """What was done on each day; looking back stands before asking."""
    days: dict[date, DayKind] = {}
    for one in told:
        if one.answer is not None and one.outcome is not Outcome.NOT_ASKED:
            days.setdefault(day_of(person, one.answer.asked_at), "asked")
        if one.reflection is not None:
            days[day_of(person, one.reflection.reflected_at)] = "reflected"
    return days


def cell(day: date, days: dict[date, DayKind], today: date) -> DayCell:
    """A day after the first is rest when nothing was done; today is still open."""
    unused: DayKind = "rest" if min(days) <= day < today else "none"
    return DayCell(
        label=date_format(day, "j M Y"),
        kind=days.get(day, unused),
        is_today=day == today,
        month=date_format(day, "M") if day.day == 1 else "",
    )
