"""Desensitisation: the fear curve, and how far the worst moment moved from first to latest asks.

Asks differ in size, so line and number are for an ask of average size, as the engine sees
it looking back. A smaller number is no merit and a larger one no fault: both are said alike.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.curve import FearMark, fear_curve
from undaunted.engine.fear.past import Past, looking_back, peaked, without_direction
from undaunted.engine.history import LoggedAsk
from undaunted.engine.values import Bools, Interval
from undaunted.insights.averages import WORTH_SAYING, mean_of
from undaunted.insights.cards import Early, FindingCard, Reading, change_figure, titled
from undaunted.insights.gathered import PersonFacts
from undaunted.people.days import day_of, from_time_days, week_of
from undaunted.people.models import Person

_TOO_EARLY_BELOW = 10
_BY_WEEK_FROM = 31
_ROLLING_DAYS = 10.5
FIRST, LAST = 0, 1  # groups of the past


def fear_reading(gathered: PersonFacts) -> Reading:
    """First third against last third of the asks whose peak was told."""
    asks, name = peaked(gathered.history.asks), _("Fear")
    if len(asks) < _TOO_EARLY_BELOW:
        missing = _TOO_EARLY_BELOW - len(asks)
        words = ngettext("%(n)d more ask", "%(n)d more asks", missing) % {"n": missing}
        return Early(name, _("whether the worst moment moves"), words)
    groups = _groups_of(gathered.person, asks)
    around = [_rolling(group, asks) for group in groups.values()]
    past = _past_of(gathered, np.array([*_thirds(len(asks)), *around]))
    moved = past.change(FIRST, LAST)
    marks = _marks_of(groups, asks, past)
    said = _sentence_of(past.of(FIRST), past.of(LAST), len(asks))
    headers = (_("When"), _("You guessed"), _("Peak"), _("Average ask"), _("Likely"))
    ends = (marks[0].label, marks[-1].label)
    chart = fear_curve(fear_title(moved), said, marks, ends, headers)
    return FindingCard(name, chart, change_figure(moved, _("points at the peak")))


def _past_of(gathered: PersonFacts, groups: Bools) -> Past:
    known = gathered.learned.fear
    settings = without_direction(known.settings)
    return looking_back(settings, known.noise[1], gathered.history.asks, groups)


def _thirds(n: int) -> tuple[Bools, Bools]:
    """The first and the last third of `n` asks."""
    place = np.arange(n)
    return place < n // 3, place >= n - n // 3


def fear_title(moved: Interval) -> str:
    titles = {
        -2: _("The worst moment was milder in your last asks"),
        -1: _("The worst moment was a little milder in your last asks"),
        0: _("No clear change in the worst moment"),
        1: _("The worst moment was a little stronger in your last asks"),
        2: _("The worst moment was stronger in your last asks"),
    }
    return titled(moved, titles, WORTH_SAYING)


def _sentence_of(first: Interval, last: Interval, n: int) -> str:
    words = {"first": round(first.mean), "last": round(last.mean), "n": n // 3}
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
        label=date_format(day, "j M Y"),
        day=mean_of([ask.time_days for ask in here]),
        peak=round(mean_of([ask.fear_peak or 0.0 for ask in here])),
        guess=round(mean_of(guesses)) if guesses else None,
        expected=middle,
        low=low,
        high=high,
    )
