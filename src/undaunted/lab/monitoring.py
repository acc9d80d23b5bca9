"""How often the mood chart starts an alarm on real series, and how often it sees a lasting fall.

Real series have no true alarms to count: every start is taken as one that somebody would look at.
"""

from dataclasses import dataclass, replace
from math import floor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.safety.monitoring import MoodChart, watch
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.values import Floats, Interval
from undaunted.lab.series import SeriesRows, read_series
from undaunted.lab.tables import BadTable
from undaunted.library.reading import open_library

_SHIFT_SDS = 2.5
_SEEN_WITHIN_DAYS = 14
_SHIFTS_A_PERSON = 5
_RESAMPLES = 1000
_SEED = 20130412
_BETWEEN = (0.025, 0.975)


@dataclass(frozen=True)
class ShiftReport:
    """A fall of `sds` baseline sds added for good to real series, from days spread evenly.

    Counted where no alarm stood before the fall: `trials`; `seen`: share with an alarm within
    `within_days` days told, with its 95 % interval over people; None where nothing could be tried.
    """

    sds: float
    within_days: int
    trials: int
    seen: Interval | None


@dataclass(frozen=True)
class MonitoringReport:
    """Rates over days told after the baseline; intervals are 95 %, people resampled.

    `n` readings, `people` in the file, `watched` of them long enough, `days` told after baseline.
    `high_starts_per_100_days`: how often mood rose as far, which is no alarm.
    """

    n: int
    people: int
    watched: int
    days: int
    starts: int
    starts_per_person: Interval
    starts_per_100_days: Interval
    days_alarmed_share: Interval
    high_starts_per_100_days: Interval
    shift: ShiftReport
    rules: SafetyRules


def evaluate_monitoring(
    path: Path,
    *,
    person: str = "person",
    time: str = "time",
    mood: str = "mood",
    baseline: int = 14,
) -> MonitoringReport:
    """Everybody's chart; several readings a whole day of `time` are averaged.

    Raises BadTable for a missing column, a mood outside 0-100, unsorted or repeated times, a
    baseline below 2 days, or when nobody has a day after the baseline.
    """
    if baseline < 2:
        raise BadTable(f"a baseline of {baseline} days has no spread; it takes 2 or more")
    rules = open_library().safety
    rules = replace(rules, mood_baseline_days=baseline)
    readings = read_series(path, person, time, mood)
    series = _daily(readings)
    charts = [watch(days, moods, rules).value for days, moods in series]
    long = [chart for chart in charts if chart.watched]
    if not long:
        raise BadTable(f"{path.name}: nobody has more than {baseline} days")
    return _report(readings, series, long, rules)


def _report(
    readings: SeriesRows,
    series: list[tuple[Floats, Floats]],
    charts: list[MoodChart],
    rules: SafetyRules,
) -> MonitoringReport:
    days = np.array([chart.watched for chart in charts], dtype=np.float64)
    starts = np.array([len(chart.starts) for chart in charts], dtype=np.float64)
    high = np.array([len(chart.starts_high) for chart in charts], dtype=np.float64)
    alarmed = np.array([len(chart.alarmed) for chart in charts], dtype=np.float64)
    return MonitoringReport(
        n=len(readings.value),
        people=readings.people,
        watched=len(charts),
        days=int(days.sum()),
        starts=int(starts.sum()),
        starts_per_person=_ratio(starts, np.ones(len(charts))),
        starts_per_100_days=_ratio(starts * 100.0, days),
        days_alarmed_share=_ratio(alarmed, days),
        high_starts_per_100_days=_ratio(high * 100.0, days),
        shift=_shifted(series, rules),
        rules=rules,
    )


def _daily(readings: SeriesRows) -> list[tuple[Floats, Floats]]:
    """Whole days and the mean mood of each, one pair a person."""
    order = np.argsort(readings.person, kind="stable")
    ends = np.cumsum(np.bincount(readings.person))[:-1]
    return [_day_means(readings, rows) for rows in np.split(order, ends)]


def _day_means(readings: SeriesRows, rows: NDArray[np.int64]) -> tuple[Floats, Floats]:
    days, place = np.unique(np.floor(readings.time[rows]), return_inverse=True)
    return days, np.asarray(np.bincount(place, weights=readings.value[rows]) / np.bincount(place))


def _shifted(series: list[tuple[Floats, Floats]], rules: SafetyRules) -> ShiftReport:
    """The chart's sight of a fall that was added to real series."""
    seen, tried = np.zeros(len(series)), np.zeros(len(series))
    for who, (days, moods) in enumerate(series):
        for begin in _begins(len(days), rules):
            found = _sees(days, moods, begin, rules)
            if found is not None:
                tried[who] += 1.0
                seen[who] += found
    some = tried > 0.0
    share = _ratio(seen[some], tried[some]) if some.any() else None
    return ShiftReport(_SHIFT_SDS, _SEEN_WITHIN_DAYS, int(tried.sum()), share)


def _begins(days: int, rules: SafetyRules) -> list[int]:
    """Places of the first fallen day: spread over those that leave time to see it."""
    last = days - _SEEN_WITHIN_DAYS
    if last < rules.mood_baseline_days:
        return []
    places = np.linspace(rules.mood_baseline_days, last, _SHIFTS_A_PERSON)
    return sorted({floor(place) for place in places.tolist()})


def _sees(days: Floats, moods: Floats, begin: int, rules: SafetyRules) -> bool | None:
    """Whether an alarm comes in time; None where one stands already. Moods stay at 0 or above."""
    before = watch(days[:begin], moods[:begin], rules)
    if before.reason != "none" or before.value.sd is None:
        return None
    end = begin + _SEEN_WITHIN_DAYS
    fallen = np.maximum(moods[begin:end] - _SHIFT_SDS * before.value.sd, 0.0)
    after = watch(days[:end], np.concatenate((moods[:begin], fallen)), rules).value
    return any(day >= days[begin] for day in after.starts)


def _ratio(amount: Floats, over: Floats) -> Interval:
    """Sum over sum, with the 95 % interval of drawing the same number of people again."""
    generator = np.random.default_rng(_SEED)
    drawn = generator.integers(0, len(amount), (_RESAMPLES, len(amount)))
    again = amount[drawn].sum(axis=1) / over[drawn].sum(axis=1)
    low, high = np.quantile(again, _BETWEEN)
    return Interval(float(amount.sum() / over.sum()), float(low), float(high))
