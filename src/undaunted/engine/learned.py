"""What has been learned about one person: their fear and the answers they get.

A cache that can always be rebuilt from the facts; not a fact itself.
"""

from dataclasses import dataclass

from undaunted.engine import ENGINE_VERSION
from undaunted.engine.answers import acceptance
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.plain import read_back, written
from undaunted.engine.priors import Priors

__all__ = ["ENGINE_VERSION", "Learned", "learn_many", "learn_one", "start"]


@dataclass(frozen=True, slots=True)
class Learned:
    """Both states and the engine version that made them."""

    fear: fear.FearState
    answers: acceptance.AnswerState
    version: str = ENGINE_VERSION

    def to_json(self) -> str:
        return written(self)

    @classmethod
    def from_json(cls, text: str) -> "Learned":
        return read_back(cls, text)


def start(priors: Priors | None = None) -> Learned:
    """A new person: the priors, by default the curated ones."""
    known = priors or Priors()
    return Learned(fear.start(known.fear), acceptance.start(known.answers))


def learn_one(state: Learned, logged: LoggedAsk) -> Learned:
    """The state after one log."""
    return Learned(
        fear.learn_one(state.fear, logged),
        acceptance.learn_one(state.answers, logged),
        state.version,
    )


def learn_many(state: Learned, history: History) -> Learned:
    """`learn_one` over a history, oldest first."""
    for logged in history.asks:
        state = learn_one(state, logged)
    return state
