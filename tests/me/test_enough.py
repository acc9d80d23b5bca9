"""Enough is a state: a look back, a plan for later, a quiet Today, and one tap to begin again."""

import uuid
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import commits, is_well, logs, reflects
from undaunted.me.goals.having_enough import turn_to
from undaunted.me.goals.naming_goals import name_goal, say_no_means, stand_again
from undaunted.people.models import Person
from undaunted.record.aims import enough_since, keeping_plans_of
from undaunted.record.models import Chapter

pytestmark = pytest.mark.django_db
ENOUGH, TODAY = reverse("enough"), reverse("today")


def sends(browser: Client, do: str, **said: object) -> HttpResponse:
    return browser.post(ENOUGH, {"fact": uuid.uuid4(), "do": do, **said})  # type: ignore[return-value]


def today(browser: Client) -> str:
    return browser.get(TODAY).content.decode()


def test_a_quiet_today_shows_no_ask_asks_nothing_and_says_how_to_begin_again(
    ana: Person, browser_of_ana: Client
) -> None:
    now = timezone.now()
    is_well(ana, now - timedelta(days=2))
    attempt = commits(ana, at=now - timedelta(days=2))
    logs(attempt)
    reflects(attempt)
    assert reverse("follow-up", args=[attempt.pk, "day"]) in today(browser_of_ana)

    assert sends(browser_of_ana, "enough").headers["Location"] == TODAY
    page = today(browser_of_ana)
    assert 'data-today="quiet"' in page
    assert "All you did is kept" in page
    assert "follow-up" not in page
    assert "/ask/" not in page
    assert reverse("check-in") not in page

    assert sends(browser_of_ana, "again").headers["Location"] == TODAY
    assert 'data-today="quiet"' not in today(browser_of_ana)


def test_enough_sent_twice_is_once(ana: Person, browser_of_ana: Client) -> None:
    fact = uuid.uuid4()
    for _ in range(2):
        assert sends(browser_of_ana, "enough", fact=fact).status_code == 302
    assert Chapter.objects.of(ana).count() == 1


def test_one_may_begin_again_by_a_clock_that_was_put_back(ana: Person) -> None:
    now = timezone.now()
    turn_to(ana, uuid.uuid4(), Chapter.Kind.ENOUGH, now)
    turn_to(ana, uuid.uuid4(), Chapter.Kind.AGAIN, now - timedelta(hours=1))
    assert enough_since(ana) is None
    turn_to(ana, uuid.uuid4(), Chapter.Kind.ENOUGH, now - timedelta(hours=1))
    assert enough_since(ana) is not None


def test_beginning_an_ask_is_beginning_again(ana: Person, browser_of_ana: Client) -> None:
    sends(browser_of_ana, "enough")
    assert enough_since(ana) is not None
    commits(ana, at=timezone.now() + timedelta(minutes=1))
    assert enough_since(ana) is None


def test_the_page_looks_back_on_goals_then_and_now(ana: Person, browser_of_ana: Client) -> None:
    now = timezone.now()
    goal = name_goal(ana, uuid.uuid4(), "Ask my sister", 2, now - timedelta(days=40)).row
    stand_again(ana, uuid.uuid4(), {goal.pk: 7}, now)
    say_no_means(ana, uuid.uuid4(), "That I am a burden", now - timedelta(days=40))
    say_no_means(ana, uuid.uuid4(), "That they are busy", now)
    logs(commits(ana, at=now - timedelta(days=30)))
    page = browser_of_ana.get(ENOUGH).content.decode()
    assert "Ask my sister" in page
    assert "<td>2</td>" in page
    assert "<td>7</td>" in page
    assert page.index("That I am a burden") < page.index("That they are busy")
    assert "<b>1</b>" in page


def test_somebody_who_did_nothing_may_leave_well_too(ana: Person, browser_of_ana: Client) -> None:
    assert "that is fine too" in browser_of_ana.get(ENOUGH).content.decode()
    assert sends(browser_of_ana, "enough").status_code == 302


def test_a_plan_is_changed_by_appending(ana: Person, browser_of_ana: Client) -> None:
    assert sends(browser_of_ana, "plan", signs="I stop ringing people").status_code == 302
    assert sends(browser_of_ana, "plan", signs="I cancel", who="Sam").status_code == 302
    assert [plan.signs for plan in keeping_plans_of(ana)] == ["I cancel", "I stop ringing people"]
    page = browser_of_ana.get(ENOUGH).content.decode()
    assert "I stop ringing people" in page
    assert "Sam" in page


def test_an_empty_plan_is_no_plan(ana: Person, browser_of_ana: Client) -> None:
    assert sends(browser_of_ana, "plan").status_code == 422
    assert keeping_plans_of(ana) == ()


def test_words_of_danger_in_a_plan_lead_to_help_first(ana: Person, browser_of_ana: Client) -> None:
    answer = sends(browser_of_ana, "plan", signs="I want to die.")
    assert answer.headers["Location"].startswith(reverse("help-now"))
    assert len(keeping_plans_of(ana)) == 1


def test_a_strangers_chapter_and_plan_are_not_ours(
    ana: Person, cleo: Person, browser_of_ana: Client
) -> None:
    sends(browser_of_ana, "enough")
    sends(browser_of_ana, "plan", signs="Mine alone")
    assert enough_since(cleo) is None
    assert keeping_plans_of(cleo) == ()


def test_an_unknown_thing_to_do_is_a_bad_request(ana: Person, browser_of_ana: Client) -> None:
    assert sends(browser_of_ana, "explode").status_code == 400
    assert browser_of_ana.post(ENOUGH, {"do": "enough"}).status_code == 400
