"""Questions about an attempt's rows, asked for many attempts in a constant number of queries."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from undaunted.engine.steps import parted
from undaunted.engine.taxonomy import AskKind, Outcome, RefusedFor
from undaunted.people.access import PersonalQuerySet
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.record.because_of_who import can_be_marked, grounds_of
from undaunted.record.kind_words import came_in_words, kind_answered, kind_guessed
from undaunted.record.models import Answer, Attempt, FollowUp, Forecast, Plan, Reflection

_Row = TypeVar("_Row", Answer, Reflection, Plan)


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """An attempt with everything told about it so far; newest versions only."""

    attempt: Attempt
    forecast: Forecast | None
    answer: Answer | None
    reflection: Reflection | None
    plan: Plan | None
    follow_ups: tuple[FollowUp, ...]
    followed_up_on: tuple[date, ...] = ()

    @property
    def outcome(self) -> Outcome | None:
        return Outcome(self.answer.outcome) if self.answer else None

    @property
    def kind(self) -> AskKind:
        """Which kind it was lived as: a step approaches, else by the guess, else by the answer."""
        if parted(self.attempt.ask_key)[1] is not None:
            return AskKind.APPROACHING
        if self.forecast is None:
            return kind_answered(self.outcome)
        return kind_guessed(self.forecast.question)

    @property
    def came(self) -> str:
        """What came, in the words of its kind; "" before there is an answer."""
        return "" if self.outcome is None else came_in_words(self.kind, self.outcome)

    @property
    def was_refused(self) -> bool:
        """Whether a no, a silence or less than was asked for came back."""
        return can_be_marked(self.answer)

    @property
    def grounds(self) -> tuple[RefusedFor, ...]:
        """Why the no came, where the person marked it as about who they are."""
        return grounds_of(self.answer)

    @property
    def lived_on(self) -> date:
        """The person's day it was asked on, or begun where it has no answer; in the zone of then."""
        day: date = (self.answer or self.attempt).lived_on
        return day

    @property
    def is_open(self) -> bool:
        """Committed to and not yet logged."""
        return self.answer is None

    @property
    def is_waiting(self) -> bool:
        return self.outcome is Outcome.WAITING

    def follow_up(self, when: str) -> FollowUp | None:
        return next((row for row in self.follow_ups if row.when == when), None)


def attempt_records(person: Person, attempts: Sequence[Attempt]) -> tuple[AttemptRecord, ...]:
    """Everything told about these attempts of the person, in their order. Five queries."""
    ids = [attempt.pk for attempt in attempts]
    forecasts = {f.attempt_id: f for f in Forecast.objects.of(person).filter(attempt__in=ids)}
    answers = Answer.objects.of(person).current().filter(attempt__in=ids)
    ordered = list(answers.order_by("asked_at", "logged_at"))
    reflections = Reflection.objects.of(person).current().filter(attempt__in=ids)
    plans = Plan.objects.of(person).filter(attempt__in=ids).order_by("received_at")
    follow_ups = FollowUp.objects.of(person).filter(attempt__in=ids)
    last_answer = _by_attempt(ordered)
    written = _followed_up(person, ordered)
    last_reflection = _by_attempt(reflections)
    last_plan = _by_attempt(plans)
    later: dict[uuid.UUID, list[FollowUp]] = {}
    for row in follow_ups.order_by("answered_at"):
        later.setdefault(row.attempt_id, []).append(row)
    return tuple(
        AttemptRecord(
            attempt,
            forecasts.get(attempt.pk),
            last_answer.get(attempt.pk),
            last_reflection.get(attempt.pk),
            last_plan.get(attempt.pk),
            tuple(later.get(attempt.pk, ())),
            tuple(written.get(attempt.pk, ())),
        )
        for attempt in attempts
    )


def _followed_up(person: Person, answers: Iterable[Answer]) -> dict[uuid.UUID, list[date]]:
    """The person's days on which those who were asked were written to once more."""
    found: dict[uuid.UUID, list[date]] = {}
    for row in answers:
        if row.followed_up:
            found.setdefault(row.attempt_id, []).append(day_of(person, row.logged_at))
    return found


def _by_attempt(rows: Iterable[_Row]) -> dict[uuid.UUID, _Row]:
    """The last row of each attempt."""
    return {row.attempt_id: row for row in rows}


def attempt_record_of(person: Person, pk: uuid.UUID) -> AttemptRecord:
    """Everything told about one attempt of the person; `NotFound` where it is not theirs."""
    attempt = Attempt.objects.select_related("own_ask__told", "party").one_of(person, pk)
    return attempt_records(person, [attempt])[0]


def kept_attempts(person: Person) -> PersonalQuerySet[Attempt]:
    """Attempts not in the bin, newest first."""
    rows = Attempt.objects.of(person).filter(removed_at__isnull=True)
    return rows.select_related("own_ask__told", "party").order_by("-committed_at")
