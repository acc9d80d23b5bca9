"""Plans an attempt: when, where, and the words. Called alike from every door."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from undaunted.people.drafting import forget
from undaunted.record import recording
from undaunted.record.models import Attempt, Plan
from undaunted.wellbeing.noticing import Kept, keep


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan as it came in, under its id `fact`."""

    fact: uuid.UUID
    planned_at: datetime | None = None
    where: str = ""
    opening_line: str = ""
    way_out: str = ""
    moved_to: date | None = None


def move(
    attempt: Attempt, before: Plan | None, fact: uuid.UUID, day: date, now: datetime
) -> Kept[Plan]:
    """Put an ask that is under way off to another day; its words stay, and so do its guesses."""
    if before is None:
        return plan(attempt, Planned(fact, moved_to=day), now)
    words = (before.where, before.opening_line, before.way_out)
    return plan(attempt, Planned(fact, None, *words, moved_to=day), now)


def plan(attempt: Attempt, planned: Planned, now: datetime) -> Kept[Plan]:
    """Append a newer plan with what its words were found to say. The ask must still be open."""
    row = Plan(
        id=planned.fact,
        person=attempt.person,
        attempt=attempt,
        received_at=now,
        planned_at=planned.planned_at,
        moved_to=planned.moved_to,
        where=planned.where,
        opening_line=planned.opening_line,
        way_out=planned.way_out,
    )
    draft = plan_draft_of(attempt.pk)
    return keep(attempt.person, row, recording.plan, now, lambda: forget(attempt.person, draft))


def plan_draft_of(attempt_id: uuid.UUID) -> str:
    return f"plan:{attempt_id}"
