"""From which day on low moods hold the dose, by known answers."""

import pytest

from tests.engine.builders import SAFETY, calm
from undaunted.engine.history import History
from undaunted.engine.safety.dose import window_for
from undaunted.engine.safety.monitoring import held_since
from undaunted.engine.safety.signs import Signs
from undaunted.engine.taxonomy import Pace

NOW = 200.0
STEADY = tuple((NOW - age, 60.0) for age in range(40, 6, -1))
# Up and down so much that the chart is not in alarm, and a week that lies 20 points lower.
WIDE = tuple((NOW - age, 60.0 + 30.0 * (-1) ** age) for age in range(34, 6, -1))
FELL = Signs(moods=(*WIDE, *((NOW - age, 40.0) for age in range(6, -1, -1))))
SUNK = Signs(moods=(*STEADY, *((NOW - age, 5.0) for age in range(4, -1, -1))))


def test_a_fall_holds_the_dose_from_a_week_ago() -> None:
    assert held_since(FELL, NOW, SAFETY) == NOW - 7.0


def test_a_low_chart_holds_the_dose_from_the_day_it_began() -> None:
    assert held_since(SUNK, NOW, SAFETY) == NOW - 4.0


def test_nothing_is_held_while_moods_are_as_ever() -> None:
    assert held_since(Signs(moods=STEADY), NOW, SAFETY) is None


@pytest.mark.parametrize(
    ("signs", "top"), [(Signs(moods=STEADY), 62.0), (FELL, 61.0), (SUNK, 61.0)]
)
def test_only_asks_up_to_that_day_have_raised_the_top(signs: Signs, top: float) -> None:
    """Two rises of 8 from 45 for six asks before; the three asks since would be a third, to 62."""
    past = History((*calm(6, since=NOW - 30.0).asks, *calm(3, since=NOW - 3.0).asks))
    found = window_for(Pace.OPEN, past, signs, False, NOW, SAFETY)
    assert found.value.top == top
