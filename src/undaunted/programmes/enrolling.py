"""Joining a programme, pausing, taking up again, leaving, finishing. One programme at a time.

What was done stays done whatever is chosen here; joining again begins from the first block.
"""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from undaunted.library.kinds.programme import Programme
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed
from undaunted.programmes.enrolled import (
    Enrolled,
    Status,
    current_in,
    enrolments_of,
)
from undaunted.programmes.models import Enrolment, EnrolmentStep
from undaunted.programmes.not_now import asked_of, reason_for
from undaunted.programmes.progress import programme_progress_of
from undaunted.programmes.words import refusal_of
from undaunted.record.recording import append

_FROM: dict[str, frozenset[Status]] = {
    EnrolmentStep.Kind.PAUSE: frozenset({"running"}),
    EnrolmentStep.Kind.RESUME: frozenset({"paused", "left"}),
    EnrolmentStep.Kind.LEAVE: frozenset({"running", "paused"}),
    EnrolmentStep.Kind.FINISH: frozenset({"running", "paused"}),
}


@transaction.atomic
def join(
    person: Person,
    enrolment_id: uuid.UUID,
    programme: Programme,
    *,
    none_holds: bool,
    now: datetime,
) -> Enrolment:
    """Begin a programme, also again. Raises `NotAllowed` while another is current or it is not
    for them now; `none_holds`: they said that no circumstance holds that only they can know."""
    row = Enrolment(
        id=enrolment_id,
        person=person,
        programme=programme.id,
        version=programme.version,
        joined_at=now,
        received_at=now,
    )
    _hold(person)
    if Enrolment.objects.of(person).filter(pk=enrolment_id).exists():
        return append(row)
    _require_room(person)
    _require_right_time(person, programme, none_holds, now)
    return append(row)


def pause(person: Person, enrolment_id: uuid.UUID, step_id: uuid.UUID, now: datetime) -> None:
    """Stop for as long as wanted; nothing counts meanwhile and nothing is lost."""
    _step(person, enrolment_id, step_id, EnrolmentStep.Kind.PAUSE, now)


@transaction.atomic
def resume(person: Person, enrolment_id: uuid.UUID, step_id: uuid.UUID, now: datetime) -> None:
    """Go on after a pause, or take up what was left, at the place it had."""
    _hold(person)
    current = current_in(enrolments_of(person))
    if current is not None and current.id != enrolment_id:
        _require_room(person)
    _step(person, enrolment_id, step_id, EnrolmentStep.Kind.RESUME, now)


def leave(person: Person, enrolment_id: uuid.UUID, step_id: uuid.UUID, now: datetime) -> None:
    """Go without finishing; `resume` undoes it."""
    _step(person, enrolment_id, step_id, EnrolmentStep.Kind.LEAVE, now)


@transaction.atomic
def finish(
    person: Person,
    enrolment_id: uuid.UUID,
    step_id: uuid.UUID,
    now: datetime,
    *,
    confirmed: bool,
) -> None:
    """End it well: everything we count is reached, and the person confirms what only they know."""
    enrolled = _one_of(person, enrolment_id)
    if enrolled.is_current and not programme_progress_of(person, enrolled, now).may_finish:
        raise NotAllowed(_("There is still something to do here first. It does not run away."))
    if enrolled.is_current and not confirmed:
        raise NotAllowed(_("Tick what you have done; what is not done yet can still be done."))
    _step(person, enrolment_id, step_id, EnrolmentStep.Kind.FINISH, now)


@transaction.atomic
def _step(
    person: Person, enrolment_id: uuid.UUID, step_id: uuid.UUID, kind: str, now: datetime
) -> None:
    """Append a step from where the programme stands; sent twice, or already so, is once."""
    _hold(person)
    enrolled = _one_of(person, enrolment_id)
    row = EnrolmentStep(
        id=step_id,
        person=person,
        enrolment_id=enrolled.id,
        kind=kind,
        at=now,
        received_at=now,
    )
    sent = EnrolmentStep.objects.of(person).filter(pk=step_id).exists()
    if sent or enrolled.status in _FROM[kind]:
        append(row)


def _one_of(person: Person, enrolment_id: uuid.UUID) -> Enrolled:
    """The person's enrolment; `NotFound` where it is not theirs or its programme is gone."""
    Enrolment.objects.one_of(person, enrolment_id)
    found = (one for one in enrolments_of(person) if one.id == enrolment_id)
    one = next(found, None)
    if one is None:
        raise NotAllowed(_("The library has no such programme any more."))
    return one


def _require_right_time(
    person: Person, programme: Programme, none_holds: bool, now: datetime
) -> None:
    reason = reason_for(person, programme, now)
    if reason is None and asked_of(programme) and not none_holds:
        reason = "not_said"
    if reason is not None:
        raise NotAllowed(str(refusal_of(reason)))


def _require_room(person: Person) -> None:
    current = current_in(enrolments_of(person))
    if current is not None:
        raise NotAllowed(
            _(
                "You are in “%(programme)s”. One at a time is plenty: leave that one first. "
                "You can take it up again where you left it."
            )
            % {"programme": current.programme.title}
        )


def _hold(person: Person) -> None:
    """Whoever changes a person's programmes does so one after another."""
    Person.objects.select_for_update().get(pk=person.pk)
