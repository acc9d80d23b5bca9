import re
from xml.etree import ElementTree as ET

import pytest

from undaunted.drawing.chart import Chart
from undaunted.drawing.curve import MOST_MARKS, FearMark, fear_curve, runs
from undaunted.drawing.heat import DayCell, DayKind, heat_calendar
from undaunted.drawing.rates import RateMark, rate_bars
from undaunted.drawing.reliability import GroupMark, GuessMark, SquareWords, reliability
from undaunted.drawing.weeks import WeekMark, week_bars

OTHERS = RateMark("Others", 2, 50, 12, 88, "2 answers")
ROUGH = 'Ana & <script>alert("x")</script>'


def values(chart: Chart, kind: str) -> list[str]:
    """The numbers of the marks of one class, in the order they were drawn."""
    marks = ET.fromstring(chart.svg).iter()
    drawn = [(m.get("class", "").split(), m.get("data-value")) for m in marks]
    return [value for kinds, value in drawn if kind in kinds and value is not None]


def a_mark(day: float, peak: int = 50, guess: int | None = 60) -> FearMark:
    return FearMark(f"day {day:.0f}", day, peak, guess, 45, 20, 70)


def a_curve(marks: tuple[FearMark, ...], title: str = "Title") -> Chart:
    return fear_curve(title, "", marks, ("first", "last"), ("a", "b", "c", "d", "e"))


def a_square(label: str = "0–20 %", groups: bool = True) -> Chart:
    marks = (
        GuessMark(30, "yes", "Yes"),
        GuessMark(40, "partly", "Partly"),
        GuessMark(5, "no", "No"),
    )
    group = GroupMark(label, 8, 25, 50, 21, 79)
    words = SquareWords("across", "upward", ("yes", "partly", "no"))
    return reliability("Title", "", marks, (group,) if groups else (), words, ("a",) * 5)


def bars(label: str = "Friends") -> Chart:
    rates = (RateMark(label, 12, 60, 42, 77, "12 answers"), OTHERS)
    return rate_bars("Title", "", rates, ("0 %", "100 %"), ("a", "b", "c", "d"))


def weeks(label: str = "4 May") -> Chart:
    rows = (WeekMark(label, 3, 1, 2), WeekMark("11 May", 0, 0), WeekMark("18 May", 5, 0))
    kinds = ("asked", "did not ask", "close")
    return week_bars("Title", "", rows, kinds, ("Week", "Asked", "Did not ask", "Came close"))


def calendar(label: str = "4 May") -> Chart:
    kinds: tuple[DayKind, ...] = ("reflected", "asked", "rest", "none", "none", "none", "none")
    week = tuple(DayCell(f"{label} {n}", kind) for n, kind in enumerate(kinds))
    today = DayCell("today", "none", is_today=True, month="May")
    key: tuple[tuple[DayKind, str], ...] = (("reflected", "back"), ("asked", "asked"))
    return heat_calendar("Title", "", (week, (today,)), key, ("Day", "What"))


CHARTS = (a_curve((a_mark(0), a_mark(3))), a_square(), bars(), weeks(), calendar())
ROUGH_CHARTS = (
    a_curve((a_mark(0), a_mark(3)), ROUGH),
    a_square(ROUGH),
    bars(ROUGH),
    weeks(ROUGH),
    calendar(ROUGH),
)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.headers[0])
def test_a_chart_has_no_style_no_script_and_says_what_it_shows(chart: Chart) -> None:
    svg = ET.fromstring(chart.svg)
    assert svg.get("role") == "img"
    assert not re.search(r"style=|<style|<script|\son\w+=", chart.svg)
    named = (svg.get("aria-labelledby") or "").split()
    assert [element.get("id") for element in list(svg)[:2]] == named
    assert all(len(row) == len(chart.headers) for row in chart.rows)


@pytest.mark.parametrize("chart", ROUGH_CHARTS, ids=range(5))
def test_words_of_a_person_stay_words(chart: Chart) -> None:
    svg = ET.fromstring(chart.svg)
    assert not [element for element in svg.iter() if element.tag.endswith("script")]
    said = [*svg.itertext(), *(e.get("data-value") or "" for e in svg.iter())]
    assert any(ROUGH in words for words in said)


def test_the_fears_drawn_are_those_of_the_table() -> None:
    chart = a_curve((a_mark(0, 80), a_mark(2, 61, None), a_mark(5, 0, 100)))
    assert values(chart, "chart-peak") == [row[2] for row in chart.rows] == ["80", "61", "0"]
    assert [row[1] for row in chart.rows] == ["60", "", "100"]
    assert {row[4] for row in chart.rows} == {"20–70"}


def test_a_break_of_more_than_two_weeks_parts_the_line() -> None:
    together = (a_mark(0), a_mark(14))
    apart = (a_mark(0), a_mark(1), a_mark(15.5), a_mark(16))
    assert len(list(runs(together))) == 1
    assert [len(run) for run in runs(apart)] == [2, 2]
    assert a_curve(apart).svg.count("chart-band") == 2


def test_only_the_last_hundred_and_fifty_asks_are_drawn() -> None:
    chart = a_curve(tuple(a_mark(float(day), day % 100) for day in range(400)))
    (drawn,) = values(chart, "chart-peak")
    assert drawn.split() == [row[2] for row in chart.rows]
    assert len(chart.rows) == MOST_MARKS
    assert chart.rows[-1][0] == "day 399"


def test_a_single_fear_stands_alone_and_none_draw_only_the_axis() -> None:
    assert "chart-band" not in a_curve((a_mark(7),)).svg
    assert a_curve(()).rows == ()


def test_each_outcome_has_a_shape_of_its_own() -> None:
    chart = a_square()
    drawn = [e for e in ET.fromstring(chart.svg).iter() if "chart-open" in e.get("class", "")]
    steps = {e.get("class", "").split()[-1]: e.get("d", "") for e in drawn}
    assert "a" in steps["chart-came-yes"]
    assert steps["chart-came-partly"].endswith("z")
    assert "m" in steps["chart-came-no"]
    assert values(chart, "chart-open") == ["30", "40", "5"]


def test_groups_are_the_table_and_single_guesses_where_there_are_none() -> None:
    assert values(a_square(), "chart-filled") == ["50"]
    assert a_square().rows == (("0–20 %", "8", "25 %", "50 %", "21–79 %"),)
    few = (GroupMark("0–20 %", 7, 25, 50, 21, 79),)
    words = SquareWords("across", "upward", ("yes", "partly", "no"))
    small = reliability("Title", "", (), few, words, ("a",) * 5)
    assert values(small, "chart-filled") == [], "seven are not drawn as one"
    assert small.rows[0][1] == "7"
    assert [row[2] for row in a_square(groups=False).rows] == ["30 %", "40 %", "5 %"]


def test_rates_keep_their_order_and_say_how_many() -> None:
    chart = bars()
    assert values(chart, "chart-filled") == ["60", "50"]
    assert chart.rows[0] == ("Friends", "12", "60 %", "42–77 %")
    assert "12 answers" in chart.svg


def test_weeks_stack_what_was_asked_not_asked_and_come_close_to() -> None:
    chart = weeks()
    assert values(chart, "chart-bar-asked") == ["3", "5"]
    assert values(chart, "chart-bar-not_asked") == ["1"]
    assert values(chart, "chart-bar-close") == ["2"]
    assert chart.rows[0] == ("4 May", "3", "1", "2")


def test_a_day_is_told_by_a_mark_as_well_as_by_colour() -> None:
    chart = calendar()
    assert [row[0] for row in chart.rows] == ["4 May 0", "4 May 1"]
    assert values(chart, "chart-cell-reflected") == ["4 May 0"]
    assert values(chart, "chart-cell-asked") == ["4 May 1"]
    assert chart.svg.count("chart-cell-mark") == 4  # two kinds and two keys
    assert chart.svg.count("chart-cell-ring") == 1
    assert chart.svg.count("chart-cell-today") == 1
    assert ">May</text>" in chart.svg
