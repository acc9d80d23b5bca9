"""Questions about what a person practises for: goals and where they stood, and whether it is enough."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from undaunted.people.models import Person
from undaunted.record.models import Attempt, Chapter, Goal, GoalStand, KeepingPlan, NoMeaning


@dataclass(frozen=True, slots=True)
class GoalStands:
    """A goal with everything told of it, oldest first: where one stood, and when it was let go."""

    goal: Goal
    stands: tuple[GoalStand, ...]

    @property
    def numbered(self) -> tuple[GoalStand, ...]:
        """Where one stood, without the row that lets it go."""
        return tuple(row for row in self.stands if row.stand is not None)

    @property
    def first(self) -> GoalStand | None:
        return self.numbered[0] if self.numbered else None

    @property
    def last(self) -> GoalStand | None:
        """The newest, where there is more than the first."""
        return self.numbered[-1] if len(self.numbered) > 1 else None

    @property
    def let_go(self) -> GoalStand | None:
        return next((row for row in self.stands if row.let_go), None)


def goals_of(person: Person) -> tuple[GoalStands, ...]:
    """Every goal the person named, oldest first, those let go too. Two queries."""
    rows = GoalStand.objects.of(person).order_by("stood_at", "received_at", "pk")
    stands = _by_goal(rows)
    goals = Goal.objects.of(person).order_by("set_at", "received_at", "pk")
    return tuple(GoalStands(goal, tuple(stands.get(goal.pk, ()))) for goal in goals)


def _by_goal(rows: Iterable[GoalStand]) -> dict[UUID, list[GoalStand]]:
    found: dict[UUID, list[GoalStand]] = {}
    for row in rows:
        found.setdefault(row.goal_id, []).append(row)
    return found


def no_meanings_of(person: Person) -> tuple[NoMeaning, ...]:
    """What a no meant to them each time they said it, oldest first. One query."""
    return tuple(NoMeaning.objects.of(person).order_by("said_at", "received_at", "pk"))


def keeping_plans_of(person: Person) -> tuple[KeepingPlan, ...]:
    """The plans against relapse, newest first. One query."""
    return tuple(KeepingPlan.objects.of(person).order_by("-saved_at", "-received_at", "pk"))


def enough_since(person: Person) -> datetime | None:
    """Since when somebody has enough; None where they go on.

    Beginning an ask is beginning again. One query, two for those who said it.
    """
    chapter = Chapter.objects.of(person).order_by("-turned_at", "-received_at").first()
    if chapter is None or chapter.kind != Chapter.Kind.ENOUGH:
        return None
    later = Attempt.objects.of(person).filter(
        committed_at__gt=chapter.turned_at, origin=Attempt.Origin.SOUGHT
    )
    return None if later.exists() else chapter.turned_at
