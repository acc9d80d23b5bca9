"""Bare series of fear: the bank of filters against a dense solution, simulation and itself."""

from dataclasses import replace

import numpy as np
import pytest

from undaunted.engine.fear.series import Series, SeriesSettings, foresee, interval
from undaunted.engine.fear.series_fit import fit_bank, fit_single
from undaunted.engine.values import Floats

ONE = SeriesSettings(
    mean=45.0,
    person_sd=12.0,
    noise_sds=(11.0,),
    slow_ratios=(0.8,),
    kept=(0.6,),
    drift_ratios=(0.1,),
    absolute_weight=0.0,
    censored=False,
)


def people(
    seed: int, n: int, most: int, mean: float = 45.0, noise: tuple[float, float] = (13.0, 0.0)
) -> Series:
    """Levels, spells that pass (.6 a reading) and noise, clipped; gaps differ, series end early."""
    generator = np.random.default_rng(seed)
    time = np.cumsum(generator.choice([1.0, 1.0, 1.0, 2.0, 9.0], (n, most)), axis=1)
    gaps = np.diff(time, axis=1, prepend=time[:, :1])
    slow, columns = generator.normal(0.0, 9.0, n), []
    sds = noise[0] * np.exp(generator.normal(0.0, noise[1], n))
    level = generator.normal(mean, 15.0, n)
    for place in range(most):
        kept = 0.6 ** gaps[:, place]
        slow = slow * kept + generator.normal(0.0, 9.0, n) * np.sqrt(1.0 - kept**2)
        columns.append(np.clip(level + slow + generator.normal(0.0, 1.0, n) * sds, 0.0, 100.0))
    fear = np.round(np.stack(columns, axis=1))
    ends = generator.integers(most // 2, most + 1, n)
    gone = np.arange(most) >= ends[:, None]
    return Series(np.where(gone, np.nan, time), np.where(gone, np.nan, fear))


def dense(time: Floats, fear: Floats) -> float:
    """The next reading by conditioning one big normal on all the earlier ones."""
    noise, slow, kept, drift = (float(one[0]) for one in ONE.filters)
    since = time - time[0]
    covariance = ONE.person_sd**2 + drift**2 * np.minimum(since[:, None], since)
    covariance = covariance + slow**2 * kept ** np.abs(time[:, None] - time)
    covariance += noise**2 * np.eye(len(time))
    weights = np.linalg.solve(covariance[:-1, :-1], covariance[:-1, -1])
    return float(ONE.mean + weights @ (fear[:-1] - ONE.mean))


@pytest.mark.parametrize("seed", range(6))
def test_one_filter_is_the_textbook_normal_conditional(seed: int) -> None:
    generator = np.random.default_rng(seed)
    time = np.cumsum(generator.exponential(2.0, 10))
    fear = generator.uniform(30.0, 70.0, 10)
    said = foresee(Series(time[None], fear[None]), ONE)
    assert said.mean[0, -1] == pytest.approx(dense(time, fear), abs=1e-9)


def test_nothing_later_and_nobody_else_changes_a_forecast() -> None:
    series = people(1, 12, 20)
    whole = foresee(series)
    changed = Series(series.time.copy(), series.fear.copy())
    changed.fear[3, 8] = 100.0 - changed.fear[3, 8]
    after = foresee(changed)
    np.testing.assert_array_equal(after.mean[:3], whole.mean[:3])
    np.testing.assert_array_equal(after.mean[3, :9], whole.mean[3, :9])
    assert abs(after.mean[3, 9] - whole.mean[3, 9]) > 0.1
    alone = foresee(series.some(slice(5, 6)))
    np.testing.assert_allclose(alone.mean[0], whole.mean[5], atol=1e-9)
    order = np.random.default_rng(0).permutation(12)
    np.testing.assert_allclose(foresee(series.some(order)).mean, whole.mean[order], atol=1e-9)


def test_eighty_percent_intervals_cover_people_it_does_not_know_at_their_rate() -> None:
    series = people(2, 120, 50, mean=50.0, noise=(13.0, 0.4))
    said = foresee(series)
    inside = (said.low <= series.fear) & (series.fear <= said.high)
    assert 0.77 <= inside[series.there].mean() <= 0.84


def test_it_errs_less_than_last_value_and_moving_average() -> None:
    series = people(3, 120, 50)
    said, there = foresee(series), series.there[:, 1:]
    moving = np.empty_like(series.fear)
    level = series.fear[:, 0]
    for place in range(1, series.fear.shape[1]):
        moving[:, place] = level
        level = level + 0.3 * (series.fear[:, place] - level)
    errors = [
        float(np.sqrt(np.mean((one[:, 1:] - series.fear[:, 1:])[there] ** 2)))
        for one in (said.mean, moving)
    ]
    last = np.diff(series.fear, axis=1)[there]
    assert errors[0] < errors[1] < float(np.sqrt(np.mean(last**2)))


def test_a_person_who_always_says_nothing_is_foreseen_at_nothing() -> None:
    series = Series(np.arange(30.0)[None], np.zeros((1, 30)))
    said = foresee(series)
    assert said.mean[0, 0] == pytest.approx(50.0, abs=1.0)
    assert said.mean[0, -1] < 2.0
    assert said.low[0, -1] == 0.0
    assert said.high[0, -1] < 5.0


def test_an_interval_from_a_bound_holds_what_it_is_told_to() -> None:
    rising = np.linspace(0.4, 1.0, 101)[None]
    assert interval(rising, 0.8)[0][0] == 0.0
    assert interval(rising, 0.8)[1][0] == pytest.approx(100.0 * 0.4 / 0.6)
    assert interval(rising, 0.3)[1][0] == 0.0
    falling = (1.0 - rising)[:, ::-1]
    assert interval(falling, 0.8)[1][0] == 100.0
    assert interval(falling, 0.8)[0][0] == pytest.approx(100.0 - 100.0 * 0.4 / 0.6)


def test_a_fit_finds_what_people_were_made_with() -> None:
    found = fit_single(people(4, 250, 45, mean=40.0), censored=True)
    assert found.mean == pytest.approx(40.0, abs=3.5)
    assert found.person_sd == pytest.approx(15.0, rel=0.15)
    assert found.noise_sds[0] == pytest.approx(13.0, rel=0.15)
    assert found.noise_sds[0] * found.slow_ratios[0] == pytest.approx(9.0, rel=0.15)
    assert found.kept[0] == pytest.approx(0.6, abs=0.12)


def test_a_bank_fitted_on_other_people_foresees_better_than_an_unfitted_one() -> None:
    settings = fit_bank(people(5, 60, 30, mean=12.0))
    new = people(6, 60, 30, mean=12.0)
    errors = [
        np.nanmean((foresee(new, one).mean - new.fear) ** 2) for one in (settings, SeriesSettings())
    ]
    assert errors[0] < errors[1]
    assert sum(settings.weights) == pytest.approx(1.0)
    said = foresee(new, settings)
    inside = (said.low <= new.fear) & (new.fear <= said.high)
    assert 0.75 <= inside[new.there].mean() <= 0.85


def test_equal_weights_said_or_not_are_the_same() -> None:
    series = people(7, 5, 12)
    size = SeriesSettings().filters.shape[1]
    said = replace(SeriesSettings(), weights=(1.0 / size,) * size)
    np.testing.assert_array_equal(foresee(series, said).mean, foresee(series).mean)


def test_people_who_never_vary_can_be_fitted() -> None:
    same = Series(np.tile(np.arange(20.0), (4, 1)), np.full((4, 20), 100.0))
    assert foresee(same, fit_bank(same)).mean[:, -1].min() > 98.0
    assert foresee(same, fit_single(same)).mean[:, -1].min() > 98.0
