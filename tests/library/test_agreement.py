"""Agreement of two readers, against figures worked out by hand."""

import pytest

from undaunted.library.checking.agreement import agreement, share_interval

# 2 by 2: both found 20, the first alone 5, the second alone 10, neither 15.
ONE = [True] * 25 + [False] * 25
OTHER = [True] * 20 + [False] * 5 + [True] * 10 + [False] * 15


def test_kappa_is_cohens() -> None:
    found = agreement(ONE, OTHER)
    assert (found.n, found.one, found.other, found.both) == (50, 25, 30, 20)
    assert found.same == pytest.approx(0.7)
    assert found.kappa == pytest.approx(0.4)  # the worked example: (.7 - .5) / (1 - .5)


def test_ac1_and_positive_agreement_follow_their_formulas() -> None:
    found = agreement(ONE, OTHER)
    by_chance = 2 * 0.55 * 0.45
    assert found.ac1 == pytest.approx((0.7 - by_chance) / (1 - by_chance))
    assert found.positive == pytest.approx(40 / 55)


def test_where_nearly_all_is_of_one_kind_ac1_stays_high_and_kappa_falls() -> None:
    one = [True] + [False] * 59
    other = [False] * 59 + [True]
    found = agreement(one, other)
    assert found.kappa is not None
    assert found.kappa < 0 < 0.9 < found.ac1


def test_two_readers_who_find_nothing_have_no_kappa() -> None:
    found = agreement([False] * 3, [False] * 3)
    assert (found.kappa, found.positive, found.ac1) == (None, None, 1.0)


@pytest.mark.parametrize(("one", "other"), [([], []), ([True], [True, False])])
def test_readers_must_have_read_the_same(one: list[bool], other: list[bool]) -> None:
    with pytest.raises(ValueError, match="the same things"):
        agreement(one, other)


def test_a_share_has_an_interval_around_it_that_is_the_same_each_time() -> None:
    low, high = share_interval([True] * 90 + [False] * 10)
    assert low < 0.9 < high
    assert (low, high) == share_interval([True] * 90 + [False] * 10)
