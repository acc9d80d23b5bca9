"""One program at a time on a data folder: a lock of the operating system on a file in it.

The lock goes with the process, however it ends. A serving program holds the folder alone; commands
of the same version may work beside it, those of another version may not.
"""

import fcntl
import os
from pathlib import Path

from undaunted import __version__
from undaunted.web.places import CannotStart

LOCK_FILE = "in-use"

_held: dict[Path, int] = {}


def hold(folder: Path, *, alone: bool) -> None:
    """Hold the folder until this process ends, or raise `CannotStart`; again is no harm."""
    handle = _held.get(folder)
    if handle is None:
        handle = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(handle, 80, 0).decode("ascii", "replace").strip()
        if folder not in _held:
            os.close(handle)
        _require_beside(holder, folder, alone)
        return
    _held[folder] = handle
    os.ftruncate(handle, 0)
    os.pwrite(handle, f"{__version__}\n".encode(), 0)


def let_go(folder: Path) -> None:
    """Give the folder free before the process ends."""
    handle = _held.pop(folder, None)
    if handle is not None:
        os.close(handle)


def _require_beside(holder: str, folder: Path, alone: bool) -> None:
    """A command may go on beside a serving program of its own version."""
    if alone or holder != __version__:
        raise CannotStart(
            f"Undaunted {holder} is at work in {folder} already, and this is {__version__}. "
            "Nothing was changed. Stop the other one first."
        )
