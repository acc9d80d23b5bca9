from dataclasses import replace

import pytest

from tests.engine.builders import a_log
from undaunted.engine.safety.dose import DoseWindow, window_for
from undaunted.engine.safety.pace import stakes_cap
from undaunted.engine.safety.rules import SAFETY
from undaunted.engine.safety.stakes import stakes_allowed, stakes_of
from undaunted.engine.safety.stopping import fear_rising, not_learning, rest_due, rest_offered
from undaunted.engine.taxonomy import Outcome, Pace
from undaunted.engine.values import Decision, History

NOW = 50.5


def rated(*peaks: float) -> History:
    return History(tuple(a_log(day=float(day), peak=peak) for day, peak in enumerate(peaks)))


@pytest.mark.parametrize(
    ("relationship", "consequence", "flags", "stakes"),
    [(1, 0, (), 1), (2, 3, (), 3), (2, 1, ("in_public",), 3), (5, 4, ("in_public",), 5)],
)
def test_stakes_are_the_larger_plus_flags(
    relationship: int, consequence: int, flags: tuple[str, ...], stakes: int
) -> None:
    assert stakes_of(relationship, consequence, flags) == stakes


def test_each_pace_has_its_cap() -> None:
    caps = [stakes_cap(pace) for pace in (Pace.OPEN, Pace.GENTLE, Pace.REST, Pace.CARE_FIRST)]
    assert caps == [4, 2, 0, 0]


def test_big_steps_need_ten_reflected_asks_without_a_strong_pair() -> None:
    assert stakes_allowed(Pace.OPEN, rated(*[40.0] * 9)).value == 3
    assert stakes_allowed(Pace.OPEN, rated(*[40.0] * 10)).value == 4
    assert stakes_allowed(Pace.OPEN, rated(*[40.0] * 10, 90.0, 90.0)).value == 2
    assert stakes_allowed(Pace.GENTLE, rated(90.0, 90.0)).value == 1


def test_a_new_person_begins_lower_and_rises_by_eight() -> None:
    assert window_for(Pace.OPEN, History(), NOW).value.top == 45.0
    assert window_for(Pace.OPEN, rated(*[40.0] * 5), NOW).value.top == 53.0
    assert window_for(Pace.OPEN, rated(*[40.0] * 30), NOW).value.top == 62.0


def test_gentle_never_leaves_its_own_window() -> None:
    window = window_for(Pace.GENTLE, rated(*[40.0] * 30), NOW).value
    assert (window.floor, window.top, window.ceiling) == (15.0, 45.0, 70.0)


def at_once(history: History) -> Decision[DoseWindow]:
    """The window right after the last ask."""
    return window_for(Pace.OPEN, history, max(ask.time_days for ask in history.asks))


def test_a_strong_peak_lowers_the_next_three_and_two_lower_five() -> None:
    once = [at_once(rated(*[40.0] * 8, 90.0, *[40.0] * n)) for n in (0, 2, 3)]
    assert [once[0].value.floor, once[0].value.top] == [25.0 - 15.0, 61.0 - 15.0]
    assert [one.reason for one in once] == ["strong_fear", "strong_fear", "pace"]
    two = [at_once(rated(40.0, 90.0, 90.0, *[40.0] * n)) for n in (4, 8)]
    assert [one.reason for one in two] == ["strong_fear_twice", "pace"]


def test_not_asking_twice_running_lowers_by_ten() -> None:
    not_asked = a_log(day=20.0, outcome=Outcome.NOT_ASKED)
    asks = (*rated(*[40.0] * 30).asks, not_asked, not_asked)
    found = at_once(History(asks))
    assert (found.value.top, found.reason) == (52.0, "did_not_ask_twice")


def test_rest_is_due_after_alcohol_and_after_three_weeks_without_a_pause() -> None:
    drunk = replace(a_log(day=NOW - 0.2), alcohol=True)
    assert rest_due(History((drunk,)), NOW).reason == "alcohol"
    daily = tuple(a_log(day=day + 0.4) for day in range(30, 51))
    assert rest_due(History(daily), NOW).reason == "asks_every_day"
    assert not rest_due(History(daily[:10] + daily[11:]), NOW).value


def test_rest_is_offered_the_day_after_a_strong_peak() -> None:
    assert rest_offered(History((a_log(day=NOW - 0.5, peak=85.0),)), NOW).value
    assert not rest_offered(History((a_log(day=NOW - 2.0, peak=99.0),)), NOW).value


def test_rising_fear_needs_eight_asks_and_three_points_each() -> None:
    assert fear_rising(rated(*range(30, 54, 3))).value
    assert not fear_rising(rated(*range(30, 46, 2))).value
    assert fear_rising(rated(30.0, 60.0, 90.0)).reason == "too_few"


def test_a_feared_chance_that_stays_is_worth_a_nudge() -> None:
    still = tuple(a_log(day=float(day)) for day in range(8))
    falling = tuple(replace(one, feared_chance=0.9 - 0.05 * i) for i, one in enumerate(still))
    assert not_learning(History(still)).value
    assert not not_learning(History(falling)).value


def test_a_lowered_dose_comes_up_again_without_further_asks() -> None:
    history = History(tuple(a_log(day=float(day), peak=92.0) for day in range(3)))
    later = SAFETY.drop_days + 3.0
    lowered, normal = (window_for(Pace.GENTLE, history, now, SAFETY).value for now in (3.0, later))
    assert lowered.top == SAFETY.gentle_top - SAFETY.strong_fear_drop
    assert normal.top == SAFETY.gentle_top
