"""Bad input gets a clear error, nothing is half-written, and the words stay on the page."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import commits, is_well, logs
from tests.clock import Hour
from undaunted.engine.taxonomy import Outcome
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.record.models import Answer, Attempt, Forecast, OwnAsk, Reflection

pytestmark = pytest.mark.django_db
ASK = "/ask/name-of-that-plant/"
RIGHT = {"fear": "40", "chance_yes": "30"}


def forecast(**changes: str) -> dict[str, str]:
    return {"fact": str(uuid.uuid4()), **RIGHT, **changes}


@pytest.mark.parametrize(
    "wrong",
    [
        {"fear": ""},
        {"fear": "101"},
        {"fear": "-1"},
        {"fear": "forty"},
        {"chance_yes": "1e400"},
        {"chance_yes": "nan"},
        {"feared_chance": "200"},
        {"feared_text": "x" * 301},
        {"leave_out": "pretending"},
        {"fact": "not-an-id"},
    ],
)
def test_a_wrong_forecast_is_named_and_nothing_is_written(
    browser_of_ana: Client, wrong: dict[str, str]
) -> None:
    answer = browser_of_ana.post(ASK, forecast(**{"hope": "Kindness", **wrong}))
    assert answer.status_code == 422
    assert "Your words are still here" in answer.content.decode()
    assert "Kindness" in answer.content.decode()
    assert not Attempt.objects.exists()


@pytest.mark.parametrize(("wrong", "opened"), [({"fear": ""}, False), ({"no_cost": "200"}, True)])
def test_the_optional_part_opens_for_a_fault_of_its_own_only(
    browser_of_ana: Client, wrong: dict[str, str], opened: bool
) -> None:
    page = browser_of_ana.post(ASK, forecast(**wrong)).content.decode()
    assert ('<details class="fold" open>' in page) is opened


def test_a_forecast_sent_twice_is_one_and_sent_otherwise_is_refused(browser_of_ana: Client) -> None:
    sent = forecast()
    first, second = browser_of_ana.post(ASK, sent), browser_of_ana.post(ASK, sent)
    assert first.status_code == second.status_code == 302
    assert first.headers["Location"] == second.headers["Location"]
    assert browser_of_ana.post(ASK, {**sent, "fear": "90"}).status_code == 409
    assert Forecast.objects.get().fear == 40


def test_the_suggested_ask_sent_twice_is_one_though_it_is_no_longer_offered(
    ana: Person, browser_of_ana: Client
) -> None:
    key = offer_for(ana, timezone.now()).keys[0] or ""
    sent = {**forecast(), "can_refuse": "yes", "at_work": "no", "asked_before": "no"}
    first, second = (browser_of_ana.post(f"/ask/{key}/", sent) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert first.headers["Location"] == second.headers["Location"]
    assert Attempt.objects.get().source == "suggested"


def test_any_words_of_any_language_are_kept_as_they_were(
    ana: Person, browser_of_ana: Client
) -> None:
    words = "שלום 👩‍👩‍👧 ‮right to left‬ \u0000é\r\nsecond line"
    browser_of_ana.post(ASK, forecast(feared_text=words))
    kept = Forecast.objects.get().feared_text
    assert "שלום 👩‍👩‍👧" in kept
    assert "second line" in kept
    assert "\x00" not in kept


@settings(max_examples=40)
@given(
    said=st.dictionaries(
        st.sampled_from(
            ["fact", "fear", "chance_yes", "feared_chance", "hope", "whom", "leave_out"]
        ),
        st.text(max_size=400),
    )
)
def test_no_forecast_breaks_the_page(browser_of_ana: Client, said: dict[str, str]) -> None:
    before = Attempt.objects.count(), Forecast.objects.count()
    assert browser_of_ana.post(ASK, said).status_code in (302, 409, 422)
    after = Attempt.objects.count(), Forecast.objects.count()
    assert after[0] - before[0] == after[1] - before[1]


def test_an_answer_needs_its_peak_and_a_final_one_stands(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = commits(ana)
    log = reverse("log", args=[attempt.pk])
    assert browser_of_ana.post(log, {"fact": str(uuid.uuid4()), "outcome": "no"}).status_code == 422
    sent = {"fact": str(uuid.uuid4()), "outcome": "no", "fear_peak": "50"}
    assert browser_of_ana.post(log, sent).status_code == 302
    assert browser_of_ana.post(log, sent).status_code == 302
    other = {**sent, "fact": str(uuid.uuid4()), "outcome": "yes"}
    assert browser_of_ana.post(log, other).status_code == 409
    assert Answer.objects.get().outcome == Outcome.NO


@pytest.mark.parametrize("when", ["yesterday", "2026-13-45T10:00", "9999999-01-01T00:00"])
def test_a_wrong_date_is_named(ana: Person, browser_of_ana: Client, when: str) -> None:
    attempt = commits(ana)
    sent = {"fact": str(uuid.uuid4()), "planned_at": when, "where": "the bakery"}
    answer = browser_of_ana.post(reverse("attempt", args=[attempt.pk]), sent)
    assert answer.status_code == 422
    assert "the bakery" in answer.content.decode()


def test_an_own_ask_across_a_red_line_is_met_kindly_and_not_kept(browser_of_ana: Client) -> None:
    sent = {
        "fact": str(uuid.uuid4()),
        "title": "Ask my ex who blocked me a third time",
        "counterpart": "partner",
        "consequence": "1",
        "domain": "dating",
        "channel": "message",
        "fear": "60",
        "chance_yes": "30",
    }
    answer = browser_of_ana.post("/ask/own/", sent)
    assert answer.status_code == 422
    assert "Your words are still here" in answer.content.decode()
    assert not OwnAsk.objects.exists()
    fine = {**sent, "title": "Ask Robert to look at a problem with my flashlight"}
    assert browser_of_ana.post("/ask/own/", fine).status_code == 302


def test_reflecting_before_logging_leads_to_the_log(ana: Person, browser_of_ana: Client) -> None:
    attempt = commits(ana)
    sent = {"fact": str(uuid.uuid4()), "hoped": "x"}
    answer = browser_of_ana.post(reverse("reflect", args=[attempt.pk]), sent)
    assert answer.headers["Location"] == reverse("log", args=[attempt.pk])
    assert not Reflection.objects.exists()


def test_an_empty_look_back_earns_no_day(ana: Person, browser_of_ana: Client) -> None:
    attempt = commits(ana)
    logs(attempt)
    path = reverse("reflect", args=[attempt.pk])
    assert browser_of_ana.post(path, {"fact": str(uuid.uuid4())}).status_code == 422
    assert not Reflection.objects.exists()
    sent = {"fact": str(uuid.uuid4()), "belief_now": "30"}
    assert browser_of_ana.post(path, sent).status_code == 302


def test_the_same_party_is_not_asked_again_after_a_no(ana: Person, browser_of_ana: Client) -> None:
    browser_of_ana.post(ASK, forecast(whom="Sam"))
    logs(Attempt.objects.get(), Outcome.NO)
    is_well(ana, timezone.now())
    again = browser_of_ana.post("/ask/just-the-lid/", forecast(whom=" sam "))
    assert again.status_code == 422
    assert "one no is enough" in again.content.decode()
    assert Attempt.objects.count() == 1


def test_three_asks_are_enough_for_a_day_and_one_not_made_is_none(
    ana: Person, browser_of_ana: Client, any_hour: Hour
) -> None:
    is_well(ana, any_hour.now)
    small = [a for a in open_library().asks.values() if a.cost_to_other < 2 and a.fear.mean < 30]
    asks = [f"/ask/{ask.id}/" for ask in small if ask.stakes < 3 and not ask.not_for]
    for path in asks[:3]:
        assert browser_of_ana.post(path, forecast()).status_code == 302
    assert "Three asks are enough" in browser_of_ana.get(asks[3]).content.decode()
    assert browser_of_ana.post(asks[3], forecast()).status_code == 422
    assert Attempt.objects.count() == 3
    assert "Three asks are enough" in browser_of_ana.get("/?more=1").content.decode()
    logs(Attempt.objects.earliest("committed_at"), Outcome.NOT_ASKED, peak=None)
    assert browser_of_ana.post(asks[3], forecast()).status_code == 302


def test_an_ask_that_is_under_way_is_not_locked_a_second_time(browser_of_ana: Client) -> None:
    browser_of_ana.post(ASK, forecast())
    again = browser_of_ana.post(ASK, forecast(fear="10", chance_yes="90"))
    only = Attempt.objects.get()
    assert again.headers["Location"] == reverse("attempt", args=[only.pk])
    assert only.forecast.fear == 40


def test_a_step_too_big_for_the_pace_is_said_before_anything_is_typed(
    browser_of_ana: Client,
) -> None:
    big = "/ask/talk-about-my-pay/"
    page = browser_of_ana.get(big)
    assert "A bigger step than fits now" in page.content.decode()
    assert browser_of_ana.post(big, forecast()).status_code == 422
    assert not Attempt.objects.exists()


def test_words_that_are_too_long_are_said_and_never_cut(browser_of_ana: Client) -> None:
    page = browser_of_ana.get(ASK).content.decode()
    assert "maxlength" not in page
    answer = browser_of_ana.post(ASK, forecast(feared_text="x" * 301))
    assert "longer than fits here (301 characters, 300 at most)" in answer.content.decode()


def test_an_address_that_only_takes_what_is_sent_says_so_on_a_page(browser_of_ana: Client) -> None:
    answer = browser_of_ana.get("/pass/")
    assert answer.status_code == 405
    assert "nothing to see at this address" in answer.content.decode()


def test_a_page_that_says_deleted_is_never_shown_while_anything_is_there(
    ana: Person, browser_of_ana: Client
) -> None:
    commits(ana)
    assert browser_of_ana.get("/me/deleted/").headers["Location"] == reverse("me-delete")


@pytest.mark.parametrize("when", ["0001-01-01T00:00", "9999-12-31T23:59", "2020-01-01T10:00"])
def test_a_plan_is_for_soon(ana: Person, browser_of_ana: Client, when: str) -> None:
    attempt = commits(ana)
    sent = {"fact": str(uuid.uuid4()), "planned_at": when}
    assert browser_of_ana.post(reverse("attempt", args=[attempt.pk]), sent).status_code == 422


def test_what_is_waited_for_comes_back_after_today(ana: Person, browser_of_ana: Client) -> None:
    attempt = commits(ana)
    sent = {"fact": str(uuid.uuid4()), "outcome": "waiting", "ask_again_on": "1990-01-01"}
    assert browser_of_ana.post(reverse("log", args=[attempt.pk]), sent).status_code == 422


def test_what_has_to_be_chosen_is_said_kindly_and_its_link_leads_to_it(
    ana: Person, browser_of_ana: Client
) -> None:
    unsought = browser_of_ana.post(reverse("unsought"), {"fact": str(uuid.uuid4())})
    assert "This field is required" not in unsought.content.decode()
    page = browser_of_ana.post(reverse("already"), {"fact": str(uuid.uuid4())}).content.decode()
    assert 'href="#"' not in page
    assert 'href="#id_outcome_0"' in page
    assert 'id="id_outcome_0"' in page
