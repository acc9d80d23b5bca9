"""An ask of one's own: words and two guesses, and it is begun; no limit shuts it, the other is guarded."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOON, commits, is_well, logs
from undaunted.engine.taxonomy import HoldsNow, Outcome, Source, Thoughts
from undaunted.learning.state import learned_state, rebuild
from undaunted.people.days import day_of
from undaunted.people.describing import circumstances_of
from undaunted.people.models import Person
from undaunted.practice.choosing.suggesting import begun_on, drawn_for
from undaunted.record.models import Attempt, CareCheck, Forecast, OwnAsk
from undaunted.wellbeing.screening import ScreeningAnswers, screen

pytestmark = pytest.mark.django_db
PAGE = "/ask/own/"


def sends(browser: Client, title: str, **said: object) -> tuple[int, str, str]:
    """Status, where it led and the text of the page, after the words and two guesses were sent."""
    fact = uuid.uuid4()
    typed = {"fact": fact, "title": title, "fear": 70, "chance_yes": 20, **said}
    answer = browser.post(PAGE, typed)
    return answer.status_code, answer.get("Location", ""), answer.content.decode()


def test_words_and_two_guesses_begin_it(ana: Person, browser_of_ana: Client) -> None:
    status, to, _page = sends(browser_of_ana, "Ask an investor for a call")
    attempt = Attempt.objects.get()
    assert (status, to) == (302, reverse("attempt", args=[attempt.pk]))
    assert attempt.source == Source.OWN
    forecast = Forecast.objects.get()
    assert (forecast.fear, forecast.chance_yes) == (70, 0.2)
    row = OwnAsk.objects.get()
    assert (row.domain, row.counterpart, row.channel) == ("", "", "")
    assert (row.relationship, row.consequence, row.fear_rated) == (None, None, 70)
    assert not CareCheck.objects.exists()


def test_sent_twice_it_is_one(ana: Person, browser_of_ana: Client) -> None:
    typed = {"fact": uuid.uuid4(), "title": "Ask for a call", "fear": 70, "chance_yes": 20}
    assert [browser_of_ana.post(PAGE, typed).status_code for _ in range(2)] == [302, 302]
    assert OwnAsk.objects.count() == Attempt.objects.count() == Forecast.objects.count() == 1


def test_the_page_opens_and_asks_for_no_more_than_words_and_guesses(
    ana: Person, browser_of_ana: Client
) -> None:
    page = browser_of_ana.get(PAGE)
    assert page.status_code == 200
    answer = browser_of_ana.post(PAGE, {"fact": uuid.uuid4()})
    assert set(answer.context["page"].form.errors) == {"title", "fear", "chance_yes"}
    assert not answer.context["page"].care.errors


def test_neither_number_nor_fear_nor_stakes_shuts_an_own_ask(
    ana: Person, browser_of_ana: Client
) -> None:
    for number in range(5):
        status, to, page = sends(
            browser_of_ana, f"Ask firm {number} for work", fear=100, consequence=5
        )
        assert status == 302, page
        assert to.startswith("/attempt/"), page
        attempt = Attempt.objects.latest("received_at")
        logs(attempt, Outcome.NO)
    assert begun_on(Attempt.objects.of(ana), ana, day_of(ana, attempt.committed_at)) == 0


@pytest.mark.parametrize("thoughts", [Thoughts.NO, Thoughts.PLAN], ids=["open", "care first"])
def test_own_asks_are_recorded_at_any_pace(
    ana: Person, browser_of_ana: Client, thoughts: Thoughts
) -> None:
    commits(ana)
    said = ScreeningAnswers(0, 0, thoughts, frozenset())
    screen(ana, uuid.uuid4(), said, NOON)
    page = browser_of_ana.get(PAGE).content.decode()
    care_first = thoughts is Thoughts.PLAN
    assert ('name="fear"' not in page) is care_first
    assert ('id="near"' in page) is care_first
    if care_first:
        assert page.index('id="near"') < page.index('name="title"')
    status, to, _page = sends(browser_of_ana, "Ask my sister for an hour")
    assert status == 302
    assert to.startswith("/attempt/")
    assert browser_of_ana.get(to).status_code == 200
    attempt = Attempt.objects.get(own_ask__isnull=False)
    assert hasattr(attempt, "forecast") is not care_first
    logs(attempt, Outcome.YES)
    for name in ("log", "what-happened", "journal-entry"):
        assert browser_of_ana.get(reverse(name, args=[attempt.pk])).status_code in (200, 302)


LINES = (
    "Ask the junior I manage for a date",
    "Write to my ex who has blocked me",
    "Film strangers when they say no to me",
)


@pytest.mark.parametrize("title", LINES)
def test_what_crosses_a_red_line_is_stopped_and_nothing_of_it_kept(
    ana: Person, browser_of_ana: Client, title: str
) -> None:
    care = {"can_refuse": "yes", "at_work": "no", "asked_before": "no", "safe_to_ask": "yes"}
    for said in ({}, care):
        status, _to, page = sends(browser_of_ana, title, **said)
        assert status == 422
        assert "rather not help" in page
    assert not OwnAsk.objects.exists()
    assert not Attempt.objects.exists()


@pytest.mark.parametrize(
    ("title", "question", "fine", "refused"),
    [
        ("Ask Tom again for a lift", "asked_before", "no", "refused"),
        ("Ask the intern on my team for feedback", "can_refuse", "yes", "no"),
        ("Ask Kim, who stopped answering, how she is", "safe_to_ask", "yes", "no"),
    ],
)
def test_where_the_words_leave_doubt_one_question_is_asked_and_the_answer_holds(
    ana: Person, browser_of_ana: Client, title: str, question: str, fine: str, refused: str
) -> None:
    status, _to, page = sends(browser_of_ana, title)
    assert status == 200
    assert "One question first" in page
    assert f'name="{question}"' in page
    assert not OwnAsk.objects.exists()
    assert not Attempt.objects.exists()
    status, _to, page = sends(browser_of_ana, title, **{question: refused})
    assert status == 422
    assert not OwnAsk.objects.exists()
    assert not Attempt.objects.exists()
    status, to, _page = sends(browser_of_ana, title, **{question: fine})
    assert status == 302
    assert to.startswith("/attempt/")


def test_the_same_words_after_a_no_are_asked_whether_it_is_somebody_else(
    ana: Person, browser_of_ana: Client
) -> None:
    sends(browser_of_ana, "Ask a shop to pay for a first order")
    logs(Attempt.objects.get(), Outcome.NO)
    status, _to, page = sends(browser_of_ana, "ask a shop to pay  for a first order.")
    assert status == 200
    assert "somebody else this time" in page
    status, _to, _page = sends(
        browser_of_ana, "Ask a shop to pay for a first order", asked_before="no"
    )
    assert status == 302


def test_who_told_of_somebody_feared_is_asked_whether_it_is_them(
    ana: Person, browser_of_ana: Client
) -> None:
    commits(ana)
    said = ScreeningAnswers(0, 0, Thoughts.NO, frozenset({HoldsNow.AFRAID_OF_SOMEONE}))
    screen(ana, uuid.uuid4(), said, NOON)
    status, _to, _page = sends(browser_of_ana, "Ask my father for an hour")
    assert status == 422
    status, _to, page = sends(browser_of_ana, "Ask my father for an hour", safe_to_ask="no")
    assert status == 422
    assert "frightens you" in page
    assert not OwnAsk.objects.exists()
    status, to, _page = sends(browser_of_ana, "Ask my father for an hour", safe_to_ask="yes")
    assert status == 302
    assert to.startswith("/attempt/")


def test_an_own_ask_of_which_little_was_told_teaches_and_is_not_suggested(
    ana: Person, browser_of_ana: Client
) -> None:
    is_well(ana, NOON - timedelta(days=1))
    sends(browser_of_ana, "Ask for a call")
    attempt = Attempt.objects.get()
    before = learned_state(ana)[0]
    logs(attempt, Outcome.NO)
    after, history = learned_state(ana)
    assert history.count == 1
    assert after.fear != before.fear
    assert rebuild(ana) == after
    keys = {attempt.ask_key}
    drawn = drawn_for(ana, NOON + timedelta(days=40), circumstances_of(ana), 1)
    picks = (drawn.suggestion, drawn.easier, drawn.different)
    assert not keys & {pick.key for pick in picks if pick}
