"""What the safety rules say of a person now, kept so that it can be explained; and what they choose."""

import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from undaunted.engine.fear.forecasting import FearSettings
from undaunted.engine.history import History
from undaunted.engine.safety.assessment import SafetyAssessment, assess_safety
from undaunted.engine.safety.pace import pace_for
from undaunted.engine.safety.signs import PTSD, Signs
from undaunted.engine.taxonomy import Pace
from undaunted.engine.values import Decision
from undaunted.learning.state import learned_state
from undaunted.library.reading import open_library
from undaunted.people.days import day_of, time_days
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed
from undaunted.record.recording import append
from undaunted.wellbeing.models import PaceChoice, SafetyDecision
from undaunted.wellbeing.signs import signs_of

_OFFERED = (Pace.OPEN, Pace.GENTLE, Pace.REST)
_AnyDecision = Decision[object]


@dataclass(frozen=True, slots=True)
class PaceStatus:
    """The pace, and `weighs`: codes of answers told lately that keep some exercises away."""

    pace: Pace
    weighs: tuple[str, ...] = ()


def standing_now(person: Person, now: datetime) -> PaceStatus:
    """The pace and what weighs, without choosing anything (at most seventeen queries)."""
    decision = pace_now(person, now)
    return PaceStatus(decision.value, weighing(decision))


def weighing(pace: Decision[Pace]) -> tuple[str, ...]:
    """Whether something from the past, or thoughts of death, stand in the answers now."""
    rules, looked_at = open_library().safety, dict(pace.inputs)
    found = (
        ("ptsd_raised", PTSD, rules.ptsd_gentle),
        ("item9", "item9", rules.item9_gentle),
    )
    return tuple(name for name, score, least in found if float(looked_at[score] or 0) >= least)


def assessment_of(
    person: Person,
    history: History,
    settings: FearSettings,
    now: datetime,
    running: datetime | None = None,
) -> SafetyAssessment:
    """Everything the rules say at `now` (six queries, besides the history's).

    `running`: the moment of looking, where what is asked about is later and the day that runs binds.
    """
    return _stand(signs_of(person, now, running), history, settings, now)


def _stand(
    signs: Signs, history: History, settings: FearSettings, now: datetime
) -> SafetyAssessment:
    return assess_safety(signs, history, settings, time_days(now), open_library().safety)


@transaction.atomic
def choose_pace(person: Person, choice_id: uuid.UUID, pace: Pace, now: datetime) -> PaceChoice:
    """Append the person's choice: gentler than the rules always holds, bolder only within them."""
    if pace not in _OFFERED:
        raise NotAllowed(_("That pace isn't one to choose."))
    row = PaceChoice(id=choice_id, person=person, pace=pace.value, chosen_at=now, received_at=now)
    return append(row)


@transaction.atomic
def confirm_support(person: Person, choice_id: uuid.UUID, now: datetime) -> PaceChoice:
    """Append that somebody stands by the person: a professional, or somebody they trust."""
    row = PaceChoice(id=choice_id, person=person, has_support=True, chosen_at=now, received_at=now)
    return append(row)


@transaction.atomic
def ask_anyway(person: Person, choice_id: uuid.UUID, now: datetime) -> PaceChoice:
    """Append that the person wants an ask on a heavy day; it holds until the day ends."""
    row = PaceChoice(id=choice_id, person=person, asks_anyway=True, chosen_at=now, received_at=now)
    return append(row)


def chosen_pace(person: Person) -> Pace | None:
    """The pace the person last chose (one query)."""
    rows = PaceChoice.objects.of(person).exclude(pace="").order_by("-chosen_at")
    row = rows.first()
    return Pace(row.pace) if row else None


def decisions_in(stands: SafetyAssessment) -> Iterator[_AnyDecision]:
    """Every decision of a standing, as it is kept."""
    yield from (stands.pace, stands.window, stands.stakes, stands.rest)
    yield from (note for note in (stands.heavy, *stands.notes) if note.value)


@transaction.atomic
def keep_decisions(
    person: Person, decisions: Iterable[_AnyDecision], stamp: uuid.UUID, now: datetime
) -> None:
    """Append decisions made together; the same stamp is kept once."""
    rows = [
        SafetyDecision(
            id=uuid.uuid5(stamp, f"{decision.rule} {decision.reason}"),
            person=person,
            received_at=now,
            decided_at=now,
            day=day_of(person, now),
            rule=decision.rule,
            told=json.dumps(
                {
                    "value": _plainly(decision.value),
                    "reason": decision.reason,
                    "inputs": dict(decision.inputs),
                }
            ),
        )
        for decision in decisions
    ]
    SafetyDecision.objects.bulk_create(rows, ignore_conflicts=True)


def _plainly(value: object) -> object:
    """A decision's value as JSON takes it."""
    if isinstance(value, Pace):
        return value.value
    if isinstance(value, bool | int | float | str) or value is None:
        return value
    return asdict(value)  # type: ignore[call-overload]  # the window, a frozen dataclass


def pace_now(person: Person, now: datetime, signs: Signs | None = None) -> Decision[Pace]:
    """The pace as the rules say it now (at most seventeen queries); it looks at no rating."""
    _learned, history = learned_state(person)
    known = signs or signs_of(person, now)
    return pace_for(known, history, time_days(now), open_library().safety)
