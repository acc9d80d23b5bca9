"""Whether a database is one this program may open: looked at before anything in it is changed.

Raises `CannotStart` with a sentence for a file that is no database, for another program's, for a
newer one, for one whose tables no finished program made, and for a keyring that does not fit.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.apps import apps
from django.apps.registry import Apps
from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from undaunted.vault.fields import Sealed, SealedTextField, current_ring
from undaunted.vault.sealing import CannotOpen, open_sealed
from undaunted.web.places import CannotStart

_Migration = tuple[str, str]

FIRST: _Migration = ("people", "0001_initial")
# Migrations that stood in unfinished programs and in no finished one.
UNFINISHED: frozenset[_Migration] = frozenset({("record", "0002_population_fit")})
_PROBES = 5
_WAY_OUT = (
    "Nothing was changed. Open it with the program that made it, choose Me → Export everything, "
    "and import that file here into a new folder (undaunted serve --data DIR)."
)


@dataclass(frozen=True, slots=True)
class Found:
    """The models whose tables are there (none in an empty database), and if migrations wait."""

    registry: Apps
    pending: bool


def require_ours() -> Found:
    """Look at migrations and tables; nothing is written."""
    if not connection.introspection.table_names():
        return Found(Apps(), pending=True)
    applied = set(MigrationRecorder(connection).applied_migrations())
    if FIRST not in applied:
        raise CannotStart(
            "The database holds tables of another program. Nothing was changed. "
            "Give Undaunted a folder or a database of its own."
        )
    executor = MigrationExecutor(connection)
    _require_known(applied - set(executor.loader.disk_migrations))
    pending = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    registry: Apps = apps
    if pending:
        nodes = [node for node in applied if node in executor.loader.graph.nodes]
        registry = executor.loader.graph.make_state(nodes=nodes).apps
    require_tables(registry)
    return Found(registry, pending)


def _require_known(unknown: set[_Migration]) -> None:
    if unknown & UNFINISHED:
        raise CannotStart(f"An unfinished Undaunted made this database. {_WAY_OUT}")
    if unknown:
        app, name = min(unknown)
        raise CannotStart(
            f"A newer Undaunted has opened this database (it knows of {app} {name}). Nothing was "
            "changed. Update this one; or go back to the copy from before: "
            "undaunted restore-copy FILE."
        )


def require_tables(registry: Apps) -> None:
    """Every table has the columns its model says, and no others: `CannotStart` names the first."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for model in _with_tables(registry):
            table = model._meta.db_table
            said = {str(field.column) for field in model._meta.local_concrete_fields}
            found = _columns(cursor, table) if table in there else set()
            for column in sorted(said ^ found):
                missing = "is missing" if column in said else "is not known here"
                raise CannotStart(
                    f"The tables are not those of any finished Undaunted: {table}.{column} "
                    f"{missing}. {_WAY_OUT}"
                )


def _columns(cursor: CursorWrapper, table: str) -> set[str]:
    """Asked with a row that never comes: Django's own way parses every table's SQL."""
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} WHERE 1 = 0")  # noqa: S608
    return {str(column[0]) for column in cursor.description}


def require_key(registry: Apps) -> None:
    """The keyring opens at least one of a few sealed texts, where there are any.

    One text that does not open may be damaged; when none does, it is another folder's keyring.
    """
    probes = list(islice(_sealed_texts(registry), _PROBES))
    if probes and not any(_opens(text, field, row) for text, field, row in probes):
        raise CannotStart(
            "The keyring does not open what is written in this database: it belongs to another "
            "folder. Nothing was changed. Put the keyring back that was beside this database."
        )


def sealed_anywhere(registry: Apps) -> bool:
    return next(_sealed_texts(registry), None) is not None


def _sealed_texts(
    registry: Apps,
) -> Iterator[tuple[Sealed, SealedTextField, models.Model]]:
    """One sealed text a column, of the newest row that has one."""
    for model in _with_tables(registry):
        for field in model._meta.local_concrete_fields:
            if isinstance(field, SealedTextField):
                rows = model._default_manager.order_by("-pk").exclude(**{field.attname: None})
                row = rows.first()
                if row is not None and isinstance(row.__dict__[field.attname], Sealed):
                    yield row.__dict__[field.attname], field, row


def _opens(text: Sealed, field: SealedTextField, row: models.Model) -> bool:
    try:
        open_sealed(text, field.place_of(row), current_ring())
    except CannotOpen:
        return False
    return True


def _with_tables(registry: Apps) -> Iterable[type[models.Model]]:
    """Our own models, of now or of an earlier state; Django's tables are Django's matter."""
    ours = {
        config.label for config in apps.get_app_configs() if config.name.startswith("undaunted.")
    }
    found = (m for m in registry.get_models(include_auto_created=True) if m._meta.managed)
    return sorted(
        (m for m in found if m._meta.app_label in ours and not m._meta.proxy),
        key=lambda model: model._meta.label,
    )
