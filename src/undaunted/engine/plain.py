"""Frozen values to plain JSON and back, exactly: `from_plain(type(x), to_plain(x)) == x`.

Not for values from outside: it trusts that a value of the same type was written.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import TypeVar, cast, get_args, get_origin, get_type_hints

Plain = str | int | float | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]
T = TypeVar("T")


def written(value: object) -> str:
    """The value as JSON text."""
    return json.dumps(to_plain(value), separators=(",", ":"))


def read_back(kind: type[T], text: str) -> T:
    """The value of type `kind` that `written` wrote."""
    return from_plain(kind, cast(Plain, json.loads(text)))


def to_plain(value: object) -> Plain:
    """Dataclasses become objects, tuples lists, sets sorted lists, enums their values."""
    if isinstance(value, Enum):
        return to_plain(value.value)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, tuple):
        return [to_plain(part) for part in value]
    if isinstance(value, frozenset):
        return sorted(str(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    raise TypeError(f"{type(value).__name__} has no plain form")


def from_plain(kind: type[T], plain: Plain) -> T:
    """The value of type `kind` that `to_plain` wrote."""
    return cast(T, read(kind, plain))


def to_columns(rows: Sequence[object]) -> Plain:
    """Dataclasses of one kind with plain values, a list of values for each field."""
    names = [f.name for f in fields(rows[0])] if rows else []  # type: ignore[arg-type]  # as said
    return {name: [getattr(row, name) for row in rows] for name in names}


def from_columns(kind: type[T], plain: Mapping[str, Sequence[Plain]]) -> tuple[T, ...]:
    """The values that `to_columns` wrote. Raises TypeError or ValueError for anything else."""
    names = [f.name for f in fields(kind)] if plain else []  # type: ignore[arg-type]  # as said
    if list(plain) != names or len({len(column) for column in plain.values()}) > 1:
        raise ValueError(f"no columns of {kind.__name__}")
    return tuple(map(kind, *plain.values())) if plain else ()


def read(kind: object, plain: Plain) -> object:
    if get_origin(kind) is UnionType:
        kinds = [part for part in get_args(kind) if part is not NoneType]
        return plain if plain is None or len(kinds) > 1 else read(kinds[0], plain)
    if get_origin(kind) is tuple:
        return read_tuple(get_args(kind), cast(Sequence[Plain], plain))
    if get_origin(kind) is frozenset:
        return frozenset(read(get_args(kind)[0], part) for part in cast(Sequence[Plain], plain))
    if isinstance(kind, type) and is_dataclass(kind):
        parts = cast(Mapping[str, Plain], plain)
        return kind(**{name: read(hint, parts[name]) for name, hint in hints(kind)})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    return float(cast(float, plain)) if kind is float else plain


def read_tuple(kinds: tuple[object, ...], plain: Sequence[Plain]) -> tuple[object, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(read(kinds[0], part) for part in plain)
    return tuple(read(kind, part) for kind, part in zip(kinds, plain, strict=True))


@cache
def hints(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple(get_type_hints(kind).items())
