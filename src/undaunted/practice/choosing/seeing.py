"""What a choice for a moment is made from, and what it says of asks named before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from undaunted.engine.choosing import Choice, Situation, choose
from undaunted.engine.choosing.still_open import shut_now
from undaunted.engine.history import History
from undaunted.engine.learned import LearnedState
from undaunted.engine.pool import Pool
from undaunted.engine.safety.assessment import SafetyAssessment
from undaunted.engine.values import Decision
from undaunted.library.reading import open_library
from undaunted.practice.choosing.of_the_day import NamedAsk
from undaunted.programmes.leading import LeadingProgramme


@dataclass(frozen=True)
class ChoiceBasis:
    """What a choice is made from: what was learned, what is there, and what holds at the moment."""

    learned: LearnedState
    history: History
    pool: Pool
    situation: Situation
    stands: SafetyAssessment
    due: Decision[bool]
    leading: LeadingProgramme

    def without(self, keys: frozenset[str]) -> "ChoiceBasis":
        """The same with these asks set aside."""
        left = replace(self.situation, set_aside=self.situation.set_aside | keys)
        return replace(self, situation=left)

    def drawn(self, seed: int) -> Choice:
        """Choose, and store nothing."""
        rules = open_library().safety
        return choose(self.learned, self.history, self.pool, self.situation, seed, rules)

    def shut(self, kept: NamedAsk) -> Mapping[str, str]:
        """What shuts each ask of this suggestion now, by its key."""
        keys, window = tuple(filter(None, kept.keys)), kept.choice.window
        rules = open_library().safety
        return shut_now(self.learned, self.history, self.pool, self.situation, keys, window, rules)

    @property
    def programme(self) -> str:
        """The programme that leads, if one does."""
        return "" if self.leading.waits else self.leading.programme
