"""Logs what came back, and that there is still no answer. Called alike by form, API, queue and import."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from undaunted.engine.taxonomy import Outcome
from undaunted.learning.state import learned_state
from undaunted.people.days import day_of
from undaunted.people.drafting import forget
from undaunted.record import recording
from undaunted.record.models import Answer
from undaunted.record.questions import AttemptRecord
from undaunted.wellbeing.noticing import Kept, keep

_COMES_BACK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class CameBack:
    """A log as it came in, under its id `fact`. Fear and cost are 0-100, chances 0-1."""

    fact: uuid.UUID
    outcome: str
    fear_peak: int | None = None
    fear_now: int | None = None
    feared_happened: str = ""
    chance_yes_next: float | None = None
    feared_chance_next: float | None = None
    no_cost_felt: int | None = None
    words: str = ""
    suggested: str = ""
    how_they_were: str = ""
    why_not_asked: str = ""
    safety_used: tuple[str, ...] | list[str] = ()
    ask_again_on: date | None = None


def log(record: AttemptRecord, came: CameBack, now: datetime) -> Kept[Answer]:
    """Append how an ask went with what its words were found to say, drop its draft, and learn.

    Raises `AlreadyDifferent` where the ask has another answer, `NotAllowed` where it is in the bin.
    """
    return _append_and_learn(_answer_of(record, came, now), now)


def still_nothing(
    record: AttemptRecord,
    fact: uuid.UUID,
    now: datetime,
    until: date | None,
    *,
    followed_up: bool = False,
) -> Kept[Answer]:
    """Append that no answer came: wait until that day, or with None let it go.

    `followed_up`: whether they were written to once more, just now.
    """
    before = record.answer
    row = Answer(
        id=fact,
        person=record.attempt.person,
        attempt=record.attempt,
        received_at=now,
        logged_at=now,
        outcome=Outcome.GHOSTED.value if until is None else Outcome.WAITING.value,
        asked_at=before.asked_at if before else now,
        **_day_of(before),
        ask_again_on=until,
        followed_up=followed_up,
        fear_peak=_peak_before(record),
        fear_now=before.fear_now if before else None,
    )
    return _append_and_learn(row, now)


def _append_and_learn(row: Answer, now: datetime) -> Kept[Answer]:
    person = row.person
    kept = keep(
        person, row, recording.answer, now, lambda: forget(person, log_draft_of(row.attempt_id))
    )
    learned_state(person)
    return kept


def log_draft_of(attempt_id: uuid.UUID) -> str:
    """The name of the draft of a log."""
    return f"log:{attempt_id}"


def _answer_of(record: AttemptRecord, came: CameBack, now: datetime) -> Answer:
    """The row of a log: a peak or a time that was told while waiting still holds."""
    person = record.attempt.person
    waiting = came.outcome == Outcome.WAITING.value
    return Answer(
        id=came.fact,
        person=person,
        attempt=record.attempt,
        received_at=now,
        logged_at=now,
        outcome=came.outcome,
        asked_at=record.answer.asked_at if record.answer else now,
        **_day_of(record.answer),
        ask_again_on=(came.ask_again_on or in_a_week(record, now)) if waiting else None,
        fear_peak=came.fear_peak if came.fear_peak is not None else _peak_before(record),
        fear_now=came.fear_now,
        feared_happened=came.feared_happened,
        chance_yes_next=came.chance_yes_next,
        feared_chance_next=came.feared_chance_next,
        no_cost_felt=came.no_cost_felt,
        words=came.words,
        suggested=came.suggested,
        how_they_were=came.how_they_were,
        why_not_asked=came.why_not_asked,
        safety_used=sorted(came.safety_used),
    )


def _day_of(before: Answer | None) -> dict[str, Any]:
    """The day and zone of the asking, told while it was waited for; else they follow from now."""
    if before is None:
        return {}
    return {"lived_on": before.lived_on, "zone": before.zone, "zone_assumed": before.zone_assumed}


def in_a_week(record: AttemptRecord, now: datetime) -> date:
    """When a waiting ask comes back, where nobody said a day."""
    return day_of(record.attempt.person, now) + _COMES_BACK


def _peak_before(record: AttemptRecord) -> int | None:
    """The peak logged when the waiting began is still the peak of this ask."""
    return record.answer.fear_peak if record.answer else None
