"""Help on the worst day: the number in the first screen, words that fit, and a quick way off it."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.conftest import DESK, PHONE, NewPage
from tests.journeys.test_everywhere import TAGS
from tests.journeys.test_safety import first_ask, second_ask
from tests.journeys.walking import Walk
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.once]
SMALL = (360, 640)
SIXTEEN = ("no", "under_18")


def lives_in_dublin(walk: Walk) -> Walk:
    """The device's clock, as somebody would set it."""
    walk.opens("/me/").page.select_option("[name=time_zone]", "Europe/Dublin")
    return walk.taps_on("Save look and time")


def logs_words(walk: Walk, words: str) -> Walk:
    walk.opens("/").begins_an_ask().taps_on("log it").chooses("No")
    walk.slides("Fear at the worst", 60).unfolds("Tell more")
    return walk.writes("words", words).taps_on("Save it")


def foot_of(page: Page) -> float:
    box = page.locator(".places").bounding_box()
    assert box is not None
    return box["y"]


def stand_in_the_first_screen(page: Page) -> list[str]:
    """The line and the emergency number, by what they dial, wholly above the foot."""
    numbers = page.locator("[data-numbers] a.number")
    for number in numbers.all():
        box = number.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= foot_of(page), box
        assert box["height"] >= 44
    return [number.get_attribute("href") or "" for number in numbers.all()]


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["740", "640"])
def test_a_line_and_the_emergency_number_stand_in_the_first_screen_of_a_phone(
    server: Server, new_page: NewPage, size: tuple[int, int]
) -> None:
    walk = lives_in_dublin(Walk(new_page(size), server.url))
    walk.opens("/help/").reads("Ireland is a guess from the clock of this device")
    assert stand_in_the_first_screen(walk.page) == ["tel:116123", "tel:112"]
    walk.taps_on("Yes")
    assert "is a guess" not in walk.page.locator("main").inner_text()
    walk.opens("/plan/").writes("what_helps", "A walk\n" * 9).taps_on("Keep my plan")
    walk.opens("/help/")
    assert stand_in_the_first_screen(walk.page) == ["tel:116123", "tel:112"]


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["740", "640"])
def test_my_husband_hits_me_is_answered_with_safety_and_the_line_for_it(
    server: Server, new_page: NewPage, size: tuple[int, int]
) -> None:
    walk = logs_words(
        lives_in_dublin(Walk(new_page(size), server.url)), "He said no. My husband hits me."
    )
    walk.reads("not your fault").reads("who else can see this phone").reads("Women")
    dials = stand_in_the_first_screen(walk.page)
    assert dials == ["tel:1800341900", "tel:112"]
    told = walk.page.locator("main").inner_text()
    before = told.split("Is it something else?")[0]
    assert not re.search(r"dying|suicid|hurting yourself|kill", before)
    assert walk.page.title() == "Undaunted"
    walk.taps_on("Who else can read this device?").reads("Undaunted has no password")
    walk.page.go_back()
    walk.arrives().taps_on("You got this wrong").reads("it no longer counts")
    walk.opens("/help/").reads("What is it about?")
    assert walk.page.locator("[data-found]").count() == 0


def test_the_five_choices_open_without_scripts_and_without_a_connection(
    server: Server, new_page: NewPage
) -> None:
    plain = Walk(new_page(scripts=False), server.url).opens("/help/")
    plain.unfolds("I am worried about somebody else").reads("Ask them plainly")
    plain.taps_on("Leave")
    assert plain.page.title() == "Notes"
    walk = lives_in_dublin(Walk(new_page(), server.url))
    walk.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    walk.opens("/help/")
    walk.page.wait_for_function("navigator.serviceWorker.controller !== null")
    walk.opens("/help/").page.context.set_offline(True)
    for words, first in (
        ("Somebody hurts me", "not your fault"),
        ("I hurt myself", "You are not bad for it"),
        ("I am afraid I might hurt", "An urge can pass"),
        ("I think of dying", "anything tonight"),
    ):
        walk.page.goto(server.url + "/help/")
        walk.unfolds(words).reads(first)
    for path, words in (("/this-device/", "no password"), ("/finding-care/", "What to say")):
        walk.page.goto(server.url + path)
        walk.reads(words)
    walk.page.keyboard.press("Escape")
    walk.page.keyboard.press("Escape")
    walk.page.wait_for_url("**/notes/")


def test_leaving_puts_the_neutral_page_in_place_of_the_one_that_was_open(
    server: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), server.url).opens("/insights/").opens("/help/")
    walk.page.get_by_role("link", name="Leave").click()
    walk.page.wait_for_url("**/notes/")
    assert "undaunted" not in walk.page.content().lower().replace("undaunted/", "")
    walk.page.go_back()
    walk.page.wait_for_url("**/insights/")
    walk.page.keyboard.press("Escape")
    walk.page.wait_for_timeout(1200)
    walk.page.keyboard.press("Escape")
    assert walk.page.url.endswith("/insights/")  # once, and once more later, is no hurry
    walk.page.keyboard.press("Escape")
    walk.page.wait_for_url("**/notes/")


def test_print_opens_every_fold_and_shows_every_number(
    server: Server, new_page: NewPage, tmp_path: Path
) -> None:
    walk = Walk(new_page(), server.url)
    walk.opens("/plan/").writes("people_to_tell", "Mira, 555 0100").taps_on("Keep my plan")
    walk.opens("/help/").page.emulate_media(media="print")
    folds = walk.page.locator("details")
    assert folds.count() > 30
    shown = walk.page.evaluate(
        """() => [...document.querySelectorAll('details')].filter(fold =>
          !fold.querySelector(':scope > :not(summary)').checkVisibility({contentVisibilityAuto: true})
          || !fold.querySelector(':scope > :not(summary)').getBoundingClientRect().height).length"""
    )
    assert shown == 0
    calls = walk.page.locator("main a[href^='tel:']").all()
    assert len(calls) > 60
    assert all(call.is_visible() for call in calls)
    paper = tmp_path / "help.pdf"
    walk.page.pdf(path=paper)
    assert paper.read_bytes().count(b"/Type /Page") > 3
    walk.page.emulate_media(media="screen")
    assert walk.page.locator("details[open]").count() == 0


def test_sixteen_is_told_why_who_and_what_is_open_and_every_link_is(
    server: Server, new_page: NewPage
) -> None:
    walk = second_ask(first_ask(lives_in_dublin(Walk(new_page(), server.url))))
    walk.says_how_one_is(0, *SIXTEEN).taps_on("Who helps, and what you can do")
    walk.reads("Nothing is wrong with you").reads("You are under 18").reads("Childline")
    links = walk.page.locator("[data-open] a")
    paths = [link.get_attribute("href") or "" for link in links.all()]
    assert {"/already/", "/unsought/", "/journal/"} <= set(paths)
    for path in paths:
        walk.opens(path)
        assert "Not this one now" not in walk.page.locator("main").inner_text()
    walk.opens("/ask/name-of-that-plant/").taps_on("Who helps, and what you can do")
    walk.reads("Who to talk to").taps_on("How to find care").reads("Under 18")
    walk.page.goto(f"{server.url}/programmes/dating/")
    walk.reads("This is for adults")
    walk.opens("/library/?words=zzqq").reads("Under 18 there are small steps")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_on_help_when_something_was_found_nor_in_each_pace(
    server: Server, new_page: NewPage, size: tuple[int, int], scheme: str
) -> None:
    walk = lives_in_dublin(Walk(new_page(size, scheme, calm=True), server.url))
    logs_words(walk, "My husband hits me.")
    wrong = {"/help/ with a find": complaints(walk.page)}
    walk.opens("/questions/").says_how_one_is(0, "no", "under_18", "in_treatment")
    paths = ["/pace/under-18/", "/pace/supported/"]
    for path in paths:
        wrong[path] = complaints(walk.opens(path).page)
        assert walk.page.url.endswith(path)
    walk.opens("/questions/").says_how_one_is(0, "plan")
    for path in ("/pace/care-first/", "/finding-care/", "/this-device/", "/notes/"):
        wrong[path] = complaints(walk.opens(path).page)
        assert walk.page.url.endswith(path)
    assert {path: found for path, found in wrong.items() if found} == {}


def complaints(page: Page) -> list[str]:
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    found = Axe().run(page, options={"runOnly": TAGS}).response["violations"]
    spill = page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")
    return [f"{v['id']}: {n['html'][:160]}" for v in found for n in v["nodes"]] + [
        "runs off the side"
    ] * bool(spill)
