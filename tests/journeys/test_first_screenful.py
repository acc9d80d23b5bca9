"""The first screenful of an ask on a small phone: its title, the line, and every guess."""

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import NewPage
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.once]
SMALL = (360, 640)
ASKS = (
    "borrow-a-pen",
    "does-anybody-remember-the-shop",  # the longest title
    "just-the-lid",  # the longest line
    "i-can-manage-thank-you",  # saying no
    "where-did-you-find-it",
    "what-time-is-it",
    "borrow-a-pen%23picture",
    "where-did-you-find-it%23say_alone",
)
PARTS = (
    ".ask-title, .ask-head .say, form .scale:has([name=fear]), form .scale:has([name=chance_yes])"
)


def covered_from(page: Page) -> float:
    """Where the places at the foot of the screen begin."""
    box = page.locator(".places").bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("key", ASKS)
def test_title_line_and_guesses_stand_on_the_first_screenful(
    server: Server, new_page: NewPage, key: str, scheme: str
) -> None:
    page = new_page(SMALL, scheme)
    page.goto(f"{server.url}/ask/{key}/")
    page.locator("form input[type=range]").first.wait_for(state="attached")
    boxes = [part.bounding_box() for part in page.locator(PARTS).all()]
    assert len(boxes) == (3 if "%23" in key else 4)
    foot = covered_from(page)
    for box in boxes:
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= foot, (key, box, foot)


@pytest.mark.parametrize("key", ASKS)
def test_an_ask_is_told_once(server: Server, new_page: NewPage, key: str) -> None:
    page = new_page(SMALL)
    page.goto(f"{server.url}/ask/{key}/")
    told = page.locator("main").inner_text()
    line = page.locator(".ask-head .say").inner_text()
    towards = page.locator(".ask-title .towards")
    title = towards.inner_text() if towards.count() else page.locator(".ask-title").inner_text()
    title = title.removeprefix("Towards: ")
    assert told.count(title) == 1
    assert told.count(line) == 1
