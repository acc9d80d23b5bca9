"""Brings the document of an older export into the shape of today, a step a version.

Not for checking: what comes out is checked as strictly as an export of today (`shape`). A column or
table that an older program did not have yet is filled with the default of its field; one without a
default needs a step of its own.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models

from undaunted.engine.taxonomy import GuessOf
from undaunted.leaving.columns import Column, columns_of, plain
from undaunted.leaving.inventory import EXPORTED, PERSON_SETTINGS
from undaunted.leaving.tying import tie
from undaunted.people.days import own_day, zone_named
from undaunted.people.models import Person
from undaunted.record.lived import LIVED

_Document = dict[str, Any]
_Row = dict[str, Any]
_Change = Callable[[_Document], None]

PERSON = "person"


def renamed(table: str, old: str, new: str) -> _Change:
    """The column `old` of a table is called `new` from the next version on."""

    def change(document: _Document) -> None:
        for row in _rows_of(document, table):
            if old in row and new not in row:
                row[new] = row.pop(old)

    return change


def dropped(table: str, column: str) -> _Change:
    """The column of a table is gone from the next version on."""

    def change(document: _Document) -> None:
        for row in _rows_of(document, table):
            row.pop(column, None)

    return change


# The moment of each table that tells the day it was lived on.
_MOMENTS = {
    "attempt": "committed_at",
    "answer": "asked_at",
    "reflection": "reflected_at",
    "follow_up": "answered_at",
    "exercise_done": "done_at",
}


def _lived(document: _Document) -> None:
    """Facts know the day they were lived on, by the zone the person had when it was exported."""
    zone = _zone_in(document)
    for table, column in _MOMENTS.items():
        for row in _rows_of(document, table):
            day = _day_in(row.get(column), zone)
            if "lived_on" not in row and day is not None:
                row.update(lived_on=day.isoformat(), zone=zone.key, zone_assumed=True)


def _guessed_loosely(document: _Document) -> None:
    """Before, nobody was told that a counter-offer is not a yes, whatever the kind of ask."""
    for row in _rows_of(document, "forecast"):
        row.setdefault("question", GuessOf.YES_LOOSELY.value)


def _day_in(moment: object, zone: ZoneInfo) -> date | None:
    """The person's day of a moment as it is written; None where it is no moment."""
    try:
        return own_day(datetime.fromisoformat(str(moment)).astimezone(zone))
    except (ValueError, OverflowError):
        return None


def _zone_in(document: _Document) -> ZoneInfo:
    """The zone of the person in a document."""
    person = document.get(PERSON)
    named = person.get("time_zone") if isinstance(person, dict) else None
    return zone_named(named if isinstance(named, str) else "")


def _tied(document: _Document) -> None:
    """Attempts name the suggestion they were taken from, where day and ask say which it was."""
    tie(_rows_of(document, "attempt"), _rows_of(document, "suggestion"), _zone_in(document))


# From version N to N + 1. In version 1 a few unfinished programs wrote `noticed.source`.
STEPS: Mapping[int, tuple[_Change, ...]] = {
    1: (renamed("noticed", "source", "form"), renamed("attempt", "kind", "origin"), _tied),
    2: (_lived, _guessed_loosely),
}
# Columns that a migration rewrote since a version: (table, column). A row that is here already is
# the same row though these differ.
REWRITTEN: Mapping[int, frozenset[tuple[str, str]]] = {
    1: frozenset({("attempt", "suggestion_id")}),
    2: frozenset((*product(_MOMENTS, LIVED), ("forecast", "question"))),
}


@dataclass(slots=True)
class Upgraded:
    """A document in today's shape, and the columns by table that the file itself did not tell."""

    raw: bytes
    untold: dict[str, set[str]] = field(default_factory=dict)


def upgrade(raw: bytes, version: int, newest: int) -> Upgraded:
    """Raise `ValueError` or `RecursionError` where `raw` is no JSON object."""
    if version >= newest:
        return Upgraded(raw)
    document = json.loads(raw)
    if not isinstance(document, dict):
        raise ValueError
    rewritten: set[tuple[str, str]] = set()
    for step in range(version, newest):
        for change in STEPS.get(step, ()):
            change(document)
        rewritten |= REWRITTEN.get(step, frozenset())
    untold = _fill(document)
    for table, column in rewritten:
        untold.setdefault(table, set()).add(column)
    document["version"] = newest
    return Upgraded(json.dumps(document).encode(), untold)


def _fill(document: _Document) -> dict[str, set[str]]:
    """Give what is missing its default; says which columns of which table were filled."""
    untold: dict[str, set[str]] = {}
    tables = document.get("tables")
    if isinstance(tables, dict):
        for table in EXPORTED:
            tables.setdefault(table.name, [])
            untold[table.name] = _filled(_rows_of(document, table.name), columns_of(table.model))
    settings = (f for f in Person._meta.concrete_fields if f.name in PERSON_SETTINGS)
    person = document.get(PERSON)
    untold[PERSON] = _filled(iter([person] if isinstance(person, dict) else []), settings)
    return untold


def _filled(rows: Iterator[_Row], columns: Iterator[Column]) -> set[str]:
    defaults = {column.attname: column.get_default for column in columns if has_default(column)}
    found: set[str] = set()
    for row in rows:
        missing = defaults.keys() - row.keys()
        row.update((name, plain(defaults[name]())) for name in missing)
        found |= missing
    return found


def has_default(column: Column) -> bool:
    """Whether "not said" is a value of this column. A row's own id is always told."""
    may_be_empty = column.blank and isinstance(column, models.CharField)
    return not column.primary_key and (column.has_default() or column.null or may_be_empty)


def _rows_of(document: _Document, table: str) -> Iterator[_Row]:
    """The rows of a table that are rows; whatever else stands there is refused later."""
    tables = document.get("tables")
    rows = tables.get(table) if isinstance(tables, dict) else None
    yield from (row for row in (rows if isinstance(rows, list) else []) if isinstance(row, dict))
