"""A round and its calls: begun, tallied, taken back; and what of it is known. Judges nothing."""

import uuid
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from undaunted.engine.taxonomy import Outcome
from undaunted.people.access import PersonalQuerySet
from undaunted.people.models import Person
from undaunted.record.models import Attempt, Round, RoundAnswer
from undaunted.record.recording import append_once

_BEST_FIRST = (Outcome.YES, Outcome.PARTLY, Outcome.NO, Outcome.GHOSTED)


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """A round with what came back so far, `came` by number of the call (from 1)."""

    row: Round
    came: Mapping[int, Outcome]

    @property
    def counts(self) -> Counter[Outcome]:
        return Counter(self.came.values())

    @property
    def made(self) -> int:
        return len(self.came)

    @property
    def yes(self) -> int:
        return self.counts[Outcome.YES]

    @property
    def unanswered(self) -> tuple[int, ...]:
        """The calls nobody answered."""
        return tuple(n for n, one in self.came.items() if one is Outcome.GHOSTED)

    @property
    def is_full(self) -> bool:
        return self.made >= self.row.calls

    @property
    def outcome(self) -> Outcome:
        """The best that came, as the one word of the attempt; it is counted call by call."""
        return next((one for one in _BEST_FIRST if self.counts[one]), Outcome.NOT_ASKED)


def round_record_of(person: Person, attempt_id: uuid.UUID) -> RoundRecord | None:
    """The round of an attempt, None where it is none (two queries)."""
    row = Round.objects.of(person).filter(pk=attempt_id).first()
    if row is None:
        return None
    calls = RoundAnswer.objects.of(person).filter(round=row, removed_at__isnull=True)
    came = calls.order_by("number").values_list("number", "outcome")
    return RoundRecord(row, {number: Outcome(outcome) for number, outcome in came})


def is_round(person: Person, attempt_id: uuid.UUID) -> bool:
    """Whether an attempt is a round (one query)."""
    return Round.objects.of(person).filter(pk=attempt_id).exists()


def calls_of(
    person: Person, among: Collection[uuid.UUID] | None = None
) -> Mapping[uuid.UUID, tuple[Outcome, ...]]:
    """What came back from the calls of each round, in their order (one query)."""
    rows = RoundAnswer.objects.of(person).filter(removed_at__isnull=True)
    if among is not None:
        rows = rows.filter(round__in=among)
    found: dict[uuid.UUID, tuple[Outcome, ...]] = {}
    for round_id, outcome in rows.order_by("number").values_list("round", "outcome"):
        found[round_id] = (*found.get(round_id, ()), Outcome(outcome))
    return found


@transaction.atomic
def make_round(attempt: Attempt, calls: int, guess: int, now: datetime) -> Round:
    """Append that an attempt is a round. The first guess stays."""
    return append_once(
        Round(
            id=attempt.pk,
            person=attempt.person,
            attempt=attempt,
            received_at=now,
            calls=calls,
            guess=guess,
        )
    )


@transaction.atomic
def tally(row: RoundAnswer, now: datetime) -> RoundAnswer:
    """Append what one call brought; an answer after a silence takes its place."""
    silent = _standing(row.person, row.round_id).filter(
        number=row.number, outcome=Outcome.GHOSTED.value
    )
    silent.exclude(pk=row.pk).update(removed_at=now)
    return append_once(row)


@transaction.atomic
def take_back(person: Person, round_id: uuid.UUID, call: uuid.UUID, now: datetime) -> bool:
    """Take the call back that was tallied last, if it still is `call`."""
    last = _standing(person, round_id).order_by("-number").first()
    if last is None or last.pk != call:
        return False
    return _standing(person, round_id).filter(pk=call).update(removed_at=now) == 1


def last_call(person: Person, round_id: uuid.UUID) -> RoundAnswer | None:
    """The call that was tallied last (one query)."""
    return _standing(person, round_id).order_by("-number").first()


def _standing(person: Person, round_id: uuid.UUID) -> PersonalQuerySet[RoundAnswer]:
    return RoundAnswer.objects.of(person).filter(round=round_id, removed_at__isnull=True)
