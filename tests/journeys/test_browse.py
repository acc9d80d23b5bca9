"""From browsing to an attempt: found while typing, kept, put on the ladder, and asked."""

import re

import pytest
from playwright.sync_api import Locator, ViewportSize

from tests.journeys.conftest import DESK, PHONE, NewPage
from tests.journeys.walking import Walk
from tests.servers import Server
from undaunted.library.reading import open_library

pytestmark = [pytest.mark.journey, pytest.mark.once]
PLANT = open_library().asks["name-of-that-plant"]
TITLE = PLANT.title


def marks(walk: Walk, title: str, name: str) -> Locator:
    """The button of this name on the tile of an ask."""
    tile = walk.page.locator(".tile", has=walk.page.get_by_role("heading", name=title))
    return tile.get_by_role("button", name=name)


def test_a_found_ask_goes_onto_the_ladder_and_is_asked(server: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(DESK), server.url).opens("/library/")
    walk.page.locator("[name=words]").press_sequentially("gardning plant")
    walk.page.wait_for_url("**sought=**")
    save = marks(walk, TITLE, "Save")
    with walk.page.expect_response("**/library/?sought=**"):
        save.click()
    walk.page.locator("[id^=save-][aria-pressed=true]").wait_for()
    assert walk.page.evaluate("document.activeElement.id").startswith("save-")
    walk.taps_on(TITLE).reads(PLANT.what_else.question).taps_on("Onto my ladder")
    walk.slides("How afraid would you be", 30).taps_on("Put it on").reads(TITLE)
    walk.taps_on("Do this one").slides("How afraid will you be", 40)
    walk.slides("How likely is a yes?", 60).taps_on("Lock my guesses")
    assert re.search(r"/attempt/[0-9a-f-]{36}/$", walk.page.url)
    walk.opens("/library/?show=saved").reads(TITLE).reads("On my ladder")


def test_browsing_works_without_javascript(server: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(scripts=False), server.url).opens("/library/")
    walk.unfolds("Narrow it down").chooses("no speaking")
    walk.page.locator("[name=domain]").select_option("strangers")
    walk.taps_on("Search").reads("open now")
    assert "domain=strangers" in walk.page.url
    assert "without=speech" in walk.page.url
    title = walk.page.locator(".tile h2").first.inner_text()
    marks(walk, title, "Save").click()
    walk.arrives().reads("Saved for later.")
    walk.opens("/library/").chooses("Saved for later").taps_on("Search").reads(title)
    marks(walk, title, "Not for me").click()
    walk.arrives().reads("Gone from the library").taps_on("Undo")
    walk.reads("It is back")


def test_a_deck_and_a_sheet_can_be_fetched(server: Server, new_page: NewPage) -> None:
    page = new_page(DESK)
    page.goto(f"{server.url}/library/?domain=strangers")
    for name in ("/library/deck.pdf?domain=strangers", "/exercises/defusion/sheet.pdf"):
        held = page.request.get(server.url + name)
        assert held.ok
        assert held.body().startswith(b"%PDF")
    assert page.get_by_role("link", name="Print these as cards").get_attribute("href") == (
        "/library/deck.pdf?domain=strangers"
    )


def test_what_is_looked_for_is_found_and_stands_in_no_address(
    server: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(scripts=False), server.url).opens("/library/")
    walk.page.locator("[name=words]").fill("refund")
    walk.taps_on("Search").reads("receipt")
    assert "refund" not in walk.page.url
    found = walk.page.url
    walk.page.locator(".tile h2 a").first.click()
    walk.page.go_back()
    assert walk.page.url == found
    assert walk.page.locator("[name=words]").input_value() == "refund"


def test_a_pasted_challenge_is_judged_and_becomes_an_own_ask(
    server: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), server.url).opens("/library/").taps_on("Found a challenge on the net?")
    walk.page.locator("[name=words]").fill("Dance in a shop")
    walk.taps_on("Look at it").reads("There is a kinder form")
    walk.page.locator("[name=words]").fill("Ask a busker to teach you one chord")
    walk.taps_on("Look at it").reads("No rule speaks against it")
    walk.taps_on("Make it an ask of my own")
    assert walk.page.locator("[name=title]").input_value() == "Ask a busker to teach you one chord"


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_a_card_holds_all_that_stands_on_it(
    server: Server, new_page: NewPage, size: ViewportSize
) -> None:
    walk = Walk(new_page(size), server.url)
    for key in ("the-dearest-coat-in-the-shop", "half-a-bowl"):
        front = walk.opens(f"/library/{key}/").page.locator(".play-front")
        whole = front.bounding_box()
        last = front.locator("> :last-child").bounding_box()
        assert whole
        assert last
        assert last["y"] + last["height"] < whole["y"] + whole["height"]
