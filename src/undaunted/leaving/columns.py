"""The columns of a table as they leave: which there are, and each value as plain JSON."""

import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    Column = models.Field[Any, Any]
else:
    Column = models.Field

_NOT_TAKEN = frozenset({"person_id", "looked_at"})

Plain = str | int | float | bool | list["Plain"] | dict[str, "Plain"] | None


def columns_of(model: type[models.Model]) -> Iterator[Column]:
    """Every column but the owner, who is whoever imports, and whether words were looked at.

    Here they were looked at by this program; where they arrive, they are looked at again.
    """
    for field in model._meta.concrete_fields:
        if field.attname not in _NOT_TAKEN:
            yield field


def plain_row(row: models.Model) -> Mapping[str, Plain]:
    """A row with sealed texts opened, ids as text and times as ISO 8601 in UTC."""
    return {f.attname: plain(getattr(row, f.attname)) for f in columns_of(type(row))}


def plain(value: object) -> Plain:
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(name): plain(value[name]) for name in sorted(value)}
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    raise TypeError(f"A column of type {type(value).__name__} has no plain form yet.")
