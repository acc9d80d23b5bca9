"""Where state lives: the data folder, its secret, and the database's address. Knows no Django."""

import os
import secrets
import sqlite3
from collections.abc import Mapping
from contextlib import closing
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

_SECRET_FILE = "secret"  # noqa: S105  # the name of a file
DATABASE_FILE = "undaunted.sqlite3"
NEW_KEYRING_FILE = ".new-keyring"
_OUR_TABLES = {"django_migrations", "people_person"}
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
        return (folder / _SECRET_FILE).read_text("ascii").strip()
    except OSError:
        return secrets.token_urlsafe(50)


def make_folder(folder: Path) -> None:
    """Make the folder where it is not there; `CannotStart` where nothing can be written into it."""
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


def require_whole(folder: Path) -> None:
    """`CannotStart` for half of a folder: a database without its keyring, or the other way round.

    A folder that already holds a database never gets a new key: that would hide what was lost.
    """
    database, keyring = folder / DATABASE_FILE, folder / KEYRING_FILE
    there = database.exists() and database.stat().st_size > 0
    if there and not _has_keyring(folder):
        try:
            read_keyring(folder)
        except KeyringMissing as fault:
            raise CannotStart(str(fault)) from fault
    if there:
        _require_ours(database)
    on_its_own = keyring.exists() and not (folder / NEW_KEYRING_FILE).exists()
    if on_its_own and not there and not os.environ.get("DATABASE_URL"):
        raise CannotStart(
            f"{keyring} is here, and the database {DATABASE_FILE} it belongs to is not: was only "
            "half of the folder moved? Nothing was changed. Put the database beside it. To begin "
            "anew, move keyring.json away, and keep it: old backups can't be read without it."
        )


def _require_ours(database: Path) -> None:
    """A first look without our own settings, which would change another program's file."""
    try:
        with closing(sqlite3.connect(database, timeout=10)) as connection:
            found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            tables = {name for (name,) in found}
    except sqlite3.DatabaseError as fault:
        raise CannotStart(
            f"{database} is not a database, or is damaged ({fault}). Nothing was changed. "
            "Put it back from a backup."
        ) from fault
    if tables and not tables >= _OUR_TABLES:
        raise CannotStart(
            f"{database} holds tables of another program. Nothing was changed. "
            "Give Undaunted a folder of its own: undaunted serve --data DIR."
        )


def _has_keyring(folder: Path) -> bool:
    return KEYRING_VARIABLE in os.environ or (folder / KEYRING_FILE).exists()


def prepare_folder(folder: Path) -> bool:
    """Make the folder, its secret and its keyring, or raise `CannotStart` and change nothing.

    Says whether the keyring is new. Until the first good start a mark stands beside a new one.
    """
    make_folder(folder)
    require_whole(folder)
    made = not _has_keyring(folder)
    if made:
        (folder / NEW_KEYRING_FILE).touch(mode=0o600)
        write_keyring(folder, new_keyring())
    read_keyring(folder)
    if not (folder / _SECRET_FILE).exists():
        write_private(folder / _SECRET_FILE, secrets.token_urlsafe(50))
    return made
