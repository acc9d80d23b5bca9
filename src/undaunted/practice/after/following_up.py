"""Looks again a day or a week later. Called alike from every door."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from undaunted.engine.taxonomy import Cost
from undaunted.people.drafting import forget
from undaunted.record import recording
from undaunted.record.models import Attempt, FollowUp
from undaunted.wellbeing.noticing import Kept, keep


@dataclass(frozen=True, slots=True)
class SeenAgain:
    """A follow-up as it came in, under its id `fact`. Fear is 0-100, the belief 0-1.

    `cost`: what it cost them or the other, as words of `Cost`.
    """

    fact: uuid.UUID
    fear_now: int | None = None
    belief_now: float | None = None
    stays: str = ""
    again: str = ""
    skipped: bool = False
    cost: tuple[str, ...] | list[str] = ()


def follow_up(
    attempt: Attempt, when: FollowUp.When, seen: SeenAgain, now: datetime
) -> Kept[FollowUp]:
    """Append what an ask feels like now, with what the words were found to say."""
    row = FollowUp(
        id=seen.fact,
        person=attempt.person,
        attempt=attempt,
        when=when.value,
        received_at=now,
        answered_at=now,
        skipped=seen.skipped,
        fear_now=seen.fear_now,
        belief_now=seen.belief_now,
        stays=seen.stays,
        again=seen.again,
        cost=[word.value for word in Cost if word in seen.cost],
    )
    draft = follow_up_draft_of(attempt.pk, when.value)
    return keep(
        attempt.person, row, recording.follow_up, now, lambda: forget(attempt.person, draft)
    )


def follow_up_draft_of(attempt_id: uuid.UUID, when: str) -> str:
    return f"follow-up:{attempt_id}:{when}"
