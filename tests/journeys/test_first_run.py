import pytest

from tests.journeys.conftest import NewPage
from tests.journeys.walking import Walk
from tests.servers import Server

pytestmark = pytest.mark.journey


def test_from_opening_to_the_first_logged_attempt_in_four_screens_and_25_seconds(
    server: Server, new_page: NewPage, capsys: pytest.CaptureFixture[str]
) -> None:
    walk = Walk(new_page(), server.url).opens("/")
    walk.reads("This is practice, not treatment")
    assert walk.page.get_by_role("link", name="Help now").first.is_visible()

    walk.taps_on("I’ll try this one")
    walk.slides("How afraid will you be", 60).slides("How likely is a yes?", 20)
    walk.taps_on("Lock my guesses").taps_on("log it")
    log_taps = walk.taps
    walk.chooses("Yes").slides("Fear at the worst moment?", 45)
    screens, seconds = walk.screens, walk.seconds + 1.1
    walk.taps_on("Save it")

    with capsys.disabled():
        print(
            f"\nfirst log: {screens} screens, {walk.taps} taps, {seconds:.1f} s of interface time"
        )
    assert "/reflect/" in walk.page.url
    assert screens <= 4
    assert walk.taps - log_taps <= 3
    assert seconds <= 25


def test_to_the_first_reflected_attempt_and_what_happened(
    server: Server, new_page: NewPage, capsys: pytest.CaptureFixture[str]
) -> None:
    walk = Walk(new_page(), server.url).opens("/").taps_on("I’ll try this one")
    walk.slides("How afraid will you be", 60).slides("How likely is a yes?", 20)
    walk.taps_on("Lock my guesses").taps_on("log it")
    walk.chooses("Yes").slides("Fear at the worst moment?", 45).slides("And now?", 10)
    walk.taps_on("Save it").writes("assumption", "She was glad to be asked.")
    walk.taps_on("Done: show me")
    walk.reads("They said yes.").reads("got more than you thought")
    walk.unfolds("More about this one").reads("She was glad to be asked.")
    with capsys.disabled():
        print(
            f"\nfirst reflection: {walk.screens} screens, {walk.taps} taps, {walk.keys} keys, "
            f"{walk.seconds:.1f} s of interface time"
        )
    walk.taps_on("Done").reads("Done for today.").reads("1 of your 4 days")


def test_no_slider_stands_anywhere_before_it_is_touched(server: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(), server.url).opens("/").taps_on("I’ll try this one")
    for slider in walk.page.get_by_role("slider").all():
        assert slider.get_attribute("aria-valuetext") == "not set yet"
        assert slider.get_attribute("data-untouched") is not None
    walk.page.get_by_role("button", name="Lock my guesses").click()
    walk.page.wait_for_load_state()
    assert walk.page.get_by_role("alert").is_visible()
    walk.reads("Give a number from 0 to 100.")


def test_nothing_that_would_anchor_the_guess_stands_before_it(
    server: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), server.url).opens("/")
    today = walk.page.locator("main").inner_text()
    walk.taps_on("I’ll try this one")
    ask = walk.page.locator("main").inner_text()
    for words in ("%", "likely fear", "others", "people like", "difficulty", "stakes"):
        assert words not in today.replace("How likely", "")
    assert "others" not in ask
    assert "rated" not in ask
