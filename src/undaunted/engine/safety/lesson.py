"""The wrong lesson: when a no is read as a verdict on the whole person (rules page).

Not for what words mean (`words.self_judgement`), nor for the answer, which is a page.
"""

import numpy as np

from undaunted.engine.history import History
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import AHEAD_DAYS, Signs
from undaunted.engine.values import Decision, Floats


def _jumps(history: History) -> Floats:
    """By how much "something is wrong with me" grew in each ask, -1 to 1; nan where not told."""
    return history.column("worth_after") - history.column("worth_before")


def wrong_lesson(
    before: float | None, after: float | None, words: bool, rules: SafetyRules
) -> Decision[bool]:
    """Whether one ask taught it: conviction (0-1) up by .20 or more, or words that say so."""
    rose = None if before is None or after is None else after - before
    jumped = rose is not None and rose >= rules.lesson_jump - 1e-9
    reason = "conviction" if jumped else "words" if words else "none"
    inputs = (("rose", rose), ("words", words))
    return Decision(jumped or words, f"{rules.version}:wrong_lesson", inputs, reason)


def lesson_kept(history: History, now_days: float, rules: SafetyRules) -> Decision[bool]:
    """Whether it stays: up on two of three asks running, or high twice running."""
    age = now_days - history.time_days
    lately = (age >= -AHEAD_DAYS) & (age < rules.drop_days)
    rated = lately & ~np.isnan(_jumps(history))
    up = _jumps(history)[rated][-rules.lesson_within :] >= rules.lesson_jump - 1e-9
    after = history.column("worth_after")[lately]
    level = after[~np.isnan(after)][-rules.lesson_level_times :]
    high = len(level) == rules.lesson_level_times and bool(
        np.all(level >= rules.lesson_level - 1e-9)
    )
    times = int(np.sum(up))
    kept = times >= rules.lesson_times or high
    inputs = (("times_up", times), ("high", high))
    return Decision(kept, f"{rules.version}:lesson_kept", inputs, "lesson_kept" if kept else "none")


def lessons_lately(history: History, signs: Signs, now_days: float, rules: SafetyRules) -> int:
    """Wrong lessons of the last thirty days; one ask with words and a jump counts once a day."""
    grew = history.time_days[_jumps(history) >= rules.lesson_jump - 1e-9].tolist()
    since = now_days - rules.lesson_days
    return len({signs.day_of(t) for t in (*grew, *signs.lessons) if since < t <= now_days})
