from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.builders import a_log, an_ask
from undaunted.engine.answers.calibration import Calibration, calibration
from undaunted.engine.history import History, LoggedAsk
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
    logs = tuple(
        replace(a_log(guess=guess, outcome=Outcome.PARTLY), loosely=True) for guess in guesses
    )
    bins = calibration(History(logs)).bins
    assert [one.n for one in bins] == [2, 2, 1]
    assert all(one.mean_outcome == 0.5 for one in bins)
    assert all(one.interval_low <= 0.5 <= one.interval_high for one in bins)


def partly(guess: float, times: int, *, loosely: bool) -> tuple[LoggedAsk, ...]:
    one = replace(a_log(guess=guess, outcome=Outcome.PARTLY), loosely=loosely)
    return (one,) * times


def test_a_counter_offer_is_not_a_yes_once_that_was_said() -> None:
    found = calibration(History(partly(0.5, 40, loosely=False)))
    assert (found.bias, found.verdict) == (0.5, "expects_more")
    assert calibration(History(partly(0.5, 40, loosely=True))).bias == 0.0


def test_asked_loosely_a_direction_is_named_only_if_it_holds_either_way() -> None:
    """Guesses of .8 where half were noes and half counter-offers: too high by .55 with these as
    half a yes, but only by .3 with them as a yes; of .55 it would be .05 and no direction."""
    noes = tuple(a_log(guess=0.8, outcome=Outcome.NO) for _ in range(20))
    assert calibration(History((*noes, *partly(0.8, 20, loosely=True)))).verdict == "expects_more"
    fewer = tuple(a_log(guess=0.55, outcome=Outcome.NO) for _ in range(20))
    found = calibration(History((*fewer, *partly(0.55, 20, loosely=True))))
    assert round(found.bias, 2) == 0.3
    assert found.verdict == "even"


def test_other_kinds_than_asking_are_no_part_of_it() -> None:
    own_no = replace(an_ask(), kind="saying_no")
    logs = tuple(a_log(own_no, guess=0.5, outcome=Outcome.YES) for _ in range(20))
    assert calibration(History(logs)).n == 0
