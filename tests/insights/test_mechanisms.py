"""The four mechanisms: one number each, with its interval, alike in both directions."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import NOON, commits, logs
from tests.insights.builders import asks_of_kind, asks_once, changes, tells, weighs
from tests.insights.reading import card, early, values
from undaunted.engine.taxonomy import Outcome
from undaunted.engine.values import Interval
from undaunted.insights.averages import mean_interval, share_interval
from undaunted.insights.beliefs import belief_title, beliefs_of, beliefs_reading
from undaunted.insights.cards import signed
from undaunted.insights.fear_over_time import fear_reading, fear_title
from undaunted.insights.gathered import gather
from undaunted.insights.growing import BeforeAndAfter, growing_reading, steps_of
from undaunted.insights.showing_up import Habits, habits_of, weeks_reading
from undaunted.people.models import Person

FIRST, OTHER = "name-of-that-plant", "which-of-two-hats"
MORE = (
    "look-on-the-shelf",
    "walk-next-week",
    "share-a-table",
    "just-the-lid",
    "borrow-a-pen",
    "what-time-is-it",
)


def test_each_says_how_many_are_missing_while_it_is_too_early(ana: Person) -> None:
    tells(ana, [Outcome.NO])
    gathered = gather(ana, NOON)
    assert early(fear_reading(gathered)).missing == "15 more asks"
    assert early(beliefs_reading(gathered)).missing == "7 more, told before and after"
    assert early(weeks_reading(gathered)).missing == "7 more asks"
    assert early(growing_reading(gathered)).missing == "8 more changed asks"


@pytest.mark.parametrize(
    ("first", "last", "title"),
    [
        (80, 20, "The worst moment was milder in your last asks"),
        (20, 80, "The worst moment was stronger in your last asks"),
        (50, 50, "No clear change in the worst moment"),
    ],
)
def test_fear_says_where_it_went_in_the_same_words_both_ways(
    ana: Person, first: int, last: int, title: str
) -> None:
    for peak, earlier in ((first, 10), (last, 0)):
        tells(ana, [Outcome.NO] * 8, peak=peak, earlier=earlier)
    one = card(fear_reading(gather(ana, NOON)))
    assert one.chart.title == title
    assert one.figure is not None
    moved = int(one.figure.number.replace("\u2212", "-"))
    low, high = (
        int(n.replace("\u2212", "-")) for n in re.findall(r"[+\u2212]?\d+", one.figure.likely)
    )
    assert low < moved < high
    assert moved == 0 or (moved < 0) == (last < first)


MOVED = st.builds(
    lambda mean, half: Interval(mean, mean - half, mean + half),
    st.floats(-60, 60),
    st.floats(0, 40),
)


def belief_moved(moved: Interval) -> str:
    return belief_title("A thought", moved)


@given(MOVED)
def test_a_rise_and_a_fall_differ_in_one_word_only(moved: Interval) -> None:
    back = Interval(-moved.mean, -moved.high, -moved.low)
    for title, one, other in ((fear_title, "milder", "stronger"), (belief_moved, "less", "more")):
        assert title(moved) in (
            title(back).replace(other, one),
            title(back).replace(one, other),
        )


@given(MOVED)
def test_no_title_claims_a_change_beside_an_interval_that_holds_none(moved: Interval) -> None:
    claims = "No clear change" not in fear_title(moved)
    shown = [int(signed(end).replace("\u2212", "-")) for end in (moved.low, moved.high)]
    assert claims == (not shown[0] <= 0 <= shown[1])


def test_the_dots_of_few_asks_are_asks_and_of_many_are_weeks(ana: Person) -> None:
    tells(ana, [Outcome.NO] * 12, peak=63)
    few = card(fear_reading(gather(ana, NOON))).chart
    assert values(few.svg, "chart-peak") == [row[2] for row in few.rows] == ["63"] * 12
    tells(ana, [Outcome.NO] * 40, peak=63)
    many = card(fear_reading(gather(ana, NOON))).chart
    assert len(many.rows) == len(values(many.svg, "chart-peak")) == 6
    assert {row[1] for row in many.rows} == {"40"}


def test_the_line_lies_in_its_band(ana: Person) -> None:
    tells(ana, [Outcome.NO] * 12, peak=20)
    for row in card(fear_reading(gather(ana, NOON))).chart.rows:
        low, high = (int(n) for n in row[4].split("–"))
        assert low <= int(row[3]) <= high


def test_hard_thoughts_of_different_kinds_are_never_one_number(ana: Person) -> None:
    tells(ana, [Outcome.NO] * 7)
    for _ in range(5):
        weighs(ana, 0.8, 0.1)
    assert early(beliefs_reading(gather(ana, NOON))).missing.startswith("1 more"), "not 7 + 5"
    tells(ana, [Outcome.NO], earlier=20)
    one = card(beliefs_reading(gather(ana, NOON)))
    assert one.figure is not None
    assert one.figure.number == "\u221230", "that of what was feared alone"
    assert one.figure.unit == "points of 100: What you feared"
    assert one.chart.title == "What you feared: it convinces you less afterwards"
    assert one.chart.rows == (
        ("What you feared would happen, % (8)", "60", "30"),
        ("A hard sentence, in exercises, % (5)", "80", "10"),
        ("How bad a no is, 0 to 100 (8)", "50", "30"),
    )


def test_how_bad_a_no_is_and_the_next_yes_are_read_of_asking_alone(ana: Person) -> None:
    for place, (question, chance) in enumerate((("yes", 0.2), ("no_scene", 0.9), ("take_no", 0.8))):
        at = NOON - timedelta(days=place + 1)
        outcome = {"yes": "no", "no_scene": "well", "take_no": "taken"}[question]
        asks_of_kind(ana, question, outcome, at, chance=chance, chance_next=0.5)
    rows = {one.label: one.pairs for one in beliefs_of(gather(ana, NOON))}
    assert rows["A yes, if you did it again, %"] == ((20.0, 50.0),)
    assert rows["How bad a no is, 0 to 100"] == ((40.0, 25.0),)


def test_thoughts_that_grow_are_said_as_plainly(ana: Person) -> None:
    for _ in range(8):
        weighs(ana, 0.2, 0.7)
    one = card(beliefs_reading(gather(ana, NOON)))
    assert one.chart.title == "A hard sentence, in exercises: it convinces you more afterwards"
    assert one.figure is not None
    assert one.figure.number == "+50"


@pytest.mark.parametrize(
    ("made", "left", "title"),
    [
        (9, 1, "Most plans became asks"),
        (1, 9, "Most plans stayed plans"),
        (5, 5, "About half of your plans became asks"),
    ],
)
def test_plans_that_became_asks_and_that_did_not_weigh_alike(
    ana: Person, made: int, left: int, title: str
) -> None:
    tells(ana, [Outcome.NO] * made + [Outcome.NOT_ASKED] * left)
    one = card(weeks_reading(gather(ana, NOON)))
    assert one.chart.title == title
    assert one.figure is not None
    assert one.figure.number == f"{made * 10}\u00a0%"
    assert sum(int(n) for n in values(one.chart.svg, "chart-bar-asked")) == made
    assert sum(int(n) for n in values(one.chart.svg, "chart-bar-not_asked")) == left


def test_safety_habits_count_at_asks_that_were_made(ana: Person) -> None:
    meant = ("over_apologising", "avoiding_eyes")
    asks_once(ana, FIRST, Outcome.NO, -3, leave_out=meant, used=("avoiding_eyes", "companion"))
    asks_once(ana, FIRST, Outcome.YES, -2, leave_out=meant[:1])
    asks_once(ana, FIRST, Outcome.NOT_ASKED, -1, leave_out=meant)
    assert habits_of(gather(ana, NOON).sought) == Habits(meant=3, left_out=2)


def test_a_changed_ask_is_held_against_the_version_before_it(ana: Person) -> None:
    asks_once(ana, FIRST, Outcome.NO, -9)
    second = changes(ana, FIRST, -8)
    asks_once(ana, second, Outcome.PARTLY, -7)
    third = changes(ana, second, -6)
    asks_once(ana, OTHER, Outcome.YES, -5)
    asks_once(ana, third, Outcome.WAITING, -4)
    asks_once(ana, third, Outcome.YES, -3)
    asks_once(ana, third, Outcome.NOT_ASKED, -2)
    steps = steps_of(gather(ana, NOON).sought)
    assert steps == (BeforeAndAfter(0.0, 0.5), BeforeAndAfter(0.5, 1.0))


def test_better_same_and_worse_are_all_told(ana: Person) -> None:
    turns = [
        (Outcome.NO, Outcome.YES),
        (Outcome.PARTLY, Outcome.YES),
        (Outcome.PARTLY, Outcome.NO),
        (Outcome.NO, Outcome.NO),
        (Outcome.YES, Outcome.PARTLY),
        *[(Outcome.NO, Outcome.NO)] * 3,
    ]
    keys = (FIRST, OTHER, *MORE)
    for place, (key, (before, after)) in enumerate(zip(keys, turns, strict=True)):
        asks_once(ana, key, before, place - 20)
        asks_once(ana, changes(ana, key, place - 20), after, place - 10)
    one = card(growing_reading(gather(ana, NOON)))
    assert one.chart.title == "2 of 8 changed asks got a better answer"
    assert one.chart.sentence.startswith("4 the same, 2 worse; 2 followed a counter-offer.")
    assert one.figure is not None
    assert one.figure.number == "25\u00a0%"
    assert sum(int(row[2]) for row in one.chart.rows) == 8


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_lies_in_its_interval_and_mirrors(counted: tuple[int, int]) -> None:
    count, n = counted
    one, other = share_interval(count, n), share_interval(n - count, n)
    assert 0 <= one.low <= one.mean <= one.high <= 1
    assert one.low == pytest.approx(1 - other.high)


def test_wilsons_interval_is_the_published_one() -> None:
    found = share_interval(81, 263)  # Newcombe 1998, with z of 80 % in place of 1.96
    z = 1.2815515655446004
    for end in (found.low, found.high):
        assert (end - 81 / 263) ** 2 == pytest.approx(z * z * end * (1 - end) / 263)


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=30))
def test_a_mean_lies_in_its_interval_and_equal_numbers_prove_little(changed: list[float]) -> None:
    found = mean_interval(changed, 20.0)
    assert found.low < found.mean < found.high
    assert found.high - found.low > 2 * 20.0 / len(changed)


def test_minus_is_a_minus_and_nought_has_no_sign() -> None:
    assert [signed(value) for value in (-2.4, -0.4, 0.0, 0.4, 1.6)] == [
        "\u22122",
        "0",
        "0",
        "0",
        "+2",
    ]


def test_open_asks_are_neither_asked_nor_left(ana: Person) -> None:
    tells(ana, [Outcome.NO] * 7)
    commits(ana, at=NOON)
    logs(commits(ana, OTHER, NOON), Outcome.WAITING, peak=None)
    one = card(weeks_reading(gather(ana, NOON)))
    assert "8 asked, 0 not" in one.chart.sentence
