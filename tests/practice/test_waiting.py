"""Asks that wait are a pipeline: overdue first, one tap, one follow-up; and an ask moves to another day."""

import uuid
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import commits, is_well, logs
from undaunted.engine.taxonomy import Outcome
from undaunted.insights.week import week_of_person
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.practice.choosing.pending import pending_of, waiting_of
from undaunted.record.models import Answer, Attempt, Plan

pytestmark = pytest.mark.django_db
KEYS = ("just-the-lid", "share-a-table", "look-on-the-shelf", "which-of-two-hats")


def waits(person: Person, key: str, until: date, asked_ago: int = 20) -> Attempt:
    """An ask made some days ago that waits until a day."""
    attempt = commits(person, key, timezone.now() - timedelta(days=asked_ago))
    answer = logs(attempt, Outcome.WAITING)
    Answer.objects.filter(pk=answer.pk).update(ask_again_on=until)
    return attempt


def four_of(person: Person) -> list[Attempt]:
    """Due in 9 days, 4 days ago, today and 13 days ago, in this order."""
    today = day_of(person, timezone.now())
    return [
        waits(person, key, today + timedelta(days=days))
        for key, days in zip(KEYS, (9, -4, 0, -13), strict=True)
    ]


def taps(browser: Client, attempt: Attempt, choice: str, back: str = "today") -> str:
    sent = {"fact": uuid.uuid4(), "choice": choice, "back": back}
    answer = browser.post(reverse("waiting", args=[attempt.pk]), sent)
    assert answer.status_code == 302
    return answer.headers["Location"]


def test_due_and_overdue_come_first_the_longest_overdue_on_top(ana: Person) -> None:
    later, overdue, due, longest = four_of(ana)
    every = waiting_of(ana, timezone.now())
    assert [item.record.attempt for item in every] == [longest, overdue, due, later]
    assert [item.late_days for item in every] == [13, 4, 0, -9]
    assert pending_of(ana, timezone.now()).waiting == every


def test_today_shows_three_and_leads_to_all(ana: Person, browser_of_ana: Client) -> None:
    later = four_of(ana)[0]
    page = browser_of_ana.get("/").content.decode()
    assert page.count('value="go"') == 3
    assert f'action="{reverse("waiting", args=[later.pk])}"' not in page
    assert 'href="/waiting/"' in page
    year = str(day_of(ana, timezone.now() - timedelta(days=20)).year)
    assert f"{year}" in browser_of_ana.get("/waiting/").content.decode()


def test_no_answer_is_one_tap_and_leads_back(ana: Person, browser_of_ana: Client) -> None:
    attempt = four_of(ana)[1]
    assert taps(browser_of_ana, attempt, "go") == "/"
    assert Answer.objects.get(attempt=attempt, outcome="ghosted").ask_again_on is None
    assert len(waiting_of(ana, timezone.now())) == 3
    other = waiting_of(ana, timezone.now())[0].record.attempt
    assert taps(browser_of_ana, other, "go", back="waiting") == "/waiting/"


def test_a_follow_up_is_offered_once_and_its_day_counts_in_the_week(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = four_of(ana)[3]
    today = day_of(ana, timezone.now())
    assert "Write once more" in browser_of_ana.get("/waiting/").content.decode()
    taps(browser_of_ana, attempt, "followed")
    (item,) = (i for i in waiting_of(ana, timezone.now()) if i.record.attempt == attempt)
    assert item.record.followed_up_on == (today,)
    assert not item.may_follow_up
    assert item.due == today + timedelta(days=7)
    assert week_of_person(ana, today, pending_of(ana, timezone.now()).recent).done == 1
    sent = {"fact": uuid.uuid4(), "outcome": "yes", "fear_peak": 30}
    browser_of_ana.post(reverse("log", args=[attempt.pk]), sent)
    assert week_of_person(ana, today, pending_of(ana, timezone.now()).recent).done == 1


def test_what_is_to_come_is_folded_after_three(ana: Person, browser_of_ana: Client) -> None:
    today = day_of(ana, timezone.now())
    for number, key in enumerate((*KEYS, "name-of-that-plant")):
        waits(ana, key, today + timedelta(days=3 + number))
    page = browser_of_ana.get("/waiting/").context["page"]
    assert (len(page.due), len(page.soon), len(page.folded)) == (0, 3, 2)
    assert page.last_day == today + timedelta(days=7)


def test_nothing_waiting_is_said(browser_of_ana: Client) -> None:
    assert "Nothing waits for an answer" in browser_of_ana.get("/waiting/").content.decode()


def test_the_list_asks_the_same_however_many_wait(ana: Person, browser_of_ana: Client) -> None:
    four_of(ana)
    with CaptureQueriesContext(connection) as few:
        browser_of_ana.get("/waiting/")
    waits(ana, "name-of-that-plant", day_of(ana, timezone.now()))
    with CaptureQueriesContext(connection) as more:
        browser_of_ana.get("/waiting/")
    assert len(few) == len(more)


def test_an_ask_under_way_moves_to_another_day_and_comes_back_then(
    ana: Person, browser_of_ana: Client
) -> None:
    is_well(ana, timezone.now())
    now = timezone.now()
    attempt = commits(ana, at=now - timedelta(hours=1))
    day = day_of(ana, now) + timedelta(days=2)
    path = reverse("attempt-move", args=[attempt.pk])
    sent = {"fact": uuid.uuid4(), "day": day.isoformat()}
    for _ in range(2):
        assert browser_of_ana.post(path, sent).status_code == 302
    assert Plan.objects.get().moved_to == day
    moved = pending_of(ana, now)
    assert not moved.comes_first
    assert [item.due for item in moved.moved] == [day]
    assert "You moved it to" in browser_of_ana.get("/").content.decode()
    then: datetime = now + timedelta(days=2)
    assert [item.record.attempt for item in pending_of(ana, then).under_way] == [attempt]


@pytest.mark.parametrize("day", ["", "yesterday", "1999-01-01", "2999-01-01"])
def test_it_moves_to_no_day_that_is_past_or_far(
    ana: Person, browser_of_ana: Client, day: str
) -> None:
    attempt = commits(ana, at=timezone.now())
    path = reverse("attempt-move", args=[attempt.pk])
    browser_of_ana.post(path, {"fact": uuid.uuid4(), "day": day})
    assert not Plan.objects.exists()


def test_words_that_were_planned_stay_when_it_moves_and_the_day_when_they_change(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = commits(ana, at=timezone.now())
    view = reverse("attempt", args=[attempt.pk])
    browser_of_ana.post(view, {"fact": uuid.uuid4(), "where": "At the market"})
    day = day_of(ana, timezone.now()) + timedelta(days=1)
    moved = {"fact": uuid.uuid4(), "day": day.isoformat()}
    browser_of_ana.post(reverse("attempt-move", args=[attempt.pk]), moved)
    newest = Plan.objects.latest("received_at")
    assert (newest.where, newest.moved_to) == ("At the market", day)
    browser_of_ana.post(view, {"fact": uuid.uuid4(), "where": "By the door"})
    newest = Plan.objects.latest("received_at")
    assert (newest.where, newest.moved_to) == ("By the door", day)
