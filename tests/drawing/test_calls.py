"""The calls of a round: a sign each, in their order or sorted, ten a row."""

import re
import xml.etree.ElementTree as ET

import pytest

from undaunted.drawing.calls import call_rings, call_row, call_sign

CAME = ("no", "none", "partly", "yes")


def values(picture: str) -> list[str]:
    return re.findall(r'data-value="(\w+)"', picture)


@pytest.mark.parametrize("kind", CAME)
def test_a_sign_says_its_kind_by_shape(kind: str) -> None:
    others = {call_sign(other) for other in CAME if other != kind}
    assert call_sign(kind) not in others
    assert values(call_sign(kind)) == [kind]


def test_a_row_keeps_the_order_and_marks_the_next() -> None:
    row = call_row(CAME, 10, 5, "four & six")
    assert values(row) == [*CAME]
    assert row.count("call-now") == 1
    assert row.count("ring-empty") == 5
    assert ET.fromstring(row).attrib["aria-label"] == "four & six"


@pytest.mark.parametrize("guess", [0, 2, 10])
def test_a_guess_stands_above_what_came_sorted(guess: int) -> None:
    rings = call_rings(guess, CAME, 10, ("guessed", "came"), "said")
    assert rings.count('"ring-guess"') == guess
    assert rings.count('"ring-empty"') == 10 - guess
    assert values(rings) == ["yes", "partly", "no", "none"]


def test_twenty_calls_are_two_rows_within_the_picture() -> None:
    picture = ET.fromstring(call_rings(20, ("yes",) * 20, 20, ("a", "b"), "said"))
    high = float(picture.attrib["height"])
    rows = {one.attrib["cy"] for one in picture.iter("circle")}
    assert len(rows) == 4
    assert max(map(float, rows)) + 10 < high
