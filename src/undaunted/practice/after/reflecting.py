"""Looks back on an ask: the four questions and the belief again. Called alike from every door."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from undaunted.learning.state import learned_state
from undaunted.people.drafting import forget
from undaunted.record import recording
from undaunted.record.models import Attempt, Reflection
from undaunted.wellbeing.noticing import Kept, keep


@dataclass(frozen=True, slots=True)
class SeenBack:
    """A look back as it came in, under its id `fact`. Beliefs are 0-1, cost is 0-100."""

    fact: uuid.UUID
    hoped: str = ""
    happened: str = ""
    felt: str = ""
    assumption: str = ""
    belief_now: float | None = None
    no_cost_now: int | None = None
    worth_belief_now: float | None = None
    acted_on_value: str = ""


def reflect(attempt: Attempt, seen: SeenBack, now: datetime) -> Kept[Reflection]:
    """Append a look back with what its words were found to say, drop its draft, and learn.

    Raises `NotAllowed` for an ask without an answer or in the bin.
    """
    person = attempt.person
    row = _reflection_of(attempt, seen, now)
    kept = keep(
        person, row, recording.reflect, now, lambda: forget(person, reflection_draft_of(attempt.pk))
    )
    learned_state(person)
    return kept


def reflection_draft_of(attempt_id: uuid.UUID) -> str:
    """The name of the draft of a look back."""
    return f"reflect:{attempt_id}"


def _reflection_of(attempt: Attempt, seen: SeenBack, now: datetime) -> Reflection:
    return Reflection(
        id=seen.fact,
        person=attempt.person,
        attempt=attempt,
        received_at=now,
        reflected_at=now,
        hoped=seen.hoped,
        happened=seen.happened,
        felt=seen.felt,
        assumption=seen.assumption,
        belief_now=seen.belief_now,
        no_cost_now=seen.no_cost_now,
        worth_belief_now=seen.worth_belief_now,
        acted_on_value=seen.acted_on_value,
    )
