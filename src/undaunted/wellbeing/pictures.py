"""Moods and measures over time, as charts from plain values."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from undaunted.drawing.chart import Chart
from undaunted.drawing.series import SeriesBand, Value, series
from undaunted.engine.measures import ChangeVerdict, band_of, score_change
from undaunted.engine.safety.monitoring import mood_worth_a_look
from undaunted.engine.safety.signs import Signs
from undaunted.library.reading import open_library
from undaunted.people.days import day_of, time_days
from undaunted.people.models import Person
from undaunted.wellbeing.measuring import Taking
from undaunted.wellbeing.signs import EPOCH

_FEWEST_MOODS = 2


def mood_picture(signs: Signs, now: datetime) -> Chart | None:
    """Mood by day, and whether it is worth a look; None before there are two."""
    if len(signs.moods) < _FEWEST_MOODS:
        return None
    found = mood_worth_a_look(signs, time_days(now), open_library().safety)
    values = tuple(Value(day, mood, _told_day(day), "") for day, mood in signs.moods)
    title = _("Your days")
    sentence = _("Too early to say anything: two weeks of days make a pattern.")
    if found.value:
        sentence = _("The last days lie lower than your usual. Worth a look, nothing more.")
    elif len(values) > open_library().safety.mood_baseline_days:
        sentence = _("Your days go up and down within what is usual for you.")
    return series(title, sentence, values, (0.0, 100.0), (), (_("Day"), _("Mood"), ""))


def _told_day(day: float) -> str:
    return date_format(date.fromordinal(int(day) + EPOCH), "j M")


def measure_pictures(takings: tuple[Taking, ...], person: Person) -> Iterator[Chart]:
    """One chart an instrument that was scored at least once, with its bands."""
    scored = sorted((one for one in takings if one.score is not None), key=lambda t: t.file.id)
    for _name, group in groupby(scored, key=lambda taking: taking.file.id):
        yield _measure_picture(tuple(group), person)


def _measure_picture(taken: tuple[Taking, ...], person: Person) -> Chart:
    file = taken[-1].file
    low, high = file.instrument().range
    values = tuple(_value_of(taking, person) for taking in taken)
    bands = tuple(SeriesBand(band.low, band.high) for band in file.bands)
    headers = (_("Day"), _("Points"), _("In words"))
    return series(file.title, _in_words(taken), values, (low, high), bands, headers)


def _value_of(taking: Taking, person: Person) -> Value:
    score = taking.score
    assert score is not None
    day = day_of(person, taking.taken_at)
    label = date_format(day, "j M Y")
    return Value(float(day.toordinal() - EPOCH), score.points, label, value_words(taking))


def _in_words(taken: tuple[Taking, ...]) -> str:
    """What the newest says, and whether it changed by more than chance does."""
    first, last = taken[0], taken[-1]
    said = value_words(last)
    if len(taken) < 2 or first.score is None or last.score is None:
        return said
    if last.file.reliable_change is None:
        return said
    found = score_change(last.file.instrument(), first.score, last.score)
    verdicts = {
        ChangeVerdict.RELIABLY_BETTER: _("Since the first time it is clearly lighter."),
        ChangeVerdict.RELIABLY_WORSE: _(
            "Since the first time it is clearly heavier. That is worth a look."
        ),
        ChangeVerdict.NOT_RELIABLE: _(
            "Since the first time it has not changed by more than chance does."
        ),
    }
    return f"{said} {verdicts[found.verdict]}".strip()


def value_words(taking: Taking) -> str:
    score = taking.score
    if score is None:
        return ""
    band = band_of(taking.file.instrument(), score.points)
    return band.said if band else ""
