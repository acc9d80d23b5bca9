"""A no that came unasked: whose is close to home, and how long no ask follows it."""

import pytest

from tests.engine.builders import SAFETY
from undaunted.engine.history import History
from undaunted.engine.safety.signs import Signs
from undaunted.engine.safety.stopping import rest_due
from undaunted.engine.safety.unasked import is_close_to_home, left_out
from undaunted.engine.taxonomy import Counterpart, UnaskedKind

NOW, A_DAY = 100.5, 1.0
MORNING = 4 / 24  # a person's day begins at four, here in UTC


@pytest.mark.parametrize("kind", UnaskedKind)
@pytest.mark.parametrize("who", ["", *Counterpart])
def test_near_people_and_exclusion_are_close_to_home(kind: UnaskedKind, who: str) -> None:
    near, shut_out = who in ("partner", "relative", "friend"), kind in ("left_out", "left")
    assert is_close_to_home(kind, who) == (near or shut_out)


@pytest.mark.parametrize(
    ("came", "rests"),
    [
        (NOW, True),
        (100.0 + MORNING, True),
        (100.0 + MORNING - 0.01, False),
        (NOW - A_DAY, False),
        (NOW + 0.2, True),
    ],
)
def test_no_ask_is_suggested_until_the_day_of_the_person_ends(came: float, rests: bool) -> None:
    signs = Signs(left_out=(90.0, came), day_begins=MORNING)
    assert left_out(signs, NOW, SAFETY).value is rests
    found = rest_due(History(), signs, NOW, SAFETY)
    assert (found.value, found.reason) == (rests, "after_being_left_out" if rests else "none")


def test_the_next_morning_asks_are_there_again() -> None:
    signs = Signs(left_out=(NOW,), day_begins=MORNING)
    assert rest_due(History(), signs, 101.0 + MORNING - 0.01, SAFETY).value
    assert not rest_due(History(), signs, 101.0 + MORNING, SAFETY).value
    assert not rest_due(History(), Signs(), NOW, SAFETY).value
