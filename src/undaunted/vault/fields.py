"""A text column that is stored sealed and opened only when somebody reads the attribute.

Rows of models with such a field have an owner in `person_id`. Not for columns to filter by.
"""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import CheckMessage
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from undaunted.vault.keyring import Keyring, read_keyring
from undaunted.vault.sealing import SealedPlace, open_sealed, seal


@lru_cache(maxsize=1)
def _ring_in(folder: Path) -> Keyring:
    """The keyring in use; `forget_keyring` after it changed."""
    return read_keyring(folder)


def current_ring() -> Keyring:
    return _ring_in(Path(settings.DATA_FOLDER))


def forget_keyring() -> None:
    _ring_in.cache_clear()


class Sealed(bytes):
    """Bytes as they stand in the database, not opened yet."""


class SealedAttribute:
    """Opens a sealed value the first time it is read, and keeps the text on the instance."""

    def __init__(self, field: "SealedTextField") -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type | None = None) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:
            instance.refresh_from_db(fields=[name])
        value = instance.__dict__[name]
        if isinstance(value, Sealed):
            value = open_sealed(value, self.field.place_of(instance), current_ring())
            value = value.rstrip(" ") if self.field.padded else value
            instance.__dict__[name] = value
        return value

    def __set__(self, instance: models.Model, value: object) -> None:
        instance.__dict__[self.field.attname] = value


if TYPE_CHECKING:
    Binary = models.BinaryField[str, str]
else:
    Binary = models.BinaryField


class SealedTextField(Binary):
    """Text people wrote; `max_length` counts characters of the clear text.

    A column added to a table that has rows needs `null=True`: it is null in the rows before it.
    With `null_before` it is null in those alone, so that whether it is does not tell what was said;
    `padded` does the same for how long it is, and is for words of closed lists.
    """

    descriptor_class = SealedAttribute

    def __init__(
        self, *args: Any, null_before: bool = False, padded: bool = False, **kwargs: Any
    ) -> None:
        self.null_before, self.padded = null_before, padded
        kwargs["null"] = null_before or kwargs.get("null", False)
        kwargs["editable"] = True
        kwargs.setdefault("default", "")
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.validators = []

    def _check_str_default_value(self) -> list[CheckMessage]:
        """The clear text is a string, so a string default is right here."""
        return []

    def place_of(self, instance: models.Model) -> SealedPlace:
        """Table, column, row and owner: what the sealed text is bound to."""
        owner = str(instance.person_id)  # type: ignore[attr-defined]  # every sealed model has it
        return SealedPlace(instance._meta.db_table, self.attname, str(instance.pk), owner)

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes | None:
        raw = model_instance.__dict__.get(self.attname, "")
        if raw is None:
            return None
        if isinstance(raw, Sealed):
            return bytes(raw)
        text = str(raw).ljust(self.max_length or 0) if self.padded else str(raw)
        return seal(text, self.place_of(model_instance), current_ring())

    def from_db_value(self, value: Any, *_: object) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        if isinstance(value, str):
            raise TypeError(f"{self.name} is sealed: it can't be filtered by or updated in bulk.")
        return super().get_db_prep_value(value, connection, prepared)

    def value_to_string(self, obj: models.Model) -> str:
        return str(getattr(obj, self.attname))

    def get_default(self) -> str | None:
        return None if self.null and not self.null_before else ""
