"""The dose window: between which peak fears an ask may be suggested today.

Not for predicting fear, and not for stakes: window and ceiling are two numbers (rules page).
"""

from dataclasses import dataclass

import numpy as np

from undaunted.engine.history import History
from undaunted.engine.safety.lesson import lesson_kept
from undaunted.engine.safety.monitoring import held_since
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import Signs
from undaunted.engine.taxonomy import Pace
from undaunted.engine.values import Decision


@dataclass(frozen=True, slots=True)
class DoseWindow:
    """`floor` <= E[peak] <= `top`, and P(peak > `ceiling`) <= `max_chance_above`."""

    floor: float
    top: float
    ceiling: float
    max_chance_above: float


def window_for(
    pace: Pace,
    history: History,
    signs: Signs,
    not_recovering: bool,
    now_days: float,
    rules: SafetyRules,
) -> Decision[DoseWindow]:
    """Today's window: the pace's own, raised slowly, lowered after hard asks (rules page).

    `not_recovering`: whether fear stayed high the days after, as `stopping.not_recovering` says.
    """
    past = _until(history, now_days)
    floor, highest, ceiling = _pace_window(pace, rules)
    peaks = rated_peaks(past)
    held = held_since(signs, now_days, rules)
    earned = past if held is None else _until(past, held)
    top = min(highest, _earned_top(earned, floor, highest, rules))
    lately = _since(past, now_days - rules.drop_days)
    found = [*_dose_drops(lately, rules), *_other_drops(past, not_recovering, now_days, rules)]
    drop, reason = _largest(found)
    if not drop:
        reason = "new_person" if len(peaks) < rules.new_person_logs else "pace"
        reason = reason if held is None else "mood_held"
    window = DoseWindow(
        max(0.0, floor - drop), max(0.0, top - drop), ceiling, rules.max_chance_above
    )
    inputs = (("pace", pace.value), ("rated", len(peaks)), ("earned_top", top), ("drop", drop))
    return Decision(window, f"{rules.version}:dose", inputs, reason)


def _pace_window(pace: Pace, rules: SafetyRules) -> tuple[float, float, float]:
    """Floor, top and ceiling; every pace but open has the gentle ones."""
    if pace is Pace.OPEN:
        return rules.open_floor, rules.open_top, rules.open_ceiling
    return rules.gentle_floor, rules.gentle_top, rules.gentle_ceiling


def _earned_top(history: History, floor: float, highest: float, rules: SafetyRules) -> float:
    """The new-person top, and one rise for every three reflected asks inside the window."""
    if len(rated_peaks(history)) < rules.new_person_logs:
        return rules.new_person_top
    peak, reflected = history.fear_peak, history.column("reflected") > 0
    inside = int(np.sum(reflected & (floor <= peak) & (peak <= highest)))
    return rules.new_person_top + rules.rise * (inside // rules.rise_after)


def _until(history: History, time_days: float) -> History:
    """The part that had happened by then."""
    count = int(np.searchsorted(history.time_days, time_days, side="right"))
    return history if count == history.count else history.part(0, count)


def _since(history: History, time_days: float) -> History:
    """The part that is recent enough to lower the dose.

    A drop that only further asks could lift would shut every ask out for good.
    """
    count = int(np.searchsorted(history.time_days, time_days, side="right"))
    return history.part(count)


def _dose_drops(history: History, rules: SafetyRules) -> list[tuple[float, str]]:
    """Points by which recent asks lower the window, and why."""
    peaks = rated_peaks(history)
    drops: list[tuple[float, str]] = []
    if _avoided(history, rules):
        drops.append((rules.avoided_drop, "did_not_ask_twice"))
    if any(peak >= rules.strong_fear for peak in peaks[-rules.strong_fear_asks :]):
        drops.append((rules.strong_fear_drop, "strong_fear"))
    if twice_strong(peaks, rules):
        drops.append((rules.twice_drop, "strong_fear_twice"))
    return drops


def _other_drops(
    history: History, not_recovering: bool, now_days: float, rules: SafetyRules
) -> list[tuple[float, str]]:
    """Drops for fear that stays high, and for a wrong lesson that stays."""
    drops = []
    if not_recovering:
        drops.append((rules.recovering_drop, "not_recovering"))
    if lesson_kept(history, now_days, rules).value:
        drops.append((rules.lesson_drop, "lesson_kept"))
    return drops


def _largest(drops: list[tuple[float, str]]) -> tuple[float, str]:
    """The last of the largest drops; (0, "") when there is none."""
    most = max((drop for drop, _ in drops), default=0.0)
    return next((found for found in reversed(drops) if found[0] == most), (0.0, ""))


def rated_peaks(history: History) -> tuple[float, ...]:
    """Peak fear of every ask where it was said, oldest first."""
    peaks = history.fear_peak
    return tuple(peaks[~np.isnan(peaks)].tolist())


def twice_strong(peaks: tuple[float, ...], rules: SafetyRules) -> bool:
    """Whether two of five peaks were strong, now or within the last five rated asks."""
    for end in range(max(1, len(peaks) - rules.twice_asks + 1), len(peaks) + 1):
        recent = peaks[max(0, end - rules.twice_within) : end]
        if sum(1 for peak in recent if peak >= rules.strong_fear) >= 2:
            return True
    return False


def _avoided(history: History, rules: SafetyRules) -> bool:
    """Whether the last two planned asks were not made."""
    last = history.asked[-rules.avoided_running :]
    return len(last) == rules.avoided_running and not last.any()
