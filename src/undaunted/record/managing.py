"""How much of an attempt was managed: told as often as one likes, and the newest counts.

Never summed and never judged: it is for whoever told it.
"""

import uuid
from datetime import datetime

from django.db import transaction

from undaunted.record.models import Attempt, Managed
from undaunted.record.recording import append, require_attempt


@transaction.atomic
def manages(attempt: Attempt, fact: uuid.UUID, managed: int, now: datetime) -> Managed:
    """Append how much of it was managed, 0-10; what was told before stays as history."""
    require_attempt(attempt.person, attempt.pk)
    return append(
        Managed(
            id=fact,
            person=attempt.person,
            attempt=attempt,
            received_at=now,
            rated_at=now,
            managed=managed,
        )
    )


def managed_of(attempt: Attempt) -> Managed | None:
    """What was told last; None where it was not told (one query)."""
    mine = Managed.objects.of(attempt.person).filter(attempt=attempt)
    return mine.order_by("rated_at", "received_at").last()
