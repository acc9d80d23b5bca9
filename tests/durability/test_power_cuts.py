"""A power cut loses nothing that was acknowledged; without full syncing it would.

A killed process proves little, as the page cache survives it. Here every write since the last sync
is forgotten at the cut. The control (`synchronous=NORMAL`) must lose, or the test proves nothing.
"""

import os
import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from undaunted.web.places import PRAGMAS

pytestmark = [pytest.mark.durability, pytest.mark.sqlite_only]
CUTS = int(os.environ.get("UNDAUNTED_CUTS", "150"))
ROWS_BETWEEN_CUTS = 6


class Power:
    """What would be undone by a cut now: for each file, the old bytes since its last sync."""

    def __init__(self) -> None:
        self.undo: dict[str, list[tuple[int, bytes, int]]] = {}

    def cut(self, folder: Path, to: Path) -> None:
        """Copy the files as the disk would hold them after a cut at this moment."""
        shutil.copytree(folder, to)
        for name, changes in self.undo.items():
            path = to / Path(name).name
            if not path.exists():
                continue
            with path.open("r+b") as file:
                for offset, old, size in reversed(changes):
                    file.seek(offset)
                    file.write(old)
                    file.truncate(size)


class CutFile(apsw.VFSFile):
    """A file that remembers what it overwrote until it is synced."""

    def __init__(self, power: Power, name: str | apsw.URIFilename, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self.path = name if isinstance(name, str) else name.filename()
        self.power = power

    def remember(self, offset: int, length: int) -> None:
        size = self.xFileSize()
        old = super().xRead(max(min(length, size - offset), 0), offset) if offset < size else b""
        self.power.undo.setdefault(self.path, []).append((offset, old, size))

    def xWrite(self, data: bytes, offset: int) -> None:
        self.remember(offset, len(data))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        self.remember(newsize, max(self.xFileSize() - newsize, 0))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self.power.undo.pop(self.path, None)


class CutVFS(apsw.VFS):
    """SQLite's own file system, with files that can lose power."""

    def __init__(self, power: Power, name: str) -> None:
        self.power = power
        super().__init__(name, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        if name is None:
            return apsw.VFSFile("", name, flags)
        return CutFile(self.power, name, flags)


def lost_over(folder: Path, synchronous: str) -> tuple[int, int]:
    """Rows acknowledged and rows lost over all the cuts; the file must be whole after each."""
    folder.mkdir()
    power, chance = Power(), random.Random(11)
    name = f"cut-{synchronous}"
    vfs = CutVFS(power, name)
    live = folder / "live"
    live.mkdir()
    database = apsw.Connection(str(live / "practice.sqlite3"), vfs=name)
    database.execute("PRAGMA locking_mode=EXCLUSIVE")
    for pragma in pragmas(synchronous):
        list(database.execute(pragma))
    database.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, words TEXT)")
    written, lost = 0, 0
    for cut in range(CUTS):
        for _ in range(chance.randint(1, ROWS_BETWEEN_CUTS)):
            database.execute("INSERT INTO answer (words) VALUES (?)", (f"moment {written}",))
            written += 1
        after = folder / f"cut-{cut}"
        power.cut(live, after)
        lost += written - rows_after(after / "practice.sqlite3")
        shutil.rmtree(after)
    database.close()
    vfs.unregister()
    return written, lost


def pragmas(synchronous: str) -> Iterator[str]:
    """The product's own settings, with another `synchronous` for the control."""
    for pragma in PRAGMAS.format(synchronous=synchronous).split(";"):
        if pragma.strip():
            yield pragma.strip()


def rows_after(path: Path) -> int:
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        try:
            return int(file.execute("SELECT count(*) FROM answer").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def test_full_syncing_loses_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written, lost = lost_over(tmp_path / "full", "FULL")
    with capsys.disabled():
        print(f"\nFULL: {CUTS} cuts, {written} acknowledged, {lost} lost")
    assert lost == 0


def test_the_control_loses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written, lost = lost_over(tmp_path / "normal", "NORMAL")
    with capsys.disabled():
        print(f"\nNORMAL: {CUTS} cuts, {written} acknowledged, {lost} lost in all")
    assert lost > 0
