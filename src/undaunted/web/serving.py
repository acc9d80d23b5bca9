"""Brings the program up: folder, library, migrations, static files, then the web server.

Everything that can be wrong is checked before anything is changed, and said in a sentence.
"""

import os
import socket
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from undaunted import __version__
from undaunted.web.holding import hold
from undaunted.web.places import (
    DATABASE_FILE,
    NEW_KEYRING_FILE,
    CannotStart,
    make_folder,
    prepare_folder,
    require_whole,
)

if TYPE_CHECKING:
    from django.apps.registry import Apps

_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_APPLICATION = "undaunted.web.wsgi:application"
_BLOCKING_THREADS_SQLITE = 2
_BLOCKING_THREADS_POSTGRES = 4


def data_folder(chosen: str | None) -> Path:
    """The folder asked for, the environment's, or the user's own."""
    fallback = platformdirs.user_data_dir("undaunted", appauthor=False)
    return Path(chosen or os.environ.get("UNDAUNTED_DATA") or fallback).expanduser().resolve()


def set_up(folder: Path, *, alone: bool = False) -> bool:
    """Read the library, hold and prepare the folder, set Django up; says if the keyring is new."""
    import django

    from undaunted.library.reading import LibraryError, open_library

    try:
        for warning in open_library().warnings:
            print(f"Left out of your help lines: {warning}")
    except LibraryError as fault:
        raise CannotStart(str(fault)) from fault
    make_folder(folder)
    require_whole(folder)
    hold(folder, alone=alone)
    made = prepare_folder(folder)
    os.environ["UNDAUNTED_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "undaunted.web.settings")
    django.setup()
    return made


def open_tables(folder: Path, *, alone: bool = False) -> None:
    """Folder and tables, with the key that fits them, or `CannotStart` and nothing changed.

    `alone` holds the folder for this process; else others of the same version may work beside it.
    """
    made = set_up(folder, alone=alone)

    from django.db import connections

    try:
        _bring_up(folder, new_keyring=made)
    finally:
        connections.close_all()


def _bring_up(folder: Path, *, new_keyring: bool) -> None:
    """Look at the tables, copy them where they are about to change, change them, look again."""
    from django.apps import apps
    from django.db import DatabaseError

    from undaunted.web.first_tables import make_tables
    from undaunted.web.tables import require_key, require_ours, require_tables

    copy = None
    try:
        found = require_ours()
        if new_keyring:
            require_nothing_sealed(folder, found.registry)
        require_key(found.registry)
        if found.pending:
            if found.registry.get_models():
                copy = _copy_before(folder)
                _migrate()
            else:
                make_tables()
            require_tables(apps)
    except DatabaseError as fault:
        raise CannotStart(f"The database can't be opened: {fault}. {_told_of(copy)}") from fault
    (folder / NEW_KEYRING_FILE).unlink(missing_ok=True)


def _told_of(copy: Path | None) -> str:
    if copy is None:
        return "Nothing was changed."
    return f"The database as it was before lies sealed in {copy}: undaunted restore-copy {copy}"


def _migrate() -> None:
    """Bring the tables up to date, each migration whole or not at all."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def _copy_before(folder: Path) -> Path | None:
    """Seal a copy of the SQLite file before its tables change; PostgreSQL is its operator's."""
    from django.db import connection

    from undaunted.leaving.copies import copy_database

    if connection.vendor != "sqlite":
        return None
    try:
        return copy_database(folder / DATABASE_FILE, __version__, datetime.now(UTC))
    except OSError as fault:
        raise CannotStart(
            f"There is no room for a copy of the database before it changes ({fault.strerror}). "
            "Nothing was changed. Free some space and start again."
        ) from fault


def _tidy_copies(folder: Path) -> None:
    """After a good start: copies of an earlier day go now, those of today after seven days at most."""
    from undaunted.leaving.copies import KEPT_AT_LEAST, KEPT_AT_MOST, destroy_copies

    destroy_copies(folder, datetime.now(UTC) - KEPT_AT_LEAST)
    later = threading.Timer(KEPT_AT_MOST.total_seconds(), destroy_copies, (folder,))
    later.daemon = True
    later.start()


def restore(folder: Path, copy: Path) -> Path | None:
    """Put a sealed copy in place of the database; returns the copy of what stood there before.

    Raises `CannotOpen` or `CannotStart` and changes nothing where that can't be.
    """
    from undaunted.leaving.copies import restore_copy

    if not copy.is_file():
        raise CannotStart(f"{copy} is not there. Nothing was changed.")
    make_folder(folder)
    hold(folder, alone=True)
    return restore_copy(copy, folder / DATABASE_FILE, datetime.now(UTC))


def require_nothing_sealed(folder: Path, registry: "Apps | None" = None) -> None:
    """A new key beside words sealed with another one hides a loss: take it back and say so."""
    from django.apps import apps

    from undaunted.vault.keyring import KEYRING_FILE
    from undaunted.web.tables import sealed_anywhere

    if sealed_anywhere(registry or apps):
        (folder / KEYRING_FILE).unlink()
        (folder / NEW_KEYRING_FILE).unlink(missing_ok=True)
        raise CannotStart(
            f"The key to your words is missing: {folder / KEYRING_FILE} is not there, and the "
            "database holds words sealed with it. Nothing was changed. Put the file back."
        )


def require_free(host: str, port: int) -> None:
    """Raise `CannotStart` when somebody else listens there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            raise CannotStart(
                f"Port {port} is in use on {host}. Stop the other program, or choose another "
                f"port: undaunted serve --port {port + 1}"
            ) from fault


def serve(folder: Path, host: str, port: int) -> None:
    """Serve until stopped. Personal mode listens on this computer only."""
    if host not in _LOOPBACK:
        raise CannotStart(
            f"Personal mode has no sign-in, so it never listens beyond this computer: {host} refused."
        )
    require_free(host, port)
    make_ready(folder, alone=True)
    _tidy_copies(folder)
    _look_at_left()
    _empty_bins()
    run(host, port)


def make_ready(folder: Path, *, alone: bool = False) -> None:
    """Folder, tables and static files, so that only serving is left to do."""
    open_tables(folder, alone=alone)

    from undaunted.web.static_files import collect

    collect()


def _look_at_left() -> None:
    """Look at words that were saved and not looked at, as when the program was stopped between."""
    from django.db import connections
    from django.utils import timezone

    from undaunted.wellbeing.catching_up import look_at_all_left

    try:
        look_at_all_left(timezone.now())
    finally:
        connections.close_all()


def _empty_bins() -> None:
    """Delete for good what lay in a bin for 30 days."""
    from django.db import connections
    from django.utils import timezone

    from undaunted.journal.binning import empty_all

    try:
        empty_all(timezone.now())
    finally:
        connections.close_all()


def run(host: str, port: int, application: str = _APPLICATION) -> None:
    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces

    sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    print(f"Undaunted is ready: http://{'localhost' if host in _LOOPBACK else host}:{port}/")
    print(f"Your data: {settings.DATA_FOLDER}   Stop with Ctrl+C.", flush=True)
    Granian(
        application,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=_BLOCKING_THREADS_SQLITE if sqlite else _BLOCKING_THREADS_POSTGRES,
        log_enabled=False,
        process_name=None,
    ).serve()
