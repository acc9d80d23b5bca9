"""Instruments that were filled in, what they add up to, and how that changed."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from undaunted.engine.measures import MeasureScore, scored
from undaunted.library.instruments import InstrumentFile
from undaunted.library.reading import open_library
from undaunted.people.describing import keep_help_near
from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.people.refusals import NotFound
from undaunted.record.recording import append
from undaunted.wellbeing.models import MeasureTaken
from undaunted.wellbeing.signs import answers_of, item9_of


@dataclass(frozen=True, slots=True)
class Taking:
    """One time an instrument was filled in. `score` is None where too much was left open."""

    taken_at: datetime
    file: InstrumentFile
    score: MeasureScore | None
    answers: Mapping[str, int | None]


def instrument(name: str) -> InstrumentFile:
    """The instrument of this id; `NotFound` where there is none."""
    file = open_library().measures.get(name)
    if file is None:
        raise NotFound(_("There is no such list of questions here."))
    return file


@transaction.atomic
def take(
    person: Person,
    taking_id: uuid.UUID,
    file: InstrumentFile,
    answers: Mapping[str, int | None],
    now: datetime,
) -> MeasureTaken:
    """Append the answers with the wording they answer. An item 9 that is not 0 keeps help near.

    The draft goes. Raises `MeasureError` for an unknown item or answer.
    """
    scored(file.instrument(), answers)
    row = MeasureTaken(
        id=taking_id,
        person=person,
        received_at=now,
        taken_at=now,
        instrument=file.id,
        version=file.version,
        text_hash=file.text_hash,
        answers=json.dumps(dict(sorted(answers.items()))),
    )
    if item9_of(row, answers) > 0:
        keep_help_near(person, now)
    forget(person, measure_draft_of(file.id))
    return append(row)


def measure_draft_of(instrument_id: str) -> str:
    """The name of the draft of an instrument."""
    return f"measure:{instrument_id}"


def takings(person: Person) -> tuple[Taking, ...]:
    """Every taking that its instrument can still read, oldest first (one query)."""
    rows = MeasureTaken.objects.of(person).order_by("taken_at")
    found = ((row, open_library().measures.get(row.instrument)) for row in rows)
    return tuple(
        Taking(
            row.taken_at, file, scored(file.instrument(), answers_of(row)).value, answers_of(row)
        )
        for row, file in found
        if file is not None and file.text_hash == row.text_hash
    )
