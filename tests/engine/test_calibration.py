import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.builders import a_log
from undaunted.engine.answers.calibration import Calibration, calibration
from undaunted.engine.history import History
from undaunted.engine.taxonomy import Outcome


def read(seed: int, n: int, guess: float, true: float) -> Calibration:
    generator = np.random.default_rng(seed)
    answers = [Outcome.YES if generator.random() < true else Outcome.NO for _ in range(n)]
    return calibration(History(tuple(a_log(guess=guess, outcome=one) for one in answers)))


@pytest.mark.parametrize(("guess", "sign"), [(0.4, -1), (0.8, 1)])
def test_the_sign_is_right_for_nine_of_ten_after_thirty(guess: float, sign: int) -> None:
    signs = [np.sign(read(seed, 30, guess, 0.6).bias) == sign for seed in range(200)]
    assert np.mean(signs) >= 0.9


@pytest.mark.parametrize(
    ("guess", "right", "wrong"),
    [(0.3, "expects_less", "expects_more"), (0.9, "expects_more", "expects_less")],
)
def test_a_clear_error_gets_its_direction(guess: float, right: str, wrong: str) -> None:
    verdicts = [read(seed, 30, guess, 0.6).verdict for seed in range(100)]
    assert sum(one == right for one in verdicts) >= 95
    assert wrong not in verdicts


@settings(max_examples=60)
@given(seed=st.integers(0, 9999), n=st.integers(0, 9), guess=st.floats(0, 1), true=st.floats(0, 1))
def test_below_ten_answers_nothing_is_said(seed: int, n: int, guess: float, true: float) -> None:
    assert read(seed, n, guess, true).verdict == "too_early"


def test_between_ten_and_thirty_a_small_error_is_only_a_band() -> None:
    answers = [Outcome.YES, Outcome.NO] * 10
    found = calibration(History(tuple(a_log(guess=0.55, outcome=one) for one in answers)))
    assert found.verdict == "band"
    assert found.bias == pytest.approx(0.05)
    assert found.brier == pytest.approx((0.45**2 + 0.55**2) / 2)


def test_from_thirty_a_small_error_is_called_even() -> None:
    answers = [Outcome.YES, Outcome.NO] * 20
    found = calibration(History(tuple(a_log(guess=0.52, outcome=one) for one in answers)))
    assert found.verdict == "even"


def test_only_answers_count() -> None:
    open_ends = (Outcome.WAITING, Outcome.GHOSTED, Outcome.NOT_ASKED)
    found = calibration(History(tuple(a_log(outcome=one) for one in open_ends)))
    assert (found.n, found.verdict, found.bins) == (0, "too_early", ())


def test_the_95_percent_interval_covers_at_its_rate() -> None:
    found = [read(seed, 25, 0.5, 0.6) for seed in range(300)]
    assert 0.92 <= np.mean([one.low <= -0.1 <= one.high for one in found]) <= 0.99


def test_bins_hold_every_answer_once_and_their_share() -> None:
    guesses = (0.0, 0.1, 0.5, 0.55, 1.0)
    logs = tuple(a_log(guess=guess, outcome=Outcome.PARTLY) for guess in guesses)
    bins = calibration(History(logs)).bins
    assert [one.n for one in bins] == [2, 2, 1]
    assert all(one.mean_outcome == 0.5 for one in bins)
    assert all(one.interval_low <= 0.5 <= one.interval_high for one in bins)
