"""Weeks of people whom an average hides, in a real browser, from their first day on."""

import re

import pytest

from tests.journeys.conftest import NewPage
from tests.journeys.walking import Walk
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.once]


def today_is(walk: Walk) -> str:
    """What Today holds: the mark that the page carries."""
    return str(walk.page.locator("[data-today]").get_attribute("data-today"))


def looks_back(walk: Walk) -> Walk:
    return walk.writes("assumption", "It was over quickly.").taps_on("Done: show me")


def guesses_own(walk: Walk, title: str, fear: int, chance: int) -> Walk:
    """Words and two guesses, and nothing else told."""
    walk.opens("/ask/own/").writes("title", title)
    walk.slides("How afraid will you be", fear).slides("How likely is a yes?", chance)
    walk.taps_on("Lock my guesses")
    if walk.page.locator("input[name=can_refuse]").count():
        walk.answers("can_refuse", "yes").answers("at_work", "no").answers("asked_before", "no")
        walk.taps_on("Lock my guesses")
    return walk


def test_a_founders_month(week: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(), week.url)
    walk.on_day(week, 0)
    for title in ("Ask Mira for a first order", "Ask the bank for a meeting"):
        guesses_own(walk, title, 60, 20).reads(title)
    walk.opens("/").reads("Ask Mira for a first order")
    walk.taps_on("log it").chooses("No answer yet").taps_on("Save it")
    walk.opens("/").reads("Ask the bank for a meeting").taps_on("log it")
    walk.chooses("No").slides("Fear at the worst", 55).taps_on("Save it")
    looks_back(walk).reads("They said no.")

    walk.on_day(week, 1).opens("/already/").writes("title", "Ask a customer why they left")
    walk.chooses("Yes").chooses("Yesterday").taps_on("Keep it")
    walk.opens("/journal/").reads("Ask a customer why they left")

    walk.on_day(week, 9).opens("/waiting/").reads("Ask Mira for a first order").taps_on("No answer")
    walk.opens("/journal/").reads("Ask Mira for a first order")
    guesses_own(walk.on_day(week, 10), "Ask for an introduction to a buyer", 80, 10)
    walk.taps_on("log it").chooses("Partly, or another offer")
    looks_back(walk.slides("Fear at the worst", 85).taps_on("Save it")).reads("part of the way")

    walk.on_day(week, 28).opens("/").reads("Good to see you again after 18 days")
    assert today_is(walk) in ("ask", "step")
    assert walk.opens("/journal/").page.locator("li.entry").count() == 4
    walk.opens("/insights/").reads("A few asks prove nothing yet")


def a_day_of_somebody_very_afraid(walk: Walk, day: int) -> bool:
    """Take what Today offers, whatever it is; whether it was put to somebody."""
    walk.opens("/")
    later = walk.page.get_by_role("link", name="A day later")
    if later.count():
        walk.taps_on("A day later").slides("Thinking of it now", 40).taps_on("Keep it").opens("/")
    assert today_is(walk) in ("ask", "step"), walk.page.locator("main").inner_text()
    step = "%23" in str(
        walk.page.get_by_role("link", name="I’ll try this one").get_attribute("href")
    )
    walk.taps_on("I’ll try this one")
    walk.guesses(fear=45 if step else 88, chance=20).taps_on("log it")
    if step:
        walk.says_what_came("I did it")
    else:
        walk.says_what_came("No" if day % 2 else "Yes")
    walk.slides("Fear at the worst", 40 if step else 84).taps_on("Save it")
    looks_back(walk).opens("/")
    return not step


def test_four_weeks_of_somebody_very_afraid_lead_to_a_first_real_ask(
    week: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), week.url)
    real = [
        day
        for day in range(28)
        if day % 7 < 5 and a_day_of_somebody_very_afraid(walk.on_day(week, day), day)
    ]
    assert any(real), "no real ask after the first day"


def test_saying_no_has_its_own_words_from_the_guess_to_the_figures(
    week: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), week.url).on_day(week, 0)
    walk.opens("/ask/i-can-manage-thank-you/").reads("without a scene").reads("You need no reason")
    assert "yes?" not in walk.page.locator("main").inner_text()
    walk.guesses(fear=50, chance=30).taps_on("log it").reads("How did they take it?")
    walk.chooses("They took it well").slides("Fear at the worst", 30).taps_on("Save it")
    looks_back(walk).reads("You said no, and they took it well.")
    walk.opens("/insights/")
    assert "1 of 1" not in walk.page.locator("main").inner_text()
    walk.opens("/book/").reads("Say “I've got it, thanks” to help you don't need")
    assert "No. 1" not in walk.page.locator("main").inner_text()


def test_asked_already_yesterday_takes_five_taps(week: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(), week.url).on_day(week, 3).opens("/")
    walk.taps, walk.screens = 0, 0
    walk.taps_on("I asked already").writes("title", "Asked my boss for Friday off")
    walk.chooses("No").chooses("Yesterday").taps_on("Keep it")
    assert walk.taps <= 5
    assert walk.screens <= 2
    walk.opens("/journal/").reads("Asked my boss for Friday off").reads("6 May")
    walk.opens("/").reads("0 of your 4 days")


def test_after_twelve_days_away_one_is_greeted_and_is_no_beginner(
    week: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), week.url)
    for day, ask in enumerate(("borrow-a-pen", "name-of-that-plant", "hello-to-the-dog")):
        walk.on_day(week, day).begins(ask).taps_on("log it").chooses("Yes")
        looks_back(walk.slides("Fear at the worst", 40).taps_on("Save it"))
    promised = walk.page.locator("#next ~ h3").inner_text()
    walk.on_day(week, 14).opens("/").reads("Good to see you again after 12 days")
    assert walk.page.locator("#ask-title").inner_text() == promised
    walk.opens("/").reads("Good to see you again")
    walk.on_day(week, 15).opens("/")
    assert "Good to see you again" not in walk.page.locator("main").inner_text()


def test_sixteen_has_a_small_step_on_each_day_and_somebody_to_talk_to(
    week: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), week.url).on_day(week, 0)
    walk.opens("/").begins_an_ask().taps_on("log it").chooses("Yes")
    looks_back(walk.slides("Fear at the worst", 50).taps_on("Save it"))
    walk.on_day(week, 1).opens("/").taps_on("I’ll try this one")
    walk.says_how_one_is(0, "no", "under_18").reads("You are under 18")
    for day in range(1, 8):
        walk.on_day(week, day).opens("/").reads("Tell somebody you trust")
        assert today_is(walk) == "step"
        title = walk.page.locator("#ask-title").inner_text()
        assert not re.search(r"\b(date|stranger)s?\b", title, re.IGNORECASE), title
        walk.taps_on("I’ll try this one").guesses(fear=40).taps_on("log it")
        walk.says_what_came("I did it").slides("Fear at the worst", 35).taps_on("Save it")
        looks_back(walk)
