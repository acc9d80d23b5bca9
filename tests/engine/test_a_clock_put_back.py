"""The day is the person's own, and what lies far ahead of the clock shuts no ask out."""

from dataclasses import replace

import pytest

from tests.engine.builders import a_log, an_ask, rated
from tests.engine.test_allowing import CLEAR, MANY, NOW, asked, first_no
from undaunted.engine.history import History
from undaunted.engine.taxonomy import Source


@pytest.mark.parametrize(
    ("asked_at", "reason"),
    [
        (NOW - 0.5, "high_stakes_lately"),
        (NOW - 1.0, "none"),
        (NOW + 0.04, "high_stakes_lately"),
        (NOW + 400.0, "none"),
    ],
)
def test_a_big_step_far_ahead_of_the_clock_shuts_no_other_out(asked_at: float, reason: str) -> None:
    big = replace(a_log(day=asked_at), candidate=replace(an_ask("big"), stakes=3))
    past = History((*MANY.asks, big))
    assert first_no(history=past, ask=asked(3, Source.BROWSED)) == reason


@pytest.mark.parametrize(("begins", "reason"), [(0.0, "none"), (0.4, "enough_today")])
def test_a_day_is_the_person_s_own(begins: float, reason: str) -> None:
    """Three asks in the evening before midnight, a look at noon: the day began at `begins`."""
    now = 100.3
    three = rated(30.0, 30.0, 30.0, since=99.9, every=0.01)
    signs = replace(CLEAR, day_begins=begins)
    assert first_no(signs, three, now=now) == reason
