import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewPage
from tests.journeys.walking import Walk
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.once]
TOLD = "The river was high. "
LONG = TOLD * 1_170  # 23,400 letters
SIGN = "[data-draft-sign]"


def types_on(page: Page, words: str) -> None:
    """Put words at the end, as typing does."""
    page.locator("[name=words]").focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(words)


def kept(page: Page) -> None:
    expect(page.locator(SIGN)).to_have_text("Your words are kept as a draft.", timeout=10_000)


def test_a_page_is_written_left_kept_found_deleted_and_brought_back(
    server: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), server.url).opens("/journal/").taps_on("Write a page").arrives()
    types_on(walk.page, LONG)
    kept(walk.page)
    walk.page.close()

    again = Walk(new_page(), server.url).opens("/journal/page/")
    assert len(again.page.locator("[name=words]").input_value()) == len(LONG)
    types_on(again.page, "A heron stood there.")
    again.page.goto(f"{server.url}/journal/")  # at once, without a pause
    again.page.go_back()
    assert (
        again.arrives().page.locator("[name=words]").input_value().endswith("A heron stood there.")
    )
    again.taps_on("Keep this page").arrives().reads("A heron stood there.")

    assert again.opens("/journal/page/").page.locator("[name=words]").input_value() == ""
    again.finds("heron").reads("A heron stood there.")
    assert "heron" not in again.page.url
    again.page.locator("#found a").click()
    again.arrives().taps_on("Delete this page").arrives().reads("Deleted.")
    again.opens("/journal/bin/").reads("can be brought back until")
    again.taps_on("Bring it back").arrives().reads("A heron stood there.")


def test_kept_is_not_said_where_it_is_not(server: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(), server.url).opens("/journal/page/")
    sign = walk.page.locator(SIGN)
    types_on(walk.page, "First. ")
    expect(sign).to_have_text("Not kept yet …")
    kept(walk.page)
    types_on(walk.page, "Second. ")
    expect(sign).to_have_text("Not kept yet …")
    kept(walk.page)

    walk.page.context.set_offline(True)
    types_on(walk.page, "Third. ")
    expect(sign).to_contain_text("Not kept: no connection.", timeout=10_000)
    walk.page.context.set_offline(False)
    walk.page.evaluate("dispatchEvent(new Event('online'))")
    kept(walk.page)

    token = walk.page.locator(f"form:has({SIGN}) [name=csrfmiddlewaretoken]")
    token.evaluate("one => { one.value = 'of yesterday'; }")
    types_on(walk.page, "Fourth.")
    expect(sign).to_contain_text("Not kept: this page is too old.", timeout=10_000)


def test_what_changed_in_a_long_text_is_brought_up_letter_by_letter(
    server: Server, new_page: NewPage
) -> None:
    page = Walk(new_page(), server.url).opens("/journal/page/").page
    types_on(page, "🌊 " + LONG)
    kept(page)
    page.locator("[name=words]").evaluate("one => one.setSelectionRange(3, 12)")
    page.keyboard.insert_text("sea\nand é👩‍👧")
    kept(page)
    typed = page.locator("[name=words]").input_value()

    other = Walk(new_page(), server.url).opens("/journal/page/").page
    assert other.locator("[name=words]").input_value() == typed


def test_a_tab_that_was_not_typed_in_takes_nothing_from_another(
    server: Server, new_page: NewPage
) -> None:
    page = Walk(new_page(), server.url).opens("/journal/page/").page
    idle = page.context.new_page()
    idle.goto(f"{server.url}/journal/page/")
    types_on(page, "Typed in the first tab.")
    kept(page)
    idle.close(run_before_unload=True)

    page.reload()
    assert page.locator("[name=words]").input_value() == "Typed in the first tab."
