"""Latent causes: what happens is explained by a hidden cause, and only that cause is corrected.

A new context or a large error opens a new cause with Chinese-restaurant probability; older causes
fade more slowly than recent ones, so that fear returns after a gap (Gershman, Blei & Niv 2010;
Gershman et al. 2013, 2017). The inference is ours: one sampled cause an ask, no backward pass.
"""

from dataclasses import dataclass, replace

import numpy as np

from undaunted.engine.logistic import logit, sigmoid
from undaunted.engine.simulation.learners import (
    Held,
    Learner,
    Lived,
    Start,
    errors,
    left_by_harm,
    stepped,
)
from undaunted.engine.values import Floats


@dataclass(frozen=True)
class Cause:
    """A hidden cause: what it lets expect, and the asks (place, day, weight) put down to it."""

    held: Held
    trials: tuple[tuple[int, float, float], ...] = ()


@dataclass(frozen=True)
class Inferring:
    """Latent cause: the first cause is the fear a person came with, learned long before day 0."""

    start: Start
    causes: tuple[Cause, ...]

    def weights(self, time_days: float) -> Floats:
        """How likely each cause is behind every ask now, before anything is seen, (causes, n)."""
        s, like = self.start.figures, self.start.like
        rows = []
        for cause in self.causes:
            row = np.zeros(len(like))
            if cause.trials:
                places = [place for place, _, _ in cause.trials]
                days, weights = np.array([trial[1:] for trial in cause.trials]).T
                row = like[:, places] @ (weights * _recency(time_days - days, s.recency_power))
            rows.append(row)
        age = np.array([time_days + s.old_age_days])
        rows[0] = rows[0] + s.old_trials * s.old_likeness * _recency(age, s.recency_power)
        return np.array(rows)

    def shares(self, time_days: float) -> Floats:
        weights = self.weights(time_days)
        return np.asarray(weights / weights.sum(axis=0))

    def held(self, time_days: float) -> Held:
        shares = self.shares(time_days)
        threat = np.array([sigmoid(cause.held.threat) for cause in self.causes])
        guess = np.array([sigmoid(cause.held.guess) for cause in self.causes])
        cost = np.array([cause.held.cost for cause in self.causes])
        return Held(
            logit((shares * threat).sum(axis=0)),
            logit((shares * guess).sum(axis=0)),
            (shares * cost).sum(axis=0),
        )

    def left(self, time_days: float) -> Floats:
        each = np.array([left_by_harm(cause.held, self.start) for cause in self.causes])
        return np.asarray((self.shares(time_days) * each).sum(axis=0))

    def learn(self, lived: Lived) -> "Inferring":
        """One cause is drawn for the ask, and only that one is corrected."""
        chances = self.responsible(lived)
        drawn = int(np.searchsorted(np.cumsum(chances), lived.point, side="right"))
        causes = [*self.causes, Cause(_fresh(self.start))]
        drawn = min(drawn, len(causes) - 1)
        after = stepped(causes[drawn].held, lived, self.start.rates, self.start)
        trial = (lived.place, lived.time_days, lived.weight)
        causes[drawn] = Cause(after, (*causes[drawn].trials, trial))
        opened = drawn == len(self.causes)
        return replace(self, causes=tuple(causes if opened else causes[:-1]))

    def responsible(self, lived: Lived) -> Floats:
        """Chance of every cause, and last of a new one, given what happened."""
        s = self.start.figures
        prior = self.weights(lived.time_days)[:, lived.place]
        fit = [_fits(cause.held, lived, s.error_sd) for cause in self.causes]
        new = s.new_cause * _fits(_fresh(self.start), lived, s.error_sd)
        joint = np.array([*(prior * np.array(fit)), new])
        return np.asarray(joint / joint.sum())


def _recency(age_days: Floats, power: float) -> Floats:
    """Weight of trials of an age: a power law, so the ratio of old to recent grows with a gap."""
    return np.asarray((1.0 + np.maximum(age_days, 0.0)) ** -power)


def _fits(held: Held, lived: Lived, sd: float) -> float:
    """How well a cause foretells what happened (0-1)."""
    wrong = errors(held, lived)
    return float(np.exp(-(wrong.threat**2 + wrong.guess**2 + wrong.cost**2) / (2.0 * sd**2)))


def _fresh(start: Start) -> Held:
    """What a cause nobody has met yet lets expect: part of the way from the first fear."""
    s, first = start.figures, start.held
    return Held(
        first.threat + s.fresh_threat_logit, first.guess * s.fresh_guess, first.cost * s.fresh_cost
    )


def latent_cause(start: Start) -> Learner:
    return Inferring(start, (Cause(start.held),))
