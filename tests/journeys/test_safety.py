"""Where people arrive whom practice alone would not serve, and with which words."""

import re
from collections.abc import Callable

import pytest

from tests.journeys.conftest import NewPage
from tests.journeys.walking import Walk
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.once]
PHQ9 = ("interest", "down", "sleep", "tired", "appetite", "bad-about-self", "concentrating")
LAST = ("slow-or-restless", "better-off-dead")


def first_ask(walk: Walk) -> Walk:
    """One whole ask, as everybody has it before any question."""
    walk.opens("/").begins_an_ask().taps_on("log it").chooses("Yes")
    walk.slides("Fear at the worst", 30).taps_on("Save it")
    return walk.writes("assumption", "It was quick.").taps_on("Done: show me")


def second_ask(walk: Walk) -> Walk:
    return walk.opens("/?more=1").taps_on("I’ll try this one").reads("A few short questions")


def fills_phq9(walk: Walk, each: int, item9: int) -> Walk:
    walk.page.get_by_role("button", name="All on one page").click()
    for name in (*PHQ9, LAST[0]):
        walk.answers(name, each)
    return walk.answers(LAST[1], item9).taps_on("Done")


def test_answers_that_weigh_heavily_lead_to_support_and_are_no_diagnosis(
    server: Server, new_page: NewPage
) -> None:
    walk = second_ask(first_ask(Walk(new_page(), server.url)))
    walk.says_how_one_is(3).reads("How the last two weeks have been").taps_on("Answer them now")
    fills_phq9(walk, 3, 0).reads("With support").reads("asking for support before any bigger step")
    walk.reads("24 of 27, severe").reads("No diagnosis")
    assert "depress" not in walk.page.locator("main").inner_text().lower()
    walk.opens("/?more=1").reads("With somebody beside you")
    walk.opens("/ask/name-of-that-plant/").reads("With somebody beside you")
    walk.opens("/wellbeing/").taps_on("A professional supports me with this")
    walk.opens("/?more=1").reads("I’ll try this one")


@pytest.mark.parametrize(("item9", "words"), [(1, "Gentle"), (2, "Care first")])
def test_thoughts_of_death_open_help_and_stay_in_the_header(
    server: Server, new_page: NewPage, item9: int, words: str
) -> None:
    walk = second_ask(first_ask(Walk(new_page(), server.url))).says_how_one_is(2)
    fills_phq9(walk.taps_on("Answer them now"), 0, item9)
    walk.reads("You don’t have to carry this alone").reads(words)
    assert walk.page.get_by_role("link", name="Answer them now").count() == 0
    assert "mostly steady" not in walk.page.content()
    walk.opens("/").reads("Kindness first today").reads("One person to reach today")
    assert "you don’t have to carry it alone" in walk.page.locator(".help-near").inner_text()
    if item9 == 1:
        walk.taps_on("Show me an ask anyway").reads("I’ll try this one")
        walk.reads("Kindness first today")
    else:
        assert walk.page.get_by_role("button", name="Show me an ask anyway").count() == 0
        walk.opens("/ask/name-of-that-plant/").reads("You come first now")
    walk.page.get_by_role("button", name="Put this away").click()
    walk.arrives()
    assert walk.page.locator(".help-near").count() == 0


def test_declining_the_questions_means_the_gentle_pace_and_no_question_twice(
    server: Server, new_page: NewPage
) -> None:
    walk = second_ask(first_ask(Walk(new_page(), server.url)))
    walk.taps_on("I’d rather not answer").reads("Two guesses").reads("Thank you for saying so")
    walk.opens("/wellbeing/").reads("Gentle").reads("You chose not to answer the questions")
    walk.opens("/ask/talk-about-my-pay/").reads("A bigger step than fits now")


def test_a_mood_of_five_is_met_with_kindness_and_tomorrow_is_another_day(
    week: Server, new_page: NewPage
) -> None:
    walk = first_ask(Walk(new_page(), week.url).on_day(week, 0))
    walk.opens("/check-in/").slides("How is today?", 5).taps_on("Note it")
    walk.reads("Thank you for saying how low today is").reads("Write my own plan")
    assert "Noted" not in walk.page.content()
    walk.taps_on("Go on").reads("Kindness first today").reads(
        "Asks are there again on Tuesday 5 May"
    )
    for path in ("/library/", "/ladder/", "/wellbeing/", "/library/borrow-a-pen/"):
        walk.opens(path)
        assert "open now" not in walk.page.locator("main").inner_text()
    walk.opens("/already/").reads("already")
    walk.on_day(week, 1).opens("/").reads("I’ll try this one")
    assert "Kindness first today" not in walk.page.content()


def test_a_no_that_proves_it_three_times_makes_the_pace_gentle_and_says_why(
    week: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), week.url)
    asks = ("borrow-a-pen", "name-of-that-plant", "share-a-table")
    for day, ask in enumerate(asks):
        walk.on_day(week, day).opens("/questions/").says_how_one_is(0)
        walk.begins(ask).taps_on("log it").chooses("No").slides("Fear at the worst", 50)
        walk.taps_on("Save it").writes("assumption", "This proves I'm worthless.")
        walk.taps_on("Done: show me").reads("First something kind")
    walk.opens("/wellbeing/").reads("Three times lately a no felt like a verdict on you.")
    walk.opens("/").opens("/wellbeing/why/").reads("Gentle")
    assert "max chance" not in walk.page.locator("main").inner_text()


def test_a_tap_and_next_answer_every_question(server: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(), server.url).opens("/measures/phq-9/")
    for place, name in enumerate((*PHQ9, *LAST)):
        walk.answers(name, 0)
        walk.page.wait_for_timeout(250)
        assert f"{place + 1} of 9" in walk.page.locator(".measure-progress").inner_text()
        if name != LAST[1]:
            walk.page.get_by_role("button", name="Next").click()
    assert walk.page.locator(".measure-question input:checked").count() == 9
    assert walk.page.locator(".measure-open button").count() == 0
    walk.taps_on("Done").reads("0 of 27, none to minimal")


def test_the_last_question_lists_what_is_open_and_leads_there(
    server: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), server.url).opens("/measures/phq-9/")
    for name in (*PHQ9, *LAST):
        if name not in ("down", "tired"):
            walk.answers(name, 1)
        if name != LAST[1]:
            walk.page.get_by_role("button", name="Next").click()
    open_ones = walk.page.locator(".measure-open button")
    assert open_ones.all_inner_texts() == ["2", "4"]
    open_ones.first.click()
    walk.answers("down", 1).taps_on("Done").reads("1 question is open.")
    walk.reads("There is a score all the same").taps_on("Keep it as it is").reads("9 of 27")


def test_fear_that_stays_high_for_days_makes_the_next_asks_smaller(
    week: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), week.url)
    for day, ask in enumerate(("borrow-a-pen", "name-of-that-plant")):
        walk.on_day(week, 3 * day)
        walk.begins(ask).taps_on("log it").chooses("No")
        walk.slides("Fear at the worst", 60).taps_on("Save it")
        walk.writes("assumption", "They were busy.").taps_on("Done: show me")
        walk.on_day(week, 3 * day + 1)
        walk.opens("/").taps_on("A day later").slides("Thinking of it now", 90 + 4 * day)
        walk.taps_on("Keep it")
    walk.opens("/?more=1").reads("Fear stayed high the days after your last asks")
    walk.opens("/wellbeing/why/").reads("fear stayed high the days after")


def test_a_no_read_as_a_verdict_is_answered_first_and_can_be_told_to_be_misread(
    server: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), server.url)
    walk.opens("/").begins_an_ask().taps_on("log it").chooses("No")
    walk.slides("Fear at the worst", 70).taps_on("Save it")
    walk.writes("assumption", "This proves I'm worthless.").taps_on("Done: show me")
    walk.reads("First something kind").reads("Look at what speaks for and against it")
    assert "This proves I'm worthless" not in walk.page.locator("main").inner_text()
    walk.taps_on("You got this wrong").reads("it no longer counts")
    assert "First something kind" not in walk.page.locator("main").inner_text()


def test_somebody_under_18_is_led_to_people_and_not_to_strangers(
    server: Server, new_page: NewPage
) -> None:
    walk = second_ask(first_ask(Walk(new_page(), server.url)))
    walk.says_how_one_is(0, "no", "under_18").reads("You are under 18")
    walk.opens("/?more=1").reads("Tell somebody you trust")
    step = walk.page.get_by_role("link", name="I’ll try this one").get_attribute("href") or ""
    assert re.search(r"%23(picture|write|say_alone|say_to_somebody|look_on|with_company)/$", step)
    walk.opens("/ask/name-of-that-plant/").reads("This one is for adults").reads(
        "People to talk to"
    )


def test_words_of_danger_open_help_after_they_were_saved_and_the_way_goes_on(
    server: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), server.url)
    walk.opens("/").begins_an_ask().taps_on("log it").chooses("No")
    walk.slides("Fear at the worst", 80).unfolds("Tell more")
    walk.writes("words", "I just want to die.").taps_on("Save it")
    walk.reads("Help now").reads("What you just wrote is saved").taps_on("Go on where I was")
    walk.reads("A minute to look back")
    walk.opens("/journal/")
    walk.page.locator("main").get_by_text("I just want to die").first.wait_for()


def test_help_and_the_own_plan_are_there_without_a_connection(
    server: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(), server.url)
    walk.opens("/plan/").writes("what_helps", "Walk to the river").writes(
        "people_to_tell", "Mira, 555 0100"
    )
    walk.taps_on("Keep my plan").reads("Walk to the river")
    walk.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    walk.opens("/help/").reads("Mira, 555 0100")
    walk.page.wait_for_function("navigator.serviceWorker.controller !== null")
    walk.opens("/help/")
    walk.page.context.set_offline(True)
    walk.page.goto(server.url + "/help/")
    walk.reads("Walk to the river").reads("Right now")
    walk.page.goto(server.url + "/journal/")
    walk.reads("No connection right now")
    walk.page.context.set_offline(False)
    walk.opens("/plan/").writes("what_helps", "Call Mira first").taps_on("Keep my plan")
    walk.opens("/help/").page.context.set_offline(True)
    walk.page.goto(server.url + "/help/")
    walk.reads("Call Mira first")


def test_all_of_it_works_without_scripts(server: Server, new_page: NewPage) -> None:
    walk = Walk(new_page(scripts=False), server.url)
    steps: tuple[Callable[[], Walk], ...] = (
        lambda: walk.opens("/check-in/").numbers("mood", 60).taps_on("Note it"),
        lambda: walk.opens("/questions/").says_how_one_is(2).taps_on("Answer them now"),
    )
    for step in steps:
        step()
    for name in (*PHQ9, *LAST):
        walk.answers(name, 0)
    walk.taps_on("Done").reads("Some questions are still open")
    walk.opens("/measures/gad-7/").answers("nervous", 1).taps_on("Done")
    walk.reads("6 questions are open. So there is no score.").taps_on("Keep it as it is")
    walk.reads("no score")
    walk.opens("/plan/").writes("reasons", "My sister").taps_on("Keep my plan").reads("My sister")


def test_the_questions_and_a_measure_are_answered_by_keyboard_alone(
    server: Server, new_page: NewPage
) -> None:
    walk = Walk(new_page(calm=True), server.url).opens("/questions/")
    for name in ("interest", "mood", "thoughts"):
        tabs_to(walk, f"input[name={name}]")
        walk.page.keyboard.press("Space")
    tabs_to(walk, "button.button-strong")
    walk.page.keyboard.press("Enter")
    walk.page.wait_for_url("**/questions/done/**")
    walk.arrives().reads("Nothing in your answers speaks against it.")
    walk.opens("/measures/phq-2/")
    for name in ("interest", "down"):
        tabs_to(walk, f"input[name={name}]")
        walk.page.keyboard.press("ArrowDown")
    tabs_to(walk, "button.button-strong")
    walk.page.keyboard.press("Enter")
    walk.page.wait_for_url("**/questions/done/**")
    walk.opens("/wellbeing/").reads("Two quick questions about your days")


def tabs_to(walk: Walk, selector: str) -> None:
    """Press Tab until something of this kind has the focus."""
    for _ in range(60):
        walk.page.keyboard.press("Tab")
        if walk.page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(selector)
