"""What holds for a person at the moment of choosing, besides their history."""

from dataclasses import dataclass

from undaunted.engine.choosing.arc import Arc
from undaunted.engine.history import History
from undaunted.engine.safety.assessment import SafetyAssessment
from undaunted.engine.safety.beginning import BeginningContext
from undaunted.engine.when import Calendar

_NONE: frozenset[str] = frozenset()
_ANY_DAY = Calendar()


@dataclass(frozen=True, slots=True)
class Situation:
    """Time in days, the hour of the person's own day (0-23), and keys of asks left out.

    `assessment` is what the safety rules say now. `refused_keys` are asks to somebody who already
    said no; own asks of the history are added. `unfitting` are keys of asks that what the person
    told leaves out, `circumstances` codes of `NotFor`. `high_begun`: when asks of high stakes were begun
    that have no answer yet. `arc` is the block of a programme that runs. `life` are the life parts
    that may be presumed.
    """

    now_days: float
    local_hour: int
    assessment: SafetyAssessment
    wanted_domains: frozenset[str] = _NONE
    no_go_domains: frozenset[str] = _NONE
    circumstances: frozenset[str] = _NONE
    unfitting: frozenset[str] = _NONE
    declined: frozenset[str] = _NONE
    set_aside: frozenset[str] = _NONE
    open_keys: frozenset[str] = _NONE
    refused_keys: frozenset[str] = _NONE
    ladder_keys: frozenset[str] = _NONE
    asks_today: int = 0
    high_begun: tuple[float, ...] = ()
    arc: Arc | None = None
    life: frozenset[str] = _NONE
    calendar: Calendar = _ANY_DAY

    def moment(self, history: History) -> BeginningContext:
        """The same as the safety rules look at it."""
        return BeginningContext(
            self.now_days, history, self.assessment, self.asks_today, self.high_begun
        )
