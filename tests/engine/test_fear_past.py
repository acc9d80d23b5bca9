from dataclasses import replace

import numpy as np
import pytest

from tests.engine.builders import a_log, an_ask
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.fear.forecasting import FearSettings
from undaunted.engine.fear.past import MOST_ASKS, Past, looking_back, peaked, without_direction
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.normal import TEN_PERCENT

SETTINGS = without_direction(FearSettings())


def past(asks: list[LoggedAsk], settings: FearSettings = SETTINGS) -> Past:
    """Groups 0 and 1 are the first and the last third; then every ask is one."""
    place, n = np.arange(len(peaked(asks))), len(peaked(asks))
    groups = np.vstack([place < n // 3, place >= n - n // 3, np.eye(n, dtype=bool)])
    return looking_back(settings, settings.noise_sd**2, asks, groups)


def test_at_the_last_ask_it_says_what_the_filter_says() -> None:
    settings = FearSettings(context_sd=0.0, ask_sd_least=0.0, noise_weight=1e12)
    peaks = (70.0, 30.0, 55.0, 48.0, 62.0, 20.0)
    asks = [
        a_log(replace(an_ask(f"ask-{n}", 50.0), fear_sd=0.0), n * 2.5, peak=peak)
        for n, peak in enumerate(peaks)
    ]
    before = fear.learn_many(fear.start(settings), History(tuple(asks[:-1])))
    last = asks[-1]
    loading = np.array(fear.expectation(before, last.candidate, last.time_days).loading)
    after = fear.learn_one(before, last)
    variance = loading @ np.array(after.covariance).reshape(3, 3) @ loading
    found = past(asks, settings).of(-1)
    assert found.mean == pytest.approx(50.0 + loading @ np.array(after.mean))
    assert found.high - found.mean == pytest.approx(TEN_PERCENT * variance**0.5)


def test_peaks_that_are_all_alike_give_a_line_through_them() -> None:
    sizes = (20.0, 35.0, 60.0) * 8
    asks = [a_log(an_ask(f"a{n % 3}", s), float(n), peak=60.0) for n, s in enumerate(sizes)]
    assert np.max(np.abs(past(asks).mean - 60.0)) < 4


@pytest.mark.parametrize("turn", [-1, 1])
def test_both_directions_are_read_alike(turn: int) -> None:
    asks = [a_log(an_ask(f"a{n}", 50.0), n * 4.0, peak=50.0 + turn * n) for n in range(30)]
    found = past(asks).change(0, 1)
    other = past([replace(ask, fear_peak=100.0 - (ask.fear_peak or 0)) for ask in asks])
    assert turn * found.low > 0 or turn * found.high > 0
    assert found.mean == pytest.approx(-other.change(0, 1).mean)


def test_fear_that_stays_is_no_change_whatever_the_sizes_of_the_asks() -> None:
    sizes = [20.0] * 10 + [45.0] * 10 + [70.0] * 10
    asks = [a_log(an_ask(f"a{n}", s), n * 3.0, peak=s) for n, s in enumerate(sizes)]
    found = past(asks).change(0, 1)
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
        found = past(asks, settings).change(0, 1)
        moved = float(np.mean(truth[-(n // 3) :]) - np.mean(truth[: n // 3]))
        hits.append(found.low <= moved <= found.high)
    assert 0.75 <= np.mean(hits) <= 0.85


def test_only_the_last_peaks_are_read() -> None:
    asks = [a_log(an_ask("one", 50.0), float(n), peak=40.0) for n in range(MOST_ASKS + 30)]
    assert len(past(asks).mean) - 2 == len(peaked(asks)) == MOST_ASKS


def test_the_line_is_for_one_ask_and_does_not_jump_with_their_sizes() -> None:
    sizes = (10.0, 90.0) * 6
    asks = [a_log(an_ask(f"ask-{n}", s), float(n), peak=s) for n, s in enumerate(sizes)]
    assert np.max(np.abs(np.diff(past(asks).mean[2:]))) < 5
