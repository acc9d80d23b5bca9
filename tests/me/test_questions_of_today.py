"""What Today asks about what one practises for: seldom, one at a time, never pressed."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import commits, is_well, logs, reflects
from undaunted.me.goals.naming_goals import let_go_of, name_goal
from undaunted.me.goals.telling_working import leave_open, tell_working
from undaunted.people.models import Person
from undaunted.people.telling_life import skip_here_for
from undaunted.practice.choosing.aims import question_due
from undaunted.programmes.models import Enrolment, EnrolmentStep
from undaunted.record.models import LeftOpen, WorkingAnswer

pytestmark = pytest.mark.django_db


def due(person: Person, looks_back: int, now: datetime) -> str | None:
    found = question_due(person, looks_back, now)
    return found.kind if found else None


def has_goal(person: Person, at: datetime) -> uuid.UUID:
    return name_goal(person, uuid.uuid4(), "Ask my sister", 2, at).row.pk


def test_goals_are_offered_after_the_third_look_back_and_only_once(ana: Person) -> None:
    now = timezone.now()
    assert due(ana, 2, now) is None
    assert due(ana, 3, now) == "offer"
    leave_open(ana, uuid.uuid4(), LeftOpen.Question.GOALS, now)
    assert due(ana, 30, now + timedelta(days=300)) is None


def test_goals_are_asked_again_every_four_weeks(ana: Person) -> None:
    now = timezone.now()
    has_goal(ana, now)
    assert due(ana, 3, now + timedelta(days=27)) is None
    assert due(ana, 3, now + timedelta(days=28)) == "again"
    leave_open(ana, uuid.uuid4(), LeftOpen.Question.GOALS, now + timedelta(days=28))
    assert due(ana, 3, now + timedelta(days=55)) is None
    assert due(ana, 3, now + timedelta(days=56)) == "again"


def test_goals_are_asked_again_when_a_programme_ends(ana: Person) -> None:
    now = timezone.now()
    has_goal(ana, now)
    enrolment = Enrolment.objects.create(
        person=ana, programme="first-ten", version=1, joined_at=now, received_at=now
    )
    at = now + timedelta(days=5)
    EnrolmentStep.objects.create(
        person=ana, enrolment=enrolment, kind="finish", at=at, received_at=at
    )
    assert due(ana, 3, at) == "again"


def test_a_goal_that_was_let_go_is_not_asked_about(ana: Person) -> None:
    now = timezone.now()
    goal = has_goal(ana, now)
    let_go_of(ana, uuid.uuid4(), goal, now)
    assert due(ana, 9, now + timedelta(days=60)) is None


def test_whether_it_works_is_asked_four_weeks_after_the_first_ask_and_each_answer(
    ana: Person,
) -> None:
    begun = timezone.now()
    assert due(ana, 0, begun + timedelta(days=90)) is None
    commits(ana, at=begun)
    assert due(ana, 0, begun + timedelta(days=27)) is None
    first = begun + timedelta(days=28)
    assert due(ana, 0, first) == "working"
    tell_working(ana, uuid.uuid4(), WorkingAnswer.Answer.YES, first)
    assert due(ana, 0, first + timedelta(days=27)) is None
    assert due(ana, 0, first + timedelta(days=28)) == "working"
    leave_open(ana, uuid.uuid4(), LeftOpen.Question.WORKING, first + timedelta(days=28))
    assert due(ana, 0, first + timedelta(days=29)) is None


def test_what_a_stranger_said_changes_nothing(ana: Person, cleo: Person) -> None:
    now = timezone.now()
    leave_open(cleo, uuid.uuid4(), LeftOpen.Question.GOALS, now)
    has_goal(cleo, now - timedelta(days=90))
    assert due(ana, 3, now) == "offer"


@pytest.mark.parametrize(
    ("answer", "leads_to"),
    [
        ("yes", "today"),
        ("somewhat", "today"),
        ("no", "working"),
        ("stop", "enough"),
        ("help", "wellbeing"),
    ],
)
def test_every_answer_is_kept_once_and_leads_somewhere(
    ana: Person, browser_of_ana: Client, answer: str, leads_to: str
) -> None:
    said = {"fact": uuid.uuid4(), "answer": answer}
    for _ in range(2):
        sent = browser_of_ana.post(reverse("working"), said)
        assert sent.headers["Location"] == reverse(leads_to)
    assert [row.answer for row in WorkingAnswer.objects.of(ana)] == [answer]


def test_a_no_is_told_what_it_may_mean_and_what_could_change(
    ana: Person, browser_of_ana: Client
) -> None:
    tell_working(ana, uuid.uuid4(), WorkingAnswer.Answer.NO, timezone.now())
    page = browser_of_ana.get(reverse("working")).content.decode()
    assert "It does not say anything" in page
    for way in ("Smaller steps", "A pause", "Talk to somebody"):
        assert way in page


def test_an_answer_that_is_none_is_refused(ana: Person, browser_of_ana: Client) -> None:
    sent = browser_of_ana.post(reverse("working"), {"fact": uuid.uuid4(), "answer": "maybe"})
    assert sent.status_code == 422
    assert not WorkingAnswer.objects.of(ana).exists()


def test_today_asks_one_thing_at_a_time(ana: Person, browser_of_ana: Client) -> None:
    now = timezone.now()
    is_well(ana, now - timedelta(days=9))
    for days in (8, 7, 6):
        attempt = commits(ana, at=now - timedelta(days=days))
        logs(attempt)
        reflects(attempt)
    page = browser_of_ana.get("/").content.decode()
    assert "What are you here for?" in page
    assert "data-aim" not in page
    skip_here_for(ana, now)
    page = browser_of_ana.get("/").content.decode()
    assert 'data-aim="offer"' in page
    sent = browser_of_ana.post(
        reverse("left-open"), {"fact": uuid.uuid4(), "question": "goals"}, follow=True
    )
    assert "data-aim" not in sent.content.decode()
