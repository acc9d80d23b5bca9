"""A control chart of daily mood: when it is worth a look (brief 5b, SCIENCE 1).

Not a warning: with these figures a calm series starts an alarm in about .6 of 100 days, so nobody
is ever told what "will" happen. Not for fear of asks, and not for pace: others decide on that.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from undaunted.engine.values import Bools, Decision, Floats


@dataclass(frozen=True, slots=True)
class MoodRules:
    """Mood is 0-100, higher better, one value a day. Figures: brief 5b and SCIENCE 1."""

    version: str = "mood-1"
    source: str = "Roberts 1959, Technometrics 1: 239-250; brief 5b: .60 false starts per 100 days"
    weight: float = 0.2
    limit_sds: float = 4.0
    baseline_days: int = 14
    sd_floor: float = 2.0


MOOD = MoodRules()


@dataclass(frozen=True, slots=True)
class MoodChart:
    """`starts`: days on which an alarm begins; `alarmed`: every day in alarm, both as told.

    `watched`: days told after the baseline. `center` and `sd` are the baseline's (None before it
    is full) and `level` the average now.
    """

    starts: tuple[float, ...]
    alarmed: tuple[float, ...]
    starts_high: tuple[float, ...]
    watched: int
    center: float | None
    sd: float | None
    level: float | None


def watch(days: Floats, moods: Floats, rules: MoodRules = MOOD) -> Decision[MoodChart]:
    """The chart of one person's moods, one a day, days (n,) rising; the last day decides `reason`.

    The first `baseline_days` days told give mean and sd; from then on an average that keeps
    1 - weight of itself a day is in alarm while it lies more than `limit_sds` of its own lasting
    sd, sd sqrt(weight / (2 - weight)), below the mean. Days that are missing are passed over.
    Raises ValueError for days that do not rise.
    """
    days, moods = np.asarray(days, dtype=np.float64), np.asarray(moods, dtype=np.float64)
    if np.any(np.diff(days) <= 0.0):
        raise ValueError("days must rise, one mood a day")
    baseline = moods[: rules.baseline_days]
    if len(baseline) < rules.baseline_days:
        empty = MoodChart((), (), (), 0, None, None, None)
        return decided(empty, len(days), rules, "too_few_days")
    center = float(baseline.mean())
    sd = max(float(baseline.std(ddof=1)), rules.sd_floor)
    later, said = days[rules.baseline_days :], moods[rules.baseline_days :]
    levels = averages(said, center, rules)
    limit = alarm_limit(sd, rules)
    low, high = levels < center - limit, levels > center + limit
    chart = MoodChart(
        starts=tuple(later[beginning(low)].tolist()),
        alarmed=tuple(later[low].tolist()),
        starts_high=tuple(later[beginning(high)].tolist()),
        watched=len(later),
        center=center,
        sd=sd,
        level=float(levels[-1]) if len(levels) else center,
    )
    alarmed = bool(len(low)) and bool(low[-1])
    return decided(chart, len(days), rules, "mood_low" if alarmed else "none")


def alarm_limit(sd: float, rules: MoodRules = MOOD) -> float:
    """How far from the baseline's mean the average may lie, in points of mood."""
    return rules.limit_sds * sd * sqrt(rules.weight / (2.0 - rules.weight))


def averages(moods: Floats, center: float, rules: MoodRules = MOOD) -> Floats:
    """The moving average after each mood, (n,), begun at the baseline's mean."""
    level, levels = center, []
    for mood in moods.tolist():
        level += rules.weight * (mood - level)
        levels.append(level)
    return np.array(levels, dtype=np.float64)


def beginning(state: Bools) -> Bools:
    """Where a state begins: it holds, and did not the time before."""
    return state & ~np.concatenate(([False], state[:-1]))


def decided(chart: MoodChart, days: int, rules: MoodRules, reason: str) -> Decision[MoodChart]:
    inputs = (
        ("days", days),
        ("center", chart.center),
        ("sd", chart.sd),
        ("level", chart.level),
        ("limit", None if chart.sd is None else alarm_limit(chart.sd, rules)),
    )
    return Decision(chart, f"{rules.version}:mood_chart", inputs, reason)
