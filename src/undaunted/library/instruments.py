"""Reads the instruments of the library and of an operator's own folder.

A file with a problem of any kind is left out: no instrument is better than one that scores wrongly.
"""

from collections.abc import Iterator
from pathlib import Path

from undaunted.library.files import LibraryError, Problem, read_file
from undaunted.library.kinds.instrument import InstrumentFile
from undaunted.library.kinds.instrument_parts import instrument_problems

__all__ = ["InstrumentFile", "instrument_problems", "read_instruments"]

_MEASURES = "measures"


def read_instruments(
    folder: Path, extra: Path | None = None
) -> tuple[dict[str, InstrumentFile], tuple[Problem, ...]]:
    """Every sound instrument by id, of `folder`/measures and `extra`/measures, and every problem.

    `extra` adds to the library and never replaces: an id that is there already is a problem.
    """
    found: dict[str, InstrumentFile] = {}
    problems: list[Problem] = []
    if extra is not None and not extra.is_dir():
        problems.append(Problem(str(extra), "-", "there is no such folder"))
    for root in (folder, extra) if extra else (folder,):
        for path in sorted(path for path in (root / _MEASURES).rglob("*") if path.is_file()):
            _read_one(path, root, found, problems)
    if not found and not problems:
        problems.append(Problem(_MEASURES, "-", "there are no instruments"))
    return found, tuple(problems)


def _read_one(
    path: Path, root: Path, found: dict[str, InstrumentFile], problems: list[Problem]
) -> None:
    """One file, put among those found or its problems among the problems."""
    try:
        file = read_file(path, InstrumentFile, root)
    except LibraryError as fault:
        problems.extend(fault.problems)
        return
    wrong = [*_misplaced(file, path, root, found), *instrument_problems(file)]
    name = path.relative_to(root).as_posix()
    problems.extend(Problem(name, field, reason) for field, reason in wrong)
    if not wrong:
        found[file.id] = file


def _misplaced(
    file: InstrumentFile, path: Path, root: Path, before: dict[str, InstrumentFile]
) -> Iterator[tuple[str, str]]:
    """What is wrong with where the file lies, and with its id among those read before."""
    if path.name != f"{file.id}.yaml":
        yield "id", f"the file of '{file.id}' must be {file.id}.yaml"
    if path.parent != root / _MEASURES:
        yield "id", f"must lie in {_MEASURES}/ itself"
    if file.id in before:
        yield "id", f"'{file.id}' is there already; an instrument is never replaced"
