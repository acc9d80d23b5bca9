"""Instruments that were filled in, what they add up to, and how that changed."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from undaunted.engine.measures import MeasureScore, scored
from undaunted.engine.safety.signs import PHQ9
from undaunted.library.instruments import InstrumentFile
from undaunted.library.reading import open_library
from undaunted.people.describing import keep_help_near
from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.people.refusals import NotFound
from undaunted.record.recording import append
from undaunted.wellbeing.models import MeasureTaken, Screening
from undaunted.wellbeing.signs import answers_of, item9_of

_PHQ2 = "phq-2"
_NOT_KEPT, _NEVER = uuid.UUID(int=0), datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Taking:
    """One time an instrument was filled in. `score` is None where too much was left open."""

    id: uuid.UUID
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
        _taking_of(row, file)
        for row, file in found
        if file is not None and file.text_hash == row.text_hash
    )


def would_be(file: InstrumentFile, answers: Mapping[str, int | None]) -> Taking:
    """These answers as a taking that is not kept."""
    return Taking(_NOT_KEPT, _NEVER, file, scored(file.instrument(), answers).value, answers)


def taking_in(person: Person, taking_id: uuid.UUID) -> Taking:
    """One taking; `NotFound` where there is none that its instrument can still read (one query)."""
    row = MeasureTaken.objects.one_of(person, taking_id)
    file = open_library().measures.get(row.instrument)
    if file is None or file.text_hash != row.text_hash:
        raise NotFound(_("These answers belong to questions that are no longer here."))
    return _taking_of(row, file)


def _taking_of(row: MeasureTaken, file: InstrumentFile) -> Taking:
    answers = answers_of(row)
    score = scored(file.instrument(), answers).value
    return Taking(row.pk, row.taken_at, file, score, answers)


def answers_before(person: Person, file: InstrumentFile, now: datetime) -> Mapping[str, int]:
    """The first two items of a PHQ-9, as they were told in the few questions or a PHQ-2 of the same
    fortnight; nothing where a PHQ-9 was taken since (two queries)."""
    if file.id != PHQ9:
        return {}
    since = now - timedelta(days=open_library().safety.measure_again_days)
    rows = MeasureTaken.objects.of(person).filter(taken_at__range=(since, now))
    known: list[tuple[datetime, Mapping[str, int]]] = []
    for row in rows.filter(instrument__in=(PHQ9, _PHQ2)):
        said = answers_of(row) if row.instrument == _PHQ2 else {}
        known.append((row.taken_at, {k: v for k, v in said.items() if v is not None}))
    screened = Screening.objects.of(person).filter(screened_at__range=(since, now), declined=False)
    newest = screened.order_by("-screened_at").first()
    if newest is not None:
        few = json.loads(newest.answers)
        known.append((newest.screened_at, {"interest": few["interest"], "down": few["mood"]}))
    return max(known, key=lambda one: one[0], default=(now, {}))[1]
