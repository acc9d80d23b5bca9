"""I asked already: kept in one go, learned from, and no guess, no limit and no promise follows."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import commits, is_well, practises
from undaunted.engine.answers.calibration import calibration
from undaunted.engine.taxonomy import Outcome, Source
from undaunted.learning.state import learned_state, rebuild
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.practice.choosing.suggesting import begun_on
from undaunted.record.models import Answer, Attempt, Forecast, OwnAsk

pytestmark = pytest.mark.django_db
PAGE = "/already/"
SAID = {"title": "To swap seats on the train", "outcome": "partly", "when": "yesterday"}


def tells(browser: Client, path: str = PAGE, **said: object) -> Answer:
    answer = browser.post(path, {"fact": uuid.uuid4(), **SAID, **said})
    assert answer.status_code == 302, answer.content.decode()
    return Answer.objects.latest("received_at")


def test_three_answers_keep_it_and_lead_to_the_look_back(
    ana: Person, browser_of_ana: Client
) -> None:
    sent = {"fact": uuid.uuid4(), **SAID}
    led = [browser_of_ana.post(PAGE, sent).headers["Location"] for _ in range(2)]
    attempt, answer = Attempt.objects.get(), Answer.objects.get()
    assert led == [reverse("reflect", args=[attempt.pk])] * 2
    assert attempt.source == Source.TOLD_AFTER
    assert OwnAsk.objects.get().title == SAID["title"]
    yesterday = day_of(ana, timezone.now()) - timedelta(days=1)
    assert (attempt.lived_on, answer.lived_on) == (yesterday, yesterday)
    assert day_of(ana, answer.asked_at) == yesterday
    assert (answer.fear_peak, answer.chance_told_after) == (None, None)
    assert not Forecast.objects.exists()


@pytest.mark.parametrize(("when", "ago"), [("now", 0), ("today", 0), ("yesterday", 1), ("day", 40)])
def test_it_stands_on_the_day_that_was_told(
    ana: Person, browser_of_ana: Client, when: str, ago: int
) -> None:
    today = day_of(ana, timezone.now())
    told = today - timedelta(days=ago)
    day = told.isoformat() if when == "day" else ""
    answer = tells(browser_of_ana, when=when, day=day)
    assert answer.lived_on == day_of(ana, answer.asked_at) == told
    assert answer.asked_at <= timezone.now()
    entry = browser_of_ana.get(reverse("journal-entry", args=[answer.attempt_id]))
    assert entry.context["page"].entry.when == told


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": ""}, "title"),
        ({"outcome": ""}, "outcome"),
        ({"when": ""}, "when"),
        ({"when": "day"}, "day"),
        ({"when": "day", "day": "2999-01-01"}, "day"),
        ({"fear_peak": "101"}, "fear_peak"),
        ({"chance_told_after": "-1"}, "chance_told_after"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_kept(
    browser_of_ana: Client, said: dict[str, str], field: str
) -> None:
    answer = browser_of_ana.post(PAGE, {"fact": uuid.uuid4(), **SAID, **said})
    assert answer.status_code == 422
    assert set(answer.context["page"].form.errors) == {field}
    assert not Attempt.objects.exists()


def test_what_is_told_afterwards_is_no_guess_and_its_peak_teaches(
    ana: Person, browser_of_ana: Client
) -> None:
    practises(ana, 3, Outcome.YES, chance=0.6)
    state, history = learned_state(ana)
    before = calibration(history)
    tells(browser_of_ana, outcome="no", fear_peak="95", chance_told_after="90")
    after, history = learned_state(ana)
    assert calibration(history) == before
    assert history.count == 4
    assert after.fear != state.fear
    assert rebuild(ana) == after
    assert history.asks[-1].fear_peak == 95
    assert history.asks[-1].forecast_yes is None


def test_it_counts_for_no_limit(ana: Person, browser_of_ana: Client) -> None:
    for _ in range(4):
        tells(browser_of_ana, when="now")
    today = day_of(ana, timezone.now())
    assert begun_on(Attempt.objects.of(ana), ana, today) == 0
    _state, history = learned_state(ana)
    assert history.asked.all()
    assert not history.limited.any()


def test_one_of_the_library_is_told_from_its_page_and_logged_where_it_is_under_way(
    ana: Person, browser_of_ana: Client
) -> None:
    path = reverse("ask-already", args=["just-the-lid"])
    card = browser_of_ana.get(reverse("ask-card", args=["just-the-lid"])).content.decode()
    assert path in card
    assert 'name="title"' not in browser_of_ana.get(path).content.decode()
    answer = tells(browser_of_ana, path, outcome="yes")
    assert (answer.attempt.ask_key, answer.attempt.own_ask_id) == ("just-the-lid", None)
    assert not OwnAsk.objects.exists()
    under_way = commits(ana, "name-of-that-plant")
    led = browser_of_ana.get(reverse("ask-already", args=["name-of-that-plant"]))
    assert led.headers["Location"] == reverse("log", args=[under_way.pk])


def test_a_red_line_that_was_crossed_is_kept_with_a_caution_and_not_begun_again(
    ana: Person, browser_of_ana: Client
) -> None:
    sent = {"fact": uuid.uuid4(), **SAID, "title": "Write to my ex who has blocked me"}
    page = browser_of_ana.post(PAGE, sent, follow=True).content.decode()
    assert "asked for distance" in page
    key = Attempt.objects.get().ask_key
    guesses = {"fact": uuid.uuid4(), "fear": 30, "chance_yes": 30, "whom": "Kim"}
    answer = browser_of_ana.post(reverse("ask", args=[key]), guesses)
    assert answer.status_code == 422
    assert Attempt.objects.count() == 1


def test_it_is_within_reach_of_today_the_journal_and_the_pocket_view(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = commits(ana)
    is_well(ana, timezone.now())
    for path in ("/", "/journal/", reverse("attempt", args=[attempt.pk])):
        assert f'href="{PAGE}"' in browser_of_ana.get(path).content.decode(), path


def test_every_page_of_it_can_be_read(ana: Person, browser_of_ana: Client) -> None:
    answer = tells(browser_of_ana, fear_peak="95", chance_told_after="30")
    for name in ("reflect", "what-happened", "journal-entry", "journal-edit"):
        assert browser_of_ana.get(reverse(name, args=[answer.attempt_id])).status_code == 200
    assert "counts as no guess" in (
        browser_of_ana.get(reverse("journal-entry", args=[answer.attempt_id])).content.decode()
    )
    for name in ("insights", "book-of-no", "journal"):
        assert browser_of_ana.get(reverse(name)).status_code == 200


def test_a_waiting_one_comes_back(ana: Person, browser_of_ana: Client) -> None:
    answer = tells(browser_of_ana, outcome="waiting")
    assert answer.ask_again_on == day_of(ana, timezone.now()) + timedelta(days=7)
    later = {"fact": uuid.uuid4(), "outcome": "yes", "fear_peak": 30}
    browser_of_ana.post(reverse("log", args=[answer.attempt_id]), later)
    final = Answer.objects.get(outcome="yes")
    assert final.lived_on == answer.lived_on
