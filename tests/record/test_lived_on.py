"""Every fact keeps the day and zone it was lived in, so that the past does not move."""

import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import NOON, commits, logs, reflects
from undaunted.engine.taxonomy import Outcome
from undaunted.insights.book_of_no import book_of, page_of
from undaunted.insights.week import week_of_person
from undaunted.learning.state import learned_state, rebuild
from undaunted.people.models import Person
from undaunted.record.models import Answer, Attempt
from undaunted.record.questions import attempt_record_of

pytestmark = pytest.mark.django_db
AUCKLAND, HONOLULU = "Pacific/Auckland", "Pacific/Honolulu"


def lives_in(person: Person, zone: str) -> None:
    Person.objects.filter(pk=person.pk).update(time_zone=zone)
    person.time_zone = zone


def test_the_day_begins_at_four_where_the_person_is(ana: Person) -> None:
    lives_in(ana, AUCKLAND)
    night = datetime(2026, 5, 5, 3, 30, tzinfo=ZoneInfo(AUCKLAND))
    attempt = commits(ana, at=night)
    answer = logs(attempt, at=night + timedelta(hours=1))
    assert (attempt.lived_on, answer.lived_on) == (date(2026, 5, 4), date(2026, 5, 5))
    assert (attempt.zone, attempt.zone_assumed) == (AUCKLAND, False)


def test_the_past_does_not_move_with_the_zone(ana: Person, browser_of_ana: Client) -> None:
    lives_in(ana, AUCKLAND)
    morning = datetime(2026, 5, 5, 8, 0, tzinfo=ZoneInfo(AUCKLAND))
    attempt = commits(ana, at=morning)
    logs(attempt)
    reflects(attempt)
    lives_in(ana, HONOLULU)  # where it was noon of the day before
    entry = browser_of_ana.get(reverse("journal-entry", args=[attempt.pk]))
    assert entry.context["page"].entry.when == date(2026, 5, 5)
    assert "08:30" in entry.content.decode()
    ((name, record),) = book_of(ana).entries
    assert page_of(ana, name, record).day == date(2026, 5, 5)
    week = week_of_person(ana, date(2026, 5, 5), [attempt_record_of(ana, attempt.pk)])
    assert week.done_today


def test_a_late_look_back_belongs_to_the_day_of_its_ask(ana: Person) -> None:
    attempt = commits(ana)
    logs(attempt)
    reflects(attempt, at=NOON + timedelta(days=1))
    record = attempt_record_of(ana, attempt.pk)
    assert week_of_person(ana, NOON.date(), [record]).done_today
    assert not week_of_person(ana, NOON.date() + timedelta(days=1), [record]).done_today


def test_a_later_answer_keeps_the_day_of_the_asking(ana: Person, browser_of_ana: Client) -> None:
    lives_in(ana, AUCKLAND)
    attempt = commits(ana, at=timezone.now() - timedelta(days=3))
    first = logs(attempt, Outcome.WAITING)
    lives_in(ana, HONOLULU)
    sent = {"fact": uuid.uuid4(), "outcome": "yes", "fear_peak": 30}
    browser_of_ana.post(reverse("log", args=[attempt.pk]), sent)
    last = Answer.objects.get(outcome="yes")
    assert (last.lived_on, last.zone) == (first.lived_on, AUCKLAND)


def test_it_was_another_day_is_a_correction(ana: Person, browser_of_ana: Client) -> None:
    attempt = commits(ana, at=timezone.now() - timedelta(days=9))
    answer = logs(attempt)
    path = reverse("journal-edit", args=[attempt.pk])
    day = answer.lived_on - timedelta(days=2)
    sent = {"outcome": "no", "fear_peak": 50, "fear_now": 20}
    refused = {**sent, "fact": uuid.uuid4(), "lived_on": "2999-01-01"}
    assert browser_of_ana.post(path, refused).status_code == 422
    browser_of_ana.post(path, {**sent, "fact": uuid.uuid4(), "lived_on": day.isoformat()})
    newest = Answer.objects.of(ana).current().get()
    assert (newest.lived_on, newest.asked_at) == (day, answer.asked_at - timedelta(days=2))
    assert newest.replaces == answer
    state, history = learned_state(ana)
    assert history.count == 1
    assert rebuild(ana) == state
    unchanged = {**sent, "fact": uuid.uuid4(), "lived_on": day.isoformat()}
    browser_of_ana.post(path, unchanged)
    assert Answer.objects.of(ana).current().get().asked_at == newest.asked_at


def test_a_day_that_was_told_stays_when_sent_twice(ana: Person) -> None:
    fact = uuid.uuid4()
    first = commits(ana, attempt_id=fact)
    lives_in(ana, AUCKLAND)
    assert commits(ana, attempt_id=fact).lived_on == first.lived_on
    assert Attempt.objects.count() == 1
