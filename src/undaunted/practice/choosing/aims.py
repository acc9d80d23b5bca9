"""What Today may ask about what one practises for: at most one question, and never pressed.

Not for the answers: they are told from the pages of Me.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, QuerySet, Subquery

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
    """The one question that is due now, or None. One query."""
    said = _said_so_far(person)
    kind = _about_goals(said, looks_back, now) or _about_working(said, now)
    return AimQuestion(kind, uuid.uuid4()) if kind else None


@dataclass(frozen=True, slots=True)
class _SaidSoFar:
    """When something was last said or done; None where it never was."""

    named: bool
    stood_at: datetime | None
    goals_left: datetime | None
    finished_at: datetime | None
    answered_at: datetime | None
    working_left: datetime | None
    begun_at: datetime | None


def _said_so_far(person: Person) -> _SaidSoFar:
    """All of it in one query: each column is the newest moment of a table."""
    left = LeftOpen.objects.of(person).order_by("-left_at")
    gone = GoalStand.objects.of(person).filter(let_go=True).values("goal")
    stands = GoalStand.objects.of(person).exclude(goal__in=gone).order_by("-stood_at")
    finished = EnrolmentStep.objects.of(person).filter(kind=EnrolmentStep.Kind.FINISH)
    answers = WorkingAnswer.objects.of(person).order_by("-answered_at")
    begun = Attempt.objects.of(person).order_by("committed_at")
    row = Person.objects.filter(pk=person.pk).values_list(
        Exists(Goal.objects.of(person)),
        _first(stands, "stood_at"),
        _first(left.filter(question=LeftOpen.Question.GOALS), "left_at"),
        _first(finished.order_by("-at"), "at"),
        _first(answers, "answered_at"),
        _first(left.filter(question=LeftOpen.Question.WORKING), "left_at"),
        _first(begun, "committed_at"),
    )
    return _SaidSoFar(*row.get())


def _first(rows: QuerySet[Any], column: str) -> Subquery:
    return Subquery(rows.values(column)[:1])


def _about_goals(said: _SaidSoFar, looks_back: int, now: datetime) -> str | None:
    """Offered once after the third look back; asked again after four weeks or a programme."""
    if not said.named:
        return "offer" if looks_back >= _LOOKS_BACK and said.goals_left is None else None
    if said.stood_at is None:
        return None
    since = _newest(said.stood_at, said.goals_left)
    finished = said.finished_at is not None and said.finished_at > since
    return "again" if finished or now - since >= AGAIN_AFTER else None


def _about_working(said: _SaidSoFar, now: datetime) -> str | None:
    """Four weeks after the first ask, or after the last time it was asked."""
    if said.begun_at is None:
        return None
    since = _newest(said.begun_at, said.answered_at, said.working_left)
    return "working" if now - since >= AGAIN_AFTER else None


def _newest(first: datetime, *others: datetime | None) -> datetime:
    return max(first, *(at for at in others if at is not None), first)
