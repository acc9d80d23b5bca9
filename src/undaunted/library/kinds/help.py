"""Reads the help lines: the shipped ones, and an operator's own, which come first for a country.

Not for whether a line has run out: see `checks.run_out`.
"""

from collections.abc import Iterable
from pathlib import Path

from undaunted.engine.words.names import name_key
from undaunted.library.files import LibraryError, Problem, read_file
from undaunted.library.kinds.register import HelpLine, HelpLines

__all__ = ["ELSEWHERE", "FILE", "read_help"]

FILE = "help_lines.yaml"
ELSEWHERE = "Elsewhere"


def read_help(
    folder: Path, extra: Path | None = None
) -> tuple[tuple[HelpLine, ...], tuple[Problem, ...]]:
    """The lines of `folder`, those of `extra` put in their place, and every problem.

    A country that `extra` names has the lines of `extra` only; the others stay as they are shipped.
    A file of `extra` with a problem is left out whole: the shipped lines are better than half of it.
    """
    try:
        shipped = read_file(folder / FILE, HelpLines, folder).lines
    except LibraryError as fault:
        return (), fault.problems
    if extra is None:
        return shipped, ()
    if not extra.is_dir():
        return shipped, (Problem(str(extra), "-", "there is no such folder"),)
    if not (extra / FILE).exists():
        return shipped, ()
    try:
        own = read_file(extra / FILE, HelpLines, extra).lines
    except LibraryError as fault:
        return shipped, tuple(_named(extra, fault.problems))
    wrong = tuple(_named(extra, _unlike(own, shipped)))
    return (shipped, wrong) if wrong else (_in_place(own, shipped), ())


def _named(extra: Path, problems: Iterable[Problem]) -> Iterable[Problem]:
    """The problems with the operator's file named in full, as the shipped one has the same name."""
    return (Problem(str(extra / FILE), each.field, each.reason) for each in problems)


def _unlike(own: tuple[HelpLine, ...], shipped: tuple[HelpLine, ...]) -> Iterable[Problem]:
    """Countries spelt almost as they are shipped, which would stand there twice."""
    names = {name_key(line.country): line.country for line in shipped}
    for position, line in enumerate(own):
        meant = names.get(name_key(line.country), line.country)
        if meant != line.country:
            reason = f"'{line.country}' must be written '{meant}'"
            yield Problem(FILE, f"lines.{position}.country", reason)


def _in_place(own: tuple[HelpLine, ...], shipped: tuple[HelpLine, ...]) -> tuple[HelpLine, ...]:
    """Both, countries by name and the directories last; the lines of a country keep their order."""
    replaced = {line.country for line in own}
    lines = [*own, *(line for line in shipped if line.country not in replaced)]
    return tuple(sorted(lines, key=lambda line: (line.country == ELSEWHERE, line.country)))
