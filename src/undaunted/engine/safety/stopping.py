"""When to rest, and signs worth a look (brief 5b).

Not for pace: a sign here is an offer or a reason, somebody else decides what follows.
"""

import numpy as np

from undaunted.engine.safety.dose import rated_peaks
from undaunted.engine.safety.rules import SAFETY, SafetyRules
from undaunted.engine.values import Decision, Floats, History

HOURS = 24.0


def rest_due(history: History, now_days: float, rules: SafetyRules = SAFETY) -> Decision[bool]:
    """Whether today is a rest day: alcohol logged just now, or weeks of asks without a pause."""
    age = now_days - history.time_days
    lately = (age >= 0) & (age <= rules.alcohol_hours / HOURS)
    alcohol = bool(np.any(lately & (history.column("alcohol") > 0)))
    running = days_running(history, now_days)
    reason = "none"
    if running >= rules.days_without_rest:
        reason = "asks_every_day"
    if alcohol:
        reason = "alcohol"
    inputs = (("days_running", running), ("alcohol", alcohol))
    return Decision(reason != "none", f"{rules.version}:rest", inputs, reason)


def rest_offered(history: History, now_days: float, rules: SafetyRules = SAFETY) -> Decision[bool]:
    """Whether to offer a rest: a peak of 85 or more within the last day."""
    recent = [
        ask.fear_peak
        for ask in history.asks
        if ask.fear_peak is not None
        and 0 <= now_days - ask.time_days <= rules.rest_offered_hours / HOURS
    ]
    peak = max(recent, default=None)
    strong = peak is not None and peak >= rules.strong_fear
    reason = "strong_fear" if strong else "none"
    return Decision(strong, f"{rules.version}:rest_offered", (("peak", peak),), reason)


def fear_rising(history: History, rules: SafetyRules = SAFETY) -> Decision[bool]:
    """Whether peak fear rose by three points an ask or more over the last eight."""
    peaks = np.array(rated_peaks(history)[-rules.trend_asks :])
    return trend(peaks, rules.rising_per_ask, "fear_rising", rules)


def not_learning(history: History, rules: SafetyRules = SAFETY) -> Decision[bool]:
    """Whether the feared chance has not fallen over eight reflected asks: a nudge, no alarm."""
    chances = [a.feared_chance for a in history.asks if a.reflected and a.feared_chance is not None]
    return trend(np.array(chances[-rules.trend_asks :]), 0.0, "not_learning", rules)


def trend(values: Floats, least: float, name: str, rules: SafetyRules) -> Decision[bool]:
    """Whether the least-squares slope per ask of a full window is at least `least`."""
    if len(values) < rules.trend_asks:
        return Decision(False, f"{rules.version}:{name}", (("n", len(values)),), "too_few")
    place = np.arange(len(values)) - (len(values) - 1) / 2
    slope = float(place @ (values - values[0]) / (place @ place))
    found = slope >= least
    inputs = (("n", len(values)), ("slope", slope))
    return Decision(found, f"{rules.version}:{name}", inputs, name if found else "none")


def days_running(history: History, now_days: float) -> int:
    """Days in a row with an ask, ending today or yesterday."""
    asked = set(history.time_days[history.asked].astype(int).tolist())
    day = int(now_days) if int(now_days) in asked else int(now_days) - 1
    count = 0
    while day - count in asked:
        count += 1
    return count
