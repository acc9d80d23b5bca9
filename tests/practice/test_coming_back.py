"""Somebody who was away is greeted and is no beginner; late and small are said only where true."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils.html import escape

from tests.cast import NOON, commits, is_well, logs, practises, reflects
from undaunted.drawing.rings import guess_rings
from undaunted.engine.taxonomy import Outcome
from undaunted.insights.one_ask.last_twelve import last_twelve
from undaunted.insights.week import week_of_person
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.practice.choosing.pending import pending_of
from undaunted.practice.choosing.returning import days_away, welcome_back
from undaunted.practice.choosing.suggesting import offer_for

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FIRST_VISIT = "Guess first, then see what really happens."


def today(browser: Client, days: int) -> str:
    with time_machine.travel(NOON + days * DAY, tick=False):
        return browser.get("/").content.decode()


@pytest.mark.parametrize(("days", "greeted"), [(1, False), (9, False), (10, True), (60, True)])
def test_after_ten_days_one_is_greeted_all_day_and_is_never_a_beginner(
    ana: Person, browser_of_ana: Client, days: int, greeted: bool
) -> None:
    is_well(ana, NOON - 3 * DAY)
    practises(ana, 2)
    offer_for(ana, NOON)
    for _look in range(2):
        page = today(browser_of_ana, days)
        assert (f"Good to see you again after {days} days" in page) is greeted
        assert FIRST_VISIT not in page
        assert "A small one to begin with" not in page


def test_nobody_is_greeted_on_a_first_day(ana: Person, browser_of_ana: Client) -> None:
    assert days_away(ana, NOON) == 0
    assert welcome_back(9) == ""
    assert FIRST_VISIT in today(browser_of_ana, 0)


def test_a_late_look_back_belongs_to_the_day_of_its_ask(ana: Person) -> None:
    attempt = commits(ana, at=NOON - DAY)
    logs(attempt)
    reflects(attempt, at=NOON)
    pending = pending_of(ana, NOON)
    assert not week_of_person(ana, NOON.date(), pending.recent).done_today
    assert week_of_person(ana, (NOON - DAY).date(), pending.recent).done_today


@pytest.mark.parametrize("peak", [None, 20])
def test_the_next_is_called_smaller_only_where_it_is(
    ana: Person, browser_of_ana: Client, peak: int | None
) -> None:
    is_well(ana, NOON - DAY)
    attempt = commits(ana, "just-the-lid", NOON)
    logs(attempt, Outcome.NOT_ASKED, peak=peak)
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        page = browser_of_ana.get(f"/attempt/{attempt.pk}/happened/").content.decode()
    title = page.partition("What comes next</h2>")[2].partition("<h3")[2].partition(">")[2]
    asks = open_library().asks
    named = next(ask for ask in asks.values() if title.split("<")[0].strip() == escape(ask.title))
    is_smaller = named.fear.mean < asks["just-the-lid"].fear.mean
    assert ("The next one is smaller." in page) is is_smaller


def test_the_rings_say_what_was_guessed_and_what_came(ana: Person) -> None:
    assert last_twelve(ana) is None
    practises(ana, 7, Outcome.NO, chance=0.3)
    few = last_twelve(ana)
    assert few is not None
    assert few.sentence == "", "seven answers are no finding"
    yes = commits(ana, "just-the-lid", NOON, chance=0.7)
    logs(yes, Outcome.YES)
    found = last_twelve(ana)
    assert found is not None
    said = "Over your last 8 asks you expected 35\u00a0% and 12\u00a0% came."
    assert (found.sentence, found.count) == (said, 8)
    assert found.picture.count("ring-empty") == 8
    assert found.picture.count('class="ring-guess"') == 3  # 2.8 rings of eight
    assert found.picture.count('data-value="yes"') == 1
    assert found.picture.count('data-value="no"') == 7


def test_the_row_of_guesses_adds_up() -> None:
    drawn = guess_rings([0.5, 0.5, 0.25], ["no", "partly", "yes"], ("a", "b"), "said <&>")
    assert 'data-value="1"' in drawn
    assert 'data-value="0.25"' in drawn
    assert drawn.index('"yes"') < drawn.index('"partly"') < drawn.index('"no"')
    assert "said &lt;&amp;&gt;" in drawn


def test_the_figures_in_the_sentences_are_those_of_the_rules() -> None:
    rules = open_library().safety
    figures = (rules.strong_fear, rules.strong_fear_asks, rules.twice_asks, rules.drop_days)
    assert figures == (85.0, 3, 5, 14.0)
    assert (rules.most_a_day, rules.alcohol_hours, rules.days_without_rest) == (3, 12.0, 21)
