"""What has been learned about one person: their fear and the answers they get.

A cache that can always be rebuilt from the facts; not a fact itself.
"""

import json
from dataclasses import dataclass, replace

from undaunted.engine import ENGINE_VERSION
from undaunted.engine.answers import acceptance
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.fear.exposure import Practised
from undaunted.engine.history import FearAfter, History, LoggedAsk
from undaunted.engine.plain import from_columns, from_plain, to_columns, to_plain
from undaunted.engine.priors import Priors

__all__ = ["ENGINE_VERSION", "LearnedState", "learn_many", "learn_one", "start"]


@dataclass(frozen=True, slots=True)
class LearnedState:
    """Both states, what was expected of the days after the last asks, and the engine's version."""

    fear: fear.FearState
    answers: acceptance.AnswerState
    version: str = ENGINE_VERSION
    after: tuple[FearAfter, ...] = ()

    def to_json(self) -> str:
        """As JSON text; what grows with the asks that were done is written by columns."""
        exposures = self.fear.exposures
        rest = replace(self.fear, offsets=(), exposures=replace(exposures, practised=()))
        grown = (self.fear.offsets, exposures.practised, self.after)
        plain = [to_plain(replace(self, fear=rest, after=())), *map(to_columns, grown)]
        return json.dumps(plain, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "LearnedState":
        """What `to_json` wrote. Raises ValueError, TypeError or KeyError for anything else."""
        plain, offsets, practised, after = json.loads(text)
        rest = from_plain(cls, plain)
        exposures = replace(rest.fear.exposures, practised=from_columns(Practised, practised))
        known = from_columns(fear.AskOffset, offsets)
        whole = replace(rest.fear, offsets=known, exposures=exposures)
        return replace(rest, fear=whole, after=from_columns(FearAfter, after))


def start(priors: Priors | None = None) -> LearnedState:
    """A new person: the priors, by default the curated ones."""
    known = priors or Priors()
    return LearnedState(fear.start(known.fear), acceptance.start(known.answers))


def learn_one(state: LearnedState, logged: LoggedAsk) -> LearnedState:
    """The state after one log."""
    return LearnedState(
        fear.learn_one(state.fear, logged),
        acceptance.learn_one(state.answers, logged),
        state.version,
        fear.looked_again(state.after, state.fear, logged),
    )


def learn_many(state: LearnedState, history: History) -> LearnedState:
    """`learn_one` over a history, oldest first."""
    for logged in history.asks:
        state = learn_one(state, logged)
    return state
