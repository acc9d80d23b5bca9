"""Keeps that somebody stood there with an ask and could not, and tells it. Called from every door."""

import uuid
from datetime import datetime

from undaunted.asks.shown import ShownAsk
from undaunted.record.approaching import approach, approach_sentences, approaches_of
from undaunted.record.models import Approach, Attempt


def stood_there(attempt: Attempt, fact: uuid.UUID, way: str, now: datetime) -> Approach:
    """Append what they did then. The ask stays under way until it is logged."""
    row = Approach(
        id=fact, person=attempt.person, attempt=attempt, received_at=now, way=way, stood_at=now
    )
    return approach(row)


def approaches_told(attempt: Attempt, ask: ShownAsk | None) -> tuple[str, ...]:
    """What was done at this attempt by somebody who stood there, in sentences (one query)."""
    rows = approaches_of(attempt.person, [attempt.pk]).get(attempt.pk, ())
    return approach_sentences(rows, face_to_face=ask is not None and ask.is_face_to_face)
