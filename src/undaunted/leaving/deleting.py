"""Deletes everything of a person, and what is left of it in the database file.

Backups and exports are the person's own files: nothing here knows where they are.
"""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection, transaction

from undaunted.leaving.copies import destroy_copies
from undaunted.leaving.inventory import DERIVED, EXPORTED, personal_rows
from undaunted.people.models import Person


@dataclass(frozen=True, slots=True)
class Deleted:
    """How many rows went; `traces_gone` is False while another reader keeps the old file busy."""

    rows: int
    traces_gone: bool


def delete_everything(person: Person) -> Deleted:
    """Delete every row of the person, the person, and the sealed copies that hold their rows.

    Deleting again finds nothing to do.
    """
    with transaction.atomic():
        models = [*(derived.model for derived in DERIVED), *(t.model for t in reversed(EXPORTED))]
        rows = sum(personal_rows(model, person).delete()[0] for model in models)
        rows += Person.objects.filter(pk=person.pk).delete()[0]
    copies_gone = _wipe_copies()
    return Deleted(rows, _wipe_traces() and copies_gone)


def _wipe_copies() -> bool:
    """Destroy the copies from before the tables changed; False where one can't be written to."""
    try:
        destroy_copies(Path(settings.DATA_FOLDER))
    except OSError:
        return False
    return True


def _wipe_traces() -> bool:
    """Write the SQLite file anew without what was deleted, and empty its log beside it."""
    if connection.vendor != "sqlite":
        return True
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy: int = cursor.fetchone()[0]
    except OperationalError:
        return False
    return not busy
