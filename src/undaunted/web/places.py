"""Where state lives: the data folder, its secret, and the database's address. Knows no Django."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import available_timezones

from undaunted.vault.keyring import (
    KEYRING_FILE,
    KEYRING_VARIABLE,
    KeyringMissing,
    new_keyring,
    read_keyring,
    write_keyring,
    write_private,
)

SECRET_FILE = "secret"  # noqa: S105  # the name of a file
DATABASE_FILE = "undaunted.sqlite3"
PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA foreign_keys=ON; "
    "PRAGMA secure_delete=ON; PRAGMA busy_timeout=10000;"
)


class CannotStart(Exception):
    """Undaunted can't start; the sentence says why and what to do. Nothing was changed."""


def database_from(url: str, folder: Path) -> dict[str, Any]:
    """Django's entry for a `postgres://` address, or for the SQLite file in `folder`."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(folder / DATABASE_FILE),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 10,
                "init_command": PRAGMAS.format(
                    synchronous=os.environ.get("UNDAUNTED_SYNCHRONOUS", "FULL")
                ),
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise CannotStart("DATABASE_URL should begin with postgres:// . Nothing was changed.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def computer_zone() -> str:
    """The name of this computer's time zone; UTC where it has none we know."""
    linked = Path("/etc/localtime").resolve().as_posix().partition("/zoneinfo/")[2]
    for name in (os.environ.get("TZ", "").lstrip(":"), linked):
        if name in available_timezones():
            return name
    return "UTC"


def minors_allowed(environment: Mapping[str, str]) -> bool:
    """Whether an operator has opened this to people of 13 to 17, in exactly that word."""
    return environment.get("UNDAUNTED_MINORS", "") == "allowed"


def read_secret(folder: Path) -> str:
    """The signing secret of the folder; a passing one for commands that run before it exists."""
    try:
        return (folder / SECRET_FILE).read_text("ascii").strip()
    except OSError:
        return secrets.token_urlsafe(50)


def prepare_folder(folder: Path) -> bool:
    """Make the folder, its secret and its keyring, or raise `CannotStart` and change nothing.

    Says whether the keyring is new.

    A folder that already holds a database never gets a new key: that would hide what was lost.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as fault:
        raise CannotStart(
            f"The data folder {folder} can't be written ({fault.strerror}). "
            "Choose another with --data, or make it writable."
        ) from fault
    keyring_exists = KEYRING_VARIABLE in os.environ or (folder / KEYRING_FILE).exists()
    if not keyring_exists and (folder / DATABASE_FILE).exists():
        try:
            read_keyring(folder)
        except KeyringMissing as fault:
            raise CannotStart(str(fault)) from fault
    if not keyring_exists:
        write_keyring(folder, new_keyring())
    read_keyring(folder)
    if not (folder / SECRET_FILE).exists():
        write_private(folder / SECRET_FILE, secrets.token_urlsafe(50))
    return not keyring_exists
