"""Three of four ways to learn from asks: habituation, Rescorla-Wagner and Pearce-Hall.

A learner says what is expected and which share of the first fear is left, and takes experiences.
The fourth, latent causes, is in `causes`. Not the filter of `fear`: these are other equations.
"""

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from undaunted.engine.logistic import sigmoid
from undaunted.engine.simulation.figures import LearnerFigures
from undaunted.engine.values import Floats


@dataclass(frozen=True)
class Held:
    """What is expected of every ask, each (n,): feared outcome and yes on the logit, cost 0-100."""

    threat: Floats
    guess: Floats
    cost: Floats


@dataclass(frozen=True, slots=True)
class Lived:
    """One ask as it was lived through: `feared`, `got` (None without an answer) are 0-1.

    `felt` (0-100) is how bad the no was, None where there was none; `point` in 0-1 is its chance.
    `weight`: how much it teaches beliefs, 1 for an ask and less for a step towards it.
    """

    place: int
    time_days: float
    feared: float
    got: float | None
    felt: float | None
    peak: float
    minutes: float
    point: float
    weight: float = 1.0


@dataclass(frozen=True)
class Rates:
    """Learning rates of one person (0-1), those who call a surprise an exception have less."""

    threat: float
    guess: float
    cost: float

    def times(self, attention: tuple[float, float, float]) -> "Rates":
        threat, guess, cost = attention
        return Rates(self.threat * threat, self.guess * guess, self.cost * cost)


@dataclass(frozen=True)
class Start:
    """What a learner begins with; `like` (n, n) is how far one ask teaches about another."""

    held: Held
    rates: Rates
    like: Floats
    figures: LearnerFigures


class Learner(Protocol):
    """A person's way of learning; `time_days` never goes back."""

    def held(self, time_days: float) -> Held:
        """What is expected of every ask now."""

    def left(self, time_days: float) -> Floats:
        """The share of the first fear that is left for every ask, shape (n,)."""

    def learn(self, lived: Lived) -> "Learner":
        """The learner after one ask."""


@dataclass(frozen=True)
class Errors:
    """What came minus what was expected, 0 where nothing came; cost as a share of 100."""

    threat: float
    guess: float
    cost: float


def errors(held: Held, lived: Lived) -> Errors:
    at = lived.place
    threat, guess = sigmoid(np.array([held.threat[at], held.guess[at]]))
    return Errors(
        lived.feared - float(threat),
        0.0 if lived.got is None else lived.got - float(guess),
        0.0 if lived.felt is None else (lived.felt - float(held.cost[at])) / 100.0,
    )


def stepped(held: Held, lived: Lived, rates: Rates, start: Start) -> Held:
    """Delta rule on every belief; other asks move as far as they are like this one.

    Rescorla & Wagner 1972, written for overlapping elements; steps by `figures`. The cost of a
    no is one belief for all asks.
    """
    wrong, s = errors(held, lived), start.figures
    like = lived.weight * start.like[:, lived.place]
    return Held(
        held.threat + s.threat_step * rates.threat * wrong.threat * like,
        held.guess + s.guess_step * rates.guess * wrong.guess * like,
        np.clip(held.cost + 100.0 * rates.cost * wrong.cost, 0.0, 100.0),
    )


def _harm(held: Held, figures: LearnerFigures) -> Floats:
    """Expected badness of every ask: of the feared outcome, and of a no (0-100 times a chance)."""
    feared = sigmoid(held.threat) * figures.severity
    return np.asarray(feared + (1.0 - sigmoid(held.guess)) * held.cost)


def left_by_harm(held: Held, start: Start) -> Floats:
    """Fear follows expected harm: the learned share of it goes with the harm left."""
    share = start.figures.learned_share
    return np.asarray(
        1.0 - share + share * _harm(held, start.figures) / _harm(start.held, start.figures)
    )


def _kept(figures: LearnerFigures, gap_days: float) -> float:
    """What is kept of a fall in fear after a gap without asks."""
    for_good = figures.expectancy_kept
    return for_good + (1.0 - for_good) * float(np.exp(-max(gap_days, 0.0) / figures.fading_days))


@dataclass(frozen=True)
class Expecting:
    """Rescorla-Wagner: beliefs move by a fixed share of their error; no error, no learning."""

    start: Start
    now: Held
    last_days: float = 0.0

    def held(self, time_days: float) -> Held:
        return self.now

    def left(self, time_days: float) -> Floats:
        fallen = 1.0 - left_by_harm(self.now, self.start)
        return np.asarray(1.0 - fallen * _kept(self.start.figures, time_days - self.last_days))

    def learn(self, lived: Lived) -> "Expecting":
        after = stepped(self.now, lived, self.start.rates, self.start)
        return replace(self, now=after, last_days=lived.time_days)


@dataclass(frozen=True)
class Attending:
    """Pearce-Hall: the rate of each belief rises with its recent surprises (Pearce & Hall 1980)."""

    expecting: Expecting
    attention: tuple[float, float, float]

    def held(self, time_days: float) -> Held:
        return self.expecting.held(time_days)

    def left(self, time_days: float) -> Floats:
        return self.expecting.left(time_days)

    def learn(self, lived: Lived) -> "Attending":
        start, now = self.expecting.start, self.expecting.now
        after = stepped(now, lived, start.rates.times(self.attention), start)
        expecting = replace(self.expecting, now=after, last_days=lived.time_days)
        return Attending(expecting, self.attended(errors(now, lived), lived))

    def attended(self, wrong: Errors, lived: Lived) -> tuple[float, float, float]:
        """Attention to each belief that was tested moves towards the size of its surprise."""
        s = self.expecting.start.figures
        tested = (True, lived.got is not None, lived.felt is not None)
        sizes = (wrong.threat, wrong.guess, wrong.cost)
        moved = lived.weight * (1.0 - s.attention_memory)
        new = [
            (1.0 - moved) * old + moved * s.attention_per_surprise * abs(size) if was else old
            for old, size, was in zip(self.attention, sizes, tested, strict=True)
        ]
        return new[0], new[1], new[2]


@dataclass(frozen=True)
class Habituating:
    """Habituation: fear falls with number and length of exposures, whatever is believed.

    A lasting and a short-term part (Groves & Thompson 1970); an exposure counts as far as fear
    was active (Foa & Kozak 1986). Beliefs are held and corrected too, but fear ignores them.
    """

    beliefs: Expecting
    lasting: Floats
    passing: Floats
    last_days: float = 0.0

    def held(self, time_days: float) -> Held:
        return self.beliefs.held(time_days)

    def left(self, time_days: float) -> Floats:
        s = self.beliefs.start.figures
        short = self.passing * self.faded(time_days)
        worn = (1.0 - s.habituation_short) * self.lasting + s.habituation_short * short
        return np.asarray(1.0 - s.habituation_share * worn)

    def faded(self, time_days: float) -> float:
        days = self.beliefs.start.figures.habituation_short_days
        return float(np.exp(-max(time_days - self.last_days, 0.0) / days))

    def learn(self, lived: Lived) -> "Habituating":
        start = self.beliefs.start
        s = start.figures
        active = min(max(lived.peak, 0.0) / s.activating_fear, 1.0)
        length = min(lived.minutes / s.usual_minutes, 2.0)
        worn = np.minimum(s.habituation_rate * active * length, 1.0) * start.like[:, lived.place]
        short = self.passing * self.faded(lived.time_days)
        return Habituating(
            self.beliefs.learn(lived),
            self.lasting + (1.0 - self.lasting) * worn,
            short + (1.0 - short) * worn,
            lived.time_days,
        )


def rescorla_wagner(start: Start) -> Learner:
    return Expecting(start, start.held)


def pearce_hall(start: Start) -> Learner:
    first = start.figures.attention_start
    return Attending(Expecting(start, start.held), (first, first, first))


def habituation(start: Start) -> Learner:
    nothing = np.zeros(len(start.held.threat))
    return Habituating(Expecting(start, start.held), nothing, nothing)
