"""Commits to an ask: the gates that hold for every source of an ask, then the facts."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from undaunted.engine.safety.pace import stakes_cap
from undaunted.people.days import day_of, day_starts
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed
from undaunted.practice.asks import ShownAsk
from undaunted.record.models import Answer, Attempt
from undaunted.record.recording import Expected, commit, party
from undaunted.wellbeing.pacing import pace_of

MOST_A_DAY = 3
SAME_PARTY_DAYS = timedelta(days=30)


@transaction.atomic
def commit_to(
    person: Person,
    attempt_id: uuid.UUID,
    ask: ShownAsk,
    expected: Expected,
    whom: str,
    now: datetime,
) -> Attempt:
    """Lock the forecast and begin the attempt. Raises `NotAllowed` with a kind sentence."""
    if not Attempt.objects.visible_to(person).filter(pk=attempt_id).exists():
        require_room(person, ask, now)
    asked = party(person, whom, now) if whom.strip() else None
    if asked is not None:
        require_not_refused(person, asked.pk, attempt_id, now)
    return commit(person, attempt_id, ask.ref, expected, now, party_id=asked.pk if asked else None)


def require_room(person: Person, ask: ShownAsk, now: datetime) -> None:
    """The pace's stakes, and at most three asks a day."""
    if too_big(person, ask):
        raise NotAllowed(
            _(
                "This one is a bigger step than your pace allows for now. It will still be here later; "
                "you can change your pace in Me."
            )
        )
    today = day_starts(person, day_of(person, now))
    begun = Attempt.objects.visible_to(person).filter(
        committed_at__gte=today, removed_at__isnull=True, kind=Attempt.Kind.SOUGHT
    )
    if begun.count() >= MOST_A_DAY:
        raise NotAllowed(_("Three asks are enough for one day. Tomorrow is a good day too."))


def too_big(person: Person, ask: ShownAsk) -> bool:
    """Whether more hangs on this ask than the person's pace allows."""
    return ask.stakes > stakes_cap(pace_of(person).value)


def require_not_refused(
    person: Person, party_id: uuid.UUID, attempt_id: uuid.UUID, now: datetime
) -> None:
    """One no is enough: nobody is asked again after a no, or a third time in 30 days."""
    earlier = Attempt.objects.visible_to(person).filter(party_id=party_id).exclude(pk=attempt_id)
    answers = Answer.objects.visible_to(person).current().filter(attempt__in=earlier)
    if answers.filter(outcome="no").exists():
        raise NotAllowed(
            _(
                "They have said no to you before, and one no is enough. Somebody else may be glad of it."
            )
        )
    if earlier.filter(committed_at__gte=now - SAME_PARTY_DAYS).count() >= 2:
        raise NotAllowed(
            _("You have asked this person twice this month. Let them rest, and ask somebody else.")
        )
