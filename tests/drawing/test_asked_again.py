from xml.etree import ElementTree as ET

from undaunted.drawing.again import MOST_LINES, AgainMark, AgainWords, asked_again
from undaunted.drawing.chart import Chart

WORDS = AgainWords("first", "changed", ("yes", "partly", "no"))
MARKS = (
    AgainMark("yes", "partly", 1),
    AgainMark("partly", "partly", 3),
    AgainMark("no", "yes", 40),
)


def drawn(marks: tuple[AgainMark, ...] = MARKS) -> Chart:
    return asked_again("Title", "", marks, WORDS, ("First", "Changed", "How many"))


def lines(chart: Chart, turn: str) -> list[ET.Element]:
    marks = ET.fromstring(chart.svg).iter()
    return [m for m in marks if f"chart-again-{turn}" in m.get("class", "").split()]


def test_every_bundle_has_its_count_in_the_picture_and_in_the_table() -> None:
    chart = drawn()
    assert chart.rows == (("yes", "partly", "1"), ("partly", "partly", "3"), ("no", "yes", "40"))
    values = [lines(chart, turn)[0].get("data-value") for turn in ("worse", "same", "better")]
    assert values == ["1", "3", "40"]


def test_many_asks_are_a_thick_bundle_and_not_more() -> None:
    assert [len(lines(drawn(), turn)) for turn in ("worse", "same", "better")] == [1, 3, MOST_LINES]


def test_better_rises_and_worse_falls_besides_the_look() -> None:
    def rise(line: ET.Element) -> float:
        start, end = line.get("d", "").removeprefix("M").split("L")
        return float(start.split()[1]) - float(end.split()[1])

    chart = drawn()
    assert all(rise(line) > 0 for line in lines(chart, "better"))
    assert all(rise(line) < 0 for line in lines(chart, "worse"))
    assert all(rise(line) == 0 for line in lines(chart, "same"))


def test_nothing_to_compare_draws_the_outcomes_alone() -> None:
    assert drawn(()).rows == ()
    assert "chart-again" not in drawn(()).svg
