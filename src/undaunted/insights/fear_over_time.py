"""Desensitisation: the fear curve, and how far the worst moment moved from first to latest asks.

Asks differ in size, so line and number are for an ask of average size, as the engine sees
it looking back. A smaller number is no merit and a larger one no fault: both are said alike.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.chart import FEWEST, HowToRead
from undaunted.drawing.curve import FearMark, fear_curve
from undaunted.engine.fear.past import Past, looking_back, peaked, without_direction
from undaunted.engine.history import LoggedAsk
from undaunted.engine.values import Bools, Interval
from undaunted.frame.dating import day_words
from undaunted.insights.averages import WORTH_SAYING, mean_of
from undaunted.insights.cards import Early, FindingCard, Reading, change_figure, titled
from undaunted.insights.gathered import PersonFacts
from undaunted.people.days import day_of, from_time_days, week_of
from undaunted.people.models import Person

_DRAWN_FROM = 10
_COMPARED_FROM = 2 * FEWEST
_BY_WEEK_FROM = 31
_ROLLING_DAYS = 10.5
FIRST, LAST = 0, 1  # groups of the past


def fear_reading(gathered: PersonFacts) -> Reading:
    """First third against last third of the asks whose peak was told, eight at least on each side;
    below sixteen the picture stands without a finding."""
    asks, name = peaked(gathered.history.asks), _("Fear")
    if len(asks) < _DRAWN_FROM:
        missing = _COMPARED_FROM - len(asks)
        words = ngettext("%(n)d more ask", "%(n)d more asks", missing) % {"n": missing}
        return Early(name, _("whether the worst moment moves"), words)
    groups = _groups_of(gathered.person, asks)
    around = [_rolling(group, asks) for group in groups.values()]
    past = _past_of(gathered, np.array([*_ends_of(len(asks)), *around]))
    moved = past.change(FIRST, LAST)
    marks = _marks_of(groups, asks, past)
    headers = (_("When"), _("You guessed"), _("Peak"), _("Average ask"), _("The line, likely"))
    ends, read = (marks[0].label, marks[-1].label), _how_to_read(len(asks))
    if len(asks) < _COMPARED_FROM:
        title, said = _("Too early to say whether the worst moment moves"), _waiting_for(len(asks))
        return FindingCard(name, fear_curve(title, said, marks, ends, headers, words=read))
    said = _sentence_of(past.of(FIRST), past.of(LAST), _side(len(asks)))
    chart = fear_curve(fear_title(moved), said, marks, ends, headers, words=read)
    return FindingCard(name, chart, change_figure(moved, _("points at the peak")))


def _how_to_read(n: int) -> HowToRead:
    """The band is that of the line, which leaves out the noise of a single ask."""
    dot = _("an ask") if n < _BY_WEEK_FROM else _("the mean of a week")
    return HowToRead(
        unit=_("fear at its worst, 0 to 100"),
        marks=(dot, _("an ask of average size"), _("where that line likely lies")),
        band=_(
            "The shaded band is about the line, 8 times in 10. It is no forecast: one ask can lie "
            "well above or below it."
        ),
    )


def _waiting_for(n: int) -> str:
    words = {"n": n, "enough": _COMPARED_FROM}
    return _("%(n)d asks so far. From %(enough)d on, the first are held beside the last.") % words


def _past_of(gathered: PersonFacts, groups: Bools) -> Past:
    known = gathered.learned.fear
    settings = without_direction(known.settings)
    return looking_back(settings, known.noise[1], gathered.history.asks, groups)


def _side(n: int) -> int:
    """How many asks of `n` stand on each side: a third, and eight at least where there are two."""
    return min(max(n // 3, FEWEST), n // 2)


def _ends_of(n: int) -> tuple[Bools, Bools]:
    """The first and the last of `n` asks, as many on each side."""
    place = np.arange(n)
    return place < _side(n), place >= n - _side(n)


def fear_title(moved: Interval) -> str:
    titles = {
        -2: _("The worst moment was milder in your last asks"),
        -1: _("The worst moment was a little milder in your last asks"),
        0: _("No clear change in the worst moment"),
        1: _("The worst moment was a little stronger in your last asks"),
        2: _("The worst moment was stronger in your last asks"),
    }
    return titled(moved, titles, WORTH_SAYING)


def _sentence_of(first: Interval, last: Interval, side: int) -> str:
    words = {"first": round(first.mean), "last": round(last.mean), "n": side}
    return (
        _(
            "An ask of average size: about %(first)d in your first %(n)d, %(last)d in your last %(n)d."
        )
        % words
    )


def _groups_of(person: Person, asks: Sequence[LoggedAsk]) -> dict[date, Bools]:
    """Which asks stand for one mark: those of a day, or of a week where there are many."""
    by_week = len(asks) >= _BY_WEEK_FROM
    days = [day_of(person, from_time_days(ask.time_days)) for ask in asks]
    when = np.array([week_of(day)[0] if by_week else day for day in days])
    return {day: np.asarray(when == day) for day in dict.fromkeys(when)}


def _rolling(group: Bools, asks: Sequence[LoggedAsk]) -> Bools:
    """The asks the line is drawn from at a group: three weeks around a week, else the group."""
    if len(asks) < _BY_WEEK_FROM:
        return group
    days = np.array([ask.time_days for ask in asks])
    return np.asarray(np.abs(days - days[group].mean()) <= _ROLLING_DAYS)


def _marks_of(
    groups: Mapping[date, Bools], asks: Sequence[LoggedAsk], past: Past
) -> tuple[FearMark, ...]:
    """The groups of `past` from the third on."""
    return tuple(
        _mark_of(day, [ask for ask, is_in in zip(asks, here, strict=True) if is_in], past.of(place))
        for place, (day, here) in enumerate(groups.items(), start=LAST + 1)
    )


def _mark_of(day: date, here: Sequence[LoggedAsk], found: Interval) -> FearMark:
    """The means over the asks of a day or week."""
    guesses = [ask.forecast_fear for ask in here if ask.forecast_fear is not None]
    low, middle, high = (
        min(max(round(value), 0), 100) for value in (found.low, found.mean, found.high)
    )
    return FearMark(
        label=day_words(day, "short"),
        day=mean_of([ask.time_days for ask in here]),
        peak=round(mean_of([ask.fear_peak or 0.0 for ask in here])),
        guess=round(mean_of(guesses)) if guesses else None,
        expected=middle,
        low=low,
        high=high,
    )
