import pytest

from tests.journeys.conftest import NewPage
from tests.journeys.walking import Walk
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.once]
SISTER = "Ask my sister for an evening together"


def asks_for_love(walk: Walk) -> Walk:
    """A whole ask that is for something, looked back on."""
    walk.opens("/").taps_on("I’ll try this one")
    if "/questions/" in walk.page.url:
        walk.says_how_one_is().taps_on("Go on")
    walk.slides("How afraid will you be", 55).slides("How likely is a yes?", 30)
    walk.unfolds("What is it for?").slides("How willing are you", 80)
    walk.page.locator("[name=value]").select_option("love")
    if walk.page.locator("input[name=can_refuse]").count():
        walk.answers("can_refuse", "yes").answers("at_work", "no").answers("asked_before", "no")
    walk.taps_on("Lock my guesses").reads("Being close to somebody")
    walk.taps_on("log it").chooses("No").slides("Fear at the worst", 55).taps_on("Save it")
    walk.chooses("Yes, whatever I felt").writes("assumption", "They were glad that I asked.")
    return walk.taps_on("Done: show me")


def test_a_goal_from_the_first_days_to_enough(week: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(), week.url)
    for day in range(3):
        asks_for_love(walk.on_day(week, day))
    walk.on_day(week, 3).opens("/").reads("What are you here for?")
    walk.page.locator("button[name=skip]").click()
    walk.opens("/").reads("What would you like to be able to do?").taps_on("Name a goal")
    walk.writes("words", SISTER).slides("Where do I stand with it today?", 20)
    walk.writes("no_means", "That I am a burden").taps_on("Keep this goal").reads(SISTER)

    walk.on_day(week, 28).opens("/").reads("Honestly: is it working?").taps_on("Somewhat")
    walk.on_day(week, 31).opens("/").reads("Where do you stand with your goals?")
    walk.taps_on("Say it").slides(SISTER, 70).writes("no_means", "That they are busy")
    walk.taps_on("Keep it").reads("7").reads("That I am a burden").reads("That they are busy")

    walk.opens("/insights/").reads("What your asks were for").reads("3 of 3")
    walk.opens("/journal/believed/?show=assumptions").reads("They were glad that I asked.")

    walk.on_day(week, 56).opens("/").taps_on("I’d like to stop").reads("Looking back").reads(SISTER)
    walk.writes("signs", "I stop ringing people").taps_on("Keep my plan")
    walk.taps_on("I have enough").reads("Nothing is asked of you here")
    walk.on_day(week, 90).opens("/").reads("You have enough")
    assert walk.page.locator("main form").count() == 1
    walk.taps_on("My plan for later").reads("I stop ringing people").taps_on("Begin again")
    assert walk.page.locator("[data-today]").get_attribute("data-today") != "quiet"


def test_enough_and_back_without_scripts(week: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(scripts=False), week.url)
    walk.opens("/goals/").writes("words", SISTER).numbers("stand", 3).taps_on("Keep this goal")
    walk.reads(SISTER).opens("/enough/").taps_on("I have enough").reads("You have enough")
    walk.taps_on("Begin again")
    assert walk.page.locator("[data-today]").get_attribute("data-today") == "ask"
