"""What Today may ask about what one practises for: at most one question, and never pressed.

Not for the answers: they are told from the pages of Me.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, Min

from undaunted.people.models import Person
from undaunted.programmes.models import EnrolmentStep
from undaunted.record.models import Attempt, Goal, GoalStand, LeftOpen, WorkingAnswer

AGAIN_AFTER = timedelta(days=28)
_LOOKS_BACK = 3


@dataclass(frozen=True, slots=True)
class AimQuestion:
    """Which question is due (`offer`, `again` or `working`), and the id an answer may have."""

    kind: str
    fact: uuid.UUID

    @property
    def is_working(self) -> bool:
        return self.kind == "working"


def question_due(person: Person, looks_back: int, now: datetime) -> AimQuestion | None:
    """The one question that is due now, or None. Five queries at most."""
    left = {
        row["question"]: row["at"]
        for row in LeftOpen.objects.of(person).values("question").annotate(at=Max("left_at"))
    }
    kind = _about_goals(person, looks_back, left.get(LeftOpen.Question.GOALS), now)
    if kind is None and _working_due(person, left.get(LeftOpen.Question.WORKING), now):
        kind = "working"
    return AimQuestion(kind, uuid.uuid4()) if kind else None


def _about_goals(
    person: Person, looks_back: int, left_at: datetime | None, now: datetime
) -> str | None:
    """Offered once after the third look back; asked again after four weeks or a programme."""
    let_go = GoalStand.objects.of(person).filter(let_go=True).values("goal")
    open_goals = Goal.objects.of(person).exclude(pk__in=let_go)
    last_at = open_goals.aggregate(at=Max("stands__stood_at"))["at"]
    if last_at is None:
        offers = looks_back >= _LOOKS_BACK and left_at is None
        return "offer" if offers and not Goal.objects.of(person).exists() else None
    since = max(last_at, left_at) if left_at else last_at
    if now - since >= AGAIN_AFTER or _finished_after(person, since):
        return "again"
    return None


def _finished_after(person: Person, since: datetime) -> bool:
    done = EnrolmentStep.objects.of(person).filter(kind=EnrolmentStep.Kind.FINISH, at__gt=since)
    return done.exists()


def _working_due(person: Person, left_at: datetime | None, now: datetime) -> bool:
    """Four weeks after the first ask, or after the last time it was asked."""
    last_at = WorkingAnswer.objects.of(person).aggregate(at=Max("answered_at"))["at"]
    begun = Attempt.objects.of(person).aggregate(at=Min("committed_at"))["at"]
    moments = [at for at in (last_at, left_at, begun) if at is not None]
    return begun is not None and now - max(moments) >= AGAIN_AFTER
