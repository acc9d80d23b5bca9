"""A no because of who somebody is, and answers that become heavier: what a person then meets."""

import pytest

from tests.journeys.conftest import NewPage
from tests.journeys.test_everywhere import complaints
from tests.journeys.test_safety import fills_phq9
from tests.journeys.walking import Walk
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.once]
LIGHTS = ("A kind minute", "What else could", "you guessed", "speaks for and against")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_because_i_am_black_is_believed_and_nothing_asks_for_another_view(
    server: Server, new_page: NewPage, scheme: str
) -> None:
    page = new_page(scheme=scheme)
    walk = Walk(page, server.url).begins("borrow-a-pen").taps_on("log it").chooses("No")
    walk.slides("Fear at the worst", 70).unfolds("Tell more")
    walk.writes("words", "They said no because I am black.").taps_on("Save it")
    walk.reads("Was it because of who you are?").reads("If it was, we believe you")
    assert page.locator("input:checked").count() == 0
    assert complaints(page) == []
    walk.chooses("My skin colour or ethnic group").taps_on("It was because of who I am")
    walk.reads("We believe you.").reads("Somebody on your side").reads("What you may do")
    said = page.locator("main").inner_text()
    assert not [words for words in LIGHTS if words in said]
    walk.taps_on("Write what happened").writes("felt", "Tired of it.").taps_on("Done: show me")
    walk.reads("We believe you.")
    walk.opens("/").opens("/insights/")
    assert "skin colour" not in page.content()
    walk.opens("/journal/").taps_on("Borrow a pen").reads("My skin colour or ethnic group")
    walk.taps_on("It was because of who I am").taps_on("Take the mark back").reads("not marked")


def test_answers_that_become_clearly_heavier_twice_slow_the_pace_and_say_so(
    week: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), week.url)
    for day, each in ((0, 0), (10, 1), (14, 2)):
        walk.on_day(week, day).opens("/measures/phq-9/")
        fills_phq9(walk, each, 0)
    walk.opens("/wellbeing/").reads("clearly heavier").reads("16 of 27")
    walk.reads("asking for support before big steps").reads("How to find care")
    assert walk.page.locator("[data-pace] h1").first.inner_text() == "Gentle"
    said = walk.page.locator("main").inner_text().lower()
    assert "depress" not in said
    assert "diagnosis" in said
