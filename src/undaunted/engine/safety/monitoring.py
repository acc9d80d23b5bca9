"""A control chart of daily mood: when it is worth a look (Roberts 1959).

Not a warning: with these figures a calm series starts an alarm in about .6 of 100 days, so nobody
is ever told what "will" happen. Not for fear of asks, and not for pace: others decide on that.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import Signs
from undaunted.engine.values import Bools, Decision, Floats


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


def watch(days: Floats, moods: Floats, rules: SafetyRules) -> Decision[MoodChart]:
    """The chart of one person's moods, one a day, days (n,) rising; the last day decides `reason`.

    The first `mood_baseline_days` days told give mean and sd; from then on an average that keeps
    1 - `mood_weight` of itself a day is in alarm while it lies more than `mood_limit_sds` of its own lasting
    sd, sd sqrt(w / (2 - w)), below the mean. Days that are missing are passed over.
    Raises ValueError for days that do not rise.
    """
    days, moods = np.asarray(days, dtype=np.float64), np.asarray(moods, dtype=np.float64)
    if np.any(np.diff(days) <= 0.0):
        raise ValueError("days must rise, one mood a day")
    baseline = moods[: rules.mood_baseline_days]
    if len(baseline) < rules.mood_baseline_days:
        empty = MoodChart((), (), (), 0, None, None, None)
        return _decided(empty, len(days), rules, "too_few_days")
    center = float(baseline.mean())
    sd = max(float(baseline.std(ddof=1)), rules.mood_sd_floor)
    later, said = days[rules.mood_baseline_days :], moods[rules.mood_baseline_days :]
    levels = _averages(said, center, rules)
    limit = alarm_limit(sd, rules)
    low, high = levels < center - limit, levels > center + limit
    chart = MoodChart(
        starts=tuple(later[_beginning(low)].tolist()),
        alarmed=tuple(later[low].tolist()),
        starts_high=tuple(later[_beginning(high)].tolist()),
        watched=len(later),
        center=center,
        sd=sd,
        level=float(levels[-1]) if len(levels) else center,
    )
    alarmed = bool(len(low)) and bool(low[-1])
    return _decided(chart, len(days), rules, "mood_low" if alarmed else "none")


def alarm_limit(sd: float, rules: SafetyRules) -> float:
    """How far from the baseline's mean the average may lie, in points of mood."""
    return rules.mood_limit_sds * sd * sqrt(rules.mood_weight / (2.0 - rules.mood_weight))


def _averages(moods: Floats, center: float, rules: SafetyRules) -> Floats:
    """The moving average after each mood, (n,), begun at the baseline's mean."""
    level, levels = center, []
    for mood in moods.tolist():
        level += rules.mood_weight * (mood - level)
        levels.append(level)
    return np.array(levels, dtype=np.float64)


def _beginning(state: Bools) -> Bools:
    """Where a state begins: it holds, and did not the time before."""
    return state & ~np.concatenate(([False], state[:-1]))


def _decided(chart: MoodChart, days: int, rules: SafetyRules, reason: str) -> Decision[MoodChart]:
    inputs = (
        ("days", days),
        ("center", chart.center),
        ("sd", chart.sd),
        ("level", chart.level),
        ("limit", None if chart.sd is None else alarm_limit(chart.sd, rules)),
    )
    return Decision(chart, f"{rules.version}:mood_chart", inputs, reason)


def mood_worth_a_look(signs: Signs, now_days: float, rules: SafetyRules) -> Decision[bool]:
    """Whether the chart is in alarm, or the last week lies well below the four before."""
    known_moods = [(day, mood) for day, mood in signs.moods if day <= now_days]
    days, moods = np.array(known_moods, dtype=np.float64).reshape(-1, 2).T
    chart = watch(days, moods, rules)
    fell = _fallen(days, moods, now_days, rules)
    reason = chart.reason if chart.reason == "mood_low" else "none"
    if reason == "none" and fell is not None and fell >= rules.mood_slope_drop:
        reason = "mood_fell"
    inputs = (*chart.inputs, ("fell", fell))
    return Decision(reason != "none", f"{rules.version}:mood", inputs, reason)


def held_since(signs: Signs, now_days: float, rules: SafetyRules) -> float | None:
    """Since when moods hold the dose: the day the alarm began, or a week for a fall; None if not."""
    found = mood_worth_a_look(signs, now_days, rules)
    if not found.value:
        return None
    if found.reason == "mood_low":
        known_moods = [(day, mood) for day, mood in signs.moods if day <= now_days]
        days, moods = np.array(known_moods, dtype=np.float64).reshape(-1, 2).T
        return watch(days, moods, rules).value.starts[-1]
    return now_days - rules.mood_slope_days


def _fallen(days: Floats, moods: Floats, now_days: float, rules: SafetyRules) -> float | None:
    """Points by which the last seven days' mean lies below the 28 before; None with too few."""
    age = now_days - days
    week = age < rules.mood_slope_days
    before = ~week & (age < rules.mood_slope_days + rules.mood_slope_before)
    if min(int(week.sum()), int(before.sum())) < rules.mood_slope_ratings:
        return None
    return float(moods[before].mean() - moods[week].mean())
