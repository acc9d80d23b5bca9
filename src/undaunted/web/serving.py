"""Brings the program up: folder, library, migrations, static files, then the web server.

Everything that can be wrong is checked before anything is changed, and said in a sentence.
"""

import os
import socket
from pathlib import Path

import platformdirs

from undaunted.web.places import CannotStart, prepare_folder

LOOPBACK = ("127.0.0.1", "::1", "localhost")
APPLICATION = "undaunted.web.wsgi:application"
BLOCKING_THREADS_SQLITE = 2
BLOCKING_THREADS_POSTGRES = 4


def data_folder(chosen: str | None) -> Path:
    """The folder asked for, the environment's, or the user's own."""
    fallback = platformdirs.user_data_dir("undaunted", appauthor=False)
    return Path(chosen or os.environ.get("UNDAUNTED_DATA") or fallback).expanduser().resolve()


def set_up(folder: Path) -> bool:
    """Prepare the folder, read the library and set Django up; says whether the keyring is new."""
    import django

    from undaunted.library.reading import LibraryError, open_library

    try:
        for warning in open_library().warnings:
            print(f"Left out of your help lines: {warning}")
    except LibraryError as fault:
        raise CannotStart(str(fault)) from fault
    made = prepare_folder(folder)
    os.environ["UNDAUNTED_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "undaunted.web.settings")
    django.setup()
    return made


def migrate() -> None:
    """Bring the tables up to date; raises `CannotStart` with the database's own reason."""
    from django.core.management import call_command
    from django.db import DatabaseError, connections

    try:
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as fault:
        raise CannotStart(f"The database can't be opened: {fault}. Nothing was changed.") from fault
    finally:
        connections.close_all()


def open_tables(folder: Path) -> None:
    """Folder and tables, with the key that fits them, or `CannotStart`."""
    made = set_up(folder)
    migrate()
    if made:
        require_nothing_sealed(folder)


def require_nothing_sealed(folder: Path) -> None:
    """A new key beside words sealed with another one hides a loss: take it back and say so."""
    from undaunted.vault.keyring import KEYRING_FILE
    from undaunted.vault.rotation import sealed_models

    if any(model._default_manager.exists() for model, _ in sealed_models()):
        (folder / KEYRING_FILE).unlink()
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
    if host not in LOOPBACK:
        raise CannotStart(
            f"Personal mode has no sign-in, so it never listens beyond this computer: {host} refused."
        )
    require_free(host, port)
    make_ready(folder)
    look_at_left()
    run(host, port)


def make_ready(folder: Path) -> None:
    """Folder, tables and static files, so that only serving is left to do."""
    open_tables(folder)

    from undaunted.web.static_files import collect

    collect()


def look_at_left() -> None:
    """Look at words that were saved and not looked at, as when the program was stopped between."""
    from django.db import connections
    from django.utils import timezone

    from undaunted.wellbeing.catching_up import look_at_all_left

    try:
        look_at_all_left(timezone.now())
    finally:
        connections.close_all()


def run(host: str, port: int, application: str = APPLICATION) -> None:
    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces

    sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    print(f"Undaunted is ready: http://{'localhost' if host in LOOPBACK else host}:{port}/")
    print(f"Your data: {settings.DATA_FOLDER}   Stop with Ctrl+C.", flush=True)
    Granian(
        application,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=BLOCKING_THREADS_SQLITE if sqlite else BLOCKING_THREADS_POSTGRES,
        log_enabled=False,
        process_name=None,
    ).serve()
