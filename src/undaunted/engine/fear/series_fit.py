"""Settings of bare series learned from other people, by marginal likelihood of the filters.

Not for the person who is forecast: nobody's own readings choose their settings.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from undaunted.engine.fear.series import (
    HELD,
    Series,
    SeriesForecasts,
    SeriesSettings,
    foresee,
    steps,
    touching,
)
from undaunted.engine.values import Floats


@dataclass(frozen=True, slots=True)
class FitSettings:
    """How the fits search; our judgement. `pseudo_people` count for equal weights of the bank."""

    most_people: int = 300
    pseudo_people: float = 5.0
    weight_rounds: int = 60
    bank_evaluations: int = 30
    single_evaluations: int = 160
    mean_step: float = 15.0
    log_step: float = 0.4
    least_on_bound: int = 100
    start_noise: float = 14.0
    start_ratio: float = 0.65
    start_kept: float = 0.5
    sds: tuple[float, float] = (0.5, 100.0)
    ratios: tuple[float, float] = (0.01, 10.0)
    odds_kept: tuple[float, float] = (0.01, 1000.0)


_FITTING = FitSettings()


def fit_bank(series: Series, fitting: FitSettings = _FITTING) -> SeriesSettings:
    """Mean, person sd and weights of the bank that make these people likeliest.

    The usual bank, with its nearest figures moved to those of the best single filter. The weights
    are the nonparametric maximum-likelihood mixture over the bank's grid (Laird 1978, JASA 73:
    805-811) by EM, held by a few pseudo-people; mean and sd by Nelder and Mead; then the width of
    intervals that touch a bound is calibrated on the same people. At most `most_people`, spread
    evenly, are read.
    """
    series = _fewer(series, fitting.most_people)
    begin = _with_filter(SeriesSettings(), fit_single(series, censored=True, fitting=fitting))

    def at(point: Floats) -> SeriesSettings:
        return replace(begin, mean=float(point[0]), person_sd=_bounded(point[1], fitting.sds))

    def misfit(point: Floats) -> float:
        return -_mixture(_likelihood(series, at(point)), fitting)[1]

    start = np.array([float(np.nanmean(series.fear)), np.log(begin.person_sd)])
    found = at(
        _lowest(misfit, start, (-fitting.mean_step, fitting.log_step), fitting.bank_evaluations)
    )
    weights, _ = _mixture(_likelihood(series, found), fitting)
    found = replace(found, weights=tuple(float(one) for one in weights))
    return replace(found, held_at_bound=_held_at_bound(foresee(series, found), fitting))


def _with_filter(bank: SeriesSettings, one: SeriesSettings) -> SeriesSettings:
    """The bank with its nearest noise sd, ratio and carry-over moved to those of a single filter."""
    return replace(
        bank,
        noise_sds=_nearest_moved(bank.noise_sds, one.noise_sds[0], np.log),
        slow_ratios=_nearest_moved(bank.slow_ratios, one.slow_ratios[0], np.log),
        kept=_nearest_moved(bank.kept, one.kept[0], lambda kept: np.log(kept / (1.0 - kept))),
    )


def _nearest_moved(
    values: tuple[float, ...], value: float, scale: Callable[[Floats], Floats]
) -> tuple[float, ...]:
    """The values with the one nearest on the scale replaced."""
    far = np.abs(scale(np.array(values)) - scale(np.array([value])))
    place = int(np.argmin(far))
    return (*values[:place], value, *values[place + 1 :])


def _held_at_bound(said: SeriesForecasts, fitting: FitSettings = _FITTING) -> float:
    """How much an interval from a bound must hold for 80 % of these readings to lie within.

    Who mostly says 0 is inside any such interval more often than that, so it is less than .80: a
    promise on average over people, not to each (split conformal prediction; Lei et al. 2018, JASA
    113: 1094-1111, apart for forecasts that touch a bound, as Vovk's Mondrian form). The usual .80
    where too few readings tell.
    """
    from_low, from_high = touching(said.on_low, said.on_high)
    needed = np.concatenate((said.most[from_low], 1.0 - said.least[from_high]))
    at = np.concatenate((said.least[from_low] <= 0.0, said.most[from_high] >= 1.0))
    if len(needed) < fitting.least_on_bound:
        return SeriesSettings().held_at_bound
    return float(np.quantile(np.where(at, 0.0, needed), HELD))


def fit_single(
    series: Series, censored: bool = False, fitting: FitSettings = _FITTING
) -> SeriesSettings:
    """One filter for everybody, a person's level and a decaying state, by maximum likelihood.

    Mean, person sd, noise sd, slow sd and carry-over; the textbook's random effect with AR(1).
    """
    series = _fewer(series, fitting.most_people)

    def at(point: Floats) -> SeriesSettings:
        mean, person_sd, noise, ratio, odds = map(float, point)
        odds = _bounded(odds, fitting.odds_kept)
        return SeriesSettings(
            mean=mean,
            person_sd=_bounded(person_sd, fitting.sds),
            noise_sds=(_bounded(noise, fitting.sds),),
            slow_ratios=(_bounded(ratio, fitting.ratios),),
            kept=(odds / (1.0 + odds),),
            drift_ratios=(0.0,),
            absolute_weight=0.0,
            censored=censored,
        )

    def misfit(point: Floats) -> float:
        return -float(_likelihood(series, at(point)).sum())

    kept = np.log(fitting.start_kept / (1.0 - fitting.start_kept))
    rated = 0.0 if series.rated is None else series.rated
    start = np.array(
        [
            float(np.nanmean(series.fear - rated)),
            np.log(fitting.start_noise),
            np.log(fitting.start_noise),
            np.log(fitting.start_ratio),
            kept,
        ]
    )
    sizes = (fitting.mean_step, *(fitting.log_step,) * 4)
    return at(_lowest(misfit, start, sizes, fitting.single_evaluations))


def _likelihood(series: Series, settings: SeriesSettings) -> Floats:
    """Log likelihood of each person's readings under each filter, (people, filters)."""
    last = None
    for _, bank in steps(series, settings):
        last = bank
    assert last is not None
    return last.log_weight - settings.log_weights


def _mixture(likely: Floats, fitting: FitSettings) -> tuple[Floats, float]:
    """Weights of the bank (filters,) and the log likelihood of everybody under them."""
    size = likely.shape[1]
    flat = np.full(size, 1.0 / size)
    weights, top = flat, likely.max(axis=1, keepdims=True)
    lifted = np.exp(likely - top)
    for _ in range(fitting.weight_rounds):
        share = lifted * weights
        share = share / share.sum(axis=1, keepdims=True)
        counted = share.sum(axis=0) + fitting.pseudo_people * flat
        weights = counted / counted.sum()
    return weights, float((np.log(lifted @ weights) + top[:, 0]).sum())


def _bounded(logarithm: float, bounds: tuple[float, float]) -> float:
    """The number with this logarithm, within bounds."""
    return float(np.exp(np.clip(logarithm, np.log(bounds[0]), np.log(bounds[1]))))


def _lowest(
    misfit: Callable[[Floats], float], start: Floats, sizes: tuple[float, ...], evaluations: int
) -> Floats:
    """The point with the least misfit that a simplex of these sizes finds."""
    from scipy.optimize import minimize

    simplex = np.vstack((start, start + np.diag(sizes)))
    options = {"initial_simplex": simplex, "maxfev": evaluations, "xatol": 1e-3, "fatol": 1e-3}
    return np.asarray(minimize(misfit, start, method="Nelder-Mead", options=options).x)


def _fewer(series: Series, most: int) -> Series:
    """At most so many people, spread evenly over those there are."""
    people = len(series.fear)
    if people <= most:
        return series
    return series.some(np.linspace(0, people - 1, most).astype(np.int64))
