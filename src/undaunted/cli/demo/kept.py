"""A filled demo kept in the user's cache folder, so that the next one is there at once.

Keyed by engine, library, program and what the people are made by; one that is damaged, of another
key or more than a week old is none. Holds invented people and the key to their words, nothing else.
"""

import hashlib
import os
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing, suppress
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

from undaunted.engine import ENGINE_VERSION, simulation
from undaunted.library.compiled import cache_file
from undaunted.library.reading import open_library
from undaunted.vault.keyring import KEYRING_FILE, KEYRING_VARIABLE
from undaunted.web.places import DATABASE_FILE

MARK = "DEMO"
_MADE_ON = "made-on"
_GOOD_FOR = timedelta(days=7)  # later, the half year would end too long ago
_MEMBERS = {DATABASE_FILE, KEYRING_FILE, _MADE_ON}


def _key() -> str:
    """What a filled demo hangs on."""
    made_by = hashlib.sha256()
    for folder in (Path(__file__).parent, Path(next(iter(simulation.__path__)))):
        for file in sorted(folder.glob("*.py")):
            made_by.update(file.read_bytes())
    parts = (ENGINE_VERSION, open_library().version, version("undaunted"), made_by.hexdigest())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]


def bring(folder: Path, today: date) -> bool:
    """Make `folder` from the kept demo, whole or not at all; False where there is none to use.

    A folder that is there already is left as it is.
    """
    file = _file()
    if file is None or folder.exists() or not file.is_file():
        return False
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    try:
        _unpack(file, draft, today)
        draft.rename(folder)
    except (OSError, ValueError, zipfile.BadZipFile, sqlite3.Error):
        shutil.rmtree(draft, ignore_errors=True)
        with suppress(OSError):
            file.unlink()
        return False
    return True


def _unpack(file: Path, draft: Path, today: date) -> None:
    """Raises where something is missing, damaged or too old."""
    with zipfile.ZipFile(file) as kept:
        if set(kept.namelist()) != _MEMBERS or kept.testzip() is not None:
            raise zipfile.BadZipFile
        made_on = date.fromisoformat(kept.read(_MADE_ON).decode("ascii"))
        if not timedelta() <= today - made_on < _GOOD_FOR:
            raise ValueError(made_on)
        for name in (DATABASE_FILE, KEYRING_FILE):
            (draft / name).write_bytes(kept.read(name))
            (draft / name).chmod(0o600)
    with closing(sqlite3.connect(draft / DATABASE_FILE)) as database:
        if database.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise ValueError(DATABASE_FILE)
    (draft / MARK).touch()


def keep_filled(folder: Path, today: date) -> None:
    """Keep the filled demo of this folder for the next; where that can't be done, nothing is lost."""
    file = _file()
    if file is None:
        return
    with suppress(OSError, sqlite3.Error), tempfile.TemporaryDirectory() as passing:
        copy = Path(passing) / DATABASE_FILE
        with closing(sqlite3.connect(folder / DATABASE_FILE)) as database:
            database.execute("VACUUM INTO ?", (str(copy),))
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, draft = tempfile.mkstemp(dir=file.parent)  # readable by its owner only
        with os.fdopen(handle, "wb") as to, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as kept:
            kept.write(copy, DATABASE_FILE)
            kept.write(folder / KEYRING_FILE, KEYRING_FILE)
            kept.writestr(_MADE_ON, today.isoformat())
        Path(draft).replace(file)
        _forget_others(file)


def _forget_others(file: Path) -> None:
    """Those of other versions are of no use any more."""
    for other in file.parent.glob("demo-*.zip"):
        if other != file:
            other.unlink()


def _file() -> Path | None:
    """Where it is kept; None where nothing is, or where database or key lie elsewhere."""
    beside = cache_file()
    if beside is None or "DATABASE_URL" in os.environ or KEYRING_VARIABLE in os.environ:
        return None
    return beside.parent / f"demo-{_key()}.zip"
