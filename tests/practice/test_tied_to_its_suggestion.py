"""What is begun names the suggestion it was taken from, and nothing else does."""

import json
import uuid
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from tests.cast import NOON
from undaunted.asks.shown import ask_of
from undaunted.engine.taxonomy import Source
from undaunted.library.reading import open_library
from undaunted.people.describing import circumstances_of
from undaunted.people.models import Person
from undaunted.practice.asking.committing import Commitment, commit_to
from undaunted.practice.asking.door import wants_care
from undaunted.practice.choosing.suggesting import drawn_for, offer_for, offered_in
from undaunted.record.history import own_key
from undaunted.record.models import Attempt, OwnAsk, Suggestion
from undaunted.record.recording import Care, ForecastGiven

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
THREE = ("borrow-a-pen", "what-time-is-it", "which-way-is-it")
CARE = Care(can_refuse="yes", at_work="no", asked_before="no")


def begins(
    person: Person,
    key: str,
    at: datetime = NOON + MINUTE,
    source: Source = Source.SUGGESTED,
    attempt_id: uuid.UUID | None = None,
) -> Attempt:
    ask = ask_of(person, key)
    care = CARE if wants_care(ask) else None
    step = Commitment(ask, source, ForecastGiven(fear=30, chance_yes=0.5), care=care)
    return commit_to(person, attempt_id or uuid.uuid4(), step, at)


def offered(
    person: Person, at: datetime, *keys: str | None, day: datetime | None = None
) -> Suggestion:
    """A stored suggestion with these keys as suggestion, easier and different."""
    names = ("suggestion", "easier", "different")
    picks = dict(zip(names, (*keys, None, None), strict=False))
    drawn = json.loads(drawn_for(person, at, circumstances_of(person), 7).to_json())
    drawn |= {
        name: key and {"key": key, "version": 1, "probability": 0.1} for name, key in picks.items()
    }
    return Suggestion.objects.create(
        person=person,
        received_at=at,
        made_at=at,
        day=(day or at).date(),
        policy_version="1",
        library_version="1",
        choice=drawn,
    )


def not_offered(person: Person, at: datetime) -> str:
    """A small ask that is none of today's three."""
    keys = offer_for(person, at).keys
    fine = (one for one in open_library().asks.values() if one.stakes <= 1 and one.fear.mean < 30)
    return next(ask.id for ask in fine if ask.id not in keys and not ask.not_for)


def test_what_was_suggested_names_its_suggestion(ana: Person) -> None:
    key = offer_for(ana, NOON).keys[0] or ""

    assert begins(ana, key).suggestion == Suggestion.objects.get()


@pytest.mark.parametrize("key", THREE)
def test_so_does_each_of_the_three(ana: Person, key: str) -> None:
    seen = offered(ana, NOON, *THREE)

    assert begins(ana, key).suggestion == seen


@pytest.mark.parametrize("key", THREE)
def test_the_page_names_what_was_seen_and_it_stands_while_the_guesses_are_made(
    ana: Person, browser_of_ana: Client, key: str
) -> None:
    seen = offered(ana, NOON, *THREE)
    sent = {"fact": str(uuid.uuid4()), "fear": "30", "chance_yes": "50"}

    with time_machine.travel(NOON + MINUTE, tick=False):
        answer = browser_of_ana.post(f"/ask/{key}/", sent)

    attempt = Attempt.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/attempt/{attempt.pk}/")
    assert (attempt.suggestion, attempt.source) == (seen, "suggested")
    assert Suggestion.objects.count() == 1


@pytest.mark.parametrize("source", [Source.BROWSED, Source.LADDER])
def test_what_was_found_elsewhere_names_none_even_if_it_was_offered(
    ana: Person, source: Source
) -> None:
    key = offer_for(ana, NOON).keys[0] or ""

    assert begins(ana, key, source=source).suggestion is None


def test_what_was_not_offered_names_none_whatever_is_said_of_it(ana: Person) -> None:
    key = not_offered(ana, NOON)

    assert begins(ana, key).suggestion is None


def test_a_programme_leads_suggestions(ana: Person) -> None:
    key = offer_for(ana, NOON).keys[0] or ""

    assert begins(ana, key, source=Source.PROGRAMME).suggestion == Suggestion.objects.get()


@pytest.mark.parametrize("is_offered", [True, False])
def test_an_own_ask_names_one_where_it_was_drawn(ana: Person, is_offered: bool) -> None:
    own = OwnAsk.objects.create(
        person=ana,
        received_at=NOON,
        title="Ask for the window seat",
        domain="everyday",
        counterpart="passer_by",
        channel="face_to_face",
        relationship=1,
        consequence=1,
        fear_rated=20,
    )
    key = own_key(own.pk)
    seen = offered(ana, NOON, "just-the-lid", key if is_offered else None)

    attempt = begins(ana, key, source=Source.OWN)

    assert attempt.suggestion == (seen if is_offered else None)


def test_of_several_the_newest_that_was_seen_counts(ana: Person) -> None:
    offered(ana, NOON, "just-the-lid")
    seen = offered(ana, NOON + MINUTE, None, "just-the-lid")
    offered(ana, NOON + 2 * MINUTE, "name-of-that-plant")
    offered(ana, NOON + 3 * MINUTE, "just-the-lid")

    assert offered_in(ana, "just-the-lid", NOON + 3 * MINUTE) == seen.pk


def test_late_in_the_evening_and_after_midnight_it_is_the_next_day_s(ana: Person) -> None:
    late = NOON.replace(hour=23)
    key = offer_for(ana, late).keys[0] or ""
    seen = Suggestion.objects.get()

    for hours in (0.5, 2, 6, 13):  # 23:30, one, five, and noon of the day it is for
        assert offered_in(ana, key, late + timedelta(hours=hours)) == seen.pk
    assert offered_in(ana, key, late + timedelta(days=1, hours=5)) is None


def test_yesterday_s_is_over_at_four(ana: Person) -> None:
    seen = offered(ana, NOON, "just-the-lid")

    four = (NOON + timedelta(days=1)).replace(hour=4)
    assert offered_in(ana, "just-the-lid", four - MINUTE) == seen.pk
    assert offered_in(ana, "just-the-lid", four) is None


def test_nobody_else_s_counts(ana: Person, cleo: Person) -> None:
    offered(cleo, NOON, "just-the-lid")

    assert offered_in(ana, "just-the-lid", NOON + MINUTE) is None


def test_sent_again_on_another_day_it_is_the_same(ana: Person) -> None:
    key, attempt_id = offer_for(ana, NOON).keys[0] or "", uuid.uuid4()
    first = begins(ana, key, attempt_id=attempt_id)

    again = begins(ana, key, NOON + timedelta(days=2), attempt_id=attempt_id)

    assert again.suggestion == first.suggestion == Suggestion.objects.get()


def test_without_its_suggestion_the_attempt_stays(ana: Person) -> None:
    attempt = begins(ana, offer_for(ana, NOON).keys[0] or "")

    Suggestion.objects.all().delete()

    attempt.refresh_from_db()
    assert attempt.suggestion is None
