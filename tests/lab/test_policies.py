from dataclasses import replace

import numpy as np
import pytest

from tests.engine.builders import SAFETY, a_library
from undaunted.engine.plain import to_plain
from undaunted.engine.simulation.policies import policies
from undaunted.engine.simulation.practising import THEORIES
from undaunted.lab.policies import (
    PoliciesReport,
    RivalVerdict,
    evaluate_policies,
    mean_of,
    reached,
    shares,
)


@pytest.fixture(scope="module")
def report() -> PoliciesReport:
    library = a_library(np.random.default_rng(4), 30)
    return evaluate_policies(people=3, days=12, seeds=2, candidates=library)


def test_every_policy_is_told_under_every_theory(report: PoliciesReport) -> None:
    told = [(one.theory, one.policy) for one in report.outcomes]
    assert told == [(theory, policy) for theory in THEORIES for policy in policies(SAFETY)]
    assert {one.people for one in report.outcomes} == {6}
    assert (report.offered, report.panel) == (20, 10)


def test_intervals_lie_around_their_means(report: PoliciesReport) -> None:
    for one in report.outcomes:
        for value in (one.fear_start, one.fear_follow_up, one.asks, one.above_ceiling):
            assert value.low <= value.mean <= value.high
        assert 0.0 <= one.above_ceiling.mean <= 1.0
        assert 0.0 <= one.dropped_out.mean <= 1.0


def test_the_same_people_start_under_every_policy(report: PoliciesReport) -> None:
    assert len({one.fear_start for one in report.outcomes}) == 1


def test_rivals_are_set_against_ours_in_pairs(report: PoliciesReport) -> None:
    ours = {one.theory: one for one in report.outcomes if one.policy == "ours"}
    for one in report.outcomes:
        if one.policy == "ours":
            assert one.fear_more_than_ours is None
            continue
        assert one.fear_more_than_ours is not None
        apart = one.fear_follow_up.mean - ours[one.theory].fear_follow_up.mean
        assert one.fear_more_than_ours.mean == pytest.approx(apart)


def test_the_target_is_reached_only_if_every_part_of_it_is(report: PoliciesReport) -> None:
    assert len(report.verdicts) == len(THEORIES) * (len(policies(SAFETY)) - 1)
    lower = all(one.ours_lower for one in report.verdicts)
    ladders = [one for one in report.verdicts if one.rival == "ladder"]
    assert report.reached == (lower and all(one.no_more_above_ceiling for one in ladders))
    assert report.reached or not report.clearly_reached


def test_a_target_needs_every_rival_behind_and_no_more_overwhelm_than_the_ladder() -> None:
    ahead = RivalVerdict("habituation", "ladder", True, False, True)
    assert reached([ahead])
    assert not reached([ahead, replace(ahead, rival="random", ours_lower=False)])
    assert not reached([replace(ahead, no_more_above_ceiling=False)])
    assert reached([ahead, replace(ahead, rival="random", no_more_above_ceiling=False)])


def test_other_seeds_are_other_people() -> None:
    library = a_library(np.random.default_rng(4), 30)
    first, second = (
        evaluate_policies(people=2, days=3, seeds=1, candidates=library, first_seed=seed)
        for seed in (1, 2)
    )
    assert first.outcomes[0].fear_start != second.outcomes[0].fear_start


def test_the_report_can_be_written(report: PoliciesReport) -> None:
    assert to_plain(report)


def test_the_interval_is_students() -> None:
    found = mean_of(np.array([1.0, 2.0, 3.0, 4.0]))
    assert found.mean == 2.5
    assert found.high - found.mean == pytest.approx(3.182446 * 1.290994 / 2.0, rel=1e-5)


def test_a_share_is_of_all_asks_not_of_people() -> None:
    values = shares(np.array([1.0, 0.0, 3.0]), np.array([1.0, 19.0, 20.0]))
    assert values.mean() == pytest.approx(4.0 / 40.0)
    np.testing.assert_array_equal(shares(np.zeros(2), np.zeros(2)), 0.0)


@pytest.mark.parametrize(("people", "days"), [(1, 10), (3, 0)])
def test_too_small_a_comparison_is_refused(people: int, days: int) -> None:
    with pytest.raises(ValueError, match="at least two people"):
        evaluate_policies(people=people, days=days, seeds=1)
