"""When to rest, and signs worth a look (rules page: after hard asks, trends).

Not for pace: a sign here is an offer or a reason, somebody else decides what follows.
"""

import numpy as np

from undaunted.engine.fear import forecasting as fear
from undaunted.engine.fear.forecasting import FearSettings
from undaunted.engine.history import FearAfter, History, LoggedAsk
from undaunted.engine.safety.heavy_day import asks_wait
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import AHEAD_DAYS, Signs
from undaunted.engine.safety.unasked import left_out
from undaunted.engine.taxonomy import HowTheyWere, Source
from undaunted.engine.values import GOT, Decision, Floats

_HEAVY_DAY = "heavy_day"
_HOURS = 24.0
_BY_OTHERS = frozenset({Source.SUGGESTED, Source.PROGRAMME})


def rest_due(history: History, signs: Signs, now_days: float, rules: SafetyRules) -> Decision[bool]:
    """Whether today is a rest day: a heavy day, a no close to home that came unasked, alcohol logged
    just now, or weeks of asks without a pause."""
    age = now_days - history.time_days
    lately = (age >= 0) & (age <= rules.alcohol_hours / _HOURS)
    alcohol = bool(np.any(lately & (history.column("alcohol") > 0)))
    running = _days_running(history, signs, now_days)
    reason = "none"
    if running >= rules.days_without_rest:
        reason = "asks_every_day"
    if alcohol:
        reason = "alcohol"
    hurt = left_out(signs, now_days, rules)
    if hurt.value:
        reason = hurt.reason
    heavy = asks_wait(signs, now_days, rules)
    if heavy:
        reason = _HEAVY_DAY
    inputs = (
        ("days_running", running),
        ("alcohol", alcohol),
        ("left_out", hurt.value),
        (_HEAVY_DAY, heavy),
    )
    return Decision(reason != "none", f"{rules.version}:rest", inputs, reason)


def rest_offered(history: History, now_days: float, rules: SafetyRules) -> Decision[bool]:
    """Whether to offer a rest: a peak of 85 or more within the last day."""
    age, peaks = now_days - history.time_days, history.fear_peak
    recent = peaks[~np.isnan(peaks) & (age >= 0) & (age <= rules.rest_offered_hours / _HOURS)]
    peak = float(recent.max()) if len(recent) else None
    strong = peak is not None and peak >= rules.strong_fear
    reason = "strong_fear" if strong else "none"
    return Decision(strong, f"{rules.version}:rest_offered", (("peak", peak),), reason)


def fear_rising(history: History, rules: SafetyRules) -> Decision[bool]:
    """Whether peak fear rose by three points an ask or more over the last eight; steps towards an
    ask are left out, as the next of them is meant to be a bigger one."""
    of_asks = history.fear_peak[history.pool.step < 0]
    peaks = of_asks[~np.isnan(of_asks)][-rules.trend_asks :]
    return _trend(peaks, rules.rising_per_ask, "fear_rising", rules)


def not_learning(history: History, rules: SafetyRules) -> Decision[bool]:
    """Whether the feared chance has not fallen over eight reflected asks: a nudge, no alarm."""
    chances = history.column("feared_chance")
    felt = chances[(history.column("reflected") > 0) & ~np.isnan(chances)]
    return _trend(felt[-rules.trend_asks :], 0.0, "not_learning", rules)


def not_recovering(
    history: History, settings: FearSettings, now_days: float, rules: SafetyRules
) -> Decision[bool]:
    """Whether, two asks running, fear the days after lay above the model's 80 % upper limit."""
    lately = [
        found
        for found in _fears_after(history, settings, rules)
        if -AHEAD_DAYS <= now_days - found[0] <= rules.drop_days
    ][-rules.recovering_asks :]
    above = [fear > upper for _, fear, upper in lately]
    found = len(above) == rules.recovering_asks and all(above)
    inputs = tuple((f"over_by_{n}", fear - upper) for n, (_, fear, upper) in enumerate(lately))
    reason = "not_recovering" if found else "none"
    return Decision(found, f"{rules.version}:not_recovering", inputs, reason)


def _fears_after(
    history: History, settings: FearSettings, rules: SafetyRules
) -> list[tuple[float, float, float]]:
    """(time of the ask, fear a day or so later, its upper limit before that was told), in order."""
    known = expected_after(history, settings) if history.after is None else history.after
    first: dict[tuple[float, str], FearAfter] = {}
    for one in known:
        if rules.recovering_from_days <= one.days_after <= rules.recovering_until_days:
            first.setdefault((one.time_days, one.key), one)
    return [(one.time_days, one.fear, one.upper) for one in first.values()]


def expected_after(history: History, settings: FearSettings) -> tuple[FearAfter, ...]:
    """What was expected of the last days after an ask, worked out from all asks."""
    if not any(ask.follow_ups for ask in history.asks):
        return ()
    state, found = fear.start(settings), tuple[FearAfter, ...]()
    for ask in history.asks:
        found = fear.looked_again(found, state, ask)
        state = fear.learn_one(state, ask)
    return found


def seeking(history: History, rules: SafetyRules) -> Decision[bool]:
    """Whether five asks running were hard by own choice and taught next to nothing."""
    last = history.at(np.flatnonzero(history.asked)[-rules.seeking_asks :].tolist())
    count = sum(1 for ask in last if _is_seeking(ask, rules))
    found = len(last) == rules.seeking_asks and count == rules.seeking_asks
    reason = "seeking" if found else "none"
    return Decision(found, f"{rules.version}:seeking", (("running", count),), reason)


def _is_seeking(ask: LoggedAsk, rules: SafetyRules) -> bool:
    got = GOT.get(ask.outcome)
    return (
        ask.source not in _BY_OTHERS
        and (ask.forecast_fear or 0.0) > rules.seeking_peak
        and got is not None
        and ask.forecast_yes is not None
        and abs(got - ask.forecast_yes) < rules.seeking_surprise - 1e-9
    )


def others_uneasy(history: History, rules: SafetyRules) -> Decision[bool]:
    """Whether two of the last ten people asked seemed uneasy: a word on asking well."""
    last = history.at(np.flatnonzero(history.asked)[-rules.uneasy_asks :].tolist())
    uneasy = sum(1 for ask in last if ask.how_they_were == HowTheyWere.UNEASY)
    reason = "others_uneasy" if uneasy >= rules.uneasy_most else "none"
    return Decision(
        reason != "none", f"{rules.version}:others_uneasy", (("uneasy", uneasy),), reason
    )


def _trend(values: Floats, least: float, name: str, rules: SafetyRules) -> Decision[bool]:
    """Whether the least-squares slope per ask of a full window is at least `least`."""
    if len(values) < rules.trend_asks:
        return Decision(False, f"{rules.version}:{name}", (("n", len(values)),), "too_few")
    place = np.arange(len(values)) - (len(values) - 1) / 2
    slope = float(place @ (values - values[0]) / (place @ place))
    found = slope >= least
    inputs = (("n", len(values)), ("slope", slope))
    return Decision(found, f"{rules.version}:{name}", inputs, name if found else "none")


def _days_running(history: History, signs: Signs, now_days: float) -> int:
    """Days of the person's in a row with an ask, ending today or yesterday; own ones count not."""
    times = history.time_days[history.limited]
    asked = set(np.unique(np.floor(times - signs.day_begins)).astype(int).tolist())
    today = signs.day_of(now_days)
    day = today if today in asked else today - 1
    count = 0
    while day - count in asked:
        count += 1
    return count
