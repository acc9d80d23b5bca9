"""A heavy day: what was told or noticed today weighs so much that kindness comes before any ask.

Not for the pace of the weeks after it: that is `pace`. It ends by itself when the person's day does.
"""

from collections.abc import Iterator

from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import Signs
from undaunted.engine.taxonomy import Thoughts
from undaunted.engine.values import Decision

WORDS_OF_DANGER, ITEM9, THOUGHTS, LOW_MOOD = "words_of_danger", "item9", "thoughts", "low_mood"
# What is answered first where several hold: what was told before what was only noticed.
_CAUSES = (ITEM9, THOUGHTS, WORDS_OF_DANGER, LOW_MOOD)
_TOLD = frozenset({Thoughts.PASSING, Thoughts.PLAN})


def heavy_day(signs: Signs, now_days: float, rules: SafetyRules) -> Decision[bool]:
    """Whether the person's day that runs is a heavy one; `reason` is its cause."""
    today = _told_today(signs, now_days, rules)
    reason = next((cause for cause in _CAUSES if cause in today), "none")
    inputs = (
        *((cause, cause in today) for cause in _CAUSES),
        ("asked_anyway", _asked_anyway(signs, today)),
    )
    return Decision(reason != "none", f"{rules.version}:heavy_day", inputs, reason)


def asks_wait(signs: Signs, now_days: float, rules: SafetyRules) -> bool:
    """Whether no ask is suggested today: not where the person asked for one after what was told."""
    today = _told_today(signs, now_days, rules)
    return bool(today) and not _asked_anyway(signs, today)


def _asked_anyway(signs: Signs, today: dict[str, float]) -> bool:
    newest = max(today.values(), default=None)
    return newest is not None and any(at >= newest for at in signs.asked_anyway)


def _told_today(signs: Signs, now_days: float, rules: SafetyRules) -> dict[str, float]:
    """When each cause was last told on the day that runs; none that belongs to another day."""
    day = signs.running_day(now_days)
    return {
        cause: at
        for cause, at in sorted(_every(signs, rules), key=lambda one: one[1])
        if day - signs.day_of(at) < rules.heavy_days
    }


def _every(signs: Signs, rules: SafetyRules) -> Iterator[tuple[str, float]]:
    yield from ((WORDS_OF_DANGER, at) for at in signs.words_of_danger)
    for taken in signs.taken:
        if taken.item9_told >= rules.item9_gentle:
            yield ITEM9, taken.time_days
    for one in signs.screenings:
        if one.thoughts in _TOLD:
            yield THOUGHTS, one.time_days
    if signs.last_mood is not None and signs.last_mood[1] <= rules.heavy_mood:
        yield LOW_MOOD, signs.last_mood[0]
