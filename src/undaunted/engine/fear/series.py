"""One step ahead in bare series of fear: a bank of filters for every person (models page).

How noisy a person is, how fast good and bad spells pass and how far their level wanders differ
and are not known beforehand: each filter of the bank holds one answer, and counts by how well it
foresaw this person so far. Not for asks: `fear` knows what is asked; here only time is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from math import pi
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.normal import HIGHEST, LOWEST, below, clipped_mean
from undaunted.engine.values import Bools, Floats

_LEAST_LEFT = 1e-6
_FARTHEST = 8.0
_PEOPLE_AT_ONCE = 128
LOW_SHARE, HIGH_SHARE, HELD = 0.1, 0.9, 0.8
_POINTS = np.linspace(LOWEST, HIGHEST, 101)


@dataclass(frozen=True, slots=True)
class SeriesSettings:
    """Priors of a bare series, in points of fear and units of time (usually one reading).

    `mean` 50 is mid scale; `person_sd` is wide because the question is unknown and fear beyond
    0 or 100 is latent. `noise_sds` spans the within sd of 17-22 and of calmer and stormier people;
    `slow_ratios` and `drift_ratios` are in noise sds, `kept` is the carry-over of a spell per unit
    (public series: .2-.4 of the last deviation). `_weights` of the bank, noise slowest,
    are equal unless fitted. `absolute_weight` w: the forecast minimises squared + 2 w x absolute
    error, so that it serves both. `held_at_bound`: how much of a forecast an interval holds that
    goes from a bound. Not `censored`: 0 and 100 are read as any other value. All of these are our
    judgement.
    """

    mean: float = 50.0
    person_sd: float = 40.0
    noise_sds: tuple[float, ...] = (6.0, 10.0, 15.0, 22.0, 32.0)
    slow_ratios: tuple[float, ...] = (0.4, 0.9, 1.4)
    kept: tuple[float, ...] = (0.3, 0.7, 0.93)
    drift_ratios: tuple[float, ...] = (0.0, 0.12)
    weights: tuple[float, ...] = ()
    absolute_weight: float = 3.0
    held_at_bound: float = HELD
    censored: bool = True

    @property
    def filters(self) -> Floats:
        """Noise sd, slow sd, carry-over and drift sd of every filter, shape (4, filters)."""
        ratios = (self.noise_sds, self.slow_ratios, self.kept, self.drift_ratios)
        noise, slow, kept, drift = np.array(list(product(*ratios))).T
        return np.stack((noise, noise * slow, kept, noise * drift))

    @property
    def log_weights(self) -> Floats:
        """Logarithm of what every filter counts for a new person, shape (filters,)."""
        size = self.filters.shape[1]
        weights = np.array(self.weights or (1.0 / size,) * size, dtype=np.float64)
        return np.asarray(np.log(weights), dtype=np.float64)


@dataclass(frozen=True)
class Series:
    """Readings of many people, oldest first: units of time and fear 0-100, both (people, most).

    Shorter rows end in nan. `rated` and `rated_variance` are what is known of each reading besides
    the person (an ask's curated fear): points above `SeriesSettings.mean`, and their variance.
    """

    time: Floats
    fear: Floats
    rated: Floats | None = None
    rated_variance: Floats | None = None

    @cached_property
    def there(self) -> Bools:
        return ~np.isnan(self.fear)

    def some(self, people: slice | NDArray[np.int64]) -> "Series":
        rated = None if self.rated is None else self.rated[people]
        variance = None if self.rated_variance is None else self.rated_variance[people]
        return Series(self.time[people], self.fear[people], rated, variance)

    def reading(self, place: int) -> "SeriesReading":
        """The reading at a place of every person."""
        fear = self.fear[:, place]
        known = [
            np.zeros(len(fear)) if column is None else np.nan_to_num(column[:, place])
            for column in (self.rated, self.rated_variance)
        ]
        return SeriesReading(fear, known[0], known[1])


class SeriesReading(NamedTuple):
    """One reading of each person, nan for none, and what is known of it; each (people,)."""

    fear: Floats
    rated: Floats
    rated_variance: Floats


@dataclass(frozen=True)
class SeriesForecasts:
    """Before each reading, each (people, most), nan where there is none.

    A tenth of the forecast lies below `low` and a tenth above `high`; where a tenth or
    more lies on a bound, the interval goes from there and holds `held_at_bound`. `on_low` and
    `on_high` are what lies on 0 and on 100. `least` and `most` say how much lies below the
    reading, without and with what lies exactly on it: they differ on the bounds only.
    """

    mean: Floats
    low: Floats
    high: Floats
    on_low: Floats
    on_high: Floats
    least: Floats
    most: Floats


@dataclass(frozen=True, slots=True)
class Bank:
    """What each filter holds, (people, filters): level, slow state, their covariance, log weight."""

    level: Floats
    slow: Floats
    level_variance: Floats
    covariance: Floats
    slow_variance: Floats
    log_weight: Floats


def _start(settings: SeriesSettings, people: int) -> Bank:
    """New people: the prior."""
    size = (people, settings.filters.shape[1])
    zero, ones = np.zeros(size), np.ones(size)
    return Bank(
        zero + settings.mean,
        zero,
        ones * settings.person_sd**2,
        zero,
        ones * settings.filters[1] ** 2,
        zero + settings.log_weights,
    )


def _moved_on(bank: Bank, gap: Floats, settings: SeriesSettings) -> Bank:
    """The bank after gaps (people,) in units of time: spells pass, levels wander."""
    _, slow_sd, kept, drift = settings.filters
    left = kept ** gap[:, None]
    return replace(
        bank,
        slow=bank.slow * left,
        level_variance=bank.level_variance + drift**2 * gap[:, None],
        covariance=bank.covariance * left,
        slow_variance=bank.slow_variance * left**2 + slow_sd**2 * (1.0 - left**2),
    )


def _expected(
    bank: Bank, reading: SeriesReading, settings: SeriesSettings
) -> tuple[Floats, Floats]:
    """Mean and variance of a reading before clipping, by every filter; its fear is not read."""
    state = bank.level_variance + 2.0 * bank.covariance + bank.slow_variance
    spread = state + settings.filters[0] ** 2 + reading.rated_variance[:, None]
    return bank.level + bank.slow + reading.rated[:, None], spread


def _updated_by(bank: Bank, reading: SeriesReading, settings: SeriesSettings) -> Bank:
    """The bank after one reading of each person; nan changes nothing (models page: fear)."""
    mean, spread = _expected(bank, reading, settings)
    fear = reading.fear
    said = np.where(np.isnan(fear)[:, None], mean, fear[:, None])
    value, left, likely = _read(said, mean, spread, settings.censored)
    known = ~np.isnan(fear)[:, None]
    step = np.where(known, (value - mean) / spread, 0.0)
    shrink = np.where(known, (spread - left) / spread**2, 0.0)
    level = bank.level_variance + bank.covariance
    slow = bank.covariance + bank.slow_variance
    return Bank(
        bank.level + level * step,
        bank.slow + slow * step,
        bank.level_variance - level * level * shrink,
        bank.covariance - level * slow * shrink,
        bank.slow_variance - slow * slow * shrink,
        bank.log_weight + np.where(known, likely, 0.0),
    )


def _read(
    said: Floats, mean: Floats, spread: Floats, censored: bool
) -> tuple[Floats, Floats, Floats]:
    """What a reading says of latent fear, the variance it leaves, and its log likelihood."""
    inside = -0.5 * (said - mean) ** 2 / spread - 0.5 * np.log(2.0 * pi * spread)
    value, left = said + 0.0 * mean, np.zeros_like(mean)
    if not censored:
        return value, left, inside
    from scipy.special import log_ndtr

    sd = np.sqrt(spread)
    for bound, sign in ((LOWEST, -1.0), (HIGHEST, 1.0)):
        at = said == bound if sign > 0 else said <= bound
        z = np.minimum(sign * (bound - mean) / sd, _FARTHEST)
        beyond = log_ndtr(-z)
        ratio = np.exp(-0.5 * z * z - beyond) / np.sqrt(2.0 * pi)
        value = np.where(at, mean + sign * sd * ratio, value)
        left = np.where(at, spread * np.maximum(1.0 + z * ratio - ratio**2, _LEAST_LEFT), left)
        inside = np.where(at, beyond, inside)
    return value, left, inside


def steps(series: Series, settings: SeriesSettings) -> Iterator[tuple[int, Bank]]:
    """Before each reading: its place and the bank; at last, one place on, the bank after all."""
    bank = _start(settings, len(series.fear))
    for place in range(series.fear.shape[1]):
        if place:
            gap = series.time[:, place] - series.time[:, place - 1]
            bank = _moved_on(bank, np.nan_to_num(gap), settings)
        yield place, bank
        bank = _updated_by(bank, series.reading(place), settings)
    yield series.fear.shape[1], bank


def foresee(series: Series, settings: SeriesSettings | None = None) -> SeriesForecasts:
    """Every reading as it was foreseen from this person's earlier readings alone."""
    settings = settings or SeriesSettings()
    people = len(series.fear)
    columns = np.full((7, *series.fear.shape), np.nan)
    for begin in range(0, people, _PEOPLE_AT_ONCE):
        part = slice(begin, begin + _PEOPLE_AT_ONCE)
        some = series.some(part)
        for place, bank in steps(some, settings):
            if place < some.fear.shape[1]:
                columns[:, part, place] = _foreseen(bank, some.reading(place), settings)
    columns[:, ~series.there] = np.nan
    return SeriesForecasts(*columns)


def _foreseen(bank: Bank, reading: SeriesReading, settings: SeriesSettings) -> Floats:
    """The columns of `SeriesForecasts` for one reading of each person, (7, people)."""
    mean, spread = _expected(bank, reading, settings)
    fear = reading.fear
    sd, weight = np.sqrt(spread), _weights(bank)
    each = clipped_mean(mean, sd) if settings.censored else np.clip(mean, LOWEST, HIGHEST)
    middle = (weight * each).sum(axis=1)
    shares = (_POINTS[None, :, None] - mean[:, None]) / sd[:, None]
    share = np.einsum("pg,pkg->pk", weight, below(shares))
    forecast = _crossing(_POINTS + settings.absolute_weight * (2.0 * share - 1.0), middle)
    on_low, on_high = share[:, 0], 1.0 - share[:, -1]
    low, high = interval(share, settings.held_at_bound)
    said = np.nan_to_num(fear)
    at = np.array([np.interp(one, _POINTS, row) for one, row in zip(said, share, strict=True)])
    least, most = np.where(said <= LOWEST, 0.0, at), np.where(said >= HIGHEST, 1.0, at)
    return np.stack((forecast, low, high, on_low, on_high, least, most))


def _weights(bank: Bank) -> Floats:
    """What every filter counts now, summing to 1 over a person's bank."""
    lifted = np.exp(bank.log_weight - bank.log_weight.max(axis=1, keepdims=True))
    return np.asarray(lifted / lifted.sum(axis=1, keepdims=True))


def interval(share: Floats, held_at_bound: float) -> tuple[Floats, Floats]:
    """The ends of the 80 % interval of forecasts given as shares below POINTS (people, points)."""
    on_low, on_high = share[:, 0], 1.0 - share[:, -1]
    from_low, from_high = touching(on_low, on_high)
    low = np.where(from_high, 1.0 - held_at_bound, LOW_SHARE)
    high = np.where(from_low, held_at_bound, HIGH_SHARE)
    return (
        np.where(from_low, LOWEST, _crossing(share, low)),
        np.where(from_high, HIGHEST, _crossing(share, high)),
    )


def touching(on_low: Floats, on_high: Floats) -> tuple[Bools, Bools]:
    """Whether the 80 % interval goes from 0, and whether it goes from 100."""
    from_low = (on_low >= LOW_SHARE) & (on_low >= on_high)
    return from_low, (on_high >= LOW_SHARE) & ~from_low


def _crossing(rising: Floats, level: Floats) -> Floats:
    """Where each rising row over POINTS (people, points) reaches its level (people,)."""
    rows = zip(level, rising, strict=True)
    return np.array([np.interp(one, row, _POINTS) for one, row in rows])
