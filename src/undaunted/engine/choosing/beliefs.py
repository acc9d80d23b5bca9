"""What a person expects of asks, read from what they said: guesses, feared outcome, cost of a no.

Not for showing: these are the chooser's working figures (models page).
"""

from dataclasses import dataclass

import numpy as np

from undaunted.engine.answers.acceptance import YesForecasts
from undaunted.engine.history import History
from undaunted.engine.logistic import LEAST, logit, sigmoid
from undaunted.engine.pool import CHANNELS, COUNTERPARTS, DOMAINS, KINDS, Pool
from undaunted.engine.taxonomy import AskKind, Channel, Counterpart, Domain
from undaunted.engine.values import Floats


@dataclass(frozen=True, slots=True)
class BeliefSettings:
    """Priors (models page: forecasts); guesses on the logit, minus = too low; costs 0-100."""

    strangers: float = -0.9
    friends: float = -0.5
    written: float = 0.7
    dating_beforehand: float = -0.6
    own_weight_asks: float = 4.2
    slope: float = 0.5
    feared_guess: float = 0.4
    feared_rate: float = 0.2
    feared_asks: float = 4.0
    feared_slope_asks: float = 10.0
    fear_spread: float = 14.0
    cost_guess: float = 55.0
    cost_felt: float = 35.0
    cost_asks: float = 3.0
    latest: int = 5


_SETTINGS = BeliefSettings()
WRITTEN = frozenset({Channel.EMAIL, Channel.MESSAGE, Channel.LETTER, Channel.FORM})
_STRANGERS = frozenset({Counterpart.PASSER_BY, Counterpart.STAFF})


@dataclass(frozen=True, slots=True)
class Beliefs:
    """Of every ask (n,) guesses of a yes and of the feared outcome, and its rate, all 0-1.

    One figure each for how bad a no is expected to be, and how bad it was (0-100).
    """

    yes_guess: Floats
    feared_guess: Floats
    feared_rate: Floats
    cost_guess: float
    cost_felt: float


def beliefs(history: History, pool: Pool, answers: YesForecasts) -> Beliefs:
    """The beliefs that bear on a pool."""
    s = _SETTINGS
    prior = pool.derived("guess_error_prior", _guess_error_prior)
    guess = s.slope * logit(if_answered(answers)[1]) + prior + _own_guess_error(history)
    return Beliefs(
        sigmoid(guess),
        feared_guess(history, pool),
        feared_rate(history, answers),
        _latest(history.column("no_cost"), s.cost_guess),
        _shrunk(history.column("no_cost_felt"), s.cost_felt, s.cost_asks),
    )


def if_answered(answers: YesForecasts) -> tuple[Floats, Floats]:
    """The chance of an answer, and of a yes given one, a counter-offer counting half.

    That is what guesses are scored against (calibration): silence is no answer.
    """
    came = answers.good + answers.no
    return came, (answers.yes + answers.good) / (2.0 * came)


def _guess_error_prior(pool: Pool) -> Floats:
    """How guesses err for each channel before anything is known of the person (Bohns 2016)."""
    s = _SETTINGS
    error = np.zeros(len(pool))
    face_to_face = pool.channel == CHANNELS[Channel.FACE_TO_FACE]
    error[face_to_face & (pool.counterpart == COUNTERPARTS[Counterpart.FRIEND])] = s.friends
    strangers = np.isin(pool.counterpart, [COUNTERPARTS[one] for one in _STRANGERS])
    error[face_to_face & strangers] = s.strangers
    error[np.isin(pool.channel, [CHANNELS[one] for one in WRITTEN])] = s.written
    error[pool.domain == DOMAINS[Domain.DATING]] = s.dating_beforehand
    return error


def _own_guess_error(history: History) -> float:
    """The person's own error beyond the prior, with weight k / (k + 4.2) on their own guesses."""
    said = ~np.isnan(history.forecast_yes) & (history.pool.kind == KINDS[AskKind.ASKING])
    k = int(said.sum())
    if not k:
        return 0.0
    past = history.pool
    rated = logit(past.derived("rated_if_answered", _rated_if_answered)[said])
    prior = past.derived("guess_error_prior", _guess_error_prior)[said]
    gap = logit(history.forecast_yes[said]) - _SETTINGS.slope * rated - prior
    return float(np.mean(gap)) * k / (k + _SETTINGS.own_weight_asks)


def _rated_if_answered(pool: Pool) -> Floats:
    """The curated chances of a yes given an answer, a counter-offer counting half."""
    good = pool.column("yes_mean") + pool.column("partly_mean") / 2.0
    return np.asarray(good / np.maximum(1.0 - pool.column("no_answer"), LEAST))


def feared_guess(history: History, pool: Pool) -> Floats:
    """What they would expect of every ask: the latest level, more where the ask is harder.

    The slope over curated fear is the person's own, drawn to none as if ten asks had shown it.
    """
    s, chance = _SETTINGS, history.column("feared_chance")
    said = ~np.isnan(chance)
    if not said.any():
        return np.full(len(pool), s.feared_guess)
    fear, level = history.pool.column("fear_mean")[said], logit(chance[said])
    apart = fear - fear.mean()
    prior = s.feared_slope_asks * s.fear_spread**2
    slope = float(apart @ (level - level.mean())) / (float(apart @ apart) + prior)
    centre = float(np.mean((level - slope * fear)[-s.latest :]))
    return sigmoid(centre + slope * pool.column("fear_mean"))


def feared_rate(history: History, answers: YesForecasts) -> Floats:
    """How often it would come true: met oftener with a no than with something good."""
    s, happened, got = _SETTINGS, history.column("feared_happened"), history.got > 0.0
    good, other = (
        _shrunk(happened[outcome], s.feared_rate, s.feared_asks) for outcome in (got, ~got)
    )
    return np.asarray(answers.good * good + (1.0 - answers.good) * other)


def _latest(said: Floats, prior: float) -> float:
    """Mean of the last five statements (nan = none), or the prior without any."""
    values = said[~np.isnan(said)][-_SETTINGS.latest :]
    return float(values.mean()) if len(values) else prior


def _shrunk(met: Floats, prior: float, prior_asks: float) -> float:
    """Mean of everything met (nan = nothing), the prior counting as `prior_asks` asks."""
    values = met[~np.isnan(met)]
    return (float(values.sum()) + prior * prior_asks) / (len(values) + prior_asks)
