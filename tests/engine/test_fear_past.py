from dataclasses import replace

import numpy as np
import pytest

from tests.engine.builders import a_log, an_ask
from undaunted.engine import fear
from undaunted.engine.fear import FearSettings
from undaunted.engine.fear_past import MOST_ASKS, Past, looking_back, peaked, without_direction
from undaunted.engine.values import LoggedAsk

SETTINGS = without_direction(FearSettings())
LIKE = an_ask("like", 50.0)


def past(asks: list[LoggedAsk], settings: FearSettings = SETTINGS) -> Past:
    return looking_back(settings, settings.noise_sd**2, asks, LIKE)


def ends(n: int) -> tuple[np.ndarray, np.ndarray]:
    place = np.arange(n)
    return place < n // 3, place >= n - n // 3


def test_at_the_last_ask_it_agrees_with_the_filter() -> None:
    settings = FearSettings(context_sd=0.0, noise_weight=1e12)
    peaks = (70.0, 30.0, 55.0, 48.0, 62.0, 20.0)
    asks = [a_log(an_ask(f"ask-{n}", 50.0), n * 2.5, peak=p) for n, p in enumerate(peaks)]
    asks = [replace(ask, forecast_fear=None, forecast_yes=None) for ask in asks]
    state = fear.start(settings)
    for ask in asks[:-1]:
        state = fear.learn_one(state, ask)
    foreseen = fear.predict(state, replace(LIKE, key="new"), asks[-1].time_days)
    unheard = [*asks[:-1], replace(asks[-1], fear_peak=50.0)]
    found = looking_back(replace(settings, noise_sd=14.0), 14.0**2, unheard, LIKE)
    first = looking_back(settings, 14.0**2, asks[:1], LIKE)
    level = 20.0 * (14**2 + 9**2) / (14**2 + 9**2 + 10**2 + 14**2)
    assert first.mean[0] == pytest.approx(50.0 + level)
    pull = found.mean[-1] - foreseen.latent_mean
    assert abs(pull) < abs(50.0 - foreseen.latent_mean) + 1e-9
    after = fear.learn_one(state, unheard[-1])
    mean = after.mean[0] + after.mean[1] + 50.0
    practice = fear.expectation(state, replace(LIKE, key="new"), asks[-1].time_days).loading[2]
    assert found.mean[-1] == pytest.approx(mean + practice * after.mean[2])


@pytest.mark.parametrize("turn", [-1, 1])
def test_both_directions_are_read_alike(turn: int) -> None:
    asks = [a_log(an_ask(f"a{n}", 50.0), n * 4.0, peak=50.0 + turn * n) for n in range(30)]
    found = past(asks).change(*ends(30))
    other = past([replace(ask, fear_peak=100.0 - (ask.fear_peak or 0)) for ask in asks])
    assert turn * found.low > 0 or turn * found.high > 0
    assert found.mean == pytest.approx(-other.change(*ends(30)).mean)


def test_fear_that_stays_is_no_change_whatever_the_sizes_of_the_asks() -> None:
    sizes = [20.0] * 10 + [45.0] * 10 + [70.0] * 10
    asks = [a_log(an_ask(f"a{n}", s), n * 3.0, peak=s) for n, s in enumerate(sizes)]
    found = past(asks).change(*ends(30))
    assert abs(found.mean) < 0.5
    assert found.low < 0 < found.high


def test_eighty_percent_intervals_hold_the_change_at_their_rate() -> None:
    hits = list[bool]()
    for seed in range(400):
        generator = np.random.default_rng(seed)
        n = int(generator.integers(10, 60))
        days = np.cumsum(generator.exponential(2.5, n))
        level, slow, truth = generator.normal(0, 14), generator.normal(0, 9), []
        asks = list[LoggedAsk]()
        for k in range(n):
            kept = 0.9 ** (days[k] - days[k - 1]) if k else 1.0
            slow = kept * slow + generator.normal(0, 9 * np.sqrt(1 - kept**2))
            truth.append(level + slow)
            size = float(generator.uniform(20, 80))
            peak = size + level + slow + generator.normal(0, 10) + generator.normal(0, 14)
            asks.append(a_log(an_ask(f"a{k}", size), float(days[k]), peak=float(peak)))
        settings = replace(SETTINGS, slope_sd=0.0, context_sd=0.0)
        found = past(asks, settings).change(*ends(n))
        first, last = (float(np.mean(np.array(truth)[marks])) for marks in ends(n))
        hits.append(found.low <= last - first <= found.high)
    assert 0.75 <= np.mean(hits) <= 0.85


def test_only_the_last_two_hundred_peaks_are_read() -> None:
    asks = [a_log(an_ask("one", 50.0), float(n), peak=40.0) for n in range(MOST_ASKS + 30)]
    assert len(past(asks).mean) == len(peaked(asks)) == MOST_ASKS


def test_the_line_is_for_one_ask_and_does_not_jump_with_their_sizes() -> None:
    sizes = (10.0, 90.0) * 6
    asks = [a_log(an_ask(f"ask-{n}", s), float(n), peak=s) for n, s in enumerate(sizes)]
    assert np.max(np.abs(np.diff(past(asks).mean))) < 5
