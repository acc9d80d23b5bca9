"""Looks back on an ask: the four questions and the belief again. Called alike from every door."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from undaunted.learning.state import learned_state, rebuild
from undaunted.people.drafting import forget
from undaunted.record import recording
from undaunted.record.models import Attempt, Reflection
from undaunted.record.telling_own import LeftOut, tell_left_out
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


def reflect(
    attempt: Attempt, seen: SeenBack, now: datetime, left_out: LeftOut | None = None
) -> Kept[Reflection]:
    """Append a look back with what its words were found to say, drop its draft, and learn.

    `left_out`: what an own ask had left untold; then all is learned anew, as the ask is another
    one. Raises `NotAllowed` for an ask without an answer or in the bin.
    """
    person, own = attempt.person, attempt.own_ask
    row = _reflection_of(attempt, seen, now)
    tells = own is not None and left_out is not None and left_out.says_something

    def also() -> None:
        forget(person, reflection_draft_of(attempt.pk))
        if own is not None and left_out is not None and tells:
            tell_left_out(own, left_out, now)

    kept = keep(person, row, recording.reflect, now, also)
    if tells:
        rebuild(person)
    else:
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
