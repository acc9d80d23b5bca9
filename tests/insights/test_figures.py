"""What holds for every figure on every page: it says what it is, and claims nothing of few."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import NOON, commits, logs, reflects
from tests.insights.builders import asks_once, changes, hears_unasked, tells
from tests.insights.reading import card
from undaunted.engine.taxonomy import Outcome
from undaunted.insights.fear_over_time import fear_reading
from undaunted.insights.gathered import gather
from undaunted.insights.showing_up import calendar_reading
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.practice.ladder.laddering import add_rung
from undaunted.record.recording import AskRef
from undaunted.wellbeing.checking_in import check_in
from undaunted.wellbeing.measuring import instrument, take

KINDS = [Outcome.NO, Outcome.YES, Outcome.PARTLY, Outcome.YES, Outcome.NOT_ASKED, Outcome.NO]
KEYS = ("name-of-that-plant", "which-of-two-hats", "look-on-the-shelf", "walk-next-week")
BANDED = ("chart-band", "chart-interval", "chart-range", "chart-track")
SCALED = ("of 100", "0 to 100", "very good", "%", "100 fear", "in a week", "points, ", "fear")


def lives(person: Person) -> str:
    """Everything that draws a figure; gives the path of what happened."""
    tells(person, KINDS * 8)
    for place in range(8):
        key = changes(person, KEYS[place % 4], place - 20)
        asks_once(person, key, Outcome.YES, place - 10)
    for day in range(3):
        at = NOON - timedelta(days=day)
        check_in(person, uuid.uuid4(), 60, at)
        file = instrument("gad-7")
        take(person, uuid.uuid4(), file, {item.id: 1 for item in file.items}, at)
    asks = open_library().asks
    for key in KEYS:
        add_rung(person, uuid.uuid4(), AskRef(key, asks[key].version, None), 40, NOON)
    attempt = commits(person, at=NOON)
    logs(attempt, Outcome.NO)
    reflects(attempt)
    return f"/attempt/{attempt.pk}/happened/"


def figures(browser: Client, path: str) -> list[str]:
    page = browser.get(path).content.decode()
    return re.findall(r"<figure.*?</figure>", page, re.DOTALL)


@pytest.mark.usefixtures("noon")
def test_every_figure_has_a_title_a_text_a_table_a_scale_and_a_named_band(
    ana: Person, browser_of_ana: Client
) -> None:
    happened = lives(ana)
    seen = {
        path: figures(browser_of_ana, path) for path in ("/insights/", "/wellbeing/", "/ladder/")
    }
    seen[happened] = figures(browser_of_ana, happened)
    for path, found in seen.items():
        assert found, path
        for figure in found:
            title = re.search(r'class="chart-title">([^<]+)<', figure)
            assert title is not None, figure
            assert re.search(r"<desc[^>]*>[^<]{5,}</desc>", figure), title[1]
            assert "<table>" in figure, title[1]
            words = re.sub(r"<(title|desc).*?</\1>", "", figure)
            drawn = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", words))
            assert (
                "chart-cell" in figure
                or "chart-again" in figure
                or any(unit in drawn for unit in SCALED)
            ), title[1]
            if any(f'class="{band}"' in figure for band in BANDED[:3]):
                assert 'class="chart-band-said' in figure, title[1]


def test_ten_asks_have_a_picture_and_sixteen_a_finding(ana: Person) -> None:
    tells(ana, [Outcome.NO] * 15, peak=20)
    few = card(fear_reading(gather(ana, NOON)))
    assert few.chart.title == "Too early to say whether the worst moment moves"
    assert few.figure is None
    tells(ana, [Outcome.NO], peak=20, earlier=20)
    enough = card(fear_reading(gather(ana, NOON)))
    assert enough.figure is not None
    assert enough.chart.sentence.endswith("in your last 8.")


def test_the_band_of_fear_is_about_its_line_and_says_that_it_is_no_forecast(ana: Person) -> None:
    tells(ana, [Outcome.NO] * 40, peak=50)
    chart = card(fear_reading(gather(ana, NOON))).chart
    assert "about the line" in chart.band
    assert "no forecast" in chart.band
    assert "expect" not in f"{chart.title} {chart.sentence} {chart.band}"
    assert chart.band in chart.svg, "read aloud too"


def test_a_long_break_is_empty_and_a_short_one_is_rest(ana: Person) -> None:
    tells(ana, [Outcome.NO] * 5, earlier=60)
    logs(commits(ana, at=NOON - timedelta(days=3)), Outcome.NO)
    svg = card(calendar_reading(gather(ana, NOON))).chart.svg
    (rests,) = re.findall(r'<path class="chart-cell chart-cell-rest" d="([^"]+)"', svg)[:1]
    assert rests.count("M") == 2, "the two days before today, and none of the weeks before"


def test_a_no_that_came_unasked_is_no_day_of_asking(ana: Person) -> None:
    tells(ana, [Outcome.NO] * 5)
    hears_unasked(ana)
    rows = card(calendar_reading(gather(ana, NOON))).chart.rows
    assert rows[-1] == ("4 May 2026", "looked back")
    assert "asked, or a step" not in {what for _day, what in rows}
