"""Gives the vault a new key and seals every row with it again; old keys stay until none needs them."""

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models, transaction

from undaunted.vault.fields import Sealed, SealedTextField, current_ring, forget_keyring
from undaunted.vault.keyring import read_keyring, require_own_file, write_keyring
from undaunted.vault.sealing import key_name

_BATCH_ROWS = 500


def sealed_models() -> Iterator[tuple[type[models.Model], tuple[SealedTextField, ...]]]:
    """Every model with sealed columns, with those columns."""
    for model in apps.get_models():
        fields = tuple(f for f in model._meta.concrete_fields if isinstance(f, SealedTextField))
        if fields:
            yield model, fields


def rotate(folder: Path) -> int:
    """Add a key, make it current, seal every row again; returns the number of rows rewritten.

    Raises `KeyringElsewhere` when the keyring is not the folder's own file.
    """
    require_own_file(folder)
    write_keyring(folder, read_keyring(folder).with_new_key())
    forget_keyring()
    return sum(_reseal(model, fields) for model, fields in sealed_models())


def _reseal(model: type[models.Model], fields: tuple[SealedTextField, ...]) -> int:
    """Seal all rows of one model with the current key, in batches; safe to repeat after a crash."""
    current = current_ring().current
    rewritten = 0
    last = None
    while True:
        with transaction.atomic():
            rows = model._default_manager.select_for_update().order_by("pk")
            batch = list(rows.filter(pk__gt=last)[:_BATCH_ROWS] if last else rows[:_BATCH_ROWS])
            stale = [row for row in batch if _is_stale(row, fields, current)]
            for row in stale:
                for field in fields:
                    getattr(row, field.attname)
                row.save(update_fields=[field.attname for field in fields])
        if not batch:
            return rewritten
        last = batch[-1].pk
        rewritten += len(stale)


def _is_stale(row: models.Model, fields: tuple[SealedTextField, ...], current: str) -> bool:
    stored = (row.__dict__[field.attname] for field in fields)
    return any(isinstance(value, Sealed) and key_name(value) != current for value in stored)
