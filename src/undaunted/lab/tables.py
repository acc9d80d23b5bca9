"""Reads the columns of a researcher's file, and says where a value is wrong.

CSV, Parquet, JSON lines or a DuckDB file with one table. Not for millions of rows: `attempts` streams those.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.values import Floats

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation


class BadTable(ValueError):
    """What is wrong with a file, as a sentence that names row and column."""


@dataclass(frozen=True)
class TextTable:
    """Columns of text, each of length `rows`; the first row after a header is row 1."""

    path: Path
    rows: int
    columns: dict[str, list[str | None]]

    def wrong(self, row: int, column: str, why: str) -> BadTable:
        """The error for the value at `row` (0-based) of a column."""
        return BadTable(f"{self.path.name}: row {row + 1}, column {column}: {why}")

    def names(self, column: str) -> tuple[str, ...]:
        """The column as text; an empty value is an error."""
        values = self.columns[column]
        for row, value in enumerate(values):
            if value is None or not value.strip():
                raise self.wrong(row, column, "is empty")
        return tuple(str(value) for value in values)

    def codes(self, column: str) -> NDArray[np.int64]:
        """The column as places in the order of first appearance, shape (n,)."""
        places: dict[str, int] = {}
        names = self.names(column)
        return np.array([places.setdefault(name, len(places)) for name in names], dtype=np.int64)

    def numbers(self, column: str, low: float | None = None, high: float | None = None) -> Floats:
        """The column as finite numbers within `low` and `high`, shape (n,)."""
        return np.array([self.number(row, column, low, high) for row in range(self.rows)])

    def number(self, row: int, column: str, low: float | None, high: float | None) -> float:
        """One value of a column as a number."""
        said = self.columns[column][row]
        if said is None or not said.strip():
            raise self.wrong(row, column, "is empty")
        try:
            value = float(said)
        except ValueError:
            raise self.wrong(row, column, f"{said!r} is not a number") from None
        if not np.isfinite(value):
            raise self.wrong(row, column, f"{said!r} is not a finite number")
        if low is not None and value < low:
            raise self.wrong(row, column, f"{said} is below {low:g}")
        if high is not None and value > high:
            raise self.wrong(row, column, f"{said} is above {high:g}")
        return value


def read(path: Path, columns: Sequence[str]) -> TextTable:
    """These columns of a file; BadTable when the file, a column or every row is missing."""
    import duckdb

    with duckdb.connect() as connection:
        try:
            relation = opened(connection, path)
            require(path, relation.columns, columns)
            chosen = [duckdb.ColumnExpression(name).cast("VARCHAR") for name in columns]
            found = relation.select(*chosen).fetchall()
        except duckdb.Error as fault:
            raise BadTable(f"{path.name}: {first_lines(fault)}") from None
    if not found:
        raise BadTable(f"{path.name}: there is no row")
    by_column = zip(*found, strict=True)
    kept = {name: list(values) for name, values in zip(columns, by_column, strict=True)}
    return TextTable(path, len(found), kept)


def opened(connection: "DuckDBPyConnection", path: Path) -> "DuckDBPyRelation":
    """The file as a DuckDB relation; nothing is read yet."""
    if not path.is_file():
        raise BadTable(f"{path}: there is no such file")
    kind, name = path.suffix.lower(), str(path)
    if kind == ".csv":
        return _comma_separated(connection, path)
    if kind == ".parquet":
        return connection.read_parquet(name)
    if kind in (".jsonl", ".ndjson"):
        return connection.read_json(name, format="newline_delimited")
    if kind == ".duckdb":
        return _only_table(connection, path)
    raise BadTable(f"{path.name}: CSV, Parquet, JSONL or DuckDB is read, not {kind or 'this'}")


def _only_table(connection: "DuckDBPyConnection", path: Path) -> "DuckDBPyRelation":
    """The one table of a DuckDB file, which is only read."""
    where = str(path).replace("'", "''")
    connection.execute(f"ATTACH '{where}' AS given (READ_ONLY)")
    found = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = 'given'"
    ).fetchall()
    if len(found) != 1:
        raise BadTable(f"{path.name}: one table is read, and there are {len(found)}")
    return connection.table(f"given.main.{found[0][0]}")


def _comma_separated(connection: "DuckDBPyConnection", path: Path) -> "DuckDBPyRelation":
    """Nothing is guessed: commas, quotes, names in the first line, every value as text."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            names = next(csv.reader(file), [])
    except UnicodeDecodeError:
        raise BadTable(f"{path.name}: is not UTF-8 text") from None
    if not names or len(set(names)) < len(names):
        raise BadTable(f"{path.name}: the first line must name the columns, each once")
    texts = dict.fromkeys(names, "VARCHAR")
    return connection.read_csv(
        str(path),
        header=True,
        sep=",",
        quotechar='"',
        escapechar='"',
        columns=texts,
        auto_detect=False,
    )


def require(path: Path, there: Sequence[str], wanted: Sequence[str]) -> None:
    """Every wanted column is there."""
    for name in wanted:
        if name not in there:
            raise BadTable(f"{path.name}: there is no column {name}; there are {', '.join(there)}")


def first_lines(fault: Exception) -> str:
    """What DuckDB says before its advice."""
    said = str(fault).split("Possible fixes")[0].splitlines()
    return " ".join(line.strip() for line in said[:3] if line.strip())
