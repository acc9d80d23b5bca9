"""Words that may mean danger, or that a no is read as a verdict: kept with what they were found in.

What is kept is the kind and the rule, never the words. A find is answered with help or kindness;
it says nothing about the person, and "you got this wrong" is remembered. Looking itself is
`looking`; it comes before the transaction.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from django.db import transaction
from django.db.models import Model

from undaunted.people.describing import keep_help_near, take_help_away
from undaunted.people.models import Person
from undaunted.people.written import Written
from undaunted.record.models import Attempt
from undaunted.record.recording import append
from undaunted.wellbeing.looking import (
    VERDICT,
    Finding,
    Look,
    form_of,
    is_of_danger,
    look_at,
    look_at_texts,
)
from undaunted.wellbeing.models import Noticed

_WITHOUT_TWICE = timedelta(minutes=10)

_Row = TypeVar("_Row", bound=Written)
_Saved = TypeVar("_Saved", bound=Model, covariant=True)


@dataclass(frozen=True, slots=True)
class Kept(Generic[_Saved]):
    """A row that was saved, and whether its words speak of danger: then help comes first.

    `because_of_who`: whether they say that a no came because of who the writer is.
    """

    row: _Saved
    danger: bool
    because_of_who: bool = False


def keep(
    person: Person,
    row: _Row,
    save: Callable[[_Row], _Row],
    now: datetime,
    also: Callable[[], None] | None = None,
) -> Kept[_Row]:
    """Look at the words of `row`, then save it with what was found, in one transaction.

    `save` appends the row and may refuse it; `also` drops what was kept for it until then. Where
    looking failed, `looked_at` stays empty, and the person's next request or the next start looks.
    """
    look = look_at(row)
    with transaction.atomic():
        saved = _save_looked(person, row, look, save, now)
        if also is not None:
            also()
    if look is None:
        return Kept(saved, danger=False)
    return Kept(saved, look.danger, look.because_of_who)


def _save_looked(
    person: Person, row: _Row, look: Look | None, save: Callable[[_Row], _Row], now: datetime
) -> _Row:
    """Save a row and keep what was found in it. The caller looked, and holds the transaction."""
    row.looked_at = None if look is None else now
    saved = save(row)
    keep_or_leave(person, saved, look, now)
    return saved


def keep_or_leave(person: Person, row: Written, look: Look | None, now: datetime) -> None:
    """Keep a look at a saved row, or remember that its words wait. In the caller's transaction."""
    if look is not None:
        keep_look(person, row, look, now)
    elif row.looked_at is None:
        leave_words(person)


def keep_look(person: Person, row: Written, look: Look, now: datetime) -> bool:
    """Append what was found in a saved row, once; whether danger was found that was not known.

    Help then stands in the header for a day. The caller holds the transaction.
    """
    if look.danger:
        keep_help_near(person, now)
    if row.looked_at is None and not _mark_looked_at(row, now):
        return False
    fresh = [each for each in look.findings if _append_finding(person, row, each, now)]
    return any(each.is_danger for each in fresh)


def _mark_looked_at(row: Written, now: datetime) -> bool:
    """Whether this look is the first: not where another was kept meanwhile, or the row is gone."""
    unseen = type(row)._default_manager.filter(pk=row.pk, looked_at__isnull=True)
    return unseen.update(looked_at=now) == 1


def _append_finding(person: Person, row: Written, finding: Finding, now: datetime) -> bool:
    """Append a find unless it is known; whether it is new."""
    at, form = row.written_at(now), form_of(row)
    if finding.is_danger:
        return _append_danger(
            person, finding, uuid.uuid5(row.said_id(), finding.kind), form, at, now
        )
    attempt: Attempt = row.attempt  # type: ignore[attr-defined]  # VERDICTS are rows of an ask
    name = form if finding.kind == VERDICT else f"{form}:{finding.kind}"
    noticed = _a_find(person, finding, uuid.uuid5(attempt.pk, name), form, at, now)
    noticed.attempt, noticed.counts = attempt, finding.counts
    return _append_find(noticed)


def _append_danger(
    person: Person, finding: Finding, find_id: uuid.UUID, form: str, at: datetime, now: datetime
) -> bool:
    """The same kind in the same form within ten minutes is one find; whether this is a new one."""
    around = (at - _WITHOUT_TWICE, at + _WITHOUT_TWICE)
    near = Noticed.objects.of(person).filter(form=form, noticed_at__range=around)
    if any(row.kind == finding.kind for row in near):
        return False
    return _append_find(_a_find(person, finding, find_id, form, at, now))


def _append_find(row: Noticed) -> bool:
    if Noticed.objects.of(row.person).filter(pk=row.pk).exists():
        return False
    append(row)
    return True


def _a_find(
    person: Person, finding: Finding, find_id: uuid.UUID, form: str, at: datetime, now: datetime
) -> Noticed:
    return Noticed(
        id=find_id,
        person=person,
        received_at=now,
        noticed_at=at,
        kind=finding.kind,
        rule_version=finding.rule_version,
        form=form,
    )


def notice_said(
    person: Person, said_id: uuid.UUID, texts: Mapping[str, str], form: str, now: datetime
) -> bool:
    """Look at words that were said and are not kept, or not yet; whether they speak of danger.

    `said_id` is the id of the row they would be, so that saying them again, and saving them
    afterwards, is one find.
    """
    look = look_at_texts(texts, form)
    dangers = [finding for finding in look.findings if finding.is_danger] if look else []
    for finding in dangers:
        with transaction.atomic():
            find_id = uuid.uuid5(said_id, finding.kind)
            _append_danger(person, finding, find_id, form, now, now)
            keep_help_near(person, now)
    return bool(dangers)


def leave_words(person: Person) -> None:
    """Remember that words wait to be looked at."""
    Person.objects.filter(pk=person.pk).update(words_left=True)
    person.words_left = True


def verdicts_on(person: Person, attempt: Attempt) -> tuple[Noticed, ...]:
    """The verdicts noticed in the words about an ask and not taken back."""
    rows = Noticed.objects.of(person).filter(attempt=attempt, wrong_at__isnull=True)
    return tuple(row for row in rows if row.kind == VERDICT)


@transaction.atomic
def misread(person: Person, noticed_id: uuid.UUID, now: datetime) -> None:
    """The person says that we misread them: it no longer counts."""
    Noticed.objects.one_of(person, noticed_id)
    noticed = Noticed.objects.of(person).filter(pk=noticed_id, wrong_at__isnull=True)
    noticed.update(wrong_at=now)


def take_verdicts_back(attempt: Attempt, now: datetime) -> None:
    """What was read as a verdict in the words about an ask was none (two queries)."""
    found = [row.pk for row in verdicts_on(attempt.person, attempt)]
    rows = Noticed.objects.of(attempt.person).filter(pk__in=found, wrong_at__isnull=True)
    rows.update(wrong_at=now)


def _words_of_danger_since(person: Person, since: datetime) -> tuple[Noticed, ...]:
    """What was noticed since then that speaks of danger and was not taken back (one query)."""
    rows = Noticed.objects.of(person).filter(noticed_at__gte=since, wrong_at__isnull=True)
    return tuple(row for row in rows if is_of_danger(row.kind))


@transaction.atomic
def misread_today(person: Person, since: datetime, now: datetime) -> None:
    """The person says that we misread all words of danger since then: none of it counts."""
    ids = [row.pk for row in _words_of_danger_since(person, since)]
    Noticed.objects.of(person).filter(pk__in=ids, wrong_at__isnull=True).update(wrong_at=now)


@transaction.atomic
def put_help_away(person: Person, now: datetime) -> None:
    """Take the help out of the header; Help now itself stays."""
    rows = Noticed.objects.of(person).filter(dismissed_at__isnull=True)
    rows.update(dismissed_at=now)
    take_help_away(person)
