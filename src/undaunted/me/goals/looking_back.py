"""The look back over everything, at the end: what one set out for, then and now, and what was done."""

from dataclasses import dataclass
from datetime import datetime

from undaunted.engine.taxonomy import Outcome
from undaunted.people.models import Person
from undaunted.record.aims import GoalStands, goals_of, no_meanings_of
from undaunted.record.models import Answer, Attempt, NoMeaning, Reflection

_STEPS = {Outcome.DONE.value, Outcome.HALF.value}


@dataclass(frozen=True, slots=True)
class LookedBack:
    """Goals with their stands; what a no meant first and last; what was done, counted."""

    goals: tuple[GoalStands, ...]
    meant_first: NoMeaning | None
    meant_last: NoMeaning | None
    asked: int
    steps: int
    looked_back: int
    begun: datetime | None


def look_back_on_all(person: Person) -> LookedBack:
    """Six queries, however much was done."""
    meanings = no_meanings_of(person)
    outcomes = _outcomes_of(person)
    steps = sum(outcome in _STEPS for outcome in outcomes)
    seen = Reflection.objects.of(person).current().filter(attempt__removed_at__isnull=True)
    return LookedBack(
        goals=goals_of(person),
        meant_first=meanings[0] if meanings else None,
        meant_last=meanings[-1] if len(meanings) > 1 else None,
        asked=len(outcomes) - steps,
        steps=steps,
        looked_back=seen.count(),
        begun=_first_at(person),
    )


def _outcomes_of(person: Person) -> list[str]:
    """What came of each ask or step that was made, and is not in the bin."""
    rows = (
        Answer.objects.of(person)
        .current()
        .filter(attempt__origin=Attempt.Origin.SOUGHT, attempt__removed_at__isnull=True)
        .exclude(outcome=Outcome.NOT_ASKED.value)
    )
    newest = rows.order_by("asked_at", "logged_at").values_list("attempt_id", "outcome")
    return list(dict(newest).values())


def _first_at(person: Person) -> datetime | None:
    first = Attempt.objects.of(person).order_by("committed_at").first()
    return first.committed_at if first else None
