"""Writes library/phrases/tried.sha256: `python tools/tried.py`, after a change to a phrase file.

Trying every pattern takes ten seconds, which somebody's first start should not. What is written
here was tried; a file with other bytes is tried when the library is read.
"""

import shutil
import tempfile
from pathlib import Path

from undaunted.library.compiled import digest_of
from undaunted.library.kinds.phrasebook import (
    TRIED_FILE,
    read_because_of_who,
    read_crisis,
    read_self_judgement,
)
from undaunted.library.reading import FOLDER

GUARDS = {
    "because_of_who": read_because_of_who,
    "crisis": read_crisis,
    "self_judgement": read_self_judgement,
}


def tried(folder: Path) -> str:
    """A line for each phrase file of the library in `folder`; `LibraryError` where one does not work."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        shutil.copytree(folder / "phrases", copy / "phrases")
        (copy / "phrases" / TRIED_FILE).unlink(missing_ok=True)
        for read in GUARDS.values():
            read(copy)
    return "".join(
        f"{digest_of(path.read_bytes())}  {path.name}\n"
        for path in sorted((folder / "phrases").glob("*.yaml"))
        if path.name.split(".")[0] in GUARDS and "likeness" not in path.name
    )


if __name__ == "__main__":
    (FOLDER / "phrases" / TRIED_FILE).write_text(tried(FOLDER), encoding="ascii")
