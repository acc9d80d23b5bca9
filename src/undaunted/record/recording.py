"""The verbs that append a fact. Sent twice, a fact is written once and answered alike.

Every verb runs in one transaction and takes the moment it happens; none judges what it is told.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.engine.taxonomy import GuessOf, Outcome, Source
from undaunted.engine.words.names import name_key
from undaunted.people.models import Person
from undaunted.people.refusals import AlreadyDifferent, NotAllowed, NotFound
from undaunted.record.facts import Fact
from undaunted.record.models import (
    Answer,
    Attempt,
    CareCheck,
    ExerciseDone,
    FollowUp,
    Forecast,
    OwnAsk,
    Party,
    Plan,
    Preparation,
    Reflection,
    Suggestion,
    UnaskedNo,
)
from undaunted.record.under_way import hold, let_go

_AnyFact = TypeVar("_AnyFact", bound=Fact)

SAVED_OTHERWISE = gettext_lazy(
    "This was already saved with other words. What was saved first is kept."
)


def append(fact: _AnyFact) -> _AnyFact:
    """Insert `fact`, or return the row that already says the same.

    Raises `AlreadyDifferent` for the same id with other content, `NotFound` for another's id.
    """
    found = _stored(fact)
    if found is None:
        try:
            with transaction.atomic():
                fact.save(force_insert=True)
            return fact
        except IntegrityError:
            found = _stored(fact)
            if found is None:
                raise
    if found.person_id != fact.person_id:
        raise NotFound(_("We couldn't find that. It may have been deleted."))
    if not found.same_content(fact):
        raise AlreadyDifferent(str(SAVED_OTHERWISE))
    return found


def _stored(fact: _AnyFact) -> _AnyFact | None:
    """The row with this fact's id, whoever it belongs to."""
    rows: QuerySet[_AnyFact] = type(fact)._default_manager.filter(pk=fact.pk)
    return rows.first()


@dataclass(frozen=True, slots=True)
class ForecastGiven:
    """A forecast as it came in. Chances and beliefs are 0-1, fear and cost 0-100.

    A step towards an ask has no chance of a yes. `value` is what it is for, willingness 0-10.
    """

    fear: int
    chance_yes: float | None
    feared_text: str = ""
    feared_chance: float | None = None
    hope: str = ""
    no_cost: int | None = None
    leave_out: tuple[str, ...] = ()
    worth_belief: float | None = None
    question: str = GuessOf.YES.value
    value: str = ""
    willingness: int | None = None


@dataclass(frozen=True, slots=True)
class Care:
    """The thought for the person asked: yes, unsure or no each; asked before: no, once or refused.

    Empty where it was not said.
    """

    can_refuse: str = ""
    at_work: str = ""
    asked_before: str = ""
    safe_to_ask: str = "yes"


@dataclass(frozen=True, slots=True)
class AskRef:
    """Which ask: a key of the library with its version, or an own ask."""

    key: str
    version: int
    own_ask_id: uuid.UUID | None = None


@transaction.atomic
def commit(
    person: Person,
    attempt_id: uuid.UUID,
    ask: AskRef,
    expected: ForecastGiven | None,
    now: datetime,
    *,
    suggestion_id: uuid.UUID | None = None,
    party_id: uuid.UUID | None = None,
    source: Source = Source.SUGGESTED,
) -> Attempt:
    """Begin an attempt and lock its forecast, if one was asked for. The first forecast stays.

    Raises `AlreadyUnderWay`, and begins nothing, where its ask or suggestion has a live attempt.
    """
    attempt = append(
        Attempt(
            id=attempt_id,
            person=person,
            received_at=now,
            committed_at=now,
            ask_key=ask.key,
            ask_version=ask.version,
            own_ask_id=ask.own_ask_id,
            suggestion_id=suggestion_id,
            party_id=party_id,
            source=source.value,
        )
    )
    if expected is not None:
        append(_forecast_of(attempt, expected, now))
    hold(attempt)
    return attempt


def _forecast_of(attempt: Attempt, expected: ForecastGiven, now: datetime) -> Forecast:
    """The forecast of an attempt; it has the same id."""
    return Forecast(
        id=attempt.pk,
        person=attempt.person,
        attempt=attempt,
        received_at=now,
        fear=expected.fear,
        chance_yes=expected.chance_yes,
        feared_text=expected.feared_text,
        feared_chance=expected.feared_chance,
        hope=expected.hope,
        no_cost=expected.no_cost,
        leave_out=sorted(expected.leave_out),
        worth_belief=expected.worth_belief,
        question="" if expected.chance_yes is None else expected.question,
        value=expected.value,
        willingness=expected.willingness,
    )


@transaction.atomic
def care_check(attempt: Attempt, care: Care, now: datetime) -> CareCheck:
    """Append the thought for the person asked; it has the id of its attempt."""
    return append(
        CareCheck(
            id=attempt.pk,
            person=attempt.person,
            attempt=attempt,
            received_at=now,
            can_refuse=care.can_refuse,
            at_work=care.at_work,
            asked_before=care.asked_before,
            safe_to_ask=care.safe_to_ask,
        )
    )


@transaction.atomic
def preparation(row: Preparation) -> Preparation:
    """Append a sheet for a big step; the newest of an ask counts."""
    return append(row)


@transaction.atomic
def plan(row: Plan) -> Plan:
    """Append a newer plan to an attempt that is still open."""
    _require_open(row.person, row.attempt_id)
    return append(row)


@transaction.atomic
def answer(row: Answer) -> Answer:
    """Append how it went: waiting as often as needed, a final answer once."""
    attempt = require_attempt(row.person, row.attempt_id)
    final = (
        Answer.objects.of(row.person)
        .filter(attempt_id=row.attempt_id)
        .exclude(outcome=Outcome.WAITING.value)
        .exclude(pk=row.pk)
    )
    if final.exists():
        raise AlreadyDifferent(
            _("This ask already has its answer. You can correct it in the journal.")
        )
    saved = append_once(row)
    let_go(attempt)
    return saved


@transaction.atomic
def unsought(attempt: Attempt, row: Answer, about: UnaskedNo | None = None) -> Answer:
    """Append a rejection that came without asking: an attempt and its answer in one, and what it
    was, where that was told."""
    append(attempt)
    if about is not None:
        append(about)
    return append(row)


@transaction.atomic
def told_after(attempt: Attempt, row: Answer) -> Answer:
    """Append an ask that was over when it was told: an attempt and its answer in one."""
    append(attempt)
    return append_once(row)


@transaction.atomic
def reflect(row: Reflection) -> Reflection:
    """Append a reflection on an attempt that has an answer."""
    require_attempt(row.person, row.attempt_id)
    if not Answer.objects.of(row.person).filter(attempt_id=row.attempt_id).exists():
        raise NotAllowed(_("First log how it went; then look back on it."))
    return append_once(row)


@transaction.atomic
def follow_up(row: FollowUp) -> FollowUp:
    """Append what it feels like a day or a week later."""
    require_attempt(row.person, row.attempt_id)
    return append_once(row)


@transaction.atomic
def exercise(row: ExerciseDone) -> ExerciseDone:
    """Append an exercise as it was filled in; the attempt it is about must still stand."""
    if row.attempt_id is not None:
        require_attempt(row.person, row.attempt_id)
    return append(row)


@transaction.atomic
def own_ask(row: OwnAsk) -> OwnAsk:
    """Append an ask in the person's own words."""
    return append(row)


@transaction.atomic
def suggestion(row: Suggestion) -> Suggestion:
    """Append what the chooser offered, or return the row of this id: what was stored first counts.

    Two requests may draw at the same moment; both show the same.
    """
    try:
        return append(row)
    except AlreadyDifferent:
        return Suggestion.objects.one_of(row.person, row.pk)


@transaction.atomic
def party(person: Person, label: str, now: datetime) -> Party:
    """The person's party of this name; names are compared after opening, as they are sealed."""
    wanted = name_key(label)
    for known in Party.objects.of(person).order_by("received_at", "pk"):
        if name_key(known.label) == wanted:
            return known
    return append(Party(person=person, label=label.strip(), received_at=now))


def append_once(row: _AnyFact) -> _AnyFact:
    """`append`, where the database allows one such row for an attempt."""
    try:
        with transaction.atomic():
            return append(row)
    except IntegrityError:
        raise AlreadyDifferent(str(SAVED_OTHERWISE)) from None


def require_attempt(person: Person, attempt_id: uuid.UUID) -> Attempt:
    attempt = Attempt.objects.one_of(person, attempt_id)
    if attempt.removed_at is not None:
        raise NotAllowed(_("This ask is in the bin. Restore it in the journal first."))
    return attempt


def _require_open(person: Person, attempt_id: uuid.UUID) -> Attempt:
    attempt = require_attempt(person, attempt_id)
    if attempt.answers.exclude(outcome=Outcome.WAITING.value).exists():
        raise NotAllowed(_("This ask is already answered, so its plan stays as it was."))
    return attempt
