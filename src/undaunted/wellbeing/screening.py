"""The few questions before the second ask: answered or declined; and whether they are due."""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from undaunted.engine.history import History
from undaunted.engine.safety.screening import measures_due, screening_due
from undaunted.engine.safety.signs import Signs
from undaunted.engine.taxonomy import HoldsNow, Thoughts
from undaunted.engine.values import Decision
from undaunted.library.reading import open_library
from undaunted.people.days import time_days
from undaunted.people.describing import keep_help_near
from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.record.models import Attempt
from undaunted.record.recording import append
from undaunted.wellbeing.models import Screening

DRAFT = "screening"
_NEEDS_HELP = frozenset({Thoughts.PASSING, Thoughts.PLAN, Thoughts.RATHER_NOT})


@dataclass(frozen=True, slots=True)
class ScreeningAnswers:
    """What was answered: two items of the PHQ-2 (0-3 each), thoughts, and what holds now."""

    interest: int
    mood: int
    thoughts: Thoughts
    holds: frozenset[HoldsNow]

    def written(self) -> str:
        return json.dumps(
            {
                "interest": self.interest,
                "mood": self.mood,
                "thoughts": self.thoughts.value,
                "holds": sorted(self.holds),
            }
        )


@transaction.atomic
def screen(
    person: Person, screening_id: uuid.UUID, answers: ScreeningAnswers, now: datetime
) -> Screening:
    """Append the answers. Thoughts of dying, or not saying, keep help in the header for a day.

    The draft goes.
    """
    if answers.thoughts in _NEEDS_HELP:
        keep_help_near(person, now)
    forget(person, DRAFT)
    return append(
        Screening(
            id=screening_id,
            person=person,
            received_at=now,
            screened_at=now,
            answers=answers.written(),
        )
    )


@transaction.atomic
def decline(person: Person, screening_id: uuid.UUID, now: datetime) -> Screening:
    """Append that the questions were declined; the pace is gentle then."""
    row = Screening(id=screening_id, person=person, received_at=now, screened_at=now, declined=True)
    forget(person, DRAFT)
    return append(row)


def is_due(person: Person, signs: Signs, history: History, now: datetime) -> Decision[bool]:
    """Whether the next ask waits for the questions (one query)."""
    begun = Attempt.objects.of(person).filter(origin=Attempt.Origin.SOUGHT).count()
    return screening_due(signs, history, begun, time_days(now), open_library().safety)


def asked_next(signs: Signs, now: datetime) -> tuple[str, ...]:
    """Instruments to fill in next, in order."""
    return measures_due(signs, time_days(now), open_library().safety)
