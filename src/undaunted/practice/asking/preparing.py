"""Prepares a big step: appends the sheet of an ask. Called alike from every door."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from undaunted.asks.shown import ShownAsk
from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.record import recording
from undaunted.record.models import Preparation
from undaunted.wellbeing.noticing import Kept, keep


@dataclass(frozen=True, slots=True)
class Sheet:
    """A preparation as it came in, under its id `fact`."""

    fact: uuid.UUID
    matters: str
    worst: str
    then_i: str
    if_no: str
    support_person: str = ""


def prepare(person: Person, ask: ShownAsk, sheet: Sheet, now: datetime) -> Kept[Preparation]:
    """Append the sheet with what its words were found to say, and drop its draft."""
    row = Preparation(
        id=sheet.fact,
        person=person,
        received_at=now,
        prepared_at=now,
        ask_key=ask.key,
        own_ask_id=ask.own_ask_id,
        matters=sheet.matters,
        worst=sheet.worst,
        then_i=sheet.then_i,
        if_no=sheet.if_no,
        support_person=sheet.support_person,
        has_support=bool(sheet.support_person.strip()),
    )
    return keep(
        person,
        row,
        recording.preparation,
        now,
        lambda: forget(person, preparation_draft_of(ask.key)),
    )


def sheets_before(person: Person, key: str) -> tuple[Preparation, ...]:
    """The sheets that were kept for an ask, the newest first. One query."""
    return tuple(Preparation.objects.of(person).filter(ask_key=key).order_by("-prepared_at"))


def preparation_draft_of(key: str) -> str:
    """The name of the draft of a sheet."""
    return f"prepare:{key}"
