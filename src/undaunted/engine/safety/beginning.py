"""What the rules look at when an ask is about to be begun or suggested: the ask and the moment.

Values only; what they lead to is decided in `allowing`.
"""

from dataclasses import dataclass, field

import numpy as np

from undaunted.engine.history import History
from undaunted.engine.pool import Pool
from undaunted.engine.safety.assessment import SafetyAssessment
from undaunted.engine.taxonomy import Source
from undaunted.engine.values import Candidate, Floats

_BY_OTHERS = frozenset({Source.SUGGESTED, Source.PROGRAMME})


@dataclass(frozen=True, slots=True)
class PreparationSheet:
    """A preparation that was written: how many hours ago, and whether somebody stands by."""

    hours_ago: float
    has_support: bool


@dataclass(frozen=True, slots=True)
class OtherPerson:
    """What is known of who is asked; by default nothing speaks against asking them.

    `thought_of`: whether the asker thought of them, where that is wanted. `refused`: whether they
    said no before. `times_asked`: how often they were asked within `party_days`.
    """

    thought_of: bool = True
    safe: bool = True
    refused: bool = False
    times_asked: int = 0


@dataclass(frozen=True, slots=True)
class Asks:
    """n asks as the rules look at them: from where, and P(peak > ceiling) 0-1 of each, shape (n,).

    A chance that is not known is no number, and shuts. Sheet and other person belong to one ask, so
    they are known at the door only.
    """

    pool: Pool
    source: Source
    chance_above: Floats = field(default_factory=lambda: np.full(1, np.nan))
    sheet: PreparationSheet | None = None
    other: OtherPerson = field(default_factory=OtherPerson)

    @property
    def by_others(self) -> bool:
        """Whether we chose them, not the person."""
        return self.source in _BY_OTHERS


@dataclass(frozen=True, slots=True)
class Chosen:
    """An ask about to be begun: from where, P(peak > ceiling) 0-1, its sheet, and who is asked."""

    ask: Candidate
    source: Source
    chance_above: float
    sheet: PreparationSheet | None = None
    other: OtherPerson = field(default_factory=OtherPerson)

    @property
    def asks(self) -> Asks:
        """The same as asks of which there is one."""
        above = np.array([self.chance_above])
        return Asks(Pool((self.ask,)), self.source, above, self.sheet, self.other)


@dataclass(frozen=True, slots=True)
class BeginningContext:
    """When, on what history, under which decisions, and what was begun and has no answer yet.

    `begun_today` counts asks, without own ones and those told afterwards; `high_begun` are the days
    (engine's clock) at which asks of high stakes were begun that the history does not hold.
    `screening_due` is known at the door only.
    """

    now_days: float
    history: History
    assessment: SafetyAssessment
    begun_today: int
    high_begun: tuple[float, ...] = ()
    screening_due: bool = False

    @property
    def asks_today(self) -> int:
        """Asks of the person's own day: those begun, and never fewer than were logged."""
        signs, history = self.assessment.signs, self.history
        begins = self.now_days - (self.now_days - signs.day_begins) % 1.0
        today = (begins <= history.time_days) & (history.time_days < begins + 1.0)
        return max(self.begun_today, int(np.sum(today & history.limited)))
