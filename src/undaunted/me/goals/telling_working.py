"""Tells whether it is working, or leaves a question of Today open for now."""

import uuid
from datetime import datetime

from django.db import transaction

from undaunted.people.models import Person
from undaunted.record.models import LeftOpen, WorkingAnswer
from undaunted.record.recording import append


@transaction.atomic
def tell_working(
    person: Person, fact: uuid.UUID, answer: WorkingAnswer.Answer, now: datetime
) -> WorkingAnswer:
    """Append the answer; nothing else follows from it by itself."""
    row = WorkingAnswer(
        id=fact, person=person, received_at=now, answered_at=now, answer=answer.value
    )
    return append(row)


@transaction.atomic
def leave_open(
    person: Person, fact: uuid.UUID, question: LeftOpen.Question, now: datetime
) -> LeftOpen:
    """Append that a question was left open, so that it is not asked again soon."""
    row = LeftOpen(id=fact, person=person, received_at=now, left_at=now, question=question.value)
    return append(row)
