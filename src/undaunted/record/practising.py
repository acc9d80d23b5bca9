"""Which of its skills somebody used in an ask: told as often as one likes, and the newest counts.

Counted and never judged: using none is no fault.
"""

import uuid
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from undaunted.engine.taxonomy import Skill
from undaunted.people.models import Person
from undaunted.record.models import Attempt, SkillsUsed
from undaunted.record.recording import append, require_attempt


@transaction.atomic
def uses_skills(
    attempt: Attempt, fact: uuid.UUID, skills: Iterable[Skill], now: datetime
) -> SkillsUsed:
    """Append which were used, or none; what was told before stays as history."""
    require_attempt(attempt.person, attempt.pk)
    row = SkillsUsed(id=fact, person=attempt.person, attempt=attempt, received_at=now, told_at=now)
    row.skills = [skill.value for skill in skills]
    return append(row)


def skills_used_of(attempt: Attempt) -> SkillsUsed | None:
    """What was told last; None where it was not told (one query)."""
    mine = SkillsUsed.objects.of(attempt.person).filter(attempt=attempt)
    return mine.order_by("told_at", "received_at").last()


def skills_counted(person: Person) -> Counter[Skill]:
    """In how many asks each skill was used, by what was told last of each (one query)."""
    rows = SkillsUsed.objects.of(person).filter(attempt__removed_at=None)
    newest = {row.attempt_id: row.skills for row in rows.order_by("told_at", "received_at")}
    return Counter(
        Skill(name) for skills in newest.values() for name in skills if name in set(Skill)
    )
