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

_Plain = str | int | float | bool | None | Sequence["_Plain"] | Mapping[str, "_Plain"]
_T = TypeVar("_T")


def written(value: object) -> str:
    """The value as JSON text."""
    return json.dumps(to_plain(value), separators=(",", ":"))


def read_back(kind: type[_T], text: str) -> _T:
    """The value of type `kind` that `written` wrote."""
    return from_plain(kind, cast(_Plain, json.loads(text)))


def to_plain(value: object) -> _Plain:
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


def from_plain(kind: type[_T], plain: _Plain) -> _T:
    """The value of type `kind` that `to_plain` wrote."""
    return cast(_T, _read(kind, plain))


def to_columns(rows: Sequence[object]) -> _Plain:
    """Dataclasses of one kind with plain values, a list of values for each field."""
    names = [f.name for f in fields(rows[0])] if rows else []  # type: ignore[arg-type]  # as said
    return {name: [getattr(row, name) for row in rows] for name in names}


def from_columns(kind: type[_T], plain: Mapping[str, Sequence[_Plain]]) -> tuple[_T, ...]:
    """The values that `to_columns` wrote. Raises TypeError or ValueError for anything else."""
    names = [f.name for f in fields(kind)] if plain else []  # type: ignore[arg-type]  # as said
    if list(plain) != names or len({len(column) for column in plain.values()}) > 1:
        raise ValueError(f"no columns of {kind.__name__}")
    return tuple(map(kind, *plain.values())) if plain else ()


def _read(kind: object, plain: _Plain) -> object:
    if get_origin(kind) is UnionType:
        kinds = [part for part in get_args(kind) if part is not NoneType]
        return plain if plain is None or len(kinds) > 1 else _read(kinds[0], plain)
    if get_origin(kind) is tuple:
        return _read_tuple(get_args(kind), cast(Sequence[_Plain], plain))
    if get_origin(kind) is frozenset:
        return frozenset(_read(get_args(kind)[0], part) for part in cast(Sequence[_Plain], plain))
    if isinstance(kind, type) and is_dataclass(kind):
        parts = cast(Mapping[str, _Plain], plain)
        return kind(**{name: _read(hint, parts[name]) for name, hint in _hints(kind)})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    return float(cast(float, plain)) if kind is float else plain


def _read_tuple(kinds: tuple[object, ...], plain: Sequence[_Plain]) -> tuple[object, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_read(kinds[0], part) for part in plain)
    return tuple(_read(kind, part) for kind, part in zip(kinds, plain, strict=True))


@cache
def _hints(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple(get_type_hints(kind).items())
