"""How a day is: a number from 0 to 100, told in five seconds or not at all."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed
from undaunted.record.recording import append
from undaunted.wellbeing.models import CheckIn


@transaction.atomic
def check_in(person: Person, check_in_id: uuid.UUID, mood: int, now: datetime) -> CheckIn:
    """Append the mood (0 very low, 100 very good); the newest of a day counts."""
    if not 0 <= mood <= 100:
        raise NotAllowed(_("Give a number from 0 to 100."))
    row = CheckIn(
        id=check_in_id,
        person=person,
        received_at=now,
        day=day_of(person, now),
        checked_at=now,
        mood=mood,
    )
    return append(row)


def mood_today(person: Person, now: datetime) -> int | None:
    """The mood told today, if it was."""
    rows = CheckIn.objects.of(person).filter(day=day_of(person, now))
    return rows.order_by("-checked_at").values_list("mood", flat=True).first()
