"""Fear of an ask: person level + slow state + ask - learning slope x practice (models page: fear).

A closed-form filter, with censoring at 0 and 100, an own offset for every ask that was done and
for its channel and counterpart, the person's own noise and their own forecast error. Not for
choosing, and not for other people: `fear_fit` learns the settings from those.
"""

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import repeat
from math import sqrt
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from undaunted.engine.fear.exposure import Exposures, exposure, exposure_to
from undaunted.engine.history import FearAfter, History, LoggedAsk
from undaunted.engine.normal import (
    HIGHEST,
    LOWEST,
    TEN_PERCENT,
    beyond,
    clipped_mean,
    clipped_mean_of_one,
)
from undaunted.engine.plain import read_back, written
from undaunted.engine.pool import CHANNELS, COUNTERPARTS, STEPS, Codes, Pool
from undaunted.engine.steps import RATINGS
from undaunted.engine.values import UNSAID, Candidate, FearForecast, Floats

_KEY = attrgetter("key")
_CONTEXTS = 2
_LEAST_SHARE = 0.1  # of its ask's fear in any step; our judgement
_MOST_AFTER = 120  # follow-ups: more than anybody answers within the days that still count


@dataclass(frozen=True, slots=True)
class FearSettings:
    """Priors in points of fear and days (models page: fear); the ask's own sd is its curated one.

    `mean_shift`: how far people's fear lies above the curated one. `context_sd`: a person's own
    deviation by channel and by counterpart, a part of what the curated sd holds. `noise_weight`:
    how many logs the noise prior counts for (log sd .25 is 8). A follow-up loads half on level and
    slow state around half of mid scale (models page: fear); its sd is our judgement.
    """

    person_sd: float = 14.0
    slow_sd: float = 9.0
    slow_kept_a_day: float = 0.90
    slope_mean: float = 6.0
    slope_sd: float = 4.0
    noise_sd: float = 14.0
    bias_mean: float = 5.0
    bias_sd: float = 10.0
    forecast_sd: float = 15.0
    ask_sd_least: float = 5.0
    mean_shift: float = 0.0
    context_sd: float = 5.0
    noise_weight: float = 8.0
    follow_up_mean: float = 25.0
    follow_up_loading: float = 0.5
    follow_up_sd: float = 20.0


@dataclass(frozen=True, slots=True)
class AskOffset:
    """How far an ask (or a channel, a counterpart) lies from its curated fear for this person."""

    key: str
    mean: float
    variance: float


@dataclass(frozen=True, slots=True)
class FearState:
    """`mean` of (level, slow state, slope), its covariance row by row, and what was practised.

    `shares`: how far the share of an ask's fear that a step holds lies from the rated one.
    `bias`: mean and variance of how much the person's own forecasts lie too high. `noise` and
    `forecast_noise`: how many logs the variance of one peak, and of one forecast's error, rests
    on, and that variance.
    """

    settings: FearSettings
    mean: tuple[float, float, float]
    covariance: tuple[float, ...]
    bias: tuple[float, float]
    noise: tuple[float, float]
    forecast_noise: tuple[float, float]
    time_days: float | None = None
    offsets: tuple[AskOffset, ...] = ()
    contexts: tuple[AskOffset, ...] = ()
    exposures: Exposures = field(default_factory=Exposures)
    shares: tuple[AskOffset, ...] = ()

    def to_json(self) -> str:
        return written(self)

    @classmethod
    def from_json(cls, text: str) -> "FearState":
        return read_back(cls, text)


@dataclass(frozen=True, slots=True)
class FearForecasts:
    """Forecasts of a whole pool: unclipped mean, its sd and the clipped mean, each (n,).

    `known_sd` leaves out ask and noise; `ask_mean` is the unclipped mean of the ask itself where
    the candidate is a step towards it.
    """

    latent_mean: Floats
    sd: Floats
    mean: Floats
    known_sd: Floats
    ask_mean: Floats

    def of(self, rows: Codes) -> "FearForecasts":
        """The forecasts of some rows."""
        return FearForecasts(
            self.latent_mean[rows],
            self.sd[rows],
            self.mean[rows],
            self.known_sd[rows],
            self.ask_mean[rows],
        )


class FearPosterior(NamedTuple):
    """Means of (level, slow, slope) and the upper triangle of their covariance, at some time."""

    level: float
    slow: float
    slope: float
    ll: float
    ls: float
    lp: float
    ss: float
    sp: float
    pp: float

    def updated_by(
        self, loading: tuple[float, float, float], step: float, shrink: float
    ) -> "FearPosterior":
        """After a reading: moved by gain x `step`, narrowed by gain x gain x `shrink`."""
        a, b, c = loading
        level = a * self.ll + b * self.ls + c * self.lp
        slow = a * self.ls + b * self.ss + c * self.sp
        slope = a * self.lp + b * self.sp + c * self.pp
        return FearPosterior(
            self.level + level * step,
            self.slow + slow * step,
            self.slope + slope * step,
            self.ll - level * level * shrink,
            self.ls - level * slow * shrink,
            self.lp - level * slope * shrink,
            self.ss - slow * slow * shrink,
            self.sp - slow * slope * shrink,
            self.pp - slope * slope * shrink,
        )

    def variance(self, loading: tuple[float, float, float]) -> float:
        """Of what these loadings add up to."""
        a, b, c = loading
        own = a * a * self.ll + b * b * self.ss + c * c * self.pp
        return own + 2.0 * (a * b * self.ls + a * c * self.lp + b * c * self.sp)


class AskExpectation(NamedTuple):
    """One ask before it is done: belief, loadings, its parts (ask, channel, counterpart, and the
    share of a step) with the loading of each, and their sum."""

    belief: FearPosterior
    loading: tuple[float, float, float]
    parts: tuple[AskOffset, ...]
    part_loadings: tuple[float, ...]
    centre: float
    spread: float


def start(settings: FearSettings | None = None) -> FearState:
    """A new person: the prior."""
    s = settings or FearSettings()
    covariance = (s.person_sd**2, 0.0, 0.0, 0.0, s.slow_sd**2, 0.0, 0.0, 0.0, s.slope_sd**2)
    return FearState(
        settings=s,
        mean=(0.0, 0.0, s.slope_mean),
        covariance=covariance,
        bias=(s.bias_mean, s.bias_sd**2),
        noise=(s.noise_weight, s.noise_sd**2),
        forecast_noise=(s.noise_weight, s.forecast_sd**2),
    )


def predict(
    state: FearState, candidate: Candidate, time_days: float, forecast: float | None = None
) -> FearForecast:
    """The peak fear this ask would bring at `time_days`.

    `forecast` is what the person said themselves, once they committed to the ask: a biased reading
    of the peak, forecast = peak + bias + error (models page), where peak is taken before its noise,
    which nobody foresees (our judgement; intervals get wider). The chooser never has it.
    """
    expected = expectation(state, candidate, time_days)
    centre, variance = expected.centre, expected.spread
    if forecast is not None:
        bias, unsure = state.bias
        foreseeable = variance - state.noise[1]
        gain = foreseeable / (foreseeable + unsure + state.forecast_noise[1])
        centre, variance = centre + gain * (forecast - bias - centre), variance - gain * foreseeable
    return _forecast_of(centre, sqrt(variance))


def _forecast_of(centre: float, sd: float) -> FearForecast:
    """The forecast of a normal before clipping, with its 80 % interval."""
    low, high = centre - TEN_PERCENT * sd, centre + TEN_PERCENT * sd
    return FearForecast(clipped_mean_of_one(centre, sd), sd, _inside(low), _inside(high), centre)


def predict_all(state: FearState, pool: Pool, time_days: float) -> FearForecasts:
    """As `predict`, for every candidate."""
    belief = _moved_on(state, time_days)
    practice = exposure(state.exposures, pool, time_days)
    offset, variance = _offsets(state, pool)
    level = belief.level + belief.slow + state.settings.mean_shift
    fixed = belief.ll + 2.0 * belief.ls + belief.ss
    known = fixed + practice * (belief.pp * practice - 2.0 * (belief.lp + belief.sp))
    centre = pool.column("fear_mean") + offset + level - belief.slope * practice
    share, unsure = _shares(state, pool)
    sd = np.sqrt(share**2 * (known + variance + state.noise[1]) + unsure * centre**2)
    whole, centre = centre, share * centre
    return FearForecasts(centre, sd, clipped_mean(centre, sd), share * np.sqrt(known), whole)


def learn_one(state: FearState, logged: LoggedAsk) -> FearState:
    """The state after one log; what was not practised teaches nothing about its fear."""
    if not logged.practised:
        return state
    learned = state if logged.fear_peak is None else _updated(state, logged, logged.fear_peak)
    for days_after, fear in logged.follow_ups:
        learned = _followed_up(learned, logged.time_days, days_after, fear)
    return replace(learned, exposures=learned.exposures.add(logged))


def learn_many(state: FearState, history: History) -> FearState:
    """`learn_one` over a history, oldest first."""
    for logged in history.asks:
        state = learn_one(state, logged)
    return state


def looked_again(
    before: tuple[FearAfter, ...], state: FearState, logged: LoggedAsk
) -> tuple[FearAfter, ...]:
    """`before` with what this ask's follow-ups tell beside what was expected; the last of them.

    `state` is the one before the ask.
    """
    if not logged.follow_ups:
        return before
    key, time = str(logged.candidate.key), logged.time_days
    learned = learn_one(state, replace(logged, follow_ups=()))
    updated_by = (
        FearAfter(key, time, after, fear, predict_follow_up(learned, time, after).high)
        for after, fear in logged.follow_ups
    )
    return (*before, *updated_by)[-_MOST_AFTER:]


def expectation(state: FearState, candidate: Candidate, time_days: float) -> AskExpectation:
    """What is expected of one ask at `time_days`, before clipping."""
    s, belief = state.settings, _moved_on(state, time_days)
    practice = exposure_to(state.exposures, candidate, time_days)
    loading, context = (1.0, 1.0, -practice), s.context_sd**2
    parts = (
        _known_or(state.offsets, candidate.ask_key, own_variance(candidate.fear_sd, s)),
        _known_or(state.contexts, candidate.channel, context),
        _known_or(state.contexts, candidate.counterpart, context),
    )
    offset = s.mean_shift + sum(part.mean for part in parts)
    centre = belief.level + belief.slow - practice * belief.slope + candidate.fear_mean + offset
    variance = sum(part.variance for part in parts)
    spread = belief.variance(loading) + variance + state.noise[1]
    whole = AskExpectation(belief, loading, parts, (1.0,) * len(parts), centre, spread)
    return _of_a_step(state, candidate.step, whole) if candidate.step else whole


def _of_a_step(state: FearState, step: str, ask: AskExpectation) -> AskExpectation:
    """A step holds a share of its ask's fear; share and fear are read as if far apart (a first
    order of their product: extended Kalman filter)."""
    rated = RATINGS[step]
    own = _known_or(state.shares, step, rated.sd**2)
    share = max(rated.share + own.mean, _LEAST_SHARE)
    a, b, c = ask.loading
    return AskExpectation(
        ask.belief,
        (share * a, share * b, share * c),
        (*ask.parts, own),
        (*(share for _ in ask.parts), ask.centre),
        share * ask.centre,
        share**2 * ask.spread + own.variance * ask.centre**2,
    )


def _shares(state: FearState, pool: Pool) -> tuple[Floats, Floats]:
    """The share of its ask's fear that each candidate holds (n,), 1 for an ask, and its variance."""
    share, unsure = np.ones(len(STEPS) + 1), np.zeros(len(STEPS) + 1)
    for step, place in STEPS.items():
        own = _known_or(state.shares, step, RATINGS[step].sd ** 2)
        share[place] = max(RATINGS[step].share + own.mean, _LEAST_SHARE)
        unsure[place] = own.variance
    return share[pool.step], unsure[pool.step]


def _updated(state: FearState, logged: LoggedAsk, peak: float) -> FearState:
    """One step of the filter, corrected when the peak lies on a bound (Tobin 1958)."""
    expected = expectation(state, logged.candidate, logged.time_days)
    centre, spread = expected.centre, expected.spread
    value, left = _read(peak, centre, spread)
    step, shrink = (value - centre) / spread, (spread - left) / spread**2
    moved = map(_moved, expected.parts, expected.part_loadings, repeat(step), repeat(shrink))
    ask, channel, counterpart, *share = moved
    mean, covariance = _columns(expected.belief.updated_by(expected.loading, step, shrink))
    learned = replace(
        state,
        mean=mean,
        covariance=covariance,
        time_days=logged.time_days,
        offsets=_with_offset(state.offsets, ask),
        contexts=_with_offset(_with_offset(state.contexts, channel), counterpart),
    )
    if share:  # its noise, and how it was forecast, are those of a part only
        return replace(learned, shares=_with_offset(state.shares, share[0]))
    bias, forecast_noise = _own_forecast_after(state, logged, value, left)
    noise = _noise_after(state.noise, step, shrink)
    return replace(learned, bias=bias, noise=noise, forecast_noise=forecast_noise)


def _followed_up(state: FearState, asked_days: float, days_after: float, fear: float) -> FearState:
    """After fear was told on thinking of the ask: half of level and slow state (our judgement).

    Read at the time of the ask, through what the slow state will have kept by then, so that logs
    need not wait for their follow-ups.
    """
    expected = _expected_after(state, asked_days, days_after)
    centre, spread = expected.centre, expected.spread
    value, left = _read(fear, centre, spread)
    step, shrink = (value - centre) / spread, (spread - left) / spread**2
    mean, covariance = _columns(expected.belief.updated_by(expected.loading, step, shrink))
    return replace(state, mean=mean, covariance=covariance, time_days=asked_days)


def predict_follow_up(state: FearState, asked_days: float, days_after: float) -> FearForecast:
    """The fear to expect on thinking of an ask, `days_after` it was made at `asked_days`."""
    expected = _expected_after(state, asked_days, days_after)
    return _forecast_of(expected.centre, sqrt(expected.spread))


def _expected_after(state: FearState, asked_days: float, days_after: float) -> AskExpectation:
    """What is expected of a follow-up, before clipping."""
    s, belief = state.settings, _moved_on(state, asked_days)
    kept = s.slow_kept_a_day**days_after
    loading = (s.follow_up_loading, s.follow_up_loading * kept, 0.0)
    centre = (
        s.follow_up_mean + loading[0] * (s.mean_shift + belief.level) + loading[1] * belief.slow
    )
    since = (s.follow_up_loading * s.slow_sd) ** 2 * (1.0 - kept**2)
    spread = belief.variance(loading) + since + s.follow_up_sd**2
    return AskExpectation(belief, loading, (), (), centre, spread)


def _read(fear: float, centre: float, spread: float) -> tuple[float, float]:
    """What a reading says of latent fear, and the variance it leaves: 0 unless on a bound."""
    if LOWEST < fear < HIGHEST:
        return fear, 0.0
    return beyond(centre, sqrt(spread), fear)


def _own_forecast_after(
    state: FearState, logged: LoggedAsk, value: float, left: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Bias and noise of the own forecast: forecast = peak - noise of the peak + bias + error.

    Used only where both were said: one alone cannot tell a bias from a level.
    """
    if logged.forecast_fear is None:
        return state.bias, state.forecast_noise
    mean, variance = state.bias
    spread = variance + state.forecast_noise[1] + state.noise[1] + left
    step = (logged.forecast_fear - value - mean) / spread
    bias = mean + variance * step, variance * (1.0 - variance / spread)
    return bias, _noise_after(state.forecast_noise, step, 1.0 / spread)


def _noise_after(noise: tuple[float, float], step: float, shrink: float) -> tuple[float, float]:
    """A noise that is the person's own: the running mean of each log's expected squared noise.

    One online EM step (Cappe & Moulines 2009, J. R. Stat. Soc. B 71: 593-613).
    """
    weight, variance = noise
    squared = (variance * step) ** 2 + variance - variance**2 * shrink
    return weight + 1.0, variance + (squared - variance) / (weight + 1.0)


def _moved_on(state: FearState, time_days: float) -> FearPosterior:
    """The belief at `time_days`: the slow state decays towards zero."""
    s, (level, slow, slope) = state.settings, state.mean
    ll, ls, lp, _, ss, sp, _, _, pp = state.covariance
    if state.time_days is None or time_days <= state.time_days:
        return FearPosterior(level, slow, slope, ll, ls, lp, ss, sp, pp)
    kept = s.slow_kept_a_day ** (time_days - state.time_days)
    ss = ss * kept * kept + s.slow_sd**2 * (1.0 - kept * kept)
    return FearPosterior(level, slow * kept, slope, ll, ls * kept, lp, ss, sp * kept, pp)


def _columns(belief: FearPosterior) -> tuple[tuple[float, float, float], tuple[float, ...]]:
    """Mean and covariance, row by row, as a state holds them."""
    level, slow, slope, ll, ls, lp, ss, sp, pp = belief
    return (level, slow, slope), (ll, ls, lp, ls, ss, sp, lp, sp, pp)


def own_variance(fear_sd: float, settings: FearSettings) -> float:
    """What the curated sd leaves for the ask itself beside channel and counterpart."""
    shared = _CONTEXTS * settings.context_sd**2
    return max(fear_sd**2 - shared, settings.ask_sd_least**2)


def _offsets(state: FearState, pool: Pool) -> tuple[Floats, Floats]:
    """Each ask's distance from its curated fear, learned with its contexts, and its variance."""
    s, known = state.settings, len(pool.ask_places)
    shared = _CONTEXTS * s.context_sd**2
    rated = np.maximum(pool.column("fear_sd") ** 2 - shared, s.ask_sd_least**2)
    mean, variance = np.zeros(known), np.full(known, np.nan)
    found = np.array([pool.ask_places.get(one.key, -1) for one in state.offsets], dtype=np.int64)
    here = found >= 0
    mean[found[here]] = np.array([one.mean for one in state.offsets])[here]
    variance[found[here]] = np.array([one.variance for one in state.offsets])[here]
    learned = variance[pool.ask]
    manner, unsure = _manners(state)
    own = np.where(np.isnan(learned), rated, learned)
    return mean[pool.ask] + manner[pool.manner], own + unsure[pool.manner]


def _manners(state: FearState) -> tuple[Floats, Floats]:
    """Mean and variance of every channel with every counterpart, as `Pool.manner` codes."""
    known = {one.key: one for one in state.contexts}
    new = AskOffset("", 0.0, state.settings.context_sd**2)
    channels = [known.get(name, new) for name in CHANNELS]
    counterparts = [known.get(name, new) for name in COUNTERPARTS]
    mean = np.add.outer([one.mean for one in channels], [one.mean for one in counterparts])
    variance = np.add.outer(
        [one.variance for one in channels], [one.variance for one in counterparts]
    )
    return mean.ravel(), variance.ravel()


def _known_or(known: tuple[AskOffset, ...], key: str, variance: float) -> AskOffset:
    """What was learned of a key, or a prior around nothing."""
    place = bisect_left(known, key, key=_KEY)
    if place < len(known) and known[place].key == key:
        return known[place]
    return AskOffset(str(key), 0.0, variance)


def _moved(part: AskOffset, loading: float, step: float, shrink: float) -> AskOffset:
    """A part after a reading, by its own variance alone (diagonal across asks)."""
    variance, gain = part.variance, part.variance * loading
    return AskOffset(part.key, part.mean + gain * step, variance - gain**2 * shrink)


def _with_offset(known: tuple[AskOffset, ...], one: AskOffset) -> tuple[AskOffset, ...]:
    """`known` with this one; what was not said is no context, so nothing is learned of it."""
    if one.key == UNSAID:
        return known
    place = bisect_left(known, one.key, key=_KEY)
    again = place < len(known) and known[place].key == one.key
    return (*known[:place], one, *known[place + again :])


def _inside(fear: float) -> float:
    return min(max(fear, LOWEST), HIGHEST)
