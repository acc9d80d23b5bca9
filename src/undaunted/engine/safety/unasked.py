"""Which noes that came unasked are followed by kindness, and for how long by no ask.

Not for noes to an ask: those are what is practised, and their fear is looked at elsewhere.
"""

from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import Signs
from undaunted.engine.taxonomy import Counterpart, UnaskedKind
from undaunted.engine.values import Decision

_NEAR = frozenset({Counterpart.PARTNER, Counterpart.RELATIVE, Counterpart.FRIEND})
_EXCLUDED = frozenset({UnaskedKind.LEFT_OUT, UnaskedKind.LEFT})


def is_close_to_home(kind: str, who: str) -> bool:
    """Whether such a no comes from somebody near, or shuts out: kindness comes first then."""
    return kind in _EXCLUDED or who in _NEAR


def left_out(signs: Signs, now_days: float, rules: SafetyRules) -> Decision[bool]:
    """Whether a no that was close to home was told on this day of the person, or just before."""
    ages = [signs.running_day(now_days) - signs.day_of(at) for at in signs.left_out]
    newest = min(ages, default=None)
    found = newest is not None and newest < rules.left_out_days
    reason = "after_being_left_out" if found else "none"
    return Decision(found, f"{rules.version}:left_out", (("days_since", newest),), reason)
