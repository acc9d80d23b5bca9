"""Saying it aloud in a browser with a microphone, without one, by keyboard; nothing is sent."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.journeys.conftest import ARGUMENTS, CHROMIUM, PHONE, NewPage
from tests.journeys.test_everywhere import complaints
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.once]
FAKE_SOUND = "--use-fake-device-for-media-stream"
PATH = "/ask/borrow-a-pen/rehearse/"


@pytest.fixture
def with_microphone(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser whose microphone hears beeps; whoever asks for it is let in."""
    yield from context_of(chromium, FAKE_SOUND, "--use-fake-ui-for-media-stream")


@pytest.fixture
def refusing(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser with a microphone that nobody is let in to."""
    yield from context_of(chromium, FAKE_SOUND, "--deny-permission-prompts")


def context_of(chromium: Browser, *more: str) -> Iterator[BrowserContext]:
    browser = chromium.browser_type.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *more])
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]},
        reduced_motion="reduce",  # a colour that is read is the one that stays
    )
    context.set_default_timeout(30_000)
    yield context
    browser.close()


def opened(context: BrowserContext, base: str, faults: list[str]) -> Page:
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(base + PATH)
    return page


def says(page: Page, times: int) -> None:
    """Record and stop, so many times."""
    for _ in range(times):
        page.get_by_role("button", name="Record", exact=True).click()
        page.get_by_role("button", name="Stop", exact=True).wait_for()
        page.locator("[data-state=running] rect").nth(5).wait_for(state="attached")
        page.get_by_role("button", name="Stop", exact=True).click()
        page.locator("[data-main]:not([data-state=stop])").wait_for()


def test_a_take_is_recorded_heard_again_and_gone_when_one_leaves(
    server: Server, with_microphone: BrowserContext
) -> None:
    faults, sent = list[str](), list[Request]()
    page = opened(with_microphone, server.url, faults)
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: sent.append(request))
    says(page, 1)
    assert page.locator("[data-take]").first.locator(".take-wave").is_visible()
    hear = page.get_by_role("button", name="Play: Take 1")
    hear.click()
    page.get_by_role("button", name="Stop playing: Take 1").wait_for()
    hear.wait_for()  # the sound is over
    says(page, 2)
    assert page.get_by_role("button", name="Play").count() == 3
    asked_for = [f"{one.method} {one.url.removeprefix(server.url)}" for one in sent]
    assert [one for one in asked_for if not one.startswith(("GET blob:", "GET /static/"))] == []
    page.get_by_role("link", name="On to my two guesses").click()
    page.wait_for_url("**/ask/borrow-a-pen/")
    page.go_back()
    page.get_by_role("button", name="Record", exact=True).wait_for()
    assert page.get_by_role("button", name="Play").count() == 0
    assert faults == []


def test_while_it_records_stop_is_the_only_strong_action(
    server: Server, with_microphone: BrowserContext
) -> None:
    page = opened(with_microphone, server.url, [])
    assert page.get_by_text("It is never sent or saved").is_visible()
    page.get_by_role("button", name="Record", exact=True).click()
    stop = page.get_by_role("button", name="Stop", exact=True)
    stop.wait_for()
    colours = page.locator("main a:visible, main button:visible").evaluate_all(
        "all => all.map(one => [one.textContent.trim(), getComputedStyle(one).backgroundColor])"
    )
    accent = stop.evaluate("one => getComputedStyle(one).backgroundColor")
    assert [words for words, colour in colours if colour == accent] == ["Stop"]
    assert page.get_by_text("It is never sent or saved").is_visible()


def test_after_three_takes_one_may_begin_again_and_the_sounds_are_let_go(
    server: Server, with_microphone: BrowserContext
) -> None:
    page = opened(with_microphone, server.url, [])
    says(page, 3)
    page.get_by_role("button", name="Again").click()
    page.get_by_role("button", name="Record", exact=True).wait_for()
    assert page.get_by_role("button", name="Play").count() == 0


def test_a_microphone_that_is_refused_leaves_a_kind_word_and_the_timer(
    server: Server, refusing: BrowserContext
) -> None:
    faults = list[str]()
    page = opened(refusing, server.url, faults)
    page.get_by_role("button", name="Record", exact=True).click()
    page.get_by_text("The microphone stays off, and that is fine.").wait_for()
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("button", name="Stop", exact=True).click()
    assert page.locator("[data-take][data-state=said]").count() == 1
    assert page.get_by_role("button", name="Play").count() == 0
    assert faults == []


def test_the_timer_alone_asks_for_no_microphone_and_goes_by_keyboard(
    server: Server, new_page: NewPage
) -> None:
    page = new_page()
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => { throw new Error('asked for sound') }"
    )
    page.goto(server.url + PATH)
    page.get_by_role("button", name="Just the timer").press("Enter")
    for _ in range(3):
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Stop", exact=True).wait_for()
        page.keyboard.press("Enter")
        page.locator("[data-main]:not([data-state=stop])").wait_for()
    assert page.evaluate("document.activeElement.matches('[data-main]')")
    page.get_by_role("button", name="Again").wait_for()


def test_a_minute_is_the_longest_take(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(server.url + PATH)
    page.get_by_role("button", name="Just the timer").click()
    page.get_by_role("button", name="Start", exact=True).click()
    page.clock.run_for(61_000)
    page.get_by_role("button", name="Start", exact=True).wait_for()
    assert page.locator("[data-length]").first.inner_text() == "1:00"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_as_accessible_while_it_records_and_afterwards(
    server: Server, with_microphone: BrowserContext, scheme: str
) -> None:
    page = opened(with_microphone, server.url, [])
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    says(page, 1)
    assert complaints(page) == []
    page.get_by_role("button", name="Record", exact=True).click()
    page.get_by_role("button", name="Stop", exact=True).wait_for()
    assert complaints(page) == []


def test_without_scripts_there_is_the_line_and_how_to_say_it(
    server: Server, new_page: NewPage
) -> None:
    page = new_page(scripts=False)
    page.goto(server.url + PATH)
    assert page.get_by_text("Could I borrow your pen").is_visible()
    assert page.get_by_text("say it three times").is_visible()
    assert page.get_by_text("Try this one standing up.").is_visible()
    assert page.locator("main button:visible").count() == 0
    page.get_by_role("link", name="On to my two guesses").click()
    page.wait_for_url("**/ask/borrow-a-pen/")
