"""The loop without scripts, by keyboard alone, and a breath without a network."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page

from tests.journeys.conftest import DESK, NewPage
from tests.journeys.walking import Walk
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.once]
MOST_TABS = 80


def tomorrow_at_ten() -> str:
    """A time a plan may have, by the clock of the suite."""
    day = datetime.now(UTC) + timedelta(days=1)
    return day.strftime("%Y-%m-%dT10:30")


def test_the_whole_loop_works_without_javascript(server: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(scripts=False), server.url).opens("/").taps_on("I’ll try this one")
    walk.numbers("fear", 60).numbers("chance_yes", 20).taps_on("Lock my guesses")
    walk.reads("One no is enough").unfolds("When, where")
    walk.writes("planned_at", tomorrow_at_ten()).taps_on("Keep my plan").reads("Your plan is kept.")
    walk.taps_on("log it").chooses("No").numbers("fear_peak", 70).numbers("fear_now", 20)
    walk.taps_on("Save it").writes("happened", "She said no, kindly.").taps_on("Done: show me")
    walk.reads("They said no. And you asked.").taps_on("Done").reads("Done for today.")
    walk.opens("/?more=1").taps_on("not today").reads("Not today, then.").taps_on("Undo")
    walk.reads("It may be suggested again.")
    walk.opens("/help/").unfolds("United Kingdom").reads("116 123").opens("/breathe/").unfolds(
        "Breathe"
    ).reads("Breathe in for four")


def test_the_breathing_minute_needs_no_network(server: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(calm=True), server.url).opens("/breathe/")
    walk.page.wait_for_load_state("networkidle")
    walk.page.context.set_offline(True)
    walk.unfolds("Breathe").page.get_by_text("in", exact=True).wait_for()
    assert walk.page.evaluate("document.getAnimations().length") == 0


def test_the_filter_answers_while_one_types(server: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(DESK), server.url).opens("/library/")
    walk.page.locator("[name=words]").press_sequentially("umbrella")
    walk.page.wait_for_url("**sought=**")
    first = walk.page.locator(".tiles > li").first.inner_text()
    assert "umbrella" in first.lower()


def tabs_to(page: Page, words: str) -> None:
    """Press Tab until the control with these words has the focus, and see that it shows."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => { const e = document.activeElement; const l = e.labels && e.labels[0];
            const said = [e.getAttribute('aria-label'), e.textContent, l && l.textContent, e.name];
            return said.join(' ').replace(/\\s+/g, ' ') }"""
        )
        if words in focused:
            assert focus_shows(page), f"the focus on {words!r} does not show"
            return
    raise AssertionError(f"{words!r} is not reached by keyboard on {page.url}")


def focus_shows(page: Page) -> bool:
    """Whether something is outlined, and nothing covers it."""
    return bool(
        page.evaluate(
            """() => { const e = document.activeElement;
            const shown = e.nextElementSibling && e.type === 'radio' ? e.nextElementSibling : e;
            const s = getComputedStyle(shown), b = shown.getBoundingClientRect();
            const top = document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2);
            return s.outlineStyle !== 'none' && !!top && (shown.contains(top) || top.contains(shown)
              || e.contains(top) || shown.parentElement.contains(top)) }"""
        )
    )


def test_the_whole_loop_works_by_keyboard_alone(server: Server, new_page: NewPage) -> None:
    page = new_page(DESK)
    page.goto(f"{server.url}/")
    tabs_to(page, "I’ll try this one")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ask/**")
    tabs_to(page, "How afraid will you be")
    page.keyboard.type("60")
    tabs_to(page, "How likely is a yes?")
    page.keyboard.type("20")
    tabs_to(page, "Lock my guesses")
    page.keyboard.press("Enter")
    page.wait_for_url("**/attempt/**")
    tabs_to(page, "log it")
    page.keyboard.press("Enter")
    page.wait_for_url("**/log/")
    tabs_to(page, "Yes")
    page.keyboard.press("Space")
    tabs_to(page, "Fear at the worst moment?")
    page.keyboard.type("40")
    tabs_to(page, "Save it")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reflect/")
    tabs_to(page, "What was I hoping")
    page.keyboard.type("A yes.")
    tabs_to(page, "Done: show me")
    page.keyboard.press("Enter")
    page.wait_for_url("**/happened/")
    assert "They said yes." in page.locator("main").inner_text()


def drags(page: Page, what: Locator, onto: Locator) -> None:
    """Drag as a hand does: in many small steps."""
    page.set_viewport_size({"width": 1280, "height": 2000})
    start, end = what.bounding_box(), onto.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 20, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(end["x"] + 40, end["y"] - 10, steps=15)
    page.mouse.move(end["x"] + 42, end["y"] - 12, steps=3)
    page.mouse.up()


def test_rungs_move_by_keyboard_and_by_dragging(server: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(DESK), server.url)
    for key, fear in (("name-of-that-plant", 20), ("just-the-lid", 40), ("share-a-table", 60)):
        walk.opens(f"/ladder/add/?key={key}").slides("How afraid would you be", fear)
        walk.taps_on("Put it on")
    titles = walk.page.locator(".rung h2").all_inner_texts()
    tabs_to(walk.page, f"Move down: {titles[0]}")
    with walk.page.expect_navigation():
        walk.page.keyboard.press("Enter")
    moved = walk.page.locator(".rung h2").all_inner_texts()
    assert moved == [titles[1], titles[0], titles[2]]
    with walk.page.expect_response("**/ladder/order/"):
        drags(walk.page, walk.page.locator(".rung h2").nth(2), walk.page.locator(".rung h2").nth(0))
    dragged = walk.opens("/ladder/").page.locator(".rung h2").all_inner_texts()
    assert dragged[0] == titles[2]
