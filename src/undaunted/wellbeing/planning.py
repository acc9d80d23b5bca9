"""The person's own plan for dark hours: six steps and their reasons, kept version by version."""

from django.db import transaction

from undaunted.people.models import Person
from undaunted.record.recording import append
from undaunted.wellbeing.models import SafetyPlan

STEPS = (
    "warning_signs",
    "what_helps",
    "people_to_see",
    "people_to_tell",
    "professionals",
    "safer_place",
    "reasons",
)


@transaction.atomic
def keep_plan(row: SafetyPlan) -> SafetyPlan:
    """Append the plan as it is now; earlier ones stay."""
    return append(row)


def plan_of(person: Person) -> SafetyPlan | None:
    """The newest plan, or None (one query)."""
    return SafetyPlan.objects.visible_to(person).order_by("-saved_at").first()
