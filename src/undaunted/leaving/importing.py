"""Reads an export into the rows of a person: all of it, or nothing."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from typing import IO

from django.db import DataError, IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from undaunted.leaving.agreeing import require_agreement
from undaunted.leaving.columns import Plain, plain_row
from undaunted.leaving.inventory import EXPORTED, Exported
from undaunted.leaving.refusals import CannotImport
from undaunted.leaving.shape import Facts, read_facts
from undaunted.leaving.unpacking import facts_in
from undaunted.people.models import Person
from undaunted.record.under_way import hold_all
from undaunted.wellbeing.catching_up import look_at_left
from undaunted.wellbeing.noticing import leave_words

_IDS_AT_ONCE = 500
_LOOKED_AT_ONCE = 200

_Rows = Sequence[models.Model]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows were added, and how many were here already, word for word.

    `danger`: whether the words that came in speak of danger, and no find about them came with them.
    """

    added: int
    known: int
    danger: bool = False


def import_zip(person: Person, file: IO[bytes], now: datetime | None = None) -> Imported:
    """Add the rows of an export; they belong to `person` from now on. Twice is the same as once.

    Raises `CannotImport` and changes nothing when the file is no export, comes from a newer
    version, contradicts itself, or says other things than rows that are here already. After the
    rows are in, their words are looked at: the newest at once, the rest at the next requests.
    """
    facts = read_facts(facts_in(file))
    try:
        with transaction.atomic():
            imported = _add(person, facts)
    except (IntegrityError, DataError) as fault:
        raise CannotImport(
            _("Something in this file is here already in another form. Nothing was changed.")
        ) from fault
    return replace(imported, danger=look_at_left(person, now or timezone.now(), _LOOKED_AT_ONCE))


def _add(person: Person, facts: Facts) -> Imported:
    """Insert what is new and take over the settings; what is derived sees by itself what came."""
    rows = {t.name: _built(t, facts.tables[t.name], person) for t in EXPORTED}
    require_agreement(person, rows)
    untold = facts.untold
    fresh = {
        table: tuple(_unknown(table, rows[table.name], untold.get(table.name, frozenset())))
        for table in EXPORTED
    }
    for table, new in fresh.items():
        table.model._default_manager.bulk_create(new)
    Person.objects.filter(pk=person.pk).update(**facts.settings)
    hold_all(person)
    leave_words(person)
    added = sum(len(new) for new in fresh.values())
    return Imported(added, sum(len(of_table) for of_table in rows.values()) - added)


def _built(table: Exported, rows: Sequence[Mapping[str, object]], person: Person) -> _Rows:
    return [table.model(person_id=person.pk, **values) for values in rows]


def _unknown(table: Exported, rows: _Rows, untold: Set[str]) -> Iterator[models.Model]:
    """Those that are not here yet; `CannotImport` for one that is here with other content.

    What an older export did not tell (`untold` columns) is no other content.
    """
    here = _rows_here(table, [row.pk for row in rows])
    for row in rows:
        found = here.get(row.pk)
        if found is None:
            yield row
        elif _owner_of(found) != _owner_of(row) or _told_by(found, untold) != _told_by(row, untold):
            raise CannotImport(
                _("This file says other things than what is here already. Nothing was changed."),
                (f"tables.{table.name}: {row.pk}",),
            )


def _told_by(row: models.Model, untold: Set[str]) -> Mapping[str, Plain]:
    return {name: value for name, value in plain_row(row).items() if name not in untold}


def _rows_here(table: Exported, ids: Sequence[object]) -> Mapping[object, models.Model]:
    """Rows with these ids, whoever they belong to: an id in use is never given twice."""
    found: dict[object, models.Model] = {}
    for start in range(0, len(ids), _IDS_AT_ONCE):
        batch = ids[start : start + _IDS_AT_ONCE]
        found |= {row.pk: row for row in table.model._default_manager.filter(pk__in=batch)}
    return found


def _owner_of(row: models.Model) -> object:
    return row.__dict__["person_id"]
