"""The copy of the database from before a newer program changes its tables: sealed, and not for long.

Only for SQLite, where the database is a file in the data folder. Not a backup: it is on the same disk.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from undaunted.vault.keyring import read_keyring
from undaunted.vault.sealed_files import destroy, open_file, seal_file

COPIES = "before-*.sqlite3.sealed"
UNFINISHED = "before-*.sqlite3.sealed.new"
_STAMP = "%Y%m%dT%H%M%SZ"
# Bytes 18 and 19 of the header (sqlite.org/fileformat2.html, 1.3.3): a log is a file beside the
# database, so what lies in memory must say that it has none. Opened by us again, it gets its log.
_NOT_WAL = b"\x01\x01"
KEPT_AT_LEAST, KEPT_AT_MOST = timedelta(days=1), timedelta(days=7)


def copy_database(database: Path, version: str, now: datetime) -> Path:
    """Seal the database as it stands, its log taken in, beside it under the name of `version`.

    Raises `OSError` where there is no room, and `sqlite3.Error` where the file can't be read.
    """
    stamp = now.astimezone(UTC).strftime(_STAMP)
    target = database.with_name(f"before-{version}-{stamp}.sqlite3.sealed")
    seal_file(_content_of(database), target, read_keyring(database.parent))
    return target


def copies_in(folder: Path) -> tuple[Path, ...]:
    """The copies, the oldest first."""
    return tuple(sorted(folder.glob(COPIES), key=_made_at))


def _made_at(copy: Path) -> datetime:
    """When a copy was made, by its name; the beginning of time where the name does not say."""
    stamp = copy.name.removesuffix(".sqlite3.sealed").rpartition("-")[2]
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def destroy_copies(folder: Path, made_until: datetime | None = None) -> int:
    """Destroy the copies made until then, or all, and what an interrupted one left behind."""
    gone = [c for c in copies_in(folder) if made_until is None or _made_at(c) <= made_until]
    for path in (*gone, *folder.glob(UNFINISHED)):
        destroy(path)
    return len(gone)


def restore_copy(copy: Path, database: Path, now: datetime) -> Path | None:
    """Put the copy in place of the database, which is sealed as a copy itself and returned.

    Raises `CannotOpen` and changes nothing where the keyring does not open the copy.
    """
    ring = read_keyring(database.parent)
    content = open_file(copy, ring)
    replaced = copy_database(database, "restoring", now) if database.exists() else None
    _replace(database, content)
    return replaced


def _content_of(database: Path) -> bytes:
    """The bytes of the database with everything committed, whatever still stands in its log."""
    with (
        closing(sqlite3.connect(database, timeout=10)) as source,
        closing(sqlite3.connect(":memory:")) as whole,
    ):
        source.backup(whole)
        content = whole.serialize()
    return content[:18] + _NOT_WAL + content[20:]


def _replace(database: Path, content: bytes) -> None:
    """Whole or not at all: by SQLite's own backup, so that an old log is never read into it."""
    with (
        closing(sqlite3.connect(":memory:")) as restored,
        closing(sqlite3.connect(database, timeout=10)) as target,
    ):
        restored.deserialize(content)
        restored.backup(target)
