"""Keeps the compiled patterns of words beside the compiled library, for the owner alone.

Known by the program and the Python that made them. A file that is missing, damaged or of another
is as none.
"""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from undaunted.engine.words.patterns import Numbers
from undaunted.library.compiled import cache_file, program, replace_for_owner

_NAME = "patterns.npz"


def patterns_file() -> Path | None:
    """Where they lie; None where nothing shall be kept."""
    library = cache_file()
    return library.with_name(_NAME) if library else None


def kept_patterns(file: Path | None) -> dict[str, Numbers]:
    """The numbers by the names of their patterns."""
    if file is None or not file.exists():
        return {}
    try:
        with np.load(file, allow_pickle=False) as found:
            if str(found["program"]) != program():
                return {}
            parts = np.split(found["numbers"], found["ends"][:-1])
            return dict(zip(found["names"].tolist(), parts, strict=True))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}


def keep_patterns(file: Path | None, known: Mapping[str, Numbers]) -> None:
    """Write them; where that can't be done, nothing is lost."""
    if file is None or not known:
        return
    body = io.BytesIO()
    np.savez_compressed(
        body,
        program=np.array(program()),
        names=np.array(list(known)),
        ends=np.cumsum([len(numbers) for numbers in known.values()]),
        numbers=np.concatenate(list(known.values())),
    )
    replace_for_owner(file, body.getvalue())
