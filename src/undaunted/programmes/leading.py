"""The programme a choice is made in: its block as the chooser sees it, or why it waits.

A programme never outlives its own reasons not to begin: while one holds, it leads nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from undaunted.engine.choosing.arc import Arc
from undaunted.engine.history import History
from undaunted.engine.safety.assessment import SafetyAssessment
from undaunted.engine.values import Decision
from undaunted.library.kinds.programme import Circumstance
from undaunted.library.reading import open_library
from undaunted.people.days import time_days
from undaunted.people.models import Person
from undaunted.programmes.enrolled import current_of
from undaunted.programmes.not_now import holding, reason_not_now
from undaunted.programmes.progress import programme_progress_of

_WEEK = 7


@dataclass(frozen=True, slots=True)
class LeadingProgramme:
    """`programme` is empty without one, `waits` while it leads; `not_now` shuts programmes.

    `tells`: the life parts that whoever joined it has told by joining.
    `week` counts from 1 while it leads; pauses are left out.
    """

    not_now: frozenset[Circumstance]
    programme: str = ""
    waits: str = ""
    arc: Arc | None = None
    tells: tuple[str, ...] = ()
    week: int = 0

    @property
    def decisions(self) -> tuple[Decision[bool], ...]:
        """What of the rules it sets aside while it leads: the yes diet, where it counts noes."""
        if self.arc is None or self.arc.yes_diet:
            return ()
        rule = f"{open_library().safety.version}:yes_diet"
        inputs = (("programme", self.programme),)
        return (Decision(False, rule, inputs, "programme_of_noes"),)


def leading_programme_of(
    person: Person, stands: SafetyAssessment, history: History, now: datetime
) -> LeadingProgramme:
    """The programme that leads at `now`, if there is one (at most two queries)."""
    holds = holding(stands.signs, stands.pace, history, time_days(now))
    current = current_of(person)
    if current is None or current.status != "running":
        return LeadingProgramme(holds)
    reason = reason_not_now(current.programme, stands.pace.value, holds)
    if reason is not None:
        return LeadingProgramme(holds, current.programme.id, reason)
    progress = programme_progress_of(person, current, now)
    week = (progress.day - 1) // _WEEK + 1
    return LeadingProgramme(
        holds,
        current.programme.id,
        arc=current.programme.arc_of(progress.place),
        tells=tuple(map(str, current.programme.tells)),
        week=week,
    )
