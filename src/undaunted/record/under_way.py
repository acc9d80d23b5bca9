"""Which attempts are live, begun and with no answer yet: at most one of an ask, held by a row.

The row is unique in the database, so that of two beginnings at once one is refused. It follows
from the facts: the newest beginning of an ask counts. Earlier ones without an answer, which older
programs allowed and an import may bring, wait behind it and come forward when it is answered or
put away. Nothing is thrown away, as each has guesses that were made.
"""

import uuid

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from undaunted.people.access import PersonalQuerySet
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed
from undaunted.record.models import Attempt, LiveAttempt


class AlreadyUnderWay(NotAllowed):
    """Another attempt of the same ask, or of the same suggestion, is live."""

    def __init__(self) -> None:
        super().__init__(
            _("You have begun this one, or another of the same three. Log that or delete it first.")
        )


def live_of(person: Person, ask_key: str) -> Attempt | None:
    """The live attempt of this ask."""
    return Attempt.objects.of(person).filter(live__ask_key=ask_key).first()


def live_from(person: Person, suggestion_id: uuid.UUID | None) -> Attempt | None:
    """The live attempt that was taken from this suggestion; None without one."""
    if suggestion_id is None:
        return None
    return Attempt.objects.of(person).filter(live__suggestion=suggestion_id).first()


def hold(attempt: Attempt) -> None:
    """Hold an attempt as live, in the caller's transaction; an answered one is none.

    Raises `AlreadyUnderWay` where its ask or its suggestion has another: the caller begins nothing.
    """
    known = LiveAttempt.objects.filter(pk=attempt.pk).exists()
    if known or not _open_ones(attempt.person).filter(pk=attempt.pk).exists():
        return
    try:
        with transaction.atomic():
            _row_of(attempt, attempt.suggestion_id).save(force_insert=True)
    except IntegrityError:
        raise AlreadyUnderWay from None


def let_go(attempt: Attempt) -> None:
    """Hold an attempt no more, as it was answered or put away; an earlier one comes forward.

    Nothing happens where it was not live.
    """
    if not LiveAttempt.objects.filter(pk=attempt.pk).delete()[0]:
        return
    waiting = _open_ones(attempt.person).filter(ask_key=attempt.ask_key)
    earlier = waiting.order_by("-committed_at", "-pk").first()
    if earlier is not None:
        taken = live_from(attempt.person, earlier.suggestion_id) is not None
        _row_of(earlier, None if taken else earlier.suggestion_id).save(force_insert=True)


@transaction.atomic
def hold_all(person: Person) -> None:
    """Hold what the facts say, anew: after rows came in from elsewhere.

    Where several are of one suggestion, the newest is the one that names it.
    """
    LiveAttempt.objects.of(person).delete()
    rows: dict[str, LiveAttempt] = {}
    tied: set[uuid.UUID | None] = set()
    for attempt in _open_ones(person).order_by("-committed_at", "-pk"):
        if attempt.ask_key not in rows:
            suggestion_id = None if attempt.suggestion_id in tied else attempt.suggestion_id
            rows[attempt.ask_key] = _row_of(attempt, suggestion_id)
            tied.add(suggestion_id)
    LiveAttempt.objects.bulk_create(rows.values())


def _open_ones(person: Person) -> PersonalQuerySet[Attempt]:
    """Attempts that were sought, are not in the bin, and have no answer of any kind."""
    sought = Attempt.objects.of(person).filter(origin=Attempt.Origin.SOUGHT)
    return sought.filter(removed_at__isnull=True, answers__isnull=True)


def _row_of(attempt: Attempt, suggestion_id: uuid.UUID | None) -> LiveAttempt:
    return LiveAttempt(
        attempt=attempt,
        person_id=attempt.person_id,
        ask_key=attempt.ask_key,
        suggestion_id=suggestion_id,
    )
