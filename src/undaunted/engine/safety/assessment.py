"""Everything the safety rules say of a person now, worked out together, so that all obey the same.

Suggestions, browsing, the ladder, own asks and programmes are given this and nothing else.
"""

from dataclasses import dataclass

from undaunted.engine.fear.forecasting import FearSettings
from undaunted.engine.history import History
from undaunted.engine.safety.dose import DoseWindow, window_for
from undaunted.engine.safety.heavy_day import heavy_day
from undaunted.engine.safety.lesson import lesson_kept
from undaunted.engine.safety.monitoring import mood_worth_a_look
from undaunted.engine.safety.pace import pace_for
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import Signs
from undaunted.engine.safety.stakes import stakes_allowed
from undaunted.engine.safety.stopping import (
    fear_rising,
    not_learning,
    not_recovering,
    others_uneasy,
    rest_due,
    rest_offered,
    seeking,
)
from undaunted.engine.safety.worsening import worsening
from undaunted.engine.taxonomy import Pace
from undaunted.engine.values import Decision


@dataclass(frozen=True, slots=True)
class SafetyAssessment:
    """The decisions that hold now; `notes` are signs worth a word, none of which shuts a gate."""

    signs: Signs
    pace: Decision[Pace]
    window: Decision[DoseWindow]
    stakes: Decision[int]
    rest: Decision[bool]
    heavy: Decision[bool]
    notes: tuple[Decision[bool], ...]

    @property
    def worth_a_word(self) -> tuple[str, ...]:
        """Codes of the notes that hold, the weightiest first."""
        return tuple(note.reason for note in self.notes if note.value)


def assess_safety(
    signs: Signs, history: History, settings: FearSettings, now_days: float, rules: SafetyRules
) -> SafetyAssessment:
    """What the rules say at `now_days` of everything told and logged by then."""
    pace = pace_for(signs, history, now_days, rules)
    stuck = not_recovering(history, settings, now_days, rules)
    return SafetyAssessment(
        signs,
        pace,
        window_for(pace.value, history, signs, stuck.value, now_days, rules),
        stakes_allowed(pace.value, history, signs, stuck.value, now_days, rules),
        rest_due(history, signs, now_days, rules),
        heavy_day(signs, now_days, rules),
        (
            lesson_kept(history, now_days, rules),
            _watched(signs, rules),
            stuck,
            mood_worth_a_look(signs, now_days, rules),
            rest_offered(history, now_days, rules),
            fear_rising(history, rules),
            others_uneasy(history, rules),
            seeking(history, rules),
            not_learning(history, rules),
        ),
    )


def _watched(signs: Signs, rules: SafetyRules) -> Decision[bool]:
    """Whether a score rose so far that it is worth a look, or worth a repeat."""
    found = worsening(signs.taken, rules)
    worth = found.value != "none"
    reason = f"score_{found.value}" if worth else "none"
    return Decision(worth, found.rule, found.inputs, reason)
