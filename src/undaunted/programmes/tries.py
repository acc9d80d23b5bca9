"""The asks somebody made while a programme ran, as it counts them. Not for what counts (`progress`)."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from undaunted.engine.steps import parted
from undaunted.engine.taxonomy import AskKind, HowTheyWere, Outcome
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.programmes.enrolled import Enrolled
from undaunted.record.history import OWN_COST
from undaunted.record.models import Answer, Attempt, Reflection

_SILENT = frozenset({Outcome.WAITING, Outcome.GHOSTED})


@dataclass(frozen=True, slots=True)
class Try:
    """An ask as a programme counts it; None where it was not said. `waited`: for its answer.

    `cost_to_other`: what it is rated to cost them (0-4). `uneasy`: they were told to have been so.
    """

    id: uuid.UUID
    committed_at: datetime
    domain: str
    context: str
    kind: str
    fear: int
    chance_yes: float | None
    outcome: Outcome
    fear_peak: int | None
    asked_at: datetime
    logged_at: datetime
    reflected_at: datetime | None
    set_piece: bool = False
    cost_to_other: int = 0
    uneasy: bool = False

    @property
    def was_asked(self) -> bool:
        return self.outcome is not Outcome.NOT_ASKED

    @property
    def reflected(self) -> bool:
        return self.reflected_at is not None and self.was_asked

    @property
    def waited(self) -> bool:
        return self.outcome in _SILENT or self.asked_at < self.logged_at

    @property
    def met_a_no(self) -> bool:
        """A no heard, or said, and looked back on."""
        return self.reflected and (self.kind == AskKind.SAYING_NO or self.outcome is Outcome.NO)


_ANSWER = ("outcome", "fear_peak", "how_they_were", "asked_at", "logged_at")
_COLUMNS = (
    *("pk", "committed_at", "ask_key", "own_ask__domain", "own_ask__counterpart"),
    "own_ask__crosses_line",
    *("forecast__fear", "forecast__chance_yes", *_ANSWER, "reflected_at"),
)


def tries_of(person: Person, enrolled: Enrolled) -> tuple[Try, ...]:
    """What the person began while the programme ran and logged, oldest first (one query)."""
    answers = Answer.objects.of(person).current().filter(attempt=OuterRef("pk"))
    answers = answers.order_by("-asked_at", "-logged_at")
    back = Reflection.objects.of(person).current().filter(attempt=OuterRef("pk"))
    rows = (
        Attempt.objects.of(person)
        .filter(origin=Attempt.Origin.SOUGHT, removed_at__isnull=True)
        .filter(committed_at__gte=enrolled.joined_at)
        .filter(forecast__isnull=False)  # what was told when it was over is no practised ask
        .annotate(**{name: Subquery(answers.values(name)[:1]) for name in _ANSWER})
        .annotate(reflected_at=Subquery(back.values("reflected_at")[:1]))
        .filter(outcome__isnull=False)
        .order_by("committed_at", "pk")
    )
    rows_named = (dict(zip(_COLUMNS, row, strict=True)) for row in rows.values_list(*_COLUMNS))
    return tuple(_try_of(row) for row in rows_named if enrolled.ran_at(row["committed_at"]))


def _try_of(row: dict[str, Any]) -> Try:
    """A row as a programme counts it; of an own ask the place is unknown, so who was asked counts."""
    ask = open_library().asks.get(parted(row["ask_key"])[0])
    return Try(
        id=row["pk"],
        committed_at=row["committed_at"],
        domain=ask.domain if ask else row["own_ask__domain"] or "",
        context=ask.setting if ask else row["own_ask__counterpart"] or "",
        kind=ask.kind if ask else _kind_of_own(row["own_ask__crosses_line"]).value,
        fear=row["forecast__fear"],
        chance_yes=row["forecast__chance_yes"],
        outcome=Outcome(row["outcome"]),
        fear_peak=row["fear_peak"],
        asked_at=row["asked_at"],
        logged_at=row["logged_at"],
        reflected_at=row["reflected_at"],
        set_piece=ask.set_piece if ask else False,
        cost_to_other=ask.cost_to_other if ask else OWN_COST,
        uneasy=row["how_they_were"] == HowTheyWere.UNEASY,
    )


def _kind_of_own(crosses_line: bool | None) -> AskKind:
    """One that crosses a red line is of no kind that counts answers."""
    return AskKind.APPROACHING if crosses_line else AskKind.ASKING
