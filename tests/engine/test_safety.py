"""The dose window and the stakes cap: what raises, holds and lowers them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.engine.builders import SAFETY, a_log, calm, rated
from undaunted.engine.history import History
from undaunted.engine.safety.dose import window_for
from undaunted.engine.safety.signs import Signs
from undaunted.engine.safety.stakes import CLOSENESS, stakes_allowed, stakes_of
from undaunted.engine.taxonomy import Counterpart, Outcome, Pace
from undaunted.engine.values import Decision

OPEN, GENTLE = Pace.OPEN, Pace.GENTLE
QUICK = 0.25
Window = tuple[float, float, float, str]


def last_day(history: History) -> float:
    return history.asks[-1].time_days if history.asks else 0.0


def windowed(
    history: History, pace: Pace = OPEN, later: float = 0.0, stuck: bool = False
) -> Window:
    """Floor, top, ceiling and reason, `later` days after the last ask."""
    found = window_for(pace, history, Signs(), stuck, last_day(history) + later, SAFETY)
    return found.value.floor, found.value.top, found.value.ceiling, found.reason


def top(history: History, pace: Pace = OPEN, later: float = 0.0) -> float:
    return windowed(history, pace, later)[1]


def skipped(times: int, after: History) -> History:
    """Then planned this often, and not made."""
    later = (a_log(day=last_day(after) + n + 1, outcome=Outcome.NOT_ASKED) for n in range(times))
    return History((*after.asks, *later))


# As the rules page has it, written down a second time.
@pytest.mark.parametrize(
    ("pace", "floor", "highest", "ceiling"),
    [
        (Pace.OPEN, 25.0, 62.0, 85.0),
        (Pace.GENTLE, 15.0, 45.0, 70.0),
        (Pace.SUPPORTED, 15.0, 45.0, 70.0),
        (Pace.REST, 15.0, 45.0, 70.0),
        (Pace.CARE_FIRST, 15.0, 45.0, 70.0),
    ],
)
def test_each_pace_has_its_window_and_its_ceiling(
    pace: Pace, floor: float, highest: float, ceiling: float
) -> None:
    found = window_for(pace, calm(40), Signs(), False, 40.0, SAFETY).value
    assert (found.floor, found.top, found.ceiling) == (floor, highest, ceiling)
    assert found.max_chance_above == 0.10


@pytest.mark.parametrize(
    ("n", "expected"), [(0, 45), (4, 45), (5, 53), (6, 61), (8, 61), (9, 62), (60, 62)]
)
def test_the_top_rises_by_eight_for_three_reflected_asks_once_five_are_rated(
    n: int, expected: float
) -> None:
    assert top(calm(n)) == expected
    assert top(calm(n), GENTLE) == 45


@pytest.mark.parametrize("logs", [SAFETY.new_person_logs - 1, SAFETY.new_person_logs])
def test_a_new_person_is_one_with_fewer_rated_asks(logs: int) -> None:
    found = windowed(calm(logs))
    assert found[3] == ("new_person" if logs < SAFETY.new_person_logs else "pace")


@pytest.mark.parametrize(
    ("peak", "counts"),
    [
        (SAFETY.open_floor - 0.1, False),
        (SAFETY.open_floor, True),
        (SAFETY.open_floor + 0.1, True),
        (SAFETY.open_top - 0.1, True),
        (SAFETY.open_top, True),
        (SAFETY.open_top + 0.1, False),
    ],
)
def test_only_asks_inside_the_window_raise_it(peak: float, counts: bool) -> None:
    assert top(rated(*[peak] * 5)) == SAFETY.new_person_top + (SAFETY.rise if counts else 0.0)


def test_only_reflected_asks_raise_the_window() -> None:
    hurried = tuple(replace(one, reflected=False) for one in calm(30).asks)
    assert top(History(hurried)) == SAFETY.new_person_top
    two = (*hurried[:-2], *(replace(one, reflected=True) for one in hurried[-2:]))
    assert top(History(two)) == SAFETY.new_person_top
    three = (*hurried[:-3], *(replace(one, reflected=True) for one in hurried[-3:]))
    assert top(History(three)) == SAFETY.new_person_top + SAFETY.rise


def test_from_the_fifth_ask_on_no_ask_raises_the_top_by_more_than_eight() -> None:
    tops = [top(calm(n)) for n in range(40)]
    assert max(b - a for a, b in pairwise(tops)) <= SAFETY.rise


@pytest.mark.parametrize("pace", [OPEN, GENTLE])
@pytest.mark.parametrize(
    ("peak", "drop", "reason"),
    [(84.0, 0.0, "pace"), (85.0, 15.0, "strong_fear"), (86.0, 15.0, "strong_fear")],
)
def test_a_peak_of_eighty_five_lowers_the_dose_by_fifteen(
    pace: Pace, peak: float, drop: float, reason: str
) -> None:
    before, after = (
        windowed(calm(20), pace),
        windowed(History((*calm(19).asks, a_log(day=20.0, peak=peak))), pace),
    )
    assert (before[0] - after[0], before[1] - after[1], after[3]) == (drop, drop, reason)
    assert before[2] == after[2]


@pytest.mark.parametrize("above", [-1.0, 0.0, 1.0])
def test_what_a_strong_peak_is_comes_from_the_rules(above: float) -> None:
    found = windowed(rated(*[40.0] * 19, SAFETY.strong_fear + above))
    assert found[3] == ("strong_fear" if above >= 0 else "pace")


@pytest.mark.parametrize(
    ("after", "reason"),
    [(n, "strong_fear") for n in range(SAFETY.strong_fear_asks)]
    + [(SAFETY.strong_fear_asks, "pace"), (SAFETY.strong_fear_asks + 1, "pace")],
)
def test_one_strong_peak_lowers_the_next_three_asks(after: int, reason: str) -> None:
    history = rated(*[40.0] * 9, 90.0, *[40.0] * after, every=QUICK)
    assert windowed(history)[3] == reason


@pytest.mark.parametrize(
    ("peaks", "twice"),
    [
        ((85.0, 85.0), True),
        ((84.9, 85.0), False),
        ((85.0, 84.9), False),
        ((85.0, 40.0, 85.0), True),
        ((85.0, 40.0, 40.0, 40.0, 85.0), True),
        ((85.0, 40.0, 40.0, 40.0, 40.0, 85.0), False),
        ((99.0, 99.0, 99.0), True),
    ],
)
def test_two_strong_peaks_of_five_lower_dose_and_stakes(
    peaks: tuple[float, ...], twice: bool
) -> None:
    history = rated(*[40.0] * 12, *peaks, every=QUICK)
    assert windowed(history)[3] == ("strong_fear_twice" if twice else "strong_fear")
    for pace, cap in ((OPEN, 4), (GENTLE, 2)):
        allowed = stakes_allowed(pace, history, Signs(), False, last_day(history), SAFETY)
        usual = 3 if twice and pace is OPEN else cap
        assert allowed.value == (usual - 1 if twice else cap)


@pytest.mark.parametrize(("after", "reason"), [(7, "strong_fear_twice"), (8, "pace")])
def test_two_strong_peaks_count_for_five_asks_after_they_stood_in_the_last_five(
    after: int, reason: str
) -> None:
    history = rated(*[40.0] * 9, 90.0, 90.0, *[40.0] * after, every=QUICK)
    assert windowed(history)[3] == reason
    cap = stakes_allowed(OPEN, history, Signs(), False, last_day(history), SAFETY)
    assert cap.value == (2 if reason == "strong_fear_twice" else 4)


def test_an_unrated_ask_hides_no_strong_peak() -> None:
    history = rated(*[40.0] * 9, 90.0, every=QUICK)
    unrated = tuple(a_log(day=last_day(history) + QUICK * n, peak=None) for n in range(1, 5))
    assert windowed(History((*history.asks, *unrated)))[3] == "strong_fear"


@pytest.mark.parametrize(
    ("later", "reason"),
    [
        (0.0, "strong_fear_twice"),
        (SAFETY.drop_days - 1.0 - QUICK, "strong_fear_twice"),
        (SAFETY.drop_days - 0.01, "strong_fear"),
        (SAFETY.drop_days, "pace"),
        (SAFETY.drop_days + 1.0, "pace"),
    ],
)
def test_a_lowered_dose_comes_up_again_without_further_asks(later: float, reason: str) -> None:
    history = rated(*[40.0] * 9, 90.0, 90.0, every=QUICK)
    assert windowed(history, GENTLE, later)[3] == reason


@pytest.mark.parametrize(("times", "drop"), [(0, 0.0), (1, 0.0), (2, 10.0), (3, 10.0)])
def test_not_asking_twice_running_lowers_by_ten(times: int, drop: float) -> None:
    usual, found = windowed(calm(20)), windowed(skipped(times, calm(20)))
    assert usual[1] - found[1] == drop == (SAFETY.avoided_drop if times > 1 else 0.0)
    assert found[3] == ("did_not_ask_twice" if drop else "pace")


def test_one_ask_that_was_made_ends_the_avoidance() -> None:
    twice = skipped(2, calm(20))
    made = History((*twice.asks, a_log(day=last_day(twice) + 1.0)))
    assert windowed(made)[3] == "pace"
    assert windowed(skipped(1, made))[3] == "pace"


def test_fear_that_does_not_recover_lowers_by_fifteen() -> None:
    assert windowed(calm(20))[1] - windowed(calm(20), stuck=True)[1] == SAFETY.recovering_drop
    assert windowed(calm(20), stuck=True)[3] == "not_recovering"


def test_drops_do_not_add_up_and_the_largest_counts() -> None:
    hard = skipped(2, rated(*[40.0] * 18, 90.0, 90.0, every=QUICK))
    found = windowed(hard, stuck=True)
    assert windowed(calm(20))[1] - found[1] == 15.0
    only_skipped = windowed(skipped(2, calm(20)), stuck=True)
    assert only_skipped[3] == "not_recovering"


def test_a_window_never_lies_below_zero_and_never_shuts() -> None:
    floor, highest, ceiling, _ = windowed(rated(90.0, 90.0), GENTLE, stuck=True)
    assert (floor, highest, ceiling) == (0.0, 30.0, 70.0)


@pytest.mark.parametrize(
    ("pace", "now"), [(pace, now) for pace in Pace for now in (10.0, 20.0, 30.0)]
)
def test_what_is_still_to_come_changes_nothing(pace: Pace, now: float) -> None:
    whole = rated(*[40.0] * 12, 90.0, 90.0, *[40.0] * 20)
    part = History(tuple(one for one in whole.asks if one.time_days <= now))
    known, seen = (window_for(pace, h, Signs(), False, now, SAFETY) for h in (whole, part))
    assert known.value == seen.value


@pytest.mark.parametrize(
    ("relationship", "consequence", "flags", "stakes"),
    [
        (0, 0, (), 0),
        (1, 0, (), 1),
        (0, 1, (), 1),
        (2, 3, (), 3),
        (3, 2, (), 3),
        (2, 2, (), 2),
        (2, 1, ("in_public",), 3),
        (2, 1, ("in_public", "small_community"), 4),
        (4, 4, ("in_public",), 5),
        (5, 0, (), 5),
        (5, 4, ("in_public", "under_power"), 5),
    ],
)
def test_stakes_are_the_larger_plus_one_for_every_flag_and_at_most_five(
    relationship: int, consequence: int, flags: tuple[str, ...], stakes: int
) -> None:
    assert stakes_of(relationship, consequence, flags) == stakes


def allowed(pace: Pace, history: History) -> Decision[int]:
    return stakes_allowed(pace, history, Signs(), False, last_day(history), SAFETY)


@pytest.mark.parametrize(
    ("pace", "reflected", "cap", "reason"),
    [
        (OPEN, 0, 3, "needs_practice"),
        (OPEN, 9, 3, "needs_practice"),
        (OPEN, 10, 4, "pace"),
        (OPEN, 11, 4, "pace"),
        (OPEN, SAFETY.big_step_reflected - 1, 3, "needs_practice"),
        (OPEN, SAFETY.big_step_reflected, 4, "pace"),
        (GENTLE, 0, 2, "pace"),
        (GENTLE, 30, 2, "pace"),
        (Pace.SUPPORTED, 30, 0, "pace"),
        (Pace.REST, 30, 0, "pace"),
        (Pace.CARE_FIRST, 30, 0, "pace"),
    ],
)
def test_big_steps_need_ten_reflected_asks(
    pace: Pace, reflected: int, cap: int, reason: str
) -> None:
    found = allowed(pace, calm(reflected))
    assert (found.value, found.reason) == (cap, reason)


def test_only_asks_that_were_made_and_reflected_are_practice() -> None:
    nine = calm(9)
    hurried = replace(a_log(day=20.0), reflected=False)
    not_made = replace(a_log(day=20.0, outcome=Outcome.NOT_ASKED), reflected=True)
    for tenth in (hurried, not_made):
        assert allowed(OPEN, History((*nine.asks, tenth))).value == 3


def test_a_cap_never_falls_below_nothing() -> None:
    for pace in (Pace.REST, Pace.CARE_FIRST, Pace.SUPPORTED):
        assert allowed(pace, rated(90.0, 90.0)).value == 0
    assert allowed(GENTLE, rated(90.0, 90.0)).value == 1


# Stakes by who is asked, written down a second time.
@pytest.mark.parametrize(
    ("closeness", "people"),
    [
        (0, (Counterpart.NOBODY,)),
        (1, (Counterpart.PASSER_BY,)),
        (2, (Counterpart.STAFF, Counterpart.ACQUAINTANCE)),
        (3, (Counterpart.NEIGHBOUR, Counterpart.COLLEAGUE, Counterpart.CLASSMATE)),
        (4, (Counterpart.FRIEND, Counterpart.BOSS, Counterpart.TEACHER, Counterpart.CLIENT)),
        (
            5,
            (
                *(Counterpart.PARTNER, Counterpart.RELATIVE),
                *(Counterpart.LANDLORD, Counterpart.OFFICIAL),
            ),
        ),
    ],
)
def test_closeness_is_that_of_the_brief(closeness: int, people: tuple[Counterpart, ...]) -> None:
    assert {CLOSENESS[one] for one in people} == {closeness}


def test_everybody_who_may_be_asked_has_a_closeness() -> None:
    assert set(CLOSENESS) == set(Counterpart)
    assert all(0 <= level <= 5 for level in CLOSENESS.values())
