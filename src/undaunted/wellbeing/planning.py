"""The person's own plan for dark hours: six steps and their reasons, kept version by version."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.record.recording import append
from undaunted.wellbeing.models import SafetyPlan
from undaunted.wellbeing.noticing import Kept, keep

DRAFT = "safety-plan"
STEPS = (
    "warning_signs",
    "what_helps",
    "people_to_see",
    "people_to_tell",
    "professionals",
    "safer_place",
    "reasons",
)


def keep_plan(
    person: Person, fact: uuid.UUID, steps: Mapping[str, str], now: datetime
) -> Kept[SafetyPlan]:
    """Append the plan as it is now, `STEPS` by name, with what its words were found to say.

    Earlier plans stay; the draft goes.
    """
    row = SafetyPlan(id=fact, person=person, received_at=now, saved_at=now, **steps)
    return keep(person, row, append, now, lambda: forget(person, DRAFT))


def plan_of(person: Person) -> SafetyPlan | None:
    """The newest plan, or None (one query)."""
    return SafetyPlan.objects.of(person).order_by("-saved_at").first()
