import pytest

from tests.journeys.conftest import NewPage
from tests.journeys.walking import Walk
from tests.servers import Server

pytestmark = pytest.mark.journey


def looks_back(walk: Walk, words: str) -> Walk:
    return walk.writes("assumption", words).taps_on("Done: show me")


def test_a_whole_first_week(week: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(), week.url)

    walk.on_day(week, 0)
    walk.opens("/").begins_an_ask().taps_on("log it").chooses("Yes").slides("Fear at the worst", 40)
    looks_back(walk.taps_on("Save it"), "It was quick.").reads("They said yes.")

    walk.on_day(week, 1)
    walk.opens("/").begins_an_ask().taps_on("log it").chooses("I did not ask").taps_on("Save it")
    walk.reads("You did not ask.").reads("about the step, not about you")
    walk.opens("/").reads("A day later: how is it now?").taps_on("A day later")
    walk.slides("Thinking of it now", 10).writes("stays", "That I can say it.").taps_on("Keep it")

    walk.on_day(week, 2)
    walk.begins("name-of-that-plant").taps_on("log it").chooses("No answer yet")
    walk.taps_on("Save it").reads("It comes back here when its day comes.").reads("Still under way")

    walk.on_day(week, 3)
    walk.begins("borrow-a-pen").taps_on("log it").chooses("Partly, or another offer")
    walk.slides("Fear at the worst", 60).unfolds("Tell more").writes(
        "suggested", "Come on Thursday"
    )
    looks_back(walk.taps_on("Save it"), "There is a middle.").reads("part of the way")

    walk.on_day(week, 4)
    walk.opens("/journal/").taps_on("Write down a no that came unasked").writes(
        "words", "A form letter."
    )
    walk.page.locator("[name=domain]").select_option("work")
    walk.slides("How bad was the worst", 70).taps_on("Write it down")
    walk.reads("A form letter.")

    walk.on_day(week, 5)
    walk.opens("/").taps_on("Wait longer").chooses("Let it go: no answer is an answer")
    walk.taps_on("Keep it so").reads("No answer came.")

    walk.opens("/").reads("2 of your 4 days this week")
    walk.finds("thursday").reads("Partly")
    assert walk.page.locator("li.entry").count() == 1
    walk.opens("/journal/")
    assert walk.page.locator("li.entry").count() == 5

    walk.on_day(week, 7)
    walk.opens("/").reads("A week later: how is it now?")


def test_an_entry_is_corrected_deleted_and_brought_back(week: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(), week.url)
    walk.opens("/").begins_an_ask().taps_on("log it").chooses("No").slides("Fear at the worst", 40)
    looks_back(walk.taps_on("Save it"), "First words.")
    walk.taps_on("Its page in the journal").reads("No · worst moment 40")
    walk.taps_on("Correct the reflection")
    walk.writes("assumption", "Better words.").taps_on("Keep the correction")
    walk.reads("Better words.").unfolds("Earlier versions").reads("First words.")
    walk.taps_on("Delete this entry").reads("No entries here yet.").taps_on("Undo")
    walk.reads("It is back, as it was.").reads("Better words.")


def test_words_survive_a_closed_tab_and_a_second_one(week: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(), week.url)
    walk.opens("/").begins_an_ask().taps_on("log it").chooses("No").slides("Fear at the worst", 40)
    walk.taps_on("Save it")
    address = walk.page.url
    walk.page.locator("[name=hoped]").press_sequentially("Half a tho")
    walk.page.get_by_text("Your words are kept as a draft.").wait_for()
    walk.page.close()

    again = Walk(new_page(), week.url).opens(address.removeprefix(week.url))
    assert again.page.locator("[name=hoped]").input_value() == "Half a tho"
    other = Walk(new_page(), week.url).opens(address.removeprefix(week.url))
    looks_back(again, "Saved first.")
    other.writes("hoped", "Marmalade").page.get_by_role("button", name="Done").click()
    other.page.wait_for_load_state()
    other.reads("already saved")
    found = Walk(new_page(), week.url).finds("saved first")
    assert found.page.locator("li.entry").count() == 1
    assert found.finds("marmalade").page.locator("li.entry").count() == 0


def test_back_after_sending_and_sending_again_writes_once(week: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(), week.url)
    walk.opens("/").begins_an_ask().taps_on("log it").chooses("No").slides("Fear at the worst", 40)
    walk.taps_on("Save it")
    walk.page.go_back()
    walk.page.wait_for_load_state()
    walk.opens("/journal/")
    assert walk.page.locator("li.entry").count() == 1


def test_the_forecast_cannot_be_changed_once_it_is_locked(week: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(), week.url)
    stale = Walk(new_page(), week.url).opens("/").taps_on("I’ll try this one")
    stale.slides("How afraid will you be", 90).slides("How likely is a yes?", 90)
    fact = stale.page.locator("[name=fact]").first.input_value()
    walk.opens(stale.page.url.removeprefix(week.url))
    walk.page.locator("[name=fact]").first.evaluate("(e, v) => { e.value = v }", fact)
    walk.slides("How afraid will you be", 50).slides("How likely is a yes?", 30)
    walk.taps_on("Lock my guesses").reads("fear 50, chance of a yes 30 %")
    stale.page.get_by_role("button", name="Lock my guesses").click()
    stale.page.wait_for_load_state()
    stale.reads("already saved")
    walk.opens("/").reads("You have one under way").taps_on("Show me the line again")
    walk.reads("fear 50, chance of a yes 30 %")
