"""Whether the rows of an export agree with each other, as rows written here always do."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from undaunted.engine.values import UNLIMITED
from undaunted.leaving.columns import columns_of
from undaunted.leaving.inventory import EXPORTED, personal_rows
from undaunted.leaving.refusals import CannotImport
from undaunted.people.models import Draft, Person
from undaunted.practice.choosing.snapshot import SafetySnapshot
from undaunted.record.models import (
    Answer,
    Attempt,
    ExerciseDone,
    Forecast,
    OwnPage,
    Reflection,
    Suggestion,
    UnaskedNo,
)
from undaunted.wellbeing.models import MeasureTaken, SafetyDecision, Screening
from undaunted.wellbeing.signs import screened

_Tables = Mapping[str, Sequence[models.Model]]
_Versioned = Answer | OwnPage | Reflection | UnaskedNo
_VERSIONED: tuple[type[_Versioned], ...] = (Answer, OwnPage, Reflection, UnaskedNo)

_MOST_PROBLEMS = 8


def require_agreement(person: Person, tables: _Tables) -> None:
    """Raise `CannotImport`, naming table and row, where rows contradict each other."""
    rows = [row for rows_of_one in tables.values() for row in rows_of_one]
    problems = [
        *_twice(tables),
        *_pointing_nowhere(person, tables),
        *_without_forecast(rows),
        *_wrong_chains(rows),
        *_unreadable(rows),
    ]
    if problems:
        raise CannotImport(
            _("The parts of this file do not fit each other. Nothing was changed."),
            tuple(problems[:_MOST_PROBLEMS]),
        )


def _twice(tables: _Tables) -> Iterator[str]:
    for name, rows in tables.items():
        if len({row.pk for row in rows}) < len(rows):
            yield _("tables.%(table)s: the same id stands there twice") % {"table": name}


def _pointing_nowhere(person: Person, tables: _Tables) -> Iterator[str]:
    """Every row pointed to must be in the file, or here and the person's own."""
    ids = {table.model: {row.pk for row in tables[table.name]} for table in EXPORTED}
    for table in EXPORTED:
        for field in columns_of(table.model):
            if not isinstance(field, models.ForeignKey):
                continue
            wanted = {row.__dict__[field.attname] for row in tables[table.name]} - {None}
            missing = wanted - ids[field.related_model]
            if missing and missing - _own_ids(person, field.related_model, missing):
                yield _("tables.%(table)s: %(column)s points to a row that is not there") % {
                    "table": table.name,
                    "column": field.attname,
                }


def _own_ids(person: Person, model: type[models.Model], wanted: set[UUID]) -> set[UUID]:
    return wanted & set(personal_rows(model, person).values_list("pk", flat=True))


def _without_forecast(rows: Sequence[models.Model]) -> Iterator[str]:
    foreseen = {row.attempt_id for row in rows if isinstance(row, Forecast)}
    for row in rows:
        if (
            isinstance(row, Attempt)
            and row.origin == Attempt.Origin.SOUGHT
            and row.source not in UNLIMITED  # what people do anyway may have no guess
            and row.pk not in foreseen
        ):
            yield _("tables.attempt: %(row)s has no forecast") % {"row": row.pk}


def _wrong_chains(rows: Sequence[models.Model]) -> Iterator[str]:
    """A correction replaces an earlier version of the same thing, never itself in a circle."""
    for kind in _VERSIONED:
        yield from _wrong_chains_of([row for row in rows if isinstance(row, kind)])


def _wrong_chains_of(rows: Sequence[_Versioned]) -> Iterator[str]:
    by_id = {row.pk: row for row in rows}
    sound: set[UUID] = set()
    for row in rows:
        walked: set[UUID] = set()
        at: _Versioned | None = row
        while at is not None and at.pk not in sound and at.pk not in walked:
            walked.add(at.pk)
            earlier = by_id.get(at.replaces_id) if at.replaces_id else None
            if earlier is not None and _told_of(earlier) != _told_of(at):
                yield _("%(row)s replaces a version of something else") % {"row": at.pk}
            at = earlier
        if at is not None and at.pk in walked:
            yield _("%(row)s replaces itself in a circle") % {"row": row.pk}
        sound |= walked


def _told_of(row: _Versioned) -> UUID:
    """What a row is a version of: a page, or what was said of an attempt."""
    own: UUID = row.known_by if isinstance(row, OwnPage) else row.attempt_id
    return own


def _unreadable(rows: Sequence[models.Model]) -> Iterator[str]:
    """Texts that hold more than words must be what the program itself writes there."""
    for row in rows:
        read = _READERS.get(type(row))
        if read is not None and not _opens(read, row):
            yield _("tables.%(table)s: what %(row)s holds can't be read") % {
                "table": row._meta.model_name,
                "row": row.pk,
            }


def _opens(read: Callable[[Any], object], row: models.Model) -> bool:
    try:
        read(row)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    return True


def _typed(row: Draft) -> None:
    """What a form can hold: a list of texts by field."""
    for given in _mapping(row.body).values():
        if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
            raise ValueError


def _answered(row: MeasureTaken) -> None:
    for given in _mapping(row.answers).values():
        if given is not None and not isinstance(given, int):
            raise ValueError


def _snapshot_agrees(row: Suggestion) -> None:
    if row.standing:
        SafetySnapshot.read(row.standing)


def _decided(row: SafetyDecision) -> None:
    kept = _mapping(row.told)
    if not isinstance(kept["reason"], str) or not isinstance(kept["inputs"], dict):
        raise ValueError


def _mapping(text: str) -> dict[str, Any]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError
    return found


_READERS: Mapping[type[models.Model], Callable[[Any], object]] = {
    Draft: _typed,
    Screening: screened,
    MeasureTaken: _answered,
    Suggestion: _snapshot_agrees,
    SafetyDecision: _decided,
    ExerciseDone: lambda row: _mapping(row.answers),
}
