"""The keys that seal what people wrote, kept in a file of their own or in the environment.

Not for sealing itself (`sealing`) and not for choosing the folder.
"""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

KEYRING_FILE = "keyring.json"
KEYRING_VARIABLE = "UNDAUNTED_KEYRING"
_KEY_BYTES = 32


class KeyringMissing(Exception):
    """The key to what was written is not where it should be; nothing was changed."""


class KeyringElsewhere(Exception):
    """The keyring in use is not the file in the folder, so it can't be changed from here."""


class KeyringUnreadable(Exception):
    """The keyring is there and can't be understood; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """The current key's name and all keys by name (32 bytes each)."""

    current: str
    keys: tuple[tuple[str, bytes], ...]

    def key(self, name: str) -> bytes | None:
        return dict(self.keys).get(name)

    def with_new_key(self) -> "Keyring":
        """The same ring with one more key, which is now the current one."""
        name = f"k{len(self.keys) + 1}"
        return Keyring(name, (*self.keys, (name, secrets.token_bytes(_KEY_BYTES))))

    def to_json(self) -> str:
        keys = {name: base64.b64encode(key).decode() for name, key in self.keys}
        return json.dumps({"version": 1, "current": self.current, "keys": keys}, indent=1)


def new_keyring() -> Keyring:
    return Keyring("k1", (("k1", secrets.token_bytes(_KEY_BYTES)),))


def parse_keyring(text: str) -> Keyring:
    """Raise `KeyringUnreadable` unless `text` is a keyring of version 1."""
    try:
        raw = json.loads(text)
        keys = tuple((str(n), base64.b64decode(k, validate=True)) for n, k in raw["keys"].items())
        ring = Keyring(str(raw["current"]), keys)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise KeyringUnreadable(
            "The keyring is damaged: it is not valid JSON of version 1."
        ) from fault
    if raw.get("version") != 1 or any(len(key) != _KEY_BYTES for _, key in keys):
        raise KeyringUnreadable(
            "The keyring is damaged: wrong version or a key of the wrong length."
        )
    if ring.key(ring.current) is None:
        raise KeyringUnreadable("The keyring is damaged: its current key is not in it.")
    return ring


def require_own_file(folder: Path) -> None:
    """Raise `KeyringElsewhere` when the keyring comes from the environment."""
    if os.environ.get(KEYRING_VARIABLE):
        raise KeyringElsewhere(
            f"The keyring comes from {KEYRING_VARIABLE}, so {folder / KEYRING_FILE} was left as it "
            "is. Nothing was changed. Put the keyring into the file first, then rotate."
        )


def read_keyring(folder: Path) -> Keyring:
    """The keyring of the environment, else of `folder`; `KeyringMissing` where there is none."""
    from_environment = os.environ.get(KEYRING_VARIABLE)
    if from_environment:
        return parse_keyring(from_environment)
    path = folder / KEYRING_FILE
    try:
        return parse_keyring(path.read_text("utf-8"))
    except FileNotFoundError:
        raise KeyringMissing(
            f"The key to your words is missing: {path} is not there. Your data is untouched. "
            f"Put the file back from a backup, or give it in {KEYRING_VARIABLE}."
        ) from None


def write_keyring(folder: Path, ring: Keyring) -> None:
    """Put `ring` into `folder`, whole or not at all, readable by its owner only."""
    write_private(folder / KEYRING_FILE, ring.to_json())


def write_private(path: Path, text: str) -> None:
    """Write a file of mode 0600 so that a crash leaves the old or the new one, never half."""
    draft = path.with_name(path.name + ".new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
