from dataclasses import replace

import numpy as np
import pytest

from tests.engine.builders import a_library, a_log, a_past, an_ask
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.fear.exposure import Exposures, exposure_to, exposure_weight
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.normal import beyond
from undaunted.engine.pool import Pool
from undaunted.engine.values import Candidate


def test_eighty_percent_intervals_cover_at_their_rate() -> None:
    hits: list[bool] = []
    for seed in range(60):
        generator = np.random.default_rng(seed)
        _, history = a_past(generator, a_library(generator, 60), 20)
        state = fear.start()
        for logged in history.asks:
            if logged.fear_peak is not None:
                said = fear.predict(state, logged.candidate, logged.time_days)
                hits.append(said.low <= logged.fear_peak <= said.high)
            state = fear.learn_one(state, logged)
    assert len(hits) > 600
    assert 0.77 <= np.mean(hits) <= 0.86


def test_a_new_person_is_forecast_the_curated_fear() -> None:
    said = fear.predict(fear.start(), an_ask(fear=50.0), 0.0)
    assert said.mean == pytest.approx(50.0, abs=0.01)
    assert said.sd == pytest.approx((14**2 + 9**2 + 10**2 + 14**2) ** 0.5)


def test_one_log_moves_the_forecast_by_the_kalman_gain() -> None:
    state = fear.learn_one(fear.start(), a_log(an_ask("one", fear=50.0), peak=70.0))
    level = 20.0 * 14**2 / (14**2 + 9**2 + 10**2 + 14**2)
    assert state.mean[0] == pytest.approx(level)


def test_a_peak_on_the_bound_moves_at_least_as_far_as_it_says() -> None:
    mean, variance = beyond(50.0, 20.0, 100.0)
    assert mean > 100.0
    assert 0.0 < variance < 20.0**2
    low, _ = beyond(50.0, 20.0, 0.0)
    assert low == pytest.approx(100.0 - mean)


def test_practice_in_a_domain_lowers_fear_and_a_gap_brings_some_back() -> None:
    logs = tuple(a_log(an_ask("one", fear=50.0), day=float(d), peak=50.0) for d in range(8))
    state = fear.learn_many(fear.start(), History(logs))
    same = an_ask("two", fear=50.0)
    soon, late = fear.predict(state, same, 8.0), fear.predict(state, same, 90.0)
    assert soon.latent_mean < late.latent_mean < 50.0 + 20.0
    assert state.exposures.practised[0].weight == 8.0


def test_own_forecasts_that_are_too_high_are_learned_with_their_sign() -> None:
    high = tuple(a_log(day=float(d), peak=20.0) for d in range(20))
    low = tuple(a_log(day=float(d), peak=80.0) for d in range(20))
    (above, above_variance), (below, below_variance) = (
        fear.learn_many(fear.start(), History(logs)).bias for logs in (high, low)
    )
    assert above - 2.0 * above_variance**0.5 > 10.0
    assert below + 2.0 * below_variance**0.5 < -10.0


PLAIN = fear.FearSettings(context_sd=0.0, ask_sd_least=0.0, noise_weight=1e18)


def dense(logs: tuple[LoggedAsk, ...], new: LoggedAsk) -> tuple[float, float]:
    """Mean and variance of the next peak by conditioning one big normal on all the earlier."""
    s, everything = PLAIN, (*logs, new)
    days = np.array([one.time_days for one in everything])
    exposures, practice = Exposures(), []
    for one in everything:
        practice.append(exposure_to(exposures, one.candidate, one.time_days))
        exposures = exposures.add(one)
    h = np.array(practice)
    rated = np.array([one.candidate.fear_mean for one in everything]) - s.slope_mean * h
    own = np.array([one.candidate.fear_sd**2 for one in everything])
    slow = s.slow_sd**2 * s.slow_kept_a_day ** np.abs(days[:, None] - days)
    cov = s.person_sd**2 + slow + s.slope_sd**2 * np.outer(h, h) + np.diag(own + s.noise_sd**2)
    peaks = np.array([one.fear_peak for one in logs])
    weights = np.linalg.solve(cov[:-1, :-1], cov[:-1, -1])
    return float(rated[-1] + weights @ (peaks - rated[:-1])), float(
        cov[-1, -1] - weights @ cov[:-1, -1]
    )


@pytest.mark.parametrize("seed", range(8))
def test_without_bounds_it_is_the_textbook_normal_conditional(seed: int) -> None:
    generator = np.random.default_rng(seed)
    days = np.cumsum(generator.exponential(3.0, 9))
    logs = tuple(
        a_log(ask, day=float(day), peak=float(generator.uniform(5.0, 95.0)))
        for ask, day in zip(a_library(generator, 9), days, strict=True)
    )
    state = fear.learn_many(fear.start(PLAIN), History(logs[:-1]))
    said = fear.predict(state, logs[-1].candidate, logs[-1].time_days)
    mean, variance = dense(logs[:-1], logs[-1])
    assert said.latent_mean == pytest.approx(mean, abs=1e-9)
    assert said.sd**2 == pytest.approx(variance, abs=1e-9)


def test_a_pool_is_forecast_as_its_asks_are_one_by_one() -> None:
    generator = np.random.default_rng(5)
    library = a_library(generator, 80)
    _, history = a_past(generator, library, 60)
    state = fear.learn_many(fear.start(), history)
    many = fear.predict_all(state, Pool(library), 300.0)
    ones = [fear.predict(state, ask, 300.0) for ask in library]
    np.testing.assert_allclose(many.latent_mean, [one.latent_mean for one in ones], atol=1e-9)
    np.testing.assert_allclose(many.sd, [one.sd for one in ones], atol=1e-9)
    np.testing.assert_allclose(many.mean, [one.mean for one in ones], atol=1e-9)


def test_keys_are_only_names() -> None:
    generator = np.random.default_rng(6)
    library = a_library(generator, 30)
    _, history = a_past(generator, library, 50)
    renamed = {ask.key: f"z{len(library) - place}" for place, ask in enumerate(library)}
    other = History(
        tuple(
            replace(one, candidate=replace(one.candidate, key=renamed[one.candidate.key]))
            for one in history.asks
        )
    )
    before = fear.learn_many(fear.start(), history)
    after = fear.learn_many(fear.start(), other)
    for ask in library:
        said = fear.predict(before, ask, 200.0).latent_mean
        same = fear.predict(after, replace(ask, key=renamed[ask.key]), 200.0).latent_mean
        assert said == pytest.approx(same, abs=1e-9)


def test_what_the_person_forecast_sharpens_the_prediction_less_its_bias() -> None:
    state = fear.start()
    alone = fear.predict(state, an_ask(fear=50.0), 0.0)
    told = fear.predict(state, an_ask(fear=50.0), 0.0, forecast=75.0)
    assert told.sd < alone.sd
    assert alone.latent_mean < told.latent_mean < 75.0 - state.settings.bias_mean
    as_expected = fear.predict(state, an_ask(fear=50.0), 0.0, forecast=55.0)
    assert as_expected.latent_mean == pytest.approx(alone.latent_mean)


def test_with_the_persons_forecast_it_errs_less_and_covers_as_well() -> None:
    errors: list[tuple[float, float]] = []
    hits: list[bool] = []
    for seed in range(60):
        generator = np.random.default_rng(seed)
        _, history = a_past(generator, a_library(generator, 60), 20)
        state = fear.start()
        for logged in history.asks:
            if logged.fear_peak is not None:
                ask, day, peak = logged.candidate, logged.time_days, logged.fear_peak
                helped = fear.predict(state, ask, day, logged.forecast_fear)
                alone = fear.predict(state, ask, day)
                errors.append(((alone.mean - peak) ** 2, (helped.mean - peak) ** 2))
                hits.append(helped.low <= peak <= helped.high)
            state = fear.learn_one(state, logged)
    rmse = np.sqrt(np.mean(errors, axis=0))
    assert rmse[1] < 0.92 * rmse[0]
    assert 0.77 <= np.mean(hits) <= 0.86


def test_a_person_who_varies_little_gets_narrower_forecasts() -> None:
    generator = np.random.default_rng(1)

    def after(sd: float) -> fear.FearState:
        peaks = np.clip(generator.normal(50.0, sd, 60), 1.0, 99.0)
        logs = (a_log(day=float(d), peak=float(peak)) for d, peak in enumerate(peaks))
        return fear.learn_many(fear.start(), History(tuple(logs)))

    calm, stormy = after(4.0), after(24.0)
    assert calm.noise[1] ** 0.5 < 10.0 < 14.0 < stormy.noise[1] ** 0.5
    assert fear.predict(calm, an_ask(), 70.0).sd < fear.predict(stormy, an_ask(), 70.0).sd


def test_hard_phone_calls_make_the_next_phone_call_look_harder() -> None:
    def call(key: str) -> Candidate:
        return replace(an_ask(key, fear=50.0), channel="phone")

    logs = tuple(a_log(call(f"call-{d}"), day=float(d), peak=70.0) for d in range(6))
    state = fear.learn_many(fear.start(), History(logs))
    phone, face = call("new"), an_ask("new", fear=50.0)
    assert fear.predict(state, phone, 7.0).mean > fear.predict(state, face, 7.0).mean + 1.0


def test_a_follow_up_moves_the_level_and_a_late_one_less() -> None:
    def after(*follow_ups: tuple[float, float]) -> float:
        logged = replace(a_log(an_ask(fear=40.0), peak=40.0), follow_ups=follow_ups)
        return sum(fear.learn_one(fear.start(), logged).mean[:2])

    assert after((1.0, 70.0)) > after() > after((1.0, 0.0))
    assert after((1.0, 70.0)) > after((30.0, 70.0)) > after()


def test_overwhelming_counts_when_fear_the_next_day_is_still_above_the_forecast() -> None:
    strong = replace(a_log(peak=95.0), forecast_fear=50.0, fear_after=20.0)
    assert exposure_weight(strong, Exposures().settings) == 1.0
    kept = replace(strong, follow_ups=((1.0, 80.0),))
    assert exposure_weight(kept, Exposures().settings) == -0.5
