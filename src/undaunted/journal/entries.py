"""An ask as an entry of the journal: its name, its day and hour, its stamp."""

from dataclasses import dataclass
from datetime import date, datetime

from undaunted.drawing.stamp import stamp
from undaunted.engine.taxonomy import Source
from undaunted.people.days import zone_named
from undaunted.people.models import Person
from undaunted.record.kinds import stamp_kind, surprise_size
from undaunted.record.questions import AttemptRecord
from undaunted.record.titles import title_of


@dataclass(frozen=True, slots=True)
class Entry:
    record: AttemptRecord
    title: str
    when: date
    stamp: str
    at: datetime | None = None
    excerpt: str = ""


def entry_of(person: Person, record: AttemptRecord) -> Entry:
    size = surprise_size(record.forecast, record.answer)
    picture = stamp(record.attempt.pk, stamp_kind(record.attempt, record.answer), size)
    return Entry(record, title_of(record.attempt), record.lived_on, picture, _hour_of(record))


def _hour_of(record: AttemptRecord) -> datetime | None:
    """The moment on the clock of where it was; None where the day alone was told."""
    if record.attempt.source == Source.TOLD_AFTER:
        return None
    row = record.answer
    at = row.asked_at if row else record.attempt.committed_at
    return at.astimezone(zone_named((row or record.attempt).zone))
