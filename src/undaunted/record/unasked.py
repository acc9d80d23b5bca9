"""What a no was that came unasked: the version that counts, and correcting it."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from undaunted.record.models import Attempt, UnaskedNo
from undaunted.record.recording import append_once, require_attempt


def unasked_of(attempt: Attempt) -> UnaskedNo | None:
    """What was told of it last; None where it was asked for, or nothing was told (one query)."""
    return UnaskedNo.objects.of(attempt.person).current().filter(attempt=attempt).first()


@transaction.atomic
def correct_unasked(
    attempt: Attempt, fact: uuid.UUID, kind: str, who: str, touched: Iterable[str], now: datetime
) -> UnaskedNo:
    """Append what it was, in the place of what was told before, which stays as history."""
    require_attempt(attempt.person, attempt.pk)
    before = unasked_of(attempt)
    replaces = None if before is None else before.pk
    if before is not None and before.pk == fact:
        replaces = before.replaces_id  # sent twice, it is one version
    return append_once(
        UnaskedNo(
            id=fact,
            person=attempt.person,
            attempt=attempt,
            replaces_id=replaces,
            received_at=now,
            kind=kind,
            who=who,
            touched=sorted(touched),
        )
    )
