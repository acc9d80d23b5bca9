"""A finger that scrolls leaves every slider as it is; one that taps or slides along it sets it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Locator, Page

from tests import servers
from tests.journeys.conftest import NewPage
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.once]
SMALL = (360, 640)
FAR, SHORT = 180, 12  # pixels
AT_REST = """() => new Promise(done => {
  let still = 0, before = scrollY;
  const look = () => {
    still = scrollY === before ? still + 1 : 0;
    before = scrollY;
    still > 5 ? done(1) : requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""
LIVED = """
from undaunted.web import serving; serving.make_ready(folder)
import json
from django.test import Client
from tests.web.test_every_page import addresses, lives
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.wellbeing import looking
looking.BUDGET_SECONDS = float("inf")
ana = Person.objects.local()
lives(ana)
library = open_library()
paths = [path for path, status in addresses(ana).items() if status == 200]
paths += [f"/exercises/{key}/" for key in library.exercises]
paths += [f"/measures/{key}/" for key in library.measures]
paths += ["/ladder/add/?key=share-a-table", "/ask/borrow-a-pen%23picture/", "/ask/share-a-table/"]
client = Client(raise_request_exception=False, SERVER_NAME="localhost")
held = [path for path in dict.fromkeys(paths) if b'class="scale' in client.get(path).content]
(folder.parent / "held.json").write_text(json.dumps(held))
"""


@pytest.fixture
def lived(tmp_path: Path) -> Iterator[Server]:
    """A server of somebody who did everything once, and in `held.json` what holds a slider."""
    folder = tmp_path / "data"
    with servers.database() as database:
        servers.run(LIVED, folder, database)
        running = servers.start(folder, database=database)
        yield running
        running.stop()


class Finger:
    """A finger on the glass, as Chromium's own input has it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.screen: CDPSession = page.context.new_cdp_session(page)

    def sends(self, kind: str, *points: tuple[float, float]) -> None:
        touched = [{"x": x, "y": y} for x, y in points]
        self.screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})

    def moves(self, begin: tuple[float, float], across: float, down: float) -> None:
        """Come down, go there in twelve steps, come up."""
        self.sends("touchStart", begin)
        for step in range(1, SHORT + 1):
            part = step / SHORT
            self.sends("touchMove", (begin[0] + across * part, begin[1] + down * part))
        self.sends("touchEnd")
        self.page.evaluate(AT_REST)


def place_on(slider: Locator, share: float) -> tuple[float, float]:
    """The middle of the screen, and there a place along the slider."""
    slider.evaluate("one => one.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = slider.bounding_box()
    assert box is not None
    return box["x"] + box["width"] * share, box["y"] + box["height"] / 2


def first_slider(page: Page) -> tuple[Locator, Locator]:
    """The first that is in sight, and the number above it; folds are opened."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    scale = page.locator(".scale:visible").first
    return scale.get_by_role("slider"), scale.locator("[data-most]")


def is_left_by_scrolling(page: Page, finger: Finger, slider: Locator, number: Locator) -> None:
    """A swipe up that begins on the slider, or down where the page ends here."""
    before, told = number.input_value(), slider.get_attribute("aria-valuetext")
    begin, top = place_on(slider, 0.8), page.evaluate("scrollY")
    room = page.evaluate("document.documentElement.scrollHeight - innerHeight - scrollY")
    finger.moves(begin, 3, -FAR if room > FAR else FAR)
    page.wait_for_function("top => scrollY !== top", arg=top)
    assert number.input_value() == before, page.url
    assert slider.get_attribute("aria-valuetext") == told


def test_on_every_screen_with_a_slider_a_finger_scrolls_taps_and_slides(
    lived: Server, new_page: NewPage
) -> None:
    page = new_page(SMALL, touch=True)
    finger, tried = Finger(page), 0
    held = json.loads((lived.folder.parent / "held.json").read_text())
    for path in held:
        page.goto(lived.url + path)
        if not page.locator(".scale").count():
            continue
        slider, number = first_slider(page)
        if not slider.count():  # out of sight until something else is answered
            continue
        page.evaluate("document.body.style.minBlockSize = '1600px'")
        number.fill("")
        assert slider.get_attribute("aria-valuetext") == "not set yet", path
        is_left_by_scrolling(page, finger, slider, number)
        most = int(number.get_attribute("data-most") or "")
        finger.moves(place_on(slider, 0.5), 0, 0)
        assert number.input_value() == str(most // 2), path
        is_left_by_scrolling(page, finger, slider, number)
        finger.moves(place_on(slider, 0.5), 400, 4)
        assert number.input_value() == str(most), path
        is_left_by_scrolling(page, finger, slider, number)
        tried += 1
    assert tried >= 17


@pytest.fixture
def on_an_ask(server: Server, new_page: NewPage) -> Page:
    page = new_page(SMALL, touch=True)
    page.goto(f"{server.url}/ask/borrow-a-pen/")
    return page


def test_what_is_taken_back_is_put_back_and_a_second_finger_is_no_tap(on_an_ask: Page) -> None:
    finger, (slider, number) = Finger(on_an_ask), first_slider(on_an_ask)
    x, y = place_on(slider, 0.3)
    finger.sends("touchStart", (x, y))
    finger.sends("touchMove", (x + 60, y))
    assert number.input_value() != ""
    slider.dispatch_event("pointercancel", {"pointerId": 2})  # of another finger: nothing
    finger.sends("touchCancel")
    assert number.input_value() == ""
    assert slider.get_attribute("aria-valuetext") == "not set yet"


def test_a_hint_says_where_to_tap_until_it_is_set(on_an_ask: Page) -> None:
    slider, number = first_slider(on_an_ask)
    hint = on_an_ask.locator(".scale:visible .scale-hint").first
    assert hint.is_visible()
    number.fill("62,5")
    assert slider.input_value() == "63"
    assert hint.is_hidden()
    number.fill("")
    assert hint.is_visible()


def test_a_wheel_over_the_number_and_the_slider_leaves_both(on_an_ask: Page) -> None:
    slider, number = first_slider(on_an_ask)
    number.fill("40")
    for part in (number, slider):
        part.focus()
        part.hover()
        on_an_ask.mouse.wheel(0, 120)
    assert (number.input_value(), slider.input_value()) == ("40", "40")


def test_keys_come_in_from_the_end_and_from_the_other_side_in_arabic(on_an_ask: Page) -> None:
    slider, number = first_slider(on_an_ask)
    slider.focus()
    on_an_ask.keyboard.press("ArrowRight")
    assert number.input_value() in ("0", "1")
    on_an_ask.evaluate("document.documentElement.dir = 'rtl'")
    finger = Finger(on_an_ask)
    finger.moves(place_on(slider, 0.9), 0, 0)
    assert int(number.input_value()) <= 10
