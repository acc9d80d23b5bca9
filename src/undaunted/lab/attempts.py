"""Streams millions of attempts out of a file into the columns of a fit.

Names become codes inside DuckDB, which spills to disk beyond its share of memory, so that what is
held are the numbers of the fit. CSV, Parquet, JSON lines, or a DuckDB file with one table.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from undaunted.engine.population.rows import Attempts, Codes, attempts
from undaunted.engine.values import Floats
from undaunted.lab.tables import BadTable, first_lines, opened, require

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MEMORY = "512MB"


@dataclass(frozen=True)
class Columns:
    """Codes of people and asks with their names, and numbers by column, each (n,)."""

    person: Codes
    item: Codes
    items: tuple[str, ...]
    numbers: dict[str, Floats]

    def attempts(self, outcome: str, slope: str | None, contexts: Sequence[str]) -> Attempts:
        """The columns as a fit takes them."""
        others = np.column_stack([self.numbers[name] for name in contexts]) if contexts else None
        k = None if slope is None else self.numbers[slope]
        return attempts(self.person, self.item, self.numbers[outcome], slope=k, contexts=others)


def read_attempts(path: Path, person: str, item: str, numbers: Sequence[str]) -> Columns:
    """The columns of every attempt; BadTable names the row and column of a bad value."""
    import duckdb

    with (
        tempfile.TemporaryDirectory() as folder,
        duckdb.connect(str(Path(folder) / "attempts.duckdb")) as connection,
    ):
        try:
            connection.execute("SET memory_limit = $1", [_MEMORY])
            return _loaded(connection, path, person, item, numbers)
        except duckdb.Error as fault:
            raise BadTable(f"{path.name}: {first_lines(fault)}") from None


def columns_of(path: Path) -> list[str]:
    """The names of a file's columns."""
    import duckdb

    with duckdb.connect() as connection:
        try:
            return list(opened(connection, path).columns)
        except duckdb.Error as fault:
            raise BadTable(f"{path.name}: {first_lines(fault)}") from None


def _loaded(
    connection: "DuckDBPyConnection", path: Path, person: str, item: str, numbers: Sequence[str]
) -> Columns:
    import duckdb

    relation = opened(connection, path)
    require(path, relation.columns, (person, item, *numbers))
    names = [duckdb.ColumnExpression(name).cast("VARCHAR") for name in (person, item)]
    said = [duckdb.ColumnExpression(name).cast("VARCHAR") for name in numbers]
    wanted = [one.alias(f"c{place}") for place, one in enumerate((*names, *said))]
    relation.select(*wanted).create("said")
    places = range(2, 2 + len(numbers))
    values = ", ".join(f"try_cast(c{place} AS DOUBLE) AS c{place}" for place in places)
    _refuse(connection, path, (person, item, *numbers))
    connection.execute("CREATE TYPE people AS ENUM (SELECT DISTINCT c0 FROM said ORDER BY c0)")
    connection.execute("CREATE TYPE asks AS ENUM (SELECT DISTINCT c1 FROM said ORDER BY c1)")
    found = connection.execute(
        "SELECT enum_code(c0::people)::INTEGER AS person,"  # noqa: S608  # own names only
        f" enum_code(c1::asks)::INTEGER AS item, {values} FROM said"
    ).fetchnumpy()
    asks = connection.execute("SELECT unnest(enum_range(NULL::asks))::VARCHAR").fetchall()
    columns = {name: found[f"c{place}"] for place, name in zip(places, numbers, strict=True)}
    return Columns(found["person"], found["item"], tuple(one[0] for one in asks), columns)


def _refuse(connection: "DuckDBPyConnection", path: Path, columns: Sequence[str]) -> None:
    """BadTable for the first empty name or bad number; rows are counted from 1."""
    if connection.execute("SELECT 1 FROM said LIMIT 1").fetchone() is None:
        raise BadTable(f"{path.name}: there is no row")
    for place, name in enumerate(columns):
        bad = f"c{place} IS NULL OR trim(c{place}) = ''"
        if place >= 2:
            bad += f" OR NOT coalesce(isfinite(try_cast(c{place} AS DOUBLE)), false)"
        row = connection.execute(
            f"SELECT rowid + 1, c{place} FROM said WHERE {bad} ORDER BY rowid LIMIT 1"  # noqa: S608  # own names only
        ).fetchone()
        if row is not None:
            why = "is empty" if not (row[1] or "").strip() else f"{row[1]!r} is not a finite number"
            raise BadTable(f"{path.name}: row {row[0]}, column {name}: {why}")
