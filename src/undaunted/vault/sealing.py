"""Seals one text with AES-256-GCM, bound to the place it belongs to.

Form: `v1 | length of key name | key name | nonce (12) | ciphertext and tag`. The place (table,
column, row, owner) is authenticated, so a sealed text moved elsewhere can't be opened.
"""

import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from undaunted.vault.keyring import Keyring

_VERSION = b"\x01"
_NONCE_BYTES = 12


class CannotOpen(Exception):
    """A sealed text can't be opened: its key is missing, or it was moved or changed."""


@dataclass(frozen=True, slots=True)
class SealedPlace:
    """Where a text belongs: table and column names, row and owner ids as text."""

    table: str
    column: str
    row: str
    owner: str

    def as_bytes(self) -> bytes:
        return "\x1f".join((self.table, self.column, self.row, self.owner)).encode()


def seal(text: str, place: SealedPlace, ring: Keyring) -> bytes:
    """Raise KeyError never: the current key of a ring is always in it."""
    key = dict(ring.keys)[ring.current]
    name = ring.current.encode()
    nonce = os.urandom(_NONCE_BYTES)
    body = AESGCM(key).encrypt(nonce, text.encode("utf-8", "surrogatepass"), place.as_bytes())
    return _VERSION + bytes([len(name)]) + name + nonce + body


def open_sealed(sealed: bytes, place: SealedPlace, ring: Keyring) -> str:
    """The text, or `CannotOpen` with a sentence that says why."""
    name = key_name(sealed)
    key = ring.key(name)
    if key is None:
        raise CannotOpen(f"The key named {name} is missing from the keyring. Nothing was changed.")
    start = 2 + len(name.encode())
    nonce, body = sealed[start : start + _NONCE_BYTES], sealed[start + _NONCE_BYTES :]
    try:
        plain = AESGCM(key).decrypt(nonce, body, place.as_bytes())
    except (InvalidTag, ValueError) as fault:
        raise CannotOpen(
            "A stored text does not fit its key or its place. Nothing was changed."
        ) from fault
    return plain.decode("utf-8", "surrogatepass")


def key_name(sealed: bytes) -> str:
    """Which key sealed this; `CannotOpen` where the form is not ours."""
    if len(sealed) < 2 + _NONCE_BYTES or sealed[:1] != _VERSION:
        raise CannotOpen("A stored text is not in the form this version writes.")
    return sealed[2 : 2 + sealed[1]].decode("ascii", "replace")
