"""Exercises in a real browser: offered after a hard no, filled in, found again; minutes that run."""

import re

import pytest

from tests.journeys.conftest import NewPage
from tests.journeys.walking import Walk
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.once]


def hears_a_no(walk: Walk, peak: int, worth_now: int = 20, suggested: str = "") -> Walk:
    """From Today to What happened: a no with this peak, and what it seems to say of oneself."""
    walk.opens("/").taps_on("I’ll try this one").slides("How afraid will you be", 68)
    walk.slides("How likely is a yes?", 40).unfolds("What do you fear").slides(
        "A no would mean", 20
    )
    walk.taps_on("Lock my guesses").taps_on("log it").chooses("No")
    walk.slides("Fear at the worst", peak).unfolds("Tell more").writes("suggested", suggested)
    walk.taps_on("Save it").writes("happened", "She shook her head.")
    return walk.slides("Something is wrong with me", worth_now).taps_on("Done: show me")


def test_a_hard_no_is_answered_with_a_sheet_that_stands_in_the_journal(
    server: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), server.url)
    hears_a_no(walk, 80, worth_now=65).reads("First something kind")
    walk.taps_on("Look at what speaks for and against it").reads("it makes sense that this hurts")
    walk.writes("claim", "I am too much for people").slides("How much do you believe it", 80)
    walk.writes("against-0-fact", "Sam rang me on Sunday").taps_on("On to the next part")
    walk.reads("I am too much for people").taps_on("Back")
    assert walk.page.locator("[name=against-0-fact]").input_value() == "Sam rang me on Sunday"
    walk.taps_on("On to the next part").writes("kinder_and_truer", "I asked, and it was a no.")
    walk.slides("how much do you believe it now", 40).taps_on("Keep it: I’m done")
    walk.reads("You were fair to somebody who had a hard day").reads("Less sure of it than before")
    walk.page.locator("main a[href^='/journal/']").first.click()
    walk.arrives().reads("Is it true of all of me?").reads("Sam rang me on Sunday")
    walk.finds("sunday")
    assert walk.page.locator("li.entry").count() == 1
    walk.opens("/journal/exercises/").reads("I am too much for people")
    # Of the eight that Hard thoughts needs, the sheet told one and the ask one of another thought.
    walk.opens("/insights/").reads("7 more, told before and after")


def test_a_hard_no_without_a_verdict_is_met_with_one_kind_offer(
    server: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), server.url)
    hears_a_no(walk, 72).reads("shall we be kind first")
    assert walk.page.locator("main a[href^='/exercises/']").count() == 1
    address = walk.page.url
    walk.taps_on("Not now")
    assert walk.page.locator("main a[href^='/exercises/']").count() == 0
    walk.opens(address.removeprefix(server.url)).taps_on("Self-compassion break")
    for name in ("this_hurts", "others_know_this", "kind_word_to_myself"):
        walk.writes(name, "Many sit where I sit.")
        walk.page.locator("form[data-draft] .button-strong").click()
        walk.arrives()
    walk.reads("you are on your own side")
    walk.opens(address.removeprefix(server.url))
    assert walk.page.locator("main a[href^='/exercises/']").count() == 0


def test_what_was_suggested_becomes_a_changed_ask_with_its_chain(
    server: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), server.url)
    hears_a_no(walk, 40, suggested="Say which one you mean").reads("Somebody told you something")
    walk.taps_on("What can I use of it?").writes("what_they_said", "Say which one you mean.")
    walk.writes("one_change", "I point at it first").taps_on("Keep it: I’m done")
    walk.taps_on("Make it a changed ask").reads("It grows out of")
    assert walk.page.locator("[name=change]").input_value() == "I point at it first"
    assert walk.page.locator("[name=title]").input_value() != ""
    walk.slides("How afraid will you be", 40).slides("How likely is a yes?", 50)
    walk.taps_on("Lock my guesses").reads("Ready when you are")
    walk.opens("/journal/").page.locator("li.entry a").first.click()
    walk.arrives().reads("How this ask changed").reads("I point at it first").reads("under way")


def test_three_minutes_run_one_after_another_without_a_touch(
    server: Server, new_page: NewPage
) -> None:
    page = new_page(calm=True)
    walk = (
        Walk(page, server.url).opens("/exercises/breathing-space/").taps_on("On to the next part")
    )
    assert page.get_by_text("The first minute is over.").is_hidden()
    page.get_by_role("button", name="Begin", exact=True).click()
    page.clock.run_for(30_000)
    assert re.search(r"\b(30|29) seconds left", page.locator("main").inner_text())
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(60_000)
    assert page.get_by_text("The first minute is over.").is_hidden()
    page.get_by_role("button", name="Go on", exact=True).click()
    page.clock.run_for(31_000)
    assert page.get_by_text("The first minute is over.").is_visible()
    page.clock.run_for(125_000)
    walk.reads("That was the third minute.")
    assert page.evaluate("document.getAnimations().length") == 0
    walk.taps_on("Keep it: I’m done").reads("nothing had to change")


def test_a_rehearsal_and_its_answers_need_no_script(server: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(scripts=False), server.url).opens("/exercises/hearing-ten-noes/")
    walk.chooses("I read them silently").taps_on("On to the next part").reads(
        "I don't have a watch"
    )
    assert walk.page.get_by_text("both of you walk on").is_hidden()
    walk.page.locator("label.choice", has_text="All right, thanks").click()
    walk.reads("both of you walk on").taps_on("End here").reads("where you stopped")
    walk.taps_on("Keep it: I’m done").reads("You heard noes and found words")
    walk.opens("/exercises/self-compassion-break/").reads("See that it hurts").reads(
        "Now put it in"
    )
