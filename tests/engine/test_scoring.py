"""Scores against figures worked out by hand, and what they must do on people who err."""

import numpy as np
import pytest

from undaunted.engine.answers.scoring import auc, guess_bias, reliability, score, score_intervals


def test_scores_of_four_forecasts_worked_out_by_hand() -> None:
    found = score(np.array([0.1, 0.4, 0.6, 0.9]), np.array([0.0, 1.0, 0.0, 1.0]))
    assert found.brier == pytest.approx((0.01 + 0.36 + 0.36 + 0.01) / 4)
    assert found.log_loss == pytest.approx(-(np.log(0.9) * 2 + np.log(0.4) * 2) / 4)
    assert found.ece == pytest.approx((0.1 + 0.6 + 0.6 + 0.1) / 4)
    assert found.auc == pytest.approx(0.75)
    assert (found.n, found.mean_p, found.mean_y) == (4, 0.5, 0.5)


def test_ties_count_half_and_one_outcome_has_no_auc() -> None:
    assert auc(np.full(6, 0.3), np.array([0, 1, 0, 1, 1, 0.0])) == 0.5
    assert np.isnan(auc(np.array([0.2, 0.4]), np.ones(2)))


def test_a_certain_forecast_that_fails_costs_a_lot_but_not_infinitely() -> None:
    assert 13 < score(np.array([1.0]), np.array([0.0])).log_loss < 14


def test_honest_chances_are_calibrated_and_bold_ones_are_not() -> None:
    generator = np.random.default_rng(2)
    p = generator.random(20_000)
    y = (generator.random(20_000) < p).astype(float)
    assert score(p, y).ece < 0.02
    assert score(np.round(p), y).ece > 0.2
    assert sum(one.n for one in reliability(p, y)) == 20_000


def test_bootstrap_intervals_cover_the_score_of_the_many() -> None:
    generator, inside = np.random.default_rng(3), 0
    for _ in range(40):
        p = generator.random(300)
        y = (generator.random(300) < p).astype(float)
        found = score_intervals(p, y, np.arange(300), generator).brier
        inside += found.low < 1 / 6 < found.high
    assert inside >= 34


@pytest.mark.parametrize(("shift", "over"), [(0.2, True), (-0.2, False)])
def test_the_sign_of_an_error_is_found_among_thirty_guesses(shift: float, over: bool) -> None:
    generator, right = np.random.default_rng(4), 0
    for _ in range(100):
        chance = generator.uniform(0.25, 0.75, 30)
        y = (generator.random(30) < chance).astype(float)
        found = guess_bias(chance + shift, y, np.arange(30))
        right += (found.mean > 0) is over
    assert right >= 90


def test_an_interval_over_people_is_wider_than_one_over_their_guesses() -> None:
    generator = np.random.default_rng(6)
    people = np.repeat(np.arange(10), 30)
    guess = 0.5 + generator.normal(0, 0.25, 10)[people]
    y = (generator.random(300) < 0.5).astype(float)
    by_people, by_guess = guess_bias(guess, y, people), guess_bias(guess, y, np.arange(300))
    assert by_people.high - by_people.low > 1.5 * (by_guess.high - by_guess.low)
