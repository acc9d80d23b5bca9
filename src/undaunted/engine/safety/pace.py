"""What each pace allows.

Not for choosing a pace: the person, a screening or a supporter does that.
"""

from undaunted.engine.safety.rules import SAFETY, SafetyRules
from undaunted.engine.taxonomy import Pace

RESTING = frozenset({Pace.REST, Pace.CARE_FIRST})


def stakes_cap(pace: Pace, rules: SafetyRules = SAFETY) -> int:
    """The highest stakes a pace allows at all; 0 while resting."""
    if pace in RESTING:
        return 0
    return rules.open_stakes if pace is Pace.OPEN else rules.gentle_stakes
