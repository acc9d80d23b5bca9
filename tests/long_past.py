"""A person with a long past, written in bulk: what lies before the day a test or benchmark looks at."""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle, islice
from typing import NamedTuple

from undaunted.engine.taxonomy import Outcome
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.record.models import Answer, Attempt, FollowUp, Forecast, Reflection

A_WEEK = 12  # two a day on six days, and a day of rest
OUTCOMES = (Outcome.NO, Outcome.YES, Outcome.NO, Outcome.PARTLY, Outcome.YES)
FOLLOWED_UP = 5  # every fifth attempt was looked at again a day later
WORDS = "They said they would rather not, and smiled."


def lives(person: Person, attempts: int, until: datetime) -> list[uuid.UUID]:
    """So many whole attempts, the last one a day and a half before `until`; oldest first."""
    rows = [
        past(person, place, key, until - ago(attempts - place))
        for place, key in enumerate(islice(cycle(open_library().asks), attempts))
    ]
    Attempt.objects.bulk_create([row.attempt for row in rows], batch_size=500)
    Forecast.objects.bulk_create([row.forecast for row in rows], batch_size=500)
    Answer.objects.bulk_create([row.answer for row in rows], batch_size=500)
    Reflection.objects.bulk_create([row.reflection for row in rows], batch_size=500)
    FollowUp.objects.bulk_create([one for row in rows for one in row.later], batch_size=500)
    return [row.attempt.pk for row in rows]


def ago(place: int) -> timedelta:
    """How long before the end the attempt lies that is the `place`-th from there, from 1."""
    weeks, within = divmod(place - 1, A_WEEK)
    return timedelta(days=1 + 7 * weeks, hours=12 * (within + 1))


class Whole(NamedTuple):
    """An attempt with everything told about it."""

    attempt: Attempt
    forecast: Forecast
    answer: Answer
    reflection: Reflection
    later: tuple[FollowUp, ...]


def past(person: Person, place: int, key: str, at: datetime) -> Whole:
    attempt_id, later = uuid.uuid4(), at + timedelta(minutes=30)
    attempt = Attempt(
        id=attempt_id, person=person, received_at=at, committed_at=at, ask_key=key, ask_version=1
    )
    forecast = Forecast(
        id=attempt_id,
        person=person,
        attempt=attempt,
        received_at=at,
        fear=30 + place % 40,
        chance_yes=(place % 9 + 1) / 10,
        feared_text=WORDS,
        feared_chance=0.5 if place % 3 else None,
        no_cost=40,
    )
    answer = Answer(
        person=person,
        attempt=attempt,
        received_at=later,
        logged_at=later,
        asked_at=later,
        outcome=OUTCOMES[place % len(OUTCOMES)].value,
        fear_peak=25 + place % 35,
        fear_now=15,
        words=WORDS,
    )
    reflection = Reflection(
        person=person,
        attempt=attempt,
        received_at=later,
        reflected_at=later,
        hoped=WORDS,
        belief_now=0.3,
    )
    looked = tuple(looked_again(attempt, place, later))
    return Whole(attempt, forecast, answer, reflection, looked)


def looked_again(attempt: Attempt, place: int, at: datetime) -> Iterator[FollowUp]:
    if place % FOLLOWED_UP == 0:
        day = at + timedelta(days=1)
        yield FollowUp(
            person=attempt.person,
            attempt=attempt,
            when=FollowUp.When.DAY,
            received_at=day,
            answered_at=day,
            fear_now=20,
        )
