"""Tells that somebody asked the person for something. It is kept, and counts nowhere among asks."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.record.models import RequestReceived
from undaunted.record.recording import append
from undaunted.wellbeing.noticing import Kept, keep

DRAFT = "received"


@dataclass(frozen=True, slots=True)
class AskedOfMe:
    """What was said to a request; `who` and `words` are empty where they were not told."""

    fact: uuid.UUID
    said: str
    who: str = ""
    words: str = ""


def tell_received(person: Person, asked: AskedOfMe, now: datetime) -> Kept[RequestReceived]:
    """Append it with what its words were found to say, and drop the draft."""
    row = RequestReceived(
        id=asked.fact,
        person=person,
        received_at=now,
        told_at=now,
        said=asked.said,
        who=asked.who,
        words=asked.words,
    )
    return keep(person, row, append, now, lambda: forget(person, DRAFT))
