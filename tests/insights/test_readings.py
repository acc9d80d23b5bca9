import re
from collections.abc import Callable
from datetime import timedelta

import numpy as np
import pytest

from tests.cast import NOON, commits, logs
from tests.insights.builders import asks_of_kind, hears_unasked, tells
from tests.insights.reading import card, early, values
from undaunted.engine.taxonomy import Circumstance, Outcome
from undaunted.insights.believed import fear_believed, yes_believed
from undaunted.insights.cards import FindingCard
from undaunted.insights.gathered import PersonFacts, gather
from undaunted.insights.guesses import guesses_reading
from undaunted.insights.readings import readings_of
from undaunted.insights.showing_up import calendar_reading
from undaunted.insights.yes_rates import (
    AnswerGroup,
    answers_title,
    rates_by_counterpart,
    rates_by_domain,
)
from undaunted.learning.state import learned_state
from undaunted.people.describing import Description, describe
from undaunted.people.models import Person


def test_a_new_person_has_no_readings(ana: Person) -> None:
    found = readings_of(ana, NOON)
    assert (found.asked, found.mechanisms, found.more, found.believed) == (0, (), (), ())


@pytest.mark.parametrize("asks", [1, 4])
def test_with_few_asks_no_chart_is_shown_and_all_say_what_is_missing(
    ana: Person, asks: int
) -> None:
    tells(ana, [Outcome.NO] * asks)
    found = readings_of(ana, NOON)
    assert (found.mechanisms, found.more, found.believed) == ((), (), ())
    assert len(found.early) == 6


def test_insights_show_the_state_that_chooses(ana: Person) -> None:
    """Also for somebody who told of hierarchy, for whom asks count as bigger."""
    describe(ana, Description(true_for_me=(Circumstance.HIERARCHY,)), 0)
    tells(ana, list(Outcome) * 3)
    hears_unasked(ana)
    commits(ana, at=NOON)
    state, history = learned_state(ana)
    found = gather(ana, NOON)
    assert found.learned.to_json() == state.to_json()
    assert found.history.asks == history.asks


def test_below_ten_answers_nothing_is_said_about_guesses(ana: Person) -> None:
    tells(ana, [Outcome.YES] * 9, chance=0.1)
    assert early(guesses_reading(gather(ana, NOON))).missing == "1 more answer"


@pytest.mark.parametrize(
    ("outcome", "chance", "title", "number"),
    [
        (Outcome.YES, 0.2, "You expect fewer yeses than you get", "+80"),
        (Outcome.NO, 0.8, "You expect more yeses than you get", "\u221280"),
    ],
)
def test_both_directions_of_error_have_the_same_words_and_numbers(
    ana: Person, outcome: Outcome, chance: float, title: str, number: str
) -> None:
    tells(ana, [outcome] * 12, chance=chance)
    one = card(guesses_reading(gather(ana, NOON)))
    assert one.chart.title == title
    assert one.figure is not None
    assert one.figure.number == number
    low, high = re.findall(r"[+\u2212]?\d+", one.figure.likely)[:2]
    assert int(low.replace("\u2212", "-")) < int(high.replace("\u2212", "-"))


def test_mixed_answers_to_even_guesses_give_a_band_and_no_direction(ana: Person) -> None:
    tells(ana, [Outcome.YES, Outcome.NO] * 6, chance=0.5)
    one = card(guesses_reading(gather(ana, NOON)))
    assert one.chart.title == "Not clear yet which way your guesses lean"
    assert one.chart.sentence.startswith("You guessed 50\u00a0% on average, 50\u00a0% came true")
    assert one.figure is not None
    assert one.figure.number == "0"


def test_an_unanswered_ask_is_no_guess_that_failed(ana: Person) -> None:
    tells(ana, [Outcome.GHOSTED, Outcome.WAITING, Outcome.NOT_ASKED])
    assert early(guesses_reading(gather(ana, NOON))).missing == "10 more answers"


def test_groups_of_guesses_show_the_numbers_of_the_table(ana: Person) -> None:
    tells(ana, [Outcome.YES, Outcome.PARTLY, Outcome.NO] * 4, chance=0.45)
    chart = card(guesses_reading(gather(ana, NOON))).chart
    assert [f"{n} %" for n in values(chart.svg, "chart-filled")] == [row[3] for row in chart.rows]
    assert len(values(chart.svg, "chart-open")) == 12


def test_rates_are_sorted_by_evidence_and_small_groups_are_one(ana: Person) -> None:
    keys = ("name-of-that-plant",) * 6 + ("look-on-the-shelf",) * 3 + ("walk-next-week",) * 2
    tells(ana, [Outcome.YES] * 11, keys=keys)
    chart = card(rates_by_domain(gather(ana, NOON))).chart
    assert [row[1] for row in chart.rows] == ["6", "3", "2"]
    assert chart.rows[-1][0] == "Others"
    assert values(chart.svg, "chart-filled") == [row[2].split()[0] for row in chart.rows]


def test_four_answers_are_too_few_for_a_rate(ana: Person) -> None:
    tells(ana, [Outcome.YES] * 4, keys=("look-on-the-shelf",))
    gathered = gather(ana, NOON)
    assert rates_by_domain(gathered) is None
    assert early(rates_by_counterpart(gathered)).missing == "4 more answers"


def test_the_title_of_rates_speaks_of_all_rows_or_compares_two() -> None:
    close = (
        AnswerGroup("Friends", 9, 5),
        AnswerGroup("Staff", 8, 4),
        AnswerGroup("Others", 9, 9, is_mixed=True),
    )
    apart = (
        AnswerGroup("Friends", 20, 18),
        AnswerGroup("Staff", 20, 3),
        AnswerGroup("Others", 9, 0, is_mixed=True),
    )
    assert answers_title("Who", close) == "Who: no clear difference yet"
    assert answers_title("Who", apart) == "More yes: Friends. Fewer: Staff."
    assert (
        answers_title("Who", (AnswerGroup("Friends", 7, 7), apart[1]))
        == "Who: too early to compare"
    )


def test_groups_that_are_alike_are_seldom_said_to_differ() -> None:
    generator = np.random.default_rng(5)
    said = [
        "Fewer"
        in answers_title(
            "Who", [AnswerGroup(f"g{k}", 10, int(generator.binomial(10, 0.5))) for k in range(6)]
        )
        for _ in range(400)
    ]
    assert np.mean(said) < 0.2


def test_the_calendar_marks_days_looked_back_asked_and_rested(ana: Person) -> None:
    tells(ana, [Outcome.NO] * 4)
    assert calendar_reading(gather(ana, NOON)) is None
    logs(commits(ana, at=NOON))
    chart = card(calendar_reading(gather(ana, NOON))).chart
    assert chart.title == "You looked back on 4 days of this half year"
    assert chart.rows[-2:] == (("3 May 2026", "looked back"), ("4 May 2026", "asked, or a step"))
    drawn = values(chart.svg, "chart-cell-reflected") + values(chart.svg, "chart-cell-asked")
    assert drawn == [row[0] for row in chart.rows]
    assert chart.svg.count("chart-cell-today") == 1


def test_nothing_of_another_person_is_read(ana: Person, cleo: Person) -> None:
    tells(cleo, [Outcome.NO] * 12)
    assert readings_of(ana, NOON).mechanisms == ()


def test_what_the_engine_believes_is_said_from_five_asks_on_and_narrows(ana: Person) -> None:
    tells(ana, [Outcome.YES] * 4)
    assert fear_believed(gather(ana, NOON)) is None
    assert yes_believed(gather(ana, NOON)) is None
    tells(ana, [Outcome.YES] * 2)
    few = first_interval(ana)
    tells(ana, [Outcome.YES] * 30)
    many = first_interval(ana)
    assert many[1] - many[0] < few[1] - few[0]
    assert many[0] > few[0], "a yes every time makes a yes likelier"


def first_interval(person: Person) -> tuple[int, int]:
    row = card(yes_believed(gather(person, NOON))).chart.rows[0]
    low, high = (int(n) for n in re.findall(r"\d+", row[3]))
    return low, high


@pytest.mark.parametrize("believed", [fear_believed, yes_believed])
def test_what_is_expected_is_the_interval_of_a_next_ask_from_eight_on(
    ana: Person, believed: Callable[[PersonFacts], FindingCard | None]
) -> None:
    tells(ana, [Outcome.YES] * 7, keys=("look-on-the-shelf",))
    assert card(believed(gather(ana, NOON))).chart.title.startswith("Too early to say")
    tells(ana, [Outcome.YES], keys=("look-on-the-shelf",), earlier=20)
    chart = card(believed(gather(ana, NOON))).chart
    low, high = re.findall(r"\d+", chart.title.replace("rated 50", ""))
    assert f"{low}–{high}" in chart.rows[0][3]
    assert "your next ask" in chart.title


def test_the_fear_expected_of_a_next_ask_is_as_wide_as_single_asks_are(ana: Person) -> None:
    """A hundred asks make the mean narrow, and one ask no narrower than its own noise."""
    tells(ana, [Outcome.YES] * 100, keys=("look-on-the-shelf",))
    row = card(fear_believed(gather(ana, NOON))).chart.rows[0]
    low, high = (int(n) for n in row[3].split("–"))
    noise = gather(ana, NOON).learned.fear.noise[1] ** 0.5
    assert high - low > 2 * 1.28 * noise


def test_the_chance_expected_counts_answers_to_asking_alone(ana: Person) -> None:
    for day in range(9):
        asks_of_kind(ana, "no_scene", "well", NOON - timedelta(days=day + 1))
    assert yes_believed(gather(ana, NOON)) is None
    assert fear_believed(gather(ana, NOON)) is not None


def test_high_fears_raise_the_fear_the_engine_expects(ana: Person, cleo: Person) -> None:
    found = []
    for person, peak in ((ana, 20), (cleo, 90)):
        for day in range(8):
            logs(commits(person, at=NOON - timedelta(days=9 - day)), peak=peak)
        chart = card(fear_believed(gather(person, NOON))).chart
        found.append(int(chart.rows[0][2]))
    assert found[0] + 20 < found[1]
