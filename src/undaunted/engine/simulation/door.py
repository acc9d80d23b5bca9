"""What the safety rules say on a day of a simulated person, and whether the door lets an offer in.

The door learns its own state from the logs, so that it checks what a policy offers and shares
nothing with it. Not for choosing.
"""

from dataclasses import dataclass, replace

from undaunted.engine.fear import forecasting as fear
from undaunted.engine.fear.forecasting import FearSettings
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.safety.allowing import may_begin
from undaunted.engine.safety.assessment import SafetyAssessment, assess_safety
from undaunted.engine.safety.beginning import BeginningContext, Chosen, PreparationSheet
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import Screened, Signs
from undaunted.engine.taxonomy import Pace, Source
from undaunted.engine.values import Candidate

_REFLECTED_FOR_OPEN = 5
_WRITTEN = PreparationSheet(hours_ago=48.0, has_support=True)


def assessment_of(
    history: History, settings: FearSettings, time_days: float, rules: SafetyRules
) -> SafetyAssessment:
    """What the rules say of somebody who was screened without findings, and who chooses gentle
    until five asks or steps were looked back on."""
    reflected = sum(1 for ask in history.asks if ask.asked and ask.reflected)
    chosen = Pace.OPEN if reflected >= _REFLECTED_FOR_OPEN else Pace.GENTLE
    signs = Signs(screenings=(Screened(time_days),), chosen=chosen)
    return assess_safety(signs, history, settings, time_days, rules)


@dataclass(frozen=True)
class CheckedDoor:
    """The door of one person: what was learned of their fear from the logs so far."""

    state: fear.FearState
    rules: SafetyRules

    def refuses(self, offered: Candidate, history: History, time_days: float) -> bool:
        """Whether the offer can't be begun at this moment; a sheet that it needs is written."""
        now = assessment_of(history, self.state.settings, time_days, self.rules)
        ceiling = now.window.value.ceiling
        above = fear.predict(self.state, offered, time_days).chance_above(ceiling)
        chosen = Chosen(offered, Source.SUGGESTED, above, _WRITTEN)
        return not may_begin(chosen, BeginningContext(time_days, history, now, 0), self.rules).value

    def learn(self, logged: LoggedAsk) -> "CheckedDoor":
        """The door after one log."""
        return replace(self, state=fear.learn_one(self.state, logged))


def door(rules: SafetyRules) -> CheckedDoor:
    """The door of somebody new."""
    return CheckedDoor(fear.start(), rules)
