from dataclasses import replace

import numpy as np
import pytest

from tests.engine.builders import SAFETY, a_library
from undaunted.engine.plain import to_plain
from undaunted.engine.simulation.policies import policies
from undaunted.engine.simulation.practising import THEORIES
from undaunted.lab.policies import (
    GroupReport,
    PoliciesReport,
    RivalVerdict,
    evaluate_policies,
    mean_of,
    shares,
    targets,
)

AHEAD = RivalVerdict("habituation", "ladder", True, False, True)
BEHIND = replace(AHEAD, ours_lower=False)
NOBODY = GroupReport(0, (), (), ())


@pytest.fixture(scope="module")
def report() -> PoliciesReport:
    library = a_library(np.random.default_rng(4), 30)
    return evaluate_policies(people=6, days=12, seeds=2, candidates=library)


def groups(report: PoliciesReport) -> tuple[GroupReport, ...]:
    return report.all, report.very_anxious, report.others


def of(*verdicts: RivalVerdict) -> GroupReport:
    return GroupReport(2, (), (), verdicts)


def test_every_policy_is_told_of_every_group_under_every_theory(report: PoliciesReport) -> None:
    wanted = [(theory, policy) for theory in THEORIES for policy in policies(SAFETY)]
    for group in groups(report):
        assert [(one.theory, one.policy) for one in group.benefits] == wanted
        assert [(one.theory, one.policy) for one in group.harms] == wanted
        assert len(group.verdicts) == len(THEORIES) * (len(policies(SAFETY)) - 1)
    assert (report.offered, report.panel) == (20, 10)


def test_the_very_anxious_and_the_others_are_all(report: PoliciesReport) -> None:
    everybody, anxious, others = groups(report)
    assert everybody.people == anxious.people + others.people == 12
    first = [one.benefits[0].fear_start.mean for one in (anxious, everybody, others)]
    assert first == sorted(first, reverse=True)
    together = anxious.people * first[0] + others.people * first[2]
    assert first[1] == pytest.approx(together / everybody.people)


def test_intervals_lie_around_their_means(report: PoliciesReport) -> None:
    for group in groups(report):
        for value in (one.fear_follow_up for one in group.benefits):
            assert value.low <= value.mean <= value.high
        for one in group.harms:
            each = (one.above_ceiling, one.dropped_out, one.nothing_offered)
            assert all(0.0 <= value.mean <= 1.0 for value in (*each, one.refused_after_offer))


def test_days_without_a_step_and_refused_offers_are_told_as_harms(report: PoliciesReport) -> None:
    harms = {one.policy: one for one in report.very_anxious.harms if one.theory == "habituation"}
    assert harms["ours"].refused_after_offer.mean == 0.0
    assert harms["ladder"].refused_after_offer.mean > 0.1
    assert harms["without_steps"].nothing_offered.mean > harms["ours"].nothing_offered.mean == 0.0


def test_the_same_people_start_under_every_policy(report: PoliciesReport) -> None:
    for group in groups(report):
        for theory in THEORIES:
            begun = {one.fear_start for one in group.benefits if one.theory == theory}
            assert len(begun) == 1


def test_rivals_are_set_against_ours_in_pairs(report: PoliciesReport) -> None:
    for group in groups(report):
        ours = {one.theory: one for one in group.benefits if one.policy == "ours"}
        for one in group.benefits:
            if one.policy == "ours":
                assert one.fear_more_than_ours is None
                continue
            assert one.fear_more_than_ours is not None
            apart = one.fear_follow_up.mean - ours[one.theory].fear_follow_up.mean
            assert one.fear_more_than_ours.mean == pytest.approx(apart)


def reached(*each: GroupReport) -> list[bool]:
    return [one.reached for one in targets(*each)]


def test_all_need_every_rival_behind_and_no_more_overwhelm_than_the_ladder() -> None:
    assert reached(of(AHEAD), NOBODY, NOBODY)[0]
    assert not reached(of(AHEAD, replace(BEHIND, rival="random")), NOBODY, NOBODY)[0]
    assert not reached(of(replace(AHEAD, no_more_above_ceiling=False)), NOBODY, NOBODY)[0]
    harder = replace(AHEAD, rival="random", no_more_above_ceiling=False)
    assert reached(of(AHEAD, harder), NOBODY, NOBODY)[0]
    assert reached(of(AHEAD, replace(BEHIND, rival="without_steps")), NOBODY, NOBODY)[0]


def test_the_very_anxious_need_the_ladder_behind() -> None:
    assert reached(NOBODY, of(AHEAD, replace(BEHIND, rival="random")), NOBODY)[1]
    assert not reached(NOBODY, of(BEHIND), NOBODY)[1]
    assert not targets(NOBODY, of(AHEAD), NOBODY)[1].clearly
    assert targets(NOBODY, of(replace(AHEAD, clear=True)), NOBODY)[1].clearly


def test_the_others_need_to_be_no_worse_than_without_steps() -> None:
    before = replace(BEHIND, rival="without_steps")
    assert reached(NOBODY, NOBODY, of(before, BEHIND))[2]
    assert not reached(NOBODY, NOBODY, of(replace(before, clear=True)))[2]
    assert not reached(NOBODY, NOBODY, of(replace(before, clearly_more_above=True)))[2]


def test_a_group_of_one_is_not_told_of() -> None:
    library = a_library(np.random.default_rng(4), 30)
    alone = evaluate_policies(people=2, days=2, seeds=1, candidates=library)
    small = [one for one in groups(alone) if one.people < 2]
    assert small
    assert not any(one.benefits or one.harms or one.verdicts for one in small)


def test_other_seeds_are_other_people() -> None:
    library = a_library(np.random.default_rng(4), 30)
    first, second = (
        evaluate_policies(people=2, days=3, seeds=1, candidates=library, first_seed=seed)
        for seed in (1, 2)
    )
    assert first.all.benefits[0].fear_start != second.all.benefits[0].fear_start


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
