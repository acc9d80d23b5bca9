"""Six ways to choose the next ask, behind one interface: ours, ours without steps, four rivals.

All see the same log and the same asks; only ours has gates, and steps towards an ask. Not for
people: `choosing` is.
"""

from dataclasses import dataclass, replace
from typing import Protocol, Self

import numpy as np

from undaunted.engine import learned
from undaunted.engine.choosing import Situation, choose
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.pool import Pool
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.simulation.door import assessment_of
from undaunted.engine.taxonomy import Presumes

_NOON = 12
_EVERY_PART = frozenset(map(str, Presumes))  # made-up people have told all of their life
_SEEDS = 2**31
_ORDER_SEED = 100


@dataclass(frozen=True)
class Seen:
    """What a policy may look at: the log so far, the asks, the practice day and its luck (0-1).

    `with_steps` has the same asks and the steps towards each. `turn` counts practice days from 0,
    `turns` is how many the programme plans.
    """

    history: History
    pool: Pool
    with_steps: Pool
    time_days: float
    turn: int
    turns: int
    luck: float


class Policy(Protocol):
    """Chooses, and learns from logs only."""

    def offer(self, seen: Seen) -> str | None:
        """The key of the ask for today, or None for nothing today."""

    def learn(self, logged: LoggedAsk) -> "Policy":
        """The policy after one log."""


@dataclass(frozen=True)
class Ours:
    """The real chooser: gates, dose window, worth and draw, on the real state learned from logs.

    `by_steps`: whether the steps towards asks are among what it chooses from.
    """

    state: learned.LearnedState
    rules: SafetyRules
    by_steps: bool = True

    def offer(self, seen: Seen) -> str | None:
        settings = self.state.fear.settings
        now = assessment_of(seen.history, settings, seen.time_days, self.rules)
        situation = Situation(
            now_days=seen.time_days, local_hour=_NOON, assessment=now, life=_EVERY_PART
        )
        seed = int(seen.luck * _SEEDS)
        pool = seen.with_steps if self.by_steps else seen.pool
        choice = choose(self.state, seen.history, pool, situation, seed, self.rules)
        return choice.suggestion.key if choice.suggestion else None

    def learn(self, logged: LoggedAsk) -> "Ours":
        return replace(self, state=learned.learn_one(self.state, logged))


class Unlearning:
    """A policy that takes nothing from the log."""

    def learn(self, logged: LoggedAsk) -> Self:
        return self


class FixedOrder(Unlearning):
    """A list for everybody, like a 100-day challenge: a shuffled order, one a practice day."""

    def offer(self, seen: Seen) -> str | None:
        order = np.random.default_rng(_ORDER_SEED).permutation(len(seen.pool.candidates))
        return seen.pool.candidates[int(order[seen.turn % len(order)])].key


class Random(Unlearning):
    """Any ask, all alike."""

    def offer(self, seen: Seen) -> str | None:
        return seen.pool.candidates[int(seen.luck * len(seen.pool.candidates))].key


class Ladder(Unlearning):
    """Easiest first by curated fear, in even steps to the hardest on the last planned turn.

    A rung that was not made is not stepped over: the ladder moves on with the asks made.
    """

    def offer(self, seen: Seen) -> str | None:
        ordered = sorted(seen.pool.candidates, key=lambda one: (one.fear_mean, one.key))
        made = sum(1 for ask in seen.history.asks if ask.asked)
        rung = made * (len(ordered) - 1) // max(seen.turns - 1, 1)
        return ordered[min(rung, len(ordered) - 1)].key


@dataclass(frozen=True)
class MaximumFear:
    """Flooding: the ask this person is predicted to fear most, not repeated within a week.

    It predicts with the same filter as ours, without a ceiling.
    """

    state: fear.FearState
    rules: SafetyRules

    def offer(self, seen: Seen) -> str | None:
        since = seen.time_days - self.rules.repeat_days
        recent = {a.candidate.key for a in seen.history.asks if a.asked and a.time_days > since}
        left = tuple(one for one in seen.pool.candidates if one.key not in recent)
        if not left:
            return None
        feared = fear.predict_all(self.state, Pool(left), seen.time_days).latent_mean
        return left[int(np.argmax(feared))].key

    def learn(self, logged: LoggedAsk) -> "MaximumFear":
        return MaximumFear(fear.learn_one(self.state, logged), self.rules)


def policies(rules: SafetyRules) -> dict[str, Policy]:
    """Every policy at its beginning, ours first."""
    return {
        "ours": Ours(learned.start(), rules),
        "without_steps": Ours(learned.start(), rules, by_steps=False),
        "fixed_order": FixedOrder(),
        "random": Random(),
        "ladder": Ladder(),
        "maximum_fear": MaximumFear(fear.start(), rules),
    }
