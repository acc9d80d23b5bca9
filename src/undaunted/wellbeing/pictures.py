"""Moods and measures over time, as charts from plain values."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby

from django.utils.translation import gettext as _

from undaunted.drawing.chart import Chart, HowToRead
from undaunted.drawing.series import SeriesBand, Value, series
from undaunted.engine.measures import ChangeVerdict, Direction, score_change
from undaunted.engine.safety.heavy_day import heavy_day
from undaunted.engine.safety.monitoring import mood_worth_a_look
from undaunted.engine.safety.signs import Signs
from undaunted.frame.dating import day_words
from undaunted.library.reading import open_library
from undaunted.people.days import day_of, time_days
from undaunted.people.models import Person
from undaunted.wellbeing.measuring import Taking
from undaunted.wellbeing.scores import is_hushed, score_words, value_words
from undaunted.wellbeing.signs import EPOCH

_FEWEST_MOODS = 2


def mood_picture(signs: Signs, now: datetime) -> Chart | None:
    """Mood by day, and whether it is worth a look; None before there are two."""
    if len(signs.moods) < _FEWEST_MOODS:
        return None
    found = mood_worth_a_look(signs, time_days(now), open_library().safety)
    values = tuple(Value(day, mood, _told_day(day), "") for day, mood in signs.moods)
    title, sentence = _("Your days: too early to say"), _("Two weeks of days make a pattern.")
    if found.value:
        title = _("Your last days lie lower than your usual")
        sentence = _("Worth a look, nothing more.")
    elif _is_heavy(signs, now):
        title, sentence = _("Your days, as you told them"), ""
    elif len(values) > open_library().safety.mood_baseline_days:
        title, sentence = _("Your days go up and down within what is usual for you"), ""
    words = HowToRead(unit=_("mood, 0 very low to 100 very good"))
    heads = (_("Day"), _("Mood"), "")
    return series(title, sentence, values, (0.0, 100.0), (), heads, words=words)


def _is_heavy(signs: Signs, now: datetime) -> bool:
    """Whether nothing is said of a usual, for today is a heavy day."""
    return heavy_day(signs, time_days(now), open_library().safety).value


def _told_day(day: float) -> str:
    return day_words(date.fromordinal(int(day) + EPOCH), "tick")


def measure_pictures(
    takings: tuple[Taking, ...], person: Person, heavy_since: datetime | None = None
) -> Iterator[Chart]:
    """One chart an instrument that was scored at least once, with its bands.

    `heavy_since`: when today began, where it is a heavy day; what was taken since is told in points.
    """
    scored = sorted((one for one in takings if one.score is not None), key=lambda t: t.file.id)
    for _name, group in groupby(scored, key=lambda taking: taking.file.id):
        yield _measure_picture(tuple(group), person, heavy_since)


def _measure_picture(taken: tuple[Taking, ...], person: Person, since: datetime | None) -> Chart:
    file = taken[-1].file
    low, high = file.instrument().range
    values = tuple(_value_of(taking, person, since) for taking in taken)
    bands = tuple(SeriesBand(band.low, band.high) for band in file.bands)
    headers = (_("Day"), _("Points"), _("In words"))
    words = HowToRead(
        unit=_("points, %(low)g to %(high)g") % {"low": low, "high": high}, band=_band_words(bands)
    )
    title = _measure_title(taken, since)
    return series(title, _in_words(taken, since), values, (low, high), bands, headers, words=words)


def _band_words(bands: tuple[SeriesBand, ...]) -> str:
    """Where the shades begin and end; nothing for a measure that has none."""
    if len(bands) < 2:
        return ""
    ranges = ", ".join(f"{band.low:g}–{band.high:g}" for band in bands)
    return _("The shades are the ranges its authors use, in points: %s. No diagnosis.") % ranges


def _measure_title(taken: tuple[Taking, ...], since: datetime | None) -> str:
    """The change as its own scale calls it, or that it is too early."""
    file, verdict = taken[-1].file, _verdict_of(taken)
    is_burden = file.instrument().higher_is is Direction.WORSE
    if len(taken) < 2:
        words = _("%s: too early to say whether it moves")
    elif verdict is None or is_hushed(taken[-1], since):
        words = _("%s: so far")
    elif verdict is ChangeVerdict.NOT_RELIABLE:
        words = _("%s: no clear change since the first time")
    elif verdict is ChangeVerdict.RELIABLY_BETTER:
        lighter, higher = (
            _("%s: clearly lighter than at first"),
            _("%s: clearly higher than at first"),
        )
        words = lighter if is_burden else higher
    else:
        heavier, lower = (
            _("%s: clearly heavier than at first"),
            _("%s: clearly lower than at first"),
        )
        words = heavier if is_burden else lower
    return words % file.title


def _value_of(taking: Taking, person: Person, since: datetime | None) -> Value:
    score = taking.score
    assert score is not None
    day = day_of(person, taking.taken_at)
    label = day_words(day, "short")
    return Value(float(day.toordinal() - EPOCH), score.points, label, _row_words(taking, since))


def _row_words(taking: Taking, since: datetime | None) -> str:
    said = value_words(taking, since)
    return f"{score_words(taking, since)}. {said}".strip()


def _in_words(taken: tuple[Taking, ...], since: datetime | None) -> str:
    """What the newest says, and what its change asks for or does not prove."""
    verdicts = {
        ChangeVerdict.RELIABLY_WORSE: _("The change is worth a look."),
        ChangeVerdict.NOT_RELIABLE: _("It has not changed by more than chance does."),
    }
    verdict = _verdict_of(taken)
    more = verdicts.get(verdict, "") if verdict and not is_hushed(taken[-1], since) else ""
    return f"{_row_words(taken[-1], since)} {more}".strip()


def _verdict_of(taken: tuple[Taking, ...]) -> ChangeVerdict | None:
    """Of the newest beside the first; None where there is one, or where chance is not known."""
    first, last = taken[0], taken[-1]
    if len(taken) < 2 or first.score is None or last.score is None:
        return None
    if last.file.reliable_change is None:
        return None
    return score_change(last.file.instrument(), first.score, last.score).verdict
