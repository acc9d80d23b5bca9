"""The fear curve: what was felt, beside what a middling ask was expected to bring.

Asks differ in size, so the line is for one ask of middle size, foreseen just before each ask from
everything that came earlier.
"""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.chart import Chart
from undaunted.drawing.curve import MOST_MARKS, FearMark, fear_curve
from undaunted.engine import fear
from undaunted.engine.values import Candidate, FearForecast, LoggedAsk
from undaunted.insights.averages import change_interval, direction, mean_of
from undaunted.insights.gathered import Gathered
from undaunted.people.days import day_of, from_time_days
from undaunted.people.models import Person

TOO_EARLY_BELOW = 10
ONE_PEAK_SD = 14.0  # noise of one peak, as in the engine's fear model


def fear_reading(gathered: Gathered) -> Chart | None:
    """None before any peak was told."""
    asks = gathered.history.asks
    felt = [(ask, forecast) for ask, forecast in foreseen(asks) if ask.fear_peak is not None]
    if not felt:
        return None
    marks = tuple(mark_of(gathered.person, ask, forecast) for ask, forecast in felt)
    peaks = [ask.fear_peak for ask in asks if ask.asked and ask.fear_peak is not None]
    title, sentence = finding(peaks)
    likely = _("8 times in 10 between")
    headers = (_("Day"), _("You guessed"), _("Peak"), _("An ask of middle size"), likely)
    return fear_curve(title, sentence, marks, (marks[0].label, marks[-1].label), headers)


def foreseen(asks: Sequence[LoggedAsk]) -> list[tuple[LoggedAsk, FearForecast]]:
    """The last 150 asks made, each with what a middling ask was expected to bring before it."""
    made = [ask for ask in asks if ask.asked]
    if not made:
        return []
    state, seen = fear.start(), []
    middle = middling([ask.candidate for ask in made])
    for place, ask in enumerate(made):
        if place >= len(made) - MOST_MARKS:
            seen.append((ask, fear.predict(state, middle, ask.time_days)))
        state = fear.learn_one(state, ask)
    return seen


def middling(candidates: Sequence[Candidate]) -> Candidate:
    """The ask of middle rated fear among those made, as if it were new to the person."""
    by_fear = sorted(candidates, key=lambda one: (one.fear_mean, one.key))
    return replace(by_fear[len(by_fear) // 2], key="middling")


def mark_of(person: Person, ask: LoggedAsk, forecast: FearForecast) -> FearMark:
    day = day_of(person, from_time_days(ask.time_days))
    return FearMark(
        label=date_format(day, "j M Y"),
        day=ask.time_days,
        peak=round(ask.fear_peak or 0),
        guess=None if ask.forecast_fear is None else round(ask.forecast_fear),
        expected=round(forecast.mean),
        low=round(forecast.low),
        high=round(forecast.high),
    )


def finding(peaks: Sequence[float]) -> tuple[str, str]:
    """First third against last third; a direction only where the interval leaves out none."""
    n = len(peaks)
    if n < TOO_EARLY_BELOW:
        said = ngettext(
            "%(n)d ask so far. From %(least)d on, this says where fear is going.",
            "%(n)d asks so far. From %(least)d on, this says where fear is going.",
            n,
        ) % {"n": n, "least": TOO_EARLY_BELOW}
        return _("Too early to say where fear is going"), said
    first, last = peaks[: n // 3], peaks[-(n // 3) :]
    moved = change_interval(first, last, ONE_PEAK_SD)
    title = {
        -1: _("The worst moment is getting milder"),
        0: _("The worst moment is about as strong as at first"),
        1: _("The worst moment is getting stronger"),
    }[direction(moved)]
    words = {
        "first": round(mean_of(first)),
        "last": round(mean_of(last)),
        "low": round(moved.low),
        "high": round(moved.high),
    }
    return title, _(
        "Peak fear was about %(first)d in the first third of your asks and %(last)d in the last "
        "(a change of %(low)d to %(high)d points, 80 %% interval). The asks differ too. "
        "Filled: the peak. Hollow: your guess. The line is what an ask of middle size would bring, "
        "8 times in 10 inside the band."
    ) % words
