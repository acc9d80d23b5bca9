"""The person's own plan for dark hours: six steps and their reasons, kept version by version."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.record.recording import append
from undaunted.vault.keyring import KeyringMissing, KeyringUnreadable
from undaunted.vault.sealing import CannotOpen
from undaunted.wellbeing.models import SafetyPlan
from undaunted.wellbeing.noticing import Kept, keep

DRAFT = "safety-plan"
_PARTS = re.compile(r"[\n,;]")
_NAME_LENGTH = 60
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


@dataclass(frozen=True, slots=True)
class NearPlan:
    """Whether there is a plan, and whom it names first to reach."""

    is_written: bool
    one_to_reach: str


def near_plan(person: Person) -> NearPlan:
    """What a page beside the plan says of it; a plan that cannot be opened is there, and names
    nobody (one query)."""
    plan = plan_of(person)
    try:
        return NearPlan(plan is not None, _first_to_reach(plan))
    except (CannotOpen, KeyringMissing, KeyringUnreadable):
        return NearPlan(True, "")


def one_to_reach(person: Person) -> str:
    """The first person named in the plan, of those to tell or to see; "" where none is (one query).

    The first line or part of a line, as it was written; what is longer than a name is left out.
    """
    return near_plan(person).one_to_reach


def _first_to_reach(plan: SafetyPlan | None) -> str:
    named = (plan.people_to_tell, plan.people_to_see) if plan else ()
    return next(filter(None, map(_first_named, named)), "")


def _first_named(text: str) -> str:
    parts = (part.strip(" -*•\t") for part in _PARTS.split(text))
    first = next(filter(None, parts), "")
    return first if len(first) <= _NAME_LENGTH else ""
