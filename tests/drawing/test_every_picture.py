"""What holds for every chart: small, plain, the same each time, and named only once."""

import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from undaunted.drawing.again import AgainMark, AgainWords, asked_again
from undaunted.drawing.belief import RatingChange, belief_change
from undaunted.drawing.chart import Chart
from undaunted.drawing.curve import BOTTOM, HEIGHT, TOP, FearMark, fear_curve
from undaunted.drawing.happened import FearPoint, chance_meter, fear_steps
from undaunted.drawing.heat import DayCell, DayKind, heat_calendar
from undaunted.drawing.ladder import RungMark, ladder_chart
from undaunted.drawing.outlines import Came
from undaunted.drawing.rates import RateMark, rate_bars
from undaunted.drawing.reliability import GuessMark, SquareWords, reliability
from undaunted.drawing.weeks import WeekMark, week_bars

MOST_BYTES = 12_000
Draw = Callable[[bool], Chart]


def curve(mirror: bool) -> Chart:
    marks = tuple(
        FearMark(f"day {n}", n * 1.3, n * 37 % 101, n * 53 % 101, 50, 20, 80) for n in range(1000)
    )
    return fear_curve("T", "", marks, ("first", "last"), ("a", "b", "c", "d", "e"), mirror=mirror)


def square(mirror: bool) -> Chart:
    came: tuple[Came, ...] = ("yes", "no", "partly", "no")
    guesses = tuple(GuessMark(n * 37 % 101, came[n % 4], came[n % 4]) for n in range(1000))
    words = SquareWords("across", "upward", ("yes", "partly", "no"))
    return reliability("T", "", guesses, (), words, ("a", "b", "c", "d", "e"), mirror=mirror)


def calendar(mirror: bool) -> Chart:
    kinds: tuple[DayKind, ...] = ("reflected", "asked")
    weeks = tuple(
        tuple(DayCell(f"{d} Sep 2026 {w}", kinds[(w + d) % 2], w + d == 9) for d in range(7))
        for w in range(26)
    )
    key: tuple[tuple[DayKind, str], ...] = (("reflected", "back"), ("asked", "asked"))
    return heat_calendar("T", "", weeks, key, ("Day", "What"), mirror=mirror)


def weeks(mirror: bool) -> Chart:
    rows = tuple(WeekMark(f"{n} Sep", n % 7, n % 3, n % 2) for n in range(26))
    heads = ("Week", "Asked", "Did not ask", "Came close")
    return week_bars("T", "", rows, ("asked", "did not", "close"), heads, mirror=mirror)


def rates(mirror: bool) -> Chart:
    rows = tuple(RateMark(f"group {n}", 30, 50, 30, 70, "30 answers") for n in range(20))
    return rate_bars("T", "", rows, ("0 %", "100 %"), ("a", "b", "c", "d"), mirror=mirror)


def belief(mirror: bool) -> Chart:
    rows = tuple(RatingChange(f"belief {n}", 70 - n, 20 + n) for n in range(12))
    return belief_change("T", "", rows, ("What", "Before", "After"), mirror=mirror)


def ladder(mirror: bool) -> Chart:
    rows = tuple(RungMark(f"rung {n}", 70 - n, 20 + n) for n in range(15))
    return ladder_chart("T", "", rows, ("Rung", "First", "Now"), mirror=mirror)


def steps(mirror: bool) -> Chart:
    rows = (FearPoint("guess", 62, True), FearPoint("peak", 48), FearPoint("now", 15))
    return fear_steps("T", "", rows, ("When", "Fear"), mirror=mirror)


def meter(mirror: bool) -> Chart:
    labels = ("no", "yes", "you gave it", "it came")
    return chance_meter("T", "", 20, 100, labels, ("What", "Chance"), mirror=mirror)


def again(mirror: bool) -> Chart:
    came: tuple[Came, ...] = ("yes", "partly", "no")
    rows = tuple(AgainMark(a, b, 40 + n) for n, a in enumerate(came) for b in came)
    words = AgainWords("first", "changed", ("yes", "partly", "no"))
    return asked_again("T", "", rows, words, ("First", "Changed", "How many"), mirror=mirror)


ALL: tuple[Draw, ...] = (
    again,
    curve,
    square,
    calendar,
    weeks,
    rates,
    belief,
    ladder,
    steps,
    meter,
)
every_chart = pytest.mark.parametrize("draw", ALL, ids=lambda draw: draw.__name__)


@every_chart
def test_it_stays_small_however_much_there_is_to_show(draw: Draw) -> None:
    assert len(draw(False).svg.encode()) < MOST_BYTES


@every_chart
def test_it_is_drawn_the_same_each_time(draw: Draw) -> None:
    assert draw(False) == draw(False)


@every_chart
def test_its_looks_come_from_the_stylesheet_alone(draw: Draw) -> None:
    svg = ET.fromstring(draw(False).svg)
    names = {name for mark in svg.iter() for name in mark.attrib}
    assert not names & {"style", "fill", "stroke", "color", "font-size", "font-family"}
    classes = {name for mark in svg.iter() for name in mark.get("class", "").split()}
    assert all(name.startswith("chart-") for name in classes)


@every_chart
def test_it_is_as_wide_as_a_phone_so_that_words_keep_their_size(draw: Draw) -> None:
    assert (ET.fromstring(draw(False).svg).get("viewBox") or "").split()[2] == "320"


@every_chart
def test_right_to_left_has_the_same_numbers_in_the_same_table(draw: Draw) -> None:
    there, back = draw(False), draw(True)
    assert there.rows == back.rows
    assert said(there) == said(back)
    assert there.svg != back.svg


def said(chart: Chart) -> list[str]:
    return sorted(re.findall(r'data-value="([^"]*)"', chart.svg))


def test_two_charts_on_one_page_have_different_names_for_their_parts() -> None:
    ids = re.findall(r' id="([^"]*)"', "".join(draw(False).svg for draw in ALL))
    assert len(ids) == len(set(ids)) == 2 * len(ALL)


def test_the_fear_read_back_from_the_height_of_a_dot_is_the_fear_in_the_table() -> None:
    chart = curve(False)
    (peaks,) = re.findall(r'class="chart-peak" d="([^"]*)"', chart.svg)
    heights = [float(y) for y in re.findall(r"M[\d.]+ ([\d.]+)h0", peaks)]
    foot, top = HEIGHT - BOTTOM, TOP
    read = [round((foot - y) / (foot - top) * 100) for y in heights]
    assert [str(fear) for fear in read] == [row[2] for row in chart.rows]


def test_a_peak_at_the_end_of_the_scale_is_marked_as_cut_off() -> None:
    marks = tuple(FearMark("d", n, peak, None, 50, 20, 80) for n, peak in enumerate((100, 60, 0)))
    chart = fear_curve("T", "", marks, ("first", "last"), ("a", "b", "c", "d", "e"))
    assert chart.svg.count("chart-hat") == 2


def test_labels_between_the_ends_never_touch_each_other() -> None:
    marks = tuple(FearMark("d", n, 50, None, 50, 20, 80) for n in range(181))
    times = tuple((30.0 * n, f"month {n}") for n in range(7))
    few = fear_curve("T", "", marks, ("first", "last"), ("a", "b", "c", "d", "e"), times=times)
    shown = re.findall(r">month (\d)<", few.svg)
    assert 1 <= len(shown) < 7
