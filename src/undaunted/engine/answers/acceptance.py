"""The chance of an answer, of something good, of a full yes: the curated rating, moved by life.

Three stages, each one logit with one update (models page: answers): answered or not; partly or yes
against no (person and domain); yes against partly. Waiting teaches nothing yet. Not for fear.
"""

from dataclasses import dataclass, replace
from math import sqrt

import numpy as np

from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.logistic import PROBIT, chance_of, expected, log_odds, logit, sigmoid
from undaunted.engine.normal import TEN_PERCENT
from undaunted.engine.plain import read_back, written
from undaunted.engine.pool import DOMAINS, Pool
from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.engine.values import Candidate, Floats, YesForecast

_SIZE = 1 + len(DOMAINS)
_LEAST_CHANCE = 1e-6
_LEAST_SLOPE = 0.02
_GOOD = {Outcome.YES: 1.0, Outcome.PARTLY: 1.0, Outcome.NO: 0.0}
_WHOLE = {Outcome.YES: 1.0, Outcome.PARTLY: 0.0}
_CAME = {Outcome.YES: 1.0, Outcome.PARTLY: 1.0, Outcome.NO: 1.0, Outcome.GHOSTED: 0.0}


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """Priors as standard deviations on the logit (models page); drift is variance a day."""

    person_sd: float = 0.9
    domain_sd: float = 0.5
    domain_drift: float = 0.01
    domain_sd_most: float = 1.0
    ask_sd_least: float = 0.3
    ask_sd_most: float = 1.2
    whole_sd: float = 0.7
    came_sd: float = 0.7


@dataclass(frozen=True, slots=True)
class AnswerState:
    """`mean` of (person, every domain in the order of the list) and its covariance by rows.

    `whole` (yes rather than partly) and `came` (answered at all) are (mean, variance) of a person.
    """

    settings: AnswerSettings
    mean: tuple[float, ...]
    covariance: tuple[float, ...]
    whole: tuple[float, float]
    came: tuple[float, float]
    time_days: float | None = None

    def to_json(self) -> str:
        return written(self)

    @classmethod
    def from_json(cls, text: str) -> "AnswerState":
        return read_back(cls, text)


@dataclass(frozen=True, slots=True)
class YesForecasts:
    """Forecasts of a whole pool, each (n,): chances of a yes, of yes or partly, of a spoken no."""

    yes: Floats
    good: Floats
    no: Floats


def start(settings: AnswerSettings | None = None) -> AnswerState:
    """A new person: the prior."""
    s = settings or AnswerSettings()
    variances = np.diag([s.person_sd**2] + [s.domain_sd**2] * len(DOMAINS))
    return AnswerState(
        s, (0.0,) * _SIZE, _plain(variances), (0.0, s.whole_sd**2), (0.0, s.came_sd**2)
    )


def predict(state: AnswerState, candidate: Candidate, time_days: float) -> YesForecast:
    """The chance that this ask gets a yes at `time_days`, with its 80 % credible interval."""
    pool = Pool((candidate,))
    many, (centre, variance) = (
        predict_all(state, pool, time_days),
        _good_logit(state, pool, time_days),
    )
    reach = TEN_PERCENT * np.sqrt(variance)
    share = many.yes / many.good
    came = (many.good + many.no) * share
    low, high = came * sigmoid(centre - reach), came * sigmoid(centre + reach)
    return YesForecast(*(float(one[0]) for one in (many.yes, low, high, many.good)))


def predict_all(state: AnswerState, pool: Pool, time_days: float) -> YesForecasts:
    """As `predict`, for every candidate, without intervals."""
    came, _, whole = _curated(pool)
    answered = expected(came + state.came[0], np.array(state.came[1]))
    entire = expected(whole + state.whole[0], np.array(state.whole[1]))
    chance = expected(*_good_logit(state, pool, time_days))
    good = answered * chance
    return YesForecasts(good * entire, good, answered - good)


def _good_logit(state: AnswerState, pool: Pool, time_days: float) -> tuple[Floats, Floats]:
    """Mean and variance (n,) of the logit of something good, given an answer."""
    covariance, mean = _moved_on(state, time_days), np.array(state.mean)
    own = mean[0] + mean[1:]
    spread = covariance[0, 0] + np.diag(covariance)[1:] + 2.0 * covariance[0, 1:]
    centre = _curated(pool)[1] + own[pool.domain]
    return centre, spread[pool.domain] + _ask_variance(state.settings, pool)


def learn_one(state: AnswerState, logged: LoggedAsk) -> AnswerState:
    """The state after one log; waiting and not asked leave it as it is, and so do other kinds than
    asking: they have other answers."""
    outcome = logged.outcome
    if outcome not in _CAME or logged.candidate.kind != AskKind.ASKING:
        return state
    came, good, whole = _rated(logged.candidate)
    answered = (_scalar_step(state.came, came, _CAME[outcome]), state.whole)
    if outcome in _WHOLE:
        answered = (answered[0], _scalar_step(state.whole, whole, _WHOLE[outcome]))
    state = replace(state, came=answered[0], whole=answered[1])
    return _learn_good(state, logged, good) if outcome in _GOOD else state


def learn_many(state: AnswerState, history: History) -> AnswerState:
    """`learn_one` over a history, oldest first."""
    for logged in history.asks:
        state = learn_one(state, logged)
    return state


def _learn_good(state: AnswerState, logged: LoggedAsk, curated_logit: float) -> AnswerState:
    """One Newton step on person and domain, after the domains have drifted until now.

    The ask's own variance counts as doubt, but is not kept (assumed-density filtering).
    """
    covariance, mean = _moved_on(state, logged.time_days), np.array(state.mean)
    place = 1 + DOMAINS[logged.candidate.domain]
    gains = covariance[0] + covariance[place]
    extra = _own_variance(state.settings, logged.candidate)
    centre = curated_logit + state.mean[0] + state.mean[place]
    p = chance_of(centre / sqrt(1.0 + extra / PROBIT))
    weight = p * (1.0 - p)
    damping = 1.0 + weight * (float(gains[0] + gains[place]) + extra)
    covariance -= np.multiply.outer(gains, gains) * (weight / damping)
    mean += gains * ((_GOOD[logged.outcome] - p) / damping)
    return replace(
        state, mean=_plain(mean), covariance=_plain(covariance), time_days=logged.time_days
    )


def _scalar_step(
    belief: tuple[float, float], curated_logit: float, outcome: float
) -> tuple[float, float]:
    """The same step on one effect alone."""
    mean, variance = belief
    p = chance_of(curated_logit + mean)
    weight = p * (1.0 - p)
    damping = 1.0 + weight * variance
    return mean + variance * (outcome - p) / damping, variance - variance**2 * weight / damping


def _rated(candidate: Candidate) -> tuple[float, float, float]:
    """As `_curated`, for one ask."""
    came = max(1.0 - candidate.no_answer, _LEAST_CHANCE)
    good = max(candidate.yes_mean + candidate.partly_mean, _LEAST_CHANCE)
    return log_odds(came), log_odds(good / came), log_odds(candidate.yes_mean / good)


def _own_variance(settings: AnswerSettings, candidate: Candidate) -> float:
    """As `_ask_variance`, for one ask."""
    slope = max(candidate.yes_mean * (1.0 - candidate.yes_mean), _LEAST_SLOPE)
    sd = min(max(candidate.yes_sd / slope, settings.ask_sd_least), settings.ask_sd_most)
    return sd**2


def _curated(pool: Pool) -> tuple[Floats, Floats, Floats]:
    """Rated logits of an answer, of something good given an answer, of a yes given that."""
    return (
        pool.derived("rated_came", lambda p: logit(1.0 - p.column("no_answer"))),
        pool.derived("rated_good", lambda p: logit(_good_of(p) / _came_of(p))),
        pool.derived("rated_whole", lambda p: logit(p.column("yes_mean") / _good_of(p))),
    )


def _came_of(pool: Pool) -> Floats:
    return np.maximum(1.0 - pool.column("no_answer"), _LEAST_CHANCE)


def _good_of(pool: Pool) -> Floats:
    return np.maximum(pool.column("yes_mean") + pool.column("partly_mean"), _LEAST_CHANCE)


def _ask_variance(settings: AnswerSettings, pool: Pool) -> Floats:
    """The curator's own doubt, from chances to the logit."""
    slope = np.maximum(pool.column("yes_mean") * (1.0 - pool.column("yes_mean")), _LEAST_SLOPE)
    sd = np.clip(pool.column("yes_sd") / slope, settings.ask_sd_least, settings.ask_sd_most)
    return np.asarray(sd**2)


def _moved_on(state: AnswerState, time_days: float) -> Floats:
    """The covariance (k, k) at `time_days`: each domain forgets a little, up to a limit."""
    covariance = np.array(state.covariance).reshape(_SIZE, _SIZE)
    if state.time_days is None or time_days <= state.time_days:
        return covariance
    s, variances = state.settings, covariance.reshape(-1)[_SIZE + 1 :: _SIZE + 1]
    drift = s.domain_drift * (time_days - state.time_days)
    variances += np.minimum(drift, np.maximum(s.domain_sd_most**2 - variances, 0.0))
    return covariance


def _plain(values: Floats) -> tuple[float, ...]:
    return tuple(values.ravel().tolist())
