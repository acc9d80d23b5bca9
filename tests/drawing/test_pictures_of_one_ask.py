from xml.etree import ElementTree as ET

import pytest

from undaunted.drawing.belief import RatingChange, belief_change
from undaunted.drawing.chart import Chart
from undaunted.drawing.happened import FearPoint, chance_meter, fear_steps
from undaunted.drawing.ladder import RungMark, ladder_chart

HEADS = ("What", "Before", "After")
METER = ("certainly no", "certainly yes", "you gave it", "it came")


def marks(chart: Chart, kind: str) -> list[ET.Element]:
    return [m for m in ET.fromstring(chart.svg).iter() if kind in m.get("class", "").split()]


def values(chart: Chart, *kinds: str) -> list[str]:
    """Of the marks that stand for a value; those of a key stand for none."""
    return [
        m.get("data-value", "") for kind in kinds for m in marks(chart, kind) if m.get("data-value")
    ]


def steps(*fears: int, mirror: bool = False) -> Chart:
    moments = tuple(FearPoint(f"moment {i}", fear, i == 0) for i, fear in enumerate(fears))
    return fear_steps("Fear", "", moments, ("When", "Fear"), mirror=mirror)


def meter(chance: int, came: int, *, mirror: bool = False) -> Chart:
    return chance_meter("Chance", "", chance, came, METER, ("What", "Chance"), mirror=mirror)


def test_the_guess_is_hollow_and_what_was_felt_is_filled() -> None:
    chart = steps(62, 48, 15)
    assert values(chart, "chart-hollow") == ["62"]
    assert values(chart, "chart-filled") == ["48", "15"]
    assert [row[1] for row in chart.rows] == ["62", "48", "15"]
    assert [m.text for m in marks(chart, "chart-number")] == ["62", "48", "15"]


@pytest.mark.parametrize(
    ("fears", "calm"),
    [
        ((62, 48, 15), ["15"]),
        ((62, 48, 38), ["38"]),
        ((62, 48, 39), []),
        ((62, 15, 48), []),
        ((62, 15), []),
        ((15,), []),
        ((20, 80, 30, 60), ["60"]),
    ],
)
def test_the_last_dot_is_teal_only_clearly_below_the_peak(
    fears: tuple[int, ...], calm: list[str]
) -> None:
    assert values(steps(*fears), "chart-teal") == calm


def test_a_greater_fear_stands_higher_and_the_scale_is_even() -> None:
    heights = [float(m.get("cy", "")) for m in marks(steps(100, 50, 0), "chart-filled")]
    (top,) = (float(m.get("cy", "")) for m in marks(steps(100, 50, 0), "chart-hollow"))
    assert heights[0] - top == pytest.approx(heights[1] - heights[0])
    assert top < heights[0] < heights[1]


def test_a_missing_moment_leaves_the_others_and_one_alone_has_no_line() -> None:
    assert not marks(steps(40), "chart-line")
    assert values(steps(), "chart-hollow") == []
    assert len(steps(62, 15).rows) == 2


def test_labels_of_five_moments_are_broken_into_lines() -> None:
    labels = [m.text for m in marks(steps(9, 8, 7, 6, 5), "chart-label")]
    assert labels.count("moment") == 5


@pytest.mark.parametrize(("came", "shape"), [(100, "yes"), (50, "partly"), (0, "no")])
def test_what_came_has_the_shape_of_its_outcome(came: int, shape: str) -> None:
    chart = meter(20, came)
    assert values(chart, "chart-hollow") == ["20"]
    (result,) = marks(chart, "chart-result")
    assert result.get("data-value") == str(came)
    assert f"chart-came-{shape}" in result.get("class", "")
    assert chart.rows == (("you gave it", "20 %"), ("it came", f"{came} %"))


def test_a_guess_at_the_very_place_of_the_answer_hides_nothing() -> None:
    chart = meter(0, 0)
    (guess,) = marks(chart, "chart-hollow")
    (ground,) = marks(chart, "chart-ground")
    apart = abs(float(guess.get("cy", "")) - float(ground.get("cy", "")))
    assert apart > float(guess.get("r", "")) + float(ground.get("r", ""))


@pytest.mark.parametrize("chance", [0, 3, 50, 98, 100])
def test_the_words_of_a_guess_stay_inside_the_picture(chance: int) -> None:
    for label in marks(meter(chance, 0), "chart-label"):
        half = len(label.text or "") * 3.8
        reach = {"start": (0, 2), "middle": (1, 1), "end": (2, 0)}[label.get("text-anchor", "")]
        x = float(label.get("x", ""))
        assert x - half * reach[0] >= -1
        assert x + half * reach[1] <= 321


def test_belief_and_ladder_draw_the_numbers_of_their_tables() -> None:
    belief = belief_change("T", "", (RatingChange("a", 70, 22), RatingChange("b", 30, 46)), HEADS)
    ladder = ladder_chart("T", "", (RungMark("a", 70, 22), RungMark("b", 30, 46)), HEADS)
    for chart in (belief, ladder):
        assert values(chart, "chart-hollow") == [row[1] for row in chart.rows]
        assert values(chart, "chart-filled") == [row[2] for row in chart.rows]


def test_an_arrow_needs_room_and_equal_readings_say_their_number_once() -> None:
    far, near, same = (
        belief_change("T", "", (RatingChange("a", 50, to),), HEADS) for to in (10, 47, 50)
    )
    assert len(marks(far, "chart-arrow")) == 1
    assert not marks(near, "chart-arrow")
    assert [m.text for m in marks(same, "chart-strong")] == ["50"]
    assert "50" not in [m.text for m in marks(same, "chart-label")]


def test_a_long_rung_is_shortened_in_the_picture_and_whole_in_the_table() -> None:
    name = "Ask for a rise, with reasons and a number, in the yearly talk"
    chart = ladder_chart("T", "", (RungMark(name, 92, 80),), HEADS)
    assert chart.rows[0][0] == name
    shown = next(m.text or "" for m in marks(chart, "chart-label"))
    assert shown.endswith("…")
    assert name.startswith(shown[:-1])


def test_a_mirrored_picture_runs_from_right_to_left() -> None:
    for there, back in (
        (steps(62, 48, 15), steps(62, 48, 15, mirror=True)),
        (meter(20, 100), meter(20, 100, mirror=True)),
    ):
        (x,) = (float(m.get("cx", "")) for m in marks(there, "chart-hollow"))
        (mirrored,) = (float(m.get("cx", "")) for m in marks(back, "chart-hollow"))
        assert mirrored == pytest.approx(320 - x, abs=0.11)
