"""Tallies a round call by call, and ends it: one answer of the attempt, whatever the calls brought."""

import uuid
from datetime import datetime, timedelta

from undaunted.engine.taxonomy import Outcome
from undaunted.people.days import day_of
from undaunted.people.refusals import AlreadyDifferent
from undaunted.practice.after.logging import CameBack, log
from undaunted.record.models import Answer, RoundAnswer
from undaunted.record.questions import AttemptRecord
from undaunted.record.recording import SAVED_OTHERWISE
from undaunted.record.rounds import RoundRecord, tally

_ASK_AGAIN = timedelta(days=3)
TAPS = (Outcome.YES, Outcome.PARTLY, Outcome.NO, Outcome.GHOSTED)


def number_to_tap(record: AttemptRecord, known: RoundRecord) -> int | None:
    """The call that is tallied next: the first that was not made, or, while the round waits, the
    first nobody answered; None where there is none."""
    if record.is_waiting:
        return min(known.unanswered, default=None)
    if record.answer is not None or known.is_full:
        return None
    return known.made + 1


def tap(
    record: AttemptRecord,
    known: RoundRecord,
    fact: uuid.UUID,
    said: tuple[int, Outcome],
    now: datetime,
) -> RoundAnswer:
    """Append what came back from the call of this number; the same tap twice is one."""
    number, outcome = said
    row = RoundAnswer(
        id=fact,
        person=record.attempt.person,
        round=known.row,
        received_at=now,
        number=number,
        outcome=outcome.value,
    )
    again = RoundAnswer.objects.of(record.attempt.person).filter(pk=fact).exists()
    if not again and number != number_to_tap(record, known):
        raise AlreadyDifferent(str(SAVED_OTHERWISE))
    return tally(row, now)


def end_round(
    record: AttemptRecord,
    known: RoundRecord,
    fact: uuid.UUID,
    now: datetime,
    *,
    fear_peak: int | None = None,
    wait: bool = False,
) -> Answer:
    """Append the answer of the attempt and learn from its calls.

    `wait`: some have not answered, and are written to once more in three days.
    """
    waits = wait and bool(known.unanswered)
    outcome = Outcome.WAITING if waits else known.outcome
    until = day_of(record.attempt.person, now) + _ASK_AGAIN if waits else None
    came = CameBack(fact, outcome.value, fear_peak=fear_peak, ask_again_on=until)
    return log(record, came, now).row
