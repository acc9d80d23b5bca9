"""What holds on every screen: accessible in both themes and sizes, light, ours alone, calm."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response

from tests.journeys.conftest import DESK, PHONE, NewPage
from tests.servers import Server
from tools.screens import demo_server, screens

pytestmark = [pytest.mark.journey, pytest.mark.once]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FIRST_VISIT_BYTES = 60_000


@pytest.fixture(scope="module")
def demo() -> Iterator[Server]:
    with demo_server() as running:
        yield running


@pytest.fixture(scope="module")
def places(demo: Server, chromium: Browser) -> tuple[tuple[str, str], ...]:
    return screens(chromium.new_page(), demo.url)


def complaints(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": TAGS}).response["violations"]
    return [f"{v['id']}: {n['html'][:160]}" for v in found for n in v["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_on_any_screen(
    demo: Server,
    places: tuple[tuple[str, str], ...],
    new_page: NewPage,
    size: tuple[int, int],
    scheme: str,
) -> None:
    page = new_page(size, scheme, calm=True)
    wrong = {}
    for name, path in places:
        page.goto(demo.url + path)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        if found := complaints(page):
            wrong[name] = found
    assert wrong == {}


def test_nothing_runs_off_the_side_at_320_pixels_nor_with_double_text(
    demo: Server, places: tuple[tuple[str, str], ...], new_page: NewPage
) -> None:
    page = new_page((320, 700))
    wide = []
    for name, path in places:
        page.set_viewport_size({"width": 320, "height": 700})
        page.goto(demo.url + path)
        wide += [(name, "320 px", spill) for spill in spills(page)]
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wide += [(name, "200 %", spill) for spill in spills(page)]
    assert wide == []


def spills(page: Page) -> list[str]:
    """What stands out at the side of the page, if anything does."""
    return list(
        page.evaluate(
            """() => document.documentElement.scrollWidth <= innerWidth + 1 ? [] :
            [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
              .slice(0, 2).map(e => e.outerHTML.slice(0, 80))"""
        )
    )


def test_half_of_a_small_screen_is_left_for_content_with_double_text(
    demo: Server, places: tuple[tuple[str, str], ...], new_page: NewPage
) -> None:
    page = new_page((360, 640))
    crowded = {}
    for name, path in places:
        page.goto(demo.url + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        taken = page.evaluate(
            """() => [...document.querySelectorAll('body *')].reduce((sum, e) =>
            ['fixed', 'sticky'].includes(getComputedStyle(e).position)
              ? sum + e.getBoundingClientRect().height : sum, 0)"""
        )
        if taken > 320:
            crowded[name] = taken
    assert crowded == {}


TO_TOUCH = (
    ".places a, .tabs a, .top a, a.button, button, summary, select, textarea, "
    "input:not([type=hidden]):not([type=radio]):not([type=checkbox])"
)


def test_whatever_is_to_be_touched_is_44_pixels_high(
    demo: Server, places: tuple[tuple[str, str], ...], new_page: NewPage
) -> None:
    page = new_page(calm=True)
    small = {}
    for name, path in places:
        page.goto(demo.url + path)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        found = page.evaluate(
            """selector => [...document.querySelectorAll(selector)].filter(e => {
              const box = e.getBoundingClientRect();
              return box.height > 1 && box.height < 43.5;
            }).map(e => `${e.outerHTML.slice(0, 90)} ${e.getBoundingClientRect().height}`)""",
            TO_TOUCH,
        )
        if found:
            small[name] = found[:3]
    assert small == {}


def test_the_left_edge_is_the_same_on_every_screen_of_a_desk(
    demo: Server, places: tuple[tuple[str, str], ...], new_page: NewPage
) -> None:
    page = new_page(DESK)
    edges = {}
    for name, path in places:
        page.goto(demo.url + path)
        edges[name] = page.evaluate(
            """() => ['.wordmark', 'main > *'].map(
              each => Math.round(document.querySelector(each).getBoundingClientRect().left))"""
        )
    assert {edge for each in edges.values() for edge in each} == {edges["today"][0]}, edges


def test_nothing_moves_under_reduced_motion(
    demo: Server, places: tuple[tuple[str, str], ...], new_page: NewPage
) -> None:
    page = new_page(calm=True)
    for _, path in places:
        page.goto(demo.url + path)
        assert page.evaluate("document.getAnimations().length") == 0


def test_help_now_stands_on_every_screen(
    demo: Server, places: tuple[tuple[str, str], ...], new_page: NewPage
) -> None:
    page = new_page()
    for name, path in places:
        page.goto(demo.url + path)
        assert page.locator("header .help-now").is_visible(), name


def test_the_first_visit_is_light_and_nothing_leaves_the_machine(
    server: Server, new_page: NewPage, capsys: pytest.CaptureFixture[str]
) -> None:
    page, answers = new_page(), list[Response]()
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{server.url}/")
    page.wait_for_load_state("networkidle")
    size = sum(answer.request.sizes()["responseBodySize"] for answer in answers)
    with capsys.disabled():
        print(f"\nfirst visit: {size} bytes in {len(answers)} answers")
    assert size <= FIRST_VISIT_BYTES
    assert {urlsplit(answer.url).hostname for answer in answers} == {"localhost"}


def test_nothing_is_fetched_from_outside_on_any_screen(
    demo: Server, places: tuple[tuple[str, str], ...], new_page: NewPage
) -> None:
    page, hosts = new_page(), set[str | None]()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    for _, path in places:
        page.goto(demo.url + path)
    assert hosts == {"localhost"}
