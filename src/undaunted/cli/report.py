"""Shows what was found: as JSON for machines, or as lines and tables for people."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields, is_dataclass
from math import isnan

import click

from undaunted.engine.values import Interval

_MOST_ROWS = 24


def show(report: object, *, as_json: bool) -> None:
    """Prints a report, a dataclass of plain values, dataclasses, tuples and mappings of them."""
    if as_json:
        click.echo(json.dumps(_known(asdict(report)), default=float))  # type: ignore[call-overload]  # a dataclass
        return
    for line in _lines("", report):
        click.echo(line)


def _known(value: object) -> object:
    """The value with null for what is not a number, as JSON has no other word for it."""
    if isinstance(value, Mapping):
        return {name: _known(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_known(part) for part in value]
    return None if isinstance(value, float) and isnan(value) else value


def _lines(name: str, value: object, indent: str = "") -> Iterator[str]:
    """The value as lines; what has parts of its own is indented under its name."""
    label = name.replace("_", " ")
    if is_dataclass(value) and not isinstance(value, type):
        if name:
            yield f"{indent}{label}"
        for field in fields(value):
            deeper = indent + "  " if name else indent
            yield from _lines(field.name, getattr(value, field.name), deeper)
    elif isinstance(value, Mapping) and all(map(is_dataclass, value.values())):
        yield from _table(label, list(value), list(value.values()), indent)
    elif isinstance(value, tuple) and value and is_dataclass(value[0]):
        yield f"{indent}{label}"
        yield from _table("", [""] * len(value), value, indent)
    elif value is not None:
        yield f"{indent}{label}: {_written(value)}"


def _table(label: str, names: Sequence[str], rows: Sequence[object], indent: str) -> Iterator[str]:
    """Rows of one kind under their field names; more than a screenful is left to --json."""
    columns = [field.name for field in fields(rows[0])] if rows else []  # type: ignore[arg-type]  # a dataclass
    head = [label, *(column.replace("_", " ") for column in columns)]
    body = [
        [name.replace("_", " "), *(_written(getattr(row, column)) for column in columns)]
        for name, row in list(zip(names, rows, strict=True))[:_MOST_ROWS]
    ]
    widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]
    for row in (head, *body):
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        yield (indent + "  ".join(cells)).rstrip()
    if len(rows) > _MOST_ROWS:
        yield f"{indent}... and {len(rows) - _MOST_ROWS} more (--json shows all)"


def _written(value: object) -> str:
    """A number with the digits one reads, nothing for None."""
    if value is None:
        return "-"
    if isinstance(value, Interval):
        return f"{value.mean:.4g} ({value.low:.4g} to {value.high:.4g})"
    if isinstance(value, bool) or not isinstance(value, float):
        return str(value)
    return f"{value:,.1f}" if abs(value) >= 1000 else f"{value:.4g}"
