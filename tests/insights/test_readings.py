import re
from datetime import timedelta
from itertools import pairwise

import pytest

from tests.cast import NOON, commits, logs
from tests.engine.builders import a_log, an_ask
from tests.insights.builders import tells
from undaunted.drawing.chart import Chart
from undaunted.engine.taxonomy import Outcome
from undaunted.insights.beliefs import beliefs_reading
from undaunted.insights.believed import fear_believed, yes_believed
from undaunted.insights.fear_over_time import fear_reading, finding, foreseen
from undaunted.insights.gathered import gather
from undaunted.insights.guesses import guesses_reading
from undaunted.insights.readings import readings_of
from undaunted.insights.showing_up import calendar_reading, weeks_reading
from undaunted.insights.yes_rates import rates_by_counterpart, rates_by_domain
from undaunted.people.models import Person


def there(chart: Chart | None) -> Chart:
    assert chart is not None
    return chart


def values(svg: str, kind: str) -> list[str]:
    """The numbers of the marks of one class, in the order they were drawn."""
    return re.findall(rf'class="[^"]*\b{kind}\b[^"]*"[^>]*data-value="([^"]*)"', svg)


def test_a_new_person_has_no_readings(ana: Person) -> None:
    readings = readings_of(ana, NOON)
    assert (readings.asked, readings.charts) == (0, ())


def test_below_ten_answers_nothing_is_said_about_guesses(ana: Person) -> None:
    tells(ana, [Outcome.YES] * 9, chance=0.1)
    chart = there(guesses_reading(gather(ana, NOON)))
    assert chart.title == "Too early to say how your guesses compare"
    assert "9 answers so far" in chart.sentence
    assert "chart-range" not in chart.svg
    assert len(chart.rows) == 9


@pytest.mark.parametrize(
    ("outcome", "chance", "title"),
    [
        (Outcome.YES, 0.2, "You expect fewer yeses than you get"),
        (Outcome.NO, 0.8, "You expect more yeses than you get"),
    ],
)
def test_both_directions_of_error_have_the_same_words_and_numbers(
    ana: Person, outcome: Outcome, chance: float, title: str
) -> None:
    tells(ana, [outcome] * 12, chance=chance)
    chart = there(guesses_reading(gather(ana, NOON)))
    assert chart.title == title
    assert chart.sentence.startswith("By 80 points on average (95 % interval: ")
    low, high = (int(n) for n in re.findall(r"interval: (-?\d+) to (-?\d+)", chart.sentence)[0])
    assert low < 80 < high


def test_mixed_answers_to_even_guesses_give_a_band_and_no_direction(ana: Person) -> None:
    tells(ana, [Outcome.YES, Outcome.NO] * 6, chance=0.5)
    chart = there(guesses_reading(gather(ana, NOON)))
    assert chart.title == "Not clear yet which way your guesses lean"
    assert "Guess less answer: 0 points" in chart.sentence


def test_an_unanswered_ask_is_no_guess_that_failed(ana: Person) -> None:
    tells(ana, [Outcome.GHOSTED, Outcome.WAITING, Outcome.NOT_ASKED])
    assert guesses_reading(gather(ana, NOON)) is None


def test_groups_of_guesses_show_the_numbers_of_the_table(ana: Person) -> None:
    tells(ana, [Outcome.YES, Outcome.PARTLY, Outcome.NO] * 4, chance=0.45)
    chart = there(guesses_reading(gather(ana, NOON)))
    assert [f"{n} %" for n in values(chart.svg, "chart-filled")] == [row[3] for row in chart.rows]
    assert len(values(chart.svg, "chart-open")) == 12


def test_fear_says_where_it_goes_from_ten_peaks_on() -> None:
    assert finding([80, 30] * 4)[0] == "Too early to say where fear is going"
    assert finding([80] * 6 + [30] * 6)[0] == "The worst moment is getting milder"
    assert finding([30] * 6 + [80] * 6)[0] == "The worst moment is getting stronger"
    assert finding([50, 60] * 6)[0] == "The worst moment is about as strong as at first"


def test_every_fear_in_the_curve_stands_in_its_table(ana: Person) -> None:
    tells(ana, [Outcome.NO, Outcome.NOT_ASKED, Outcome.YES], peak=63)
    chart = there(fear_reading(gather(ana, NOON)))
    assert values(chart.svg, "chart-peak") == [row[2] for row in chart.rows] == ["63", "63"]
    assert values(chart.svg, "chart-guess") == [row[1] for row in chart.rows] == ["40", "40"]


def test_the_band_holds_what_the_engine_expected(ana: Person) -> None:
    tells(ana, [Outcome.NO] * 12, peak=20)
    chart = there(fear_reading(gather(ana, NOON)))
    bands = [[int(n) for n in row[4].split("–")] for row in chart.rows]
    expected = [int(row[3]) for row in chart.rows]
    assert all(low <= mean <= high for (low, high), mean in zip(bands, expected, strict=True))


def test_rates_are_sorted_by_evidence_and_small_groups_are_one(ana: Person) -> None:
    keys = ("name-of-that-plant",) * 6 + ("look-on-the-shelf",) * 3 + ("walk-next-week",) * 2
    tells(ana, [Outcome.YES] * 11, keys=keys)
    chart = there(rates_by_domain(gather(ana, NOON)))
    assert [row[1] for row in chart.rows] == ["6", "3", "2"]
    assert chart.rows[-1][0] == "Others"
    assert values(chart.svg, "chart-filled") == [row[2].split()[0] for row in chart.rows]
    assert chart.title.startswith(chart.rows[0][0])


def test_four_answers_are_too_few_for_a_rate(ana: Person) -> None:
    tells(ana, [Outcome.YES] * 4, keys=("look-on-the-shelf",))
    gathered = gather(ana, NOON)
    assert there(rates_by_domain(gathered)).title == "Too early to say where a yes comes"
    assert there(rates_by_counterpart(gathered)).title == "Too early to say who says yes"


def test_beliefs_are_compared_from_three_asks_on_and_claimed_from_five(ana: Person) -> None:
    tells(ana, [Outcome.NO] * 2)
    assert beliefs_reading(gather(ana, NOON)) is None
    tells(ana, [Outcome.NO])
    assert there(beliefs_reading(gather(ana, NOON))).title == "Too early to say what changes"
    tells(ana, [Outcome.NO] * 9)
    chart = there(beliefs_reading(gather(ana, NOON)))
    assert chart.title == "After asking, what you feared seems less likely"
    assert chart.rows[0][1:] == ("60", "30")
    assert chart.rows[1] == ("How bad a no is (12 asks)", "50", "30")


def test_weeks_count_asked_and_not_asked_and_never_blame(ana: Person) -> None:
    tells(ana, [Outcome.NO, Outcome.NOT_ASKED, Outcome.YES])
    chart = there(weeks_reading(gather(ana, NOON)))
    assert chart.title == "You asked 2 times in the last half year"
    assert "That counts as finding out, too." in chart.sentence
    assert values(chart.svg, "chart-bar-asked") == ["2"]
    assert values(chart.svg, "chart-bar-not_asked") == ["1"]
    assert chart.rows[0][1:] == ("2", "1")


def test_the_calendar_marks_days_looked_back_asked_and_rested(ana: Person) -> None:
    tells(ana, [Outcome.NO])
    logs(commits(ana, at=NOON))
    chart = there(calendar_reading(gather(ana, NOON)))
    assert chart.title == "On 1 day of this half year you looked back on an ask"
    assert chart.rows == (("3 May 2026", "looked back"), ("4 May 2026", "asked"))
    drawn = values(chart.svg, "chart-cell-reflected") + values(chart.svg, "chart-cell-asked")
    assert drawn == [row[0] for row in chart.rows]
    assert chart.svg.count("chart-cell-today") == 1


def test_nothing_of_another_person_is_read(ana: Person, cleo: Person) -> None:
    tells(cleo, [Outcome.NO] * 12)
    assert readings_of(ana, NOON).charts == ()


def test_the_line_is_for_one_ask_and_does_not_jump_with_their_sizes() -> None:
    sizes = (10.0, 90.0) * 6
    asks = [a_log(an_ask(f"ask-{n}", size), float(n), peak=size) for n, size in enumerate(sizes)]
    means = [forecast.mean for _ask, forecast in foreseen(asks)]
    assert len(means) == len(sizes)
    assert max(abs(b - a) for a, b in pairwise(means)) < 10


def test_what_the_engine_believes_is_said_from_five_asks_on_and_narrows(ana: Person) -> None:
    tells(ana, [Outcome.YES] * 4)
    assert fear_believed(gather(ana, NOON)) is None
    assert yes_believed(gather(ana, NOON)) is None
    tells(ana, [Outcome.YES] * 2)
    few = there(yes_believed(gather(ana, NOON)))
    tells(ana, [Outcome.YES] * 30)
    many = there(yes_believed(gather(ana, NOON)))

    def between(chart: Chart) -> tuple[int, int]:
        low, high = re.findall(r"likely between (\d+) and (\d+)", chart.sentence)[0]
        return int(low), int(high)

    (low, high), (later_low, later_high) = between(few), between(many)
    assert later_high - later_low < high - low
    assert later_low > low, "a yes every time makes a yes likelier"
    assert re.search(r"about \d+ of 100", many.title)


def test_high_fears_raise_the_fear_the_engine_expects(ana: Person, cleo: Person) -> None:
    found = []
    for person, peak in ((ana, 20), (cleo, 90)):
        for day in range(8):
            logs(commits(person, at=NOON - timedelta(days=9 - day)), peak=peak)
        chart = there(fear_believed(gather(person, NOON)))
        found.append(int(re.findall(r"about (\d+)", chart.title)[0]))
    assert found[0] + 20 < found[1]
