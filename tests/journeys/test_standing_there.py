"""I stand here and can't: with and without scripts, and where there is no connection."""

import re

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import NewPage
from tests.journeys.walking import Walk
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.once]


def begun(walk: Walk) -> Walk:
    return walk.opens("/ask/borrow-a-pen/").numbers("fear", 60).numbers("chance_yes", 40)


@pytest.mark.parametrize("scripts", [True, False])
def test_one_takes_a_breath_goes_back_and_walks_off(
    server: Server, new_page: NewPage, scripts: bool
) -> None:
    walk = begun(Walk(new_page((360, 640), scripts=scripts), server.url))
    walk.taps_on("Lock my guesses").taps_on("I stand here and can’t").reads("nothing is lost")
    walk.taps_on("One breath").unfolds("Breathe now").taps_on("Back to my ask")
    walk.reads("You stood there and took one breath.").taps_on("I stand here and can’t")
    walk.taps_on("Walk off").reads("nothing is lost").taps_on("Save it")
    walk.reads("You did not ask.").reads("took one breath. You stood there and walked off.")
    walk.taps_on("Its page in the journal").reads("You stood there and walked off.")


def test_the_three_ways_stand_on_one_small_screen_and_weigh_the_same(
    server: Server, new_page: NewPage
) -> None:
    walk = begun(Walk(new_page((360, 640)), server.url))
    walk.taps_on("Lock my guesses").taps_on("I stand here and can’t")
    boxes = [way.bounding_box() for way in walk.page.locator(".way").all()]
    foot = walk.page.locator(".places").bounding_box()
    assert foot is not None
    assert len(boxes) == 3
    assert {(box["x"], box["width"]) for box in boxes if box} == {(16, 328)}
    assert all(box and box["y"] + box["height"] <= foot["y"] for box in boxes)


def is_served_by_its_worker(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.reload()
    assert page.evaluate("navigator.serviceWorker.controller !== null")


def test_without_a_connection_it_says_so_and_a_breath_is_there(
    server: Server, new_page: NewPage
) -> None:
    walk = begun(Walk(new_page((360, 640)), server.url))
    walk.taps_on("Lock my guesses").taps_on("I stand here and can’t")
    is_served_by_its_worker(walk.page)
    walk.page.context.set_offline(True)
    walk.taps_on("One breath").reads("No connection right now.")
    walk.taps_on("Breathe").reads("A minute of breath")
    walk.page.context.set_offline(False)
    walk.page.go_back()
    walk.page.go_back()
    walk.taps_on("A smaller form of it").reads("Ask if there is a pen that customers can use.")
    walk.opens(re.sub(r"here/.*", "", walk.page.url.removeprefix(server.url)))
    walk.reads("You stood there and looked for a smaller form of it.")
