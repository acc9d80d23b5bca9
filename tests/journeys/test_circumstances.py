"""Somebody tells what is true for them: the asks change, and each page says why."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import NewPage
from tests.journeys.test_everywhere import TAGS
from tests.journeys.walking import Walk
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.once]
BY_PHONE = "/ask/a-seat-that-came-back/"
LESS_DIRECTLY = "/ask/hello-to-the-dog/"


def test_what_is_true_for_me_changes_the_asks_and_is_said_back(
    server: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), server.url)
    walk.opens(BY_PHONE).reads("Ring")
    assert "Changed for you" not in walk.page.locator("main").inner_text()

    walk.opens("/me/").unfolds("My circumstances").reads("nothing is guessed about you")
    walk.chooses("By hints").chooses("No phone calls").taps_on("Save my practice").reads("Saved.")

    walk.opens(BY_PHONE)
    walk.reads("Changed for you: in writing, because you said “No phone calls”.")
    walk.reads("As it was written").reads("not here")
    complaints = Axe().run(walk.page, options={"runOnly": TAGS}).response["violations"]
    assert complaints == []

    walk.opens(LESS_DIRECTLY).reads("because you said “asking is indirect where I live”")
    walk.taps_on("Change what you told")
    assert walk.page.url.endswith("/me/#circumstances")
    walk.chooses("No phone calls").chooses("Not told").taps_on("Save my practice")
    walk.opens(BY_PHONE)
    assert "Changed for you" not in walk.page.locator("main").inner_text()
