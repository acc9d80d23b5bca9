"""A month of cards: joined, paused, taken up again, and closed in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import NewPage
from tests.journeys.test_everywhere import TAGS
from tests.journeys.walking import Walk
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.once]
PAGE = "/programmes/30-days/"
DONE = "You have done what this set out to do."


def asks(walk: Walk, outcome: str) -> None:
    """One whole attempt of the day, from Today to what happened."""
    walk.opens("/?more=1").begins_an_ask().taps_on("log it").says_what_came(outcome)
    walk.slides("Fear at the worst", 40).taps_on("Save it")
    walk.writes("assumption", "It was quick.").taps_on("Done: show me")


def test_thirty_days_are_joined_paused_taken_up_and_finished(
    week: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), week.url)
    walk.on_day(week, 0)
    walk.opens("/library/").taps_on("Programmes").taps_on("30 days").reads("And for whom not")
    complaints = Axe().run(walk.page, options={"runOnly": TAGS}).response["violations"]
    assert complaints == []
    walk.taps_on("Begin: 30 days").reads("0 of 5 in this part").reads("Week one: guess, then ask")
    walk.opens("/").reads("0 of 5 in this part")

    for day, outcome in enumerate(("No", "Yes", "No", "Yes")):
        walk.on_day(week, day)
        asks(walk, outcome)
    walk.opens("/").reads("4 of 5 in this part")

    walk.on_day(week, 4)
    walk.opens(PAGE).taps_on("Pause").reads("Your place is kept").reads("4 of 5")
    walk.on_day(week, 204)
    walk.opens("/").reads("paused; your place is kept")
    walk.opens(PAGE).reads("4 of 5").taps_on("Go on where I was").reads("4 of 5 in this part")
    walk.taps_on("Leave it").reads("You left this one").taps_on("Go on where I was")

    for day in range(204, 215):
        walk.on_day(week, day)
        asks(walk, "No" if day % 2 else "Yes")
        if day == 204:
            walk.opens("/").reads("Week two: let one prop go").reads("0 of 5 in this part")
    for day in range(215, 220):  # which places the days turned up decides how many it takes
        if walk.opens(PAGE).page.get_by_text(DONE).count():
            break
        walk.on_day(week, day)
        asks(walk, "Yes")
    walk.opens(PAGE).reads(DONE)
    assert re.search(r"\d+ cards of 30 lie open", walk.page.locator("main").inner_text())
    walk.taps_on("Finish it").reads("The month is yours").reads("What to keep doing")
    assert walk.page.locator(".deck-ask").count() >= 15
    walk.taps_on("100 days").reads("Begin: 100 days")
    walk.opens("/programmes/").reads("You finished this one")
