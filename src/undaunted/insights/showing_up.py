"""Days and weeks of practice. Rest days are rest, and not asking is no failure."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.chart import FEWEST
from undaunted.drawing.heat import DayCell, DayKind, heat_calendar
from undaunted.drawing.weeks import WeekMark, week_bars
from undaunted.engine.steps import parted
from undaunted.engine.taxonomy import Outcome
from undaunted.engine.values import Interval
from undaunted.frame.dating import day_words
from undaunted.insights.averages import share_interval
from undaunted.insights.cards import Early, FindingCard, Reading, share_figure
from undaunted.insights.gathered import PersonFacts
from undaunted.people.days import week_of
from undaunted.record.models import Attempt
from undaunted.record.questions import AttemptRecord

_WEEKS = 26
_WEEK = timedelta(days=7)
_FEWEST_DAYS = 5
_LONGEST_REST = 14  # days; what is longer is a break, and stands empty
_EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Habits:
    """Safety habits to be left out at asks that were made: how many, and how many were left out."""

    meant: int
    left_out: int


@dataclass(frozen=True, slots=True)
class _Weekly:
    """How many asks were made, come close to, and not made, by the first day of their week."""

    asked: Counter[date]
    close: Counter[date]
    not_asked: Counter[date]

    @property
    def total(self) -> int:
        return self.asked.total() + self.close.total() + self.not_asked.total()

    @property
    def first(self) -> date:
        return min((*self.asked, *self.close, *self.not_asked))


def weeks_reading(gathered: PersonFacts) -> Reading:
    """Activation: asks that were made, of those that were meant to be, in the last half year.

    To have stood there is to have come closer, and stands apart from not having gone.
    """
    name, found = _("Asking"), _weekly(gathered)
    if found.total < FEWEST:
        missing = FEWEST - found.total
        words = ngettext("%(n)d more ask", "%(n)d more asks", missing) % {"n": missing}
        return Early(name, _("how many plans become asks"), words)
    marks = tuple(
        WeekMark(
            day_words(start, "tick"),
            found.asked[start],
            found.not_asked[start],
            found.close[start],
        )
        for start in _week_starts(gathered.today)
        if start >= found.first
    )
    share = share_interval(found.asked.total(), found.total)
    headers = (_("Week from"), _("Asked"), _("Did not ask"), _("Was there, did not ask"))
    kinds = (_("asked"), _("did not ask"), _("was there, did not ask"))
    shown = 3 if found.close.total() else 2
    said = _sentence_of(found, habits_of(gathered.sought))
    unit = _("asks in a week")
    chart = week_bars(_title_of(share), said, marks, kinds[:shown], headers[: shown + 1], unit=unit)
    return FindingCard(name, chart, share_figure(share, _("of what you planned")))


def _title_of(share: Interval) -> str:
    if share.low > _EVEN:
        return _("Most plans became asks")
    if share.high < _EVEN:
        return _("Most plans stayed plans")
    return _("About half of your plans became asks")


def _sentence_of(found: _Weekly, habits: Habits) -> str:
    """Asked and not asked, then being there, then safety habits where any were to be left out."""
    counts = {"made": found.asked.total(), "left": found.not_asked.total()}
    said = [_("In half a year: %(made)d asked, %(left)d not.") % counts]
    if close := found.close.total():
        words = ngettext(
            "%(n)d time more you were there and did not ask: that is coming closer too.",
            "%(n)d times more you were there and did not ask: that is coming closer too.",
            close,
        )
        said.append(words % {"n": close})
    if habits.meant:
        also = _("Safety habits left out: %(left_out)d of the %(meant)d you meant to.")
        said.append(also % {"left_out": habits.left_out, "meant": habits.meant})
    return " ".join(said)


def habits_of(sought: Iterable[AttemptRecord]) -> Habits:
    """As far as it was logged what was used."""
    meant = used = 0
    for record in sought:
        if record.forecast is None or record.answer is None or record.outcome is Outcome.NOT_ASKED:
            continue
        chosen = frozenset(record.forecast.leave_out)
        meant += len(chosen)
        used += len(chosen.intersection(record.answer.safety_used))
    return Habits(meant, meant - used)


def _weekly(gathered: PersonFacts) -> _Weekly:
    """The asks of the last half year; one under way counts only where one was there already."""
    found = _Weekly(Counter(), Counter(), Counter())
    shown = frozenset(_week_starts(gathered.today))
    for record in gathered.sought:
        close = record.attempt.pk in gathered.came_close
        start = week_of(record.lived_on)[0]
        known = record.answer is not None or close
        if start not in shown or not known or _is_step(record):
            continue
        if record.answer is not None and record.outcome is not Outcome.NOT_ASKED:
            found.asked[start] += 1
        else:
            (found.close if close else found.not_asked)[start] += 1
    return found


def _is_step(record: AttemptRecord) -> bool:
    """A step towards an ask is no ask, made or not (`other_kinds` has a line for steps)."""
    return parted(record.attempt.ask_key)[1] is not None


def _week_starts(today: date) -> tuple[date, ...]:
    """The first days of the weeks of the last half year, oldest first."""
    this = week_of(today)[0]
    return tuple(this - _WEEK * back for back in reversed(range(_WEEKS)))


def calendar_reading(gathered: PersonFacts) -> FindingCard | None:
    """Half a year of days; None while there are few."""
    days = _days_used(gathered.records)
    if len(days) < _FEWEST_DAYS:
        return None
    rests = _rests_of(days, gathered.today)
    weeks = tuple(
        tuple(_cell(day, days, rests, gathered.today) for day in week_of(start))
        for start in _week_starts(gathered.today)
    )
    n = sum(one.kind == "reflected" for week in weeks for one in week)
    title = ngettext(
        "You looked back on %(n)d day of this half year",
        "You looked back on %(n)d days of this half year",
        n,
    ) % {"n": n}
    kinds: tuple[tuple[DayKind, str], ...] = (
        ("reflected", _("looked back")),
        ("asked", _("asked, or a step")),
        ("rest", _("rest")),
    )
    sentence = _(
        "Days between asks are rest, and rest belongs to practice. Long breaks stand empty."
    )
    headers = (_("Day"), _("What you did"))
    return FindingCard(_("Days"), heat_calendar(title, sentence, weeks, kinds, headers))


def _days_used(records: tuple[AttemptRecord, ...]) -> dict[date, DayKind]:
    """What was done on each day; looking back stands before asking."""
    days: dict[date, DayKind] = {}
    for one in records:
        if one.answer is not None and _was_made(one):
            days.setdefault(one.answer.lived_on, "asked")
        if one.reflection is not None:
            days[one.lived_on] = "reflected"
    return days


def _was_made(one: AttemptRecord) -> bool:
    """A no that came unasked was not asked for."""
    sought = one.attempt.origin == Attempt.Origin.SOUGHT
    return sought and one.outcome is not Outcome.NOT_ASKED


def _rests_of(days: Collection[date], today: date) -> frozenset[date]:
    """Days after the first on which nothing was done, but for those of a long break; today is open."""
    found: list[date] = []
    for before, after in pairwise(sorted({*days, today})):
        between = [before + timedelta(days=n) for n in range(1, (after - before).days)]
        found += between if len(between) <= _LONGEST_REST else []
    return frozenset(found)


def _cell(day: date, days: dict[date, DayKind], rests: frozenset[date], today: date) -> DayCell:
    """A day as it was used, else a rest or empty.

    Only days that were used are named, since only they stand in the table.
    """
    unused: DayKind = "rest" if day in rests else "none"
    return DayCell(
        label=day_words(day, "short") if day in days else "",
        kind=days.get(day, unused),
        is_today=day == today,
        month=date_format(day, "M") if day.day == 1 else "",
    )
