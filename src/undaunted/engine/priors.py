"""What everybody's attempts taught, as the priors of one person's engine: a version that is stored.

Asks that few people did keep their curated rating (models page). Not for fitting: `population` does.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property

from undaunted.engine.answers.acceptance import AnswerSettings
from undaunted.engine.fear.forecasting import FearSettings
from undaunted.engine.history import History
from undaunted.engine.plain import read_back, written
from undaunted.engine.values import Candidate

_CURATED = "curated"


@dataclass(frozen=True)
class AskPrior:
    """What `people` people met at an ask: fear 0-100, chance of a yes 0-1, each with its sd."""

    key: str
    people: int
    fear_mean: float
    fear_sd: float
    yes_mean: float
    yes_sd: float
    partly_mean: float


@dataclass(frozen=True)
class Priors:
    """How people differ, and what was learned of asks; `version` names the fit they came from."""

    version: str = _CURATED
    fear: FearSettings = field(default_factory=FearSettings)
    answers: AnswerSettings = field(default_factory=AnswerSettings)
    asks: tuple[AskPrior, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, AskPrior]:
        return {ask.key: ask for ask in self.asks}

    def candidate(self, curated: Candidate) -> Candidate:
        """The ask with what was learned of it in place of its curated rating."""
        known = self.by_key.get(curated.ask_key)
        if known is None:
            return curated
        return replace(
            curated,
            fear_mean=known.fear_mean,
            fear_sd=known.fear_sd,
            yes_mean=known.yes_mean,
            yes_sd=known.yes_sd,
            partly_mean=known.partly_mean,
        )

    def history(self, curated: History) -> History:
        """The history with every ask as `candidate` makes it."""
        if not self.asks:
            return curated
        asks = (replace(ask, candidate=self.candidate(ask.candidate)) for ask in curated.asks)
        return History(tuple(asks))

    def to_json(self) -> str:
        return written(self)

    @classmethod
    def from_json(cls, text: str) -> "Priors":
        return read_back(cls, text)
