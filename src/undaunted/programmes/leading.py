"""The programme a choice is made in: its block as the chooser sees it, or why it waits.

A programme never outlives its own reasons not to begin: while one holds, it leads nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from undaunted.engine.choosing.arc import Arc
from undaunted.engine.history import History
from undaunted.engine.safety.standing import Standing
from undaunted.library.kinds.programme import Circumstance
from undaunted.people.days import time_days
from undaunted.people.models import Person
from undaunted.programmes.enrolled import current_of
from undaunted.programmes.not_now import holding, reason_not_now
from undaunted.programmes.progress import whereabouts_of


@dataclass(frozen=True, slots=True)
class Within:
    """`programme` is empty without one, `waits` while it leads; `not_now` shuts programmes."""

    not_now: frozenset[Circumstance]
    programme: str = ""
    waits: str = ""
    arc: Arc | None = None


def within_of(person: Person, stands: Standing, history: History, now: datetime) -> Within:
    """The programme that leads at `now`, if there is one (at most two queries)."""
    holds = holding(stands.signs, stands.pace, history, time_days(now))
    current = current_of(person)
    if current is None or current.status != "running":
        return Within(holds)
    reason = reason_not_now(current.programme, stands.pace.value, holds)
    if reason is not None:
        return Within(holds, current.programme.id, reason)
    block = whereabouts_of(person, current, now).block
    return Within(holds, current.programme.id, arc=block.arc())
