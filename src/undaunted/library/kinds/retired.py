"""Asks that left the library: what they were called, since when they are gone, and why.

Not for what such an ask said: who did it keeps what they wrote, and the title to find it by.
"""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from undaunted.library.files import Problem, read_file
from undaunted.library.kinds.fields import Frozen, Name

RETIRED = "retired.yaml"


class Retired(Frozen):
    """One ask that is gone. Its id is never used again."""

    id: Name
    title: Annotated[str, Field(min_length=8, max_length=60)]
    since: Annotated[date, Field(strict=True)]
    why: Annotated[str, Field(min_length=10, max_length=160)]


class RetiredFile(Frozen):
    retired: tuple[Retired, ...] = ()


def read_retired(folder: Path) -> tuple[dict[str, Retired], tuple[Problem, ...]]:
    """Every retired ask by id, in the order of the file; an id that stands twice is a problem."""
    found: dict[str, Retired] = {}
    problems = []
    for one in read_file(folder / RETIRED, RetiredFile, folder).retired:
        if one.id in found:
            problems.append(Problem(RETIRED, "id", f"'{one.id}' stands twice"))
        found[one.id] = one
    return found, tuple(problems)
