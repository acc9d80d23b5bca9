"""Seals a whole file with the keyring, piece by piece, so that neither a word nor a number shows.

Form: `MARK | length of key name | key name | salt (32) | pieces`, each piece being
`length (4 bytes) | ciphertext and tag` of at most `PIECE_BYTES` of the file. The pieces are sealed with
AES-256-GCM under a key of the file's own (HKDF-SHA256 of the keyring's key and the salt), numbered,
and the last one is marked, after the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015):
what was cut, swapped or changed can't be opened. Without the salt nobody can open the file.
"""

import os
import secrets
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from undaunted.vault.keyring import Keyring
from undaunted.vault.sealing import CannotOpen

_MARK = b"undaunted sealed file 1\n"
PIECE_BYTES = 2**20
_SALT_BYTES = 32
TAG_BYTES = 16
_LENGTH = struct.Struct(">L")
_NONCE = struct.Struct(">QL")  # the piece's number, and 1 for the last


def seal_file(content: bytes, target: Path, ring: Keyring) -> None:
    """Write `content` sealed into `target`, whole or not at all, readable by its owner only."""
    draft = target.with_name(target.name + ".new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            for part in _sealed_parts(content, ring):
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def open_file(source: Path, ring: Keyring) -> bytes:
    """What was sealed into `source`; `CannotOpen` with a sentence where it can't be opened."""
    with source.open("rb") as file:
        if file.read(len(_MARK)) != _MARK:
            raise CannotOpen(f"{source.name} is not a sealed file of Undaunted.")
        name = file.read(file.read(1)[0]).decode("ascii", "replace")
        key = ring.key(name)
        if key is None:
            raise CannotOpen(f"The key named {name} is missing from the keyring.")
        salt = file.read(_SALT_BYTES)
        try:
            return b"".join(_opened_pieces(file, _key_of_file(key, salt)))
        except (InvalidTag, ValueError, struct.error) as fault:
            raise CannotOpen(
                f"{source.name} does not fit this keyring, or was cut or changed."
            ) from fault


def destroy(path: Path) -> None:
    """Overwrite the head with the salt in it, so that nothing left on the disk opens; then delete."""
    with path.open("r+b") as file:
        file.write(bytes(len(_MARK) + 1 + 255 + _SALT_BYTES))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def _sealed_parts(content: bytes, ring: Keyring) -> Iterator[bytes]:
    name, salt = ring.current.encode(), secrets.token_bytes(_SALT_BYTES)
    yield _MARK + bytes([len(name)]) + name + salt
    cipher = AESGCM(_key_of_file(dict(ring.keys)[ring.current], salt))
    starts = range(0, max(len(content), 1), PIECE_BYTES)
    for number, start in enumerate(starts):
        nonce = _NONCE.pack(number, number == len(starts) - 1)
        piece = cipher.encrypt(nonce, content[start : start + PIECE_BYTES], None)
        yield _LENGTH.pack(len(piece)) + piece


def _opened_pieces(file: IO[bytes], key: bytes) -> Iterator[bytes]:
    cipher, number, length = AESGCM(key), 0, file.read(_LENGTH.size)
    while length:
        wanted = _LENGTH.unpack(length)[0]
        if wanted > PIECE_BYTES + TAG_BYTES:
            raise ValueError
        piece, length = file.read(wanted), file.read(_LENGTH.size)
        yield cipher.decrypt(_NONCE.pack(number, not length), piece, None)
        number += 1
    if not number:
        raise ValueError


def _key_of_file(key: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, b"undaunted sealed file").derive(key)
