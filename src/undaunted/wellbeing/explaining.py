"""Every safety decision, in words: what, by which rule, from what, and what would change it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from undaunted.engine.taxonomy import Pace
from undaunted.people.models import Person
from undaunted.record.labels import label
from undaunted.wellbeing.decision_words import inputs_in_words, reason_in_words, rule_in_words
from undaunted.wellbeing.models import SafetyDecision

_PACE = ":pace"
_MOST = 200


@dataclass(frozen=True, slots=True)
class Explained:
    """One decision; `inputs` are names and values in words, `raw` as they were stored."""

    decided_at: datetime
    rule: str
    name: str
    value: str
    reason: str
    inputs: tuple[tuple[str, str], ...]
    raw: Mapping[str, object]

    @property
    def pace(self) -> str:
        """The pace that was decided; empty of any other decision."""
        return str(self.raw["value"]) if self.rule.endswith(_PACE) else ""


def _explained(row: SafetyDecision) -> Explained:
    decided = json.loads(row.told)
    return Explained(
        decided_at=row.decided_at,
        rule=row.rule,
        name=rule_in_words(row.rule),
        value=_value_in_words(row.rule, decided["value"]),
        reason=reason_in_words(decided["reason"]),
        inputs=inputs_in_words(decided["inputs"]),
        raw=decided,
    )


def _value_in_words(rule: str, value: object) -> str:
    """As other pages call it: a pace by its name."""
    if rule.endswith(_PACE):
        return str(label(Pace(str(value))))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return ", ".join(f"{name.replace('_', ' ')} {each:g}" for name, each in value.items())
    return str(value).replace("_", " ")


def explained_on(person: Person, day: date) -> tuple[Explained, ...]:
    """What was decided on a day of the person's, newest first (one query).

    A rule that said the same again from the same inputs stands there once, when it first did.
    """
    rows = SafetyDecision.objects.of(person).filter(day=day)
    said: dict[str, str] = {}
    found: list[Explained] = []
    for row in rows.order_by("decided_at", "rule"):
        if said.get(row.rule) != row.told:
            said[row.rule] = row.told
            found.append(_explained(row))
    return tuple(reversed(found))


def paces_of(person: Person) -> tuple[Explained, ...]:
    """Each change of pace or of its reason among the last 200 decisions, newest first (one query)."""
    rows = SafetyDecision.objects.of(person).filter(rule__endswith=_PACE)
    found = [_explained(row) for row in reversed(rows.order_by("-decided_at")[:_MOST])]
    changes = [
        one
        for place, one in enumerate(found)
        if not place or (one.value, one.reason) != (found[place - 1].value, found[place - 1].reason)
    ]
    return tuple(reversed(changes))
