"""Tells of a rejection that came without asking: an attempt and its answer in one."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from undaunted.engine.taxonomy import Outcome, UnaskedKind
from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.record.models import Answer, Attempt, UnaskedNo
from undaunted.record.recording import unsought
from undaunted.wellbeing.noticing import Kept, keep

DRAFT = "unsought"


@dataclass(frozen=True, slots=True)
class Came:
    """What came unsought, under the id `fact` of all its rows. Fear is 0-100.

    `kind` and `touched` are words of closed lists, `who` a counterpart; empty where not said.
    """

    fact: uuid.UUID
    domain: str
    words: str
    fear_peak: int | None
    fear_now: int | None = None
    kind: str = ""
    who: str = ""
    touched: tuple[str, ...] = ()


def tell_unsought(person: Person, came: Came, now: datetime) -> Kept[Answer]:
    """Append attempt and answer with what the words were found to say, and drop the draft."""
    attempt, answer = _rows_of(person, came, now)
    return keep(
        person,
        answer,
        lambda row: unsought(attempt, row, _about(attempt, came)),
        now,
        lambda: forget(person, DRAFT),
    )


def _about(attempt: Attempt, came: Came) -> UnaskedNo | None:
    """What it was; None where nothing of that was told."""
    if not (came.kind or came.who or came.touched):
        return None
    return UnaskedNo(
        id=attempt.pk,
        person=attempt.person,
        attempt=attempt,
        received_at=attempt.received_at,
        kind=came.kind or UnaskedKind.OTHER.value,
        who=came.who,
        touched=sorted(came.touched),
    )


def _rows_of(person: Person, came: Came, now: datetime) -> tuple[Attempt, Answer]:
    attempt = Attempt(
        id=came.fact,
        person=person,
        received_at=now,
        committed_at=now,
        origin=Attempt.Origin.UNSOUGHT,
        ask_key=f"unsought:{came.domain}",
    )
    answer = Answer(
        id=came.fact,
        person=person,
        attempt=attempt,
        received_at=now,
        logged_at=now,
        asked_at=now,
        outcome=Outcome.NO.value,
        fear_peak=came.fear_peak,
        fear_now=came.fear_now,
        words=came.words,
    )
    return attempt, answer
