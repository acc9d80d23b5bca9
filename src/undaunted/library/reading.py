"""Reads the library from its folder: everything, or a list of what is wrong and where.

Not for whether the content is good: see `checks`.
"""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.words.red_lines import RedLineRule, RedLineRules
from undaunted.library.files import LibraryError, Model, Problem, read_file
from undaunted.library.instruments import InstrumentFile, read_instruments
from undaunted.library.register import Claim, EvidenceRegister, HelpLine, HelpLines, RedLineFile
from undaunted.library.rules import FILE as SAFETY_FILE
from undaunted.library.rules import SafetyFile
from undaunted.library.schema import Ask

__all__ = ["Library", "LibraryError", "Problem", "open_library", "read_asks", "read_library"]

FOLDER = Path(__file__).parent
ADDITIONS = "UNDAUNTED_LIBRARY"


@dataclass(frozen=True, slots=True)
class Library:
    """The content in one version; `version` changes with any byte of it."""

    asks: Mapping[str, Ask]
    help_lines: tuple[HelpLine, ...]
    red_lines: RedLineRules
    safety: SafetyRules
    measures: Mapping[str, InstrumentFile]
    evidence: tuple[Claim, ...]
    version: str


@lru_cache(maxsize=1)
def open_library() -> Library:
    """The shipped library, read once a process."""
    return read_library()


def additions() -> Path | None:
    """The operator's own folder beside the shipped library: `UNDAUNTED_LIBRARY`, if it is set."""
    named = os.environ.get(ADDITIONS, "")
    return Path(named) if named else None


def read_library(folder: Path | None = None) -> Library:
    """The whole library of `folder` (default: the shipped one), or `LibraryError`."""
    folder = folder or FOLDER
    asks, found = read_asks(folder)
    problems = list(found)
    lines = read_part(folder / "help_lines.yaml", HelpLines, folder, problems)
    register = read_part(folder / "evidence.yaml", EvidenceRegister, folder, problems)
    red_lines = read_part(folder / "phrases" / "red_lines.yaml", RedLineFile, folder, problems)
    measures, wrong = read_instruments(folder, additions())
    problems.extend(wrong)
    safety = read_part(folder / SAFETY_FILE, SafetyFile, folder, problems)
    if problems or lines is None or register is None or red_lines is None or safety is None:
        raise LibraryError(tuple(problems))
    return Library(
        asks=MappingProxyType(asks),
        help_lines=lines.lines,
        red_lines=rules_of(red_lines),
        safety=safety.rules(),
        measures=MappingProxyType(measures),
        evidence=register.claims,
        version=version_of(folder),
    )


def read_part(path: Path, kind: type[Model], folder: Path, problems: list[Problem]) -> Model | None:
    """One file, or None and its problems added to the list."""
    try:
        return read_file(path, kind, folder)
    except LibraryError as fault:
        problems.extend(fault.problems)
        return None


def read_asks(folder: Path) -> tuple[dict[str, Ask], tuple[Problem, ...]]:
    """Every ask that can be read, by id, and every problem met on the way."""
    asks: dict[str, Ask] = {}
    problems: list[Problem] = []
    for path in sorted(path for path in (folder / "asks").rglob("*") if path.is_file()):
        try:
            ask = read_file(path, Ask, folder)
        except LibraryError as fault:
            problems.extend(fault.problems)
            continue
        problems.extend(misplaced(ask, path, folder, asks))
        asks.setdefault(ask.id, ask)
    if not asks and not problems:
        problems.append(Problem("asks", "-", "there are no asks"))
    return asks, tuple(problems)


def misplaced(ask: Ask, path: Path, folder: Path, before: Mapping[str, Ask]) -> list[Problem]:
    """What is wrong with where the ask lies, and with its id among those read before."""
    name = path.relative_to(folder).as_posix()
    problems: list[Problem] = []
    if path.name != f"{ask.id}.yaml":
        problems.append(Problem(name, "id", f"the file of '{ask.id}' must be {ask.id}.yaml"))
    if path.parent != folder / "asks" / ask.domain:
        problems.append(Problem(name, "domain", f"must lie in asks/{ask.domain}/"))
    if ask.id in before:
        other = before[ask.id].domain
        problems.append(Problem(name, "id", f"'{ask.id}' is also the id of an ask in {other}"))
    return problems


def rules_of(file: RedLineFile) -> RedLineRules:
    """The red lines as the engine takes them, with their named words written out."""
    rules = tuple(
        RedLineRule(rule.code, tuple(file.expand(each) for each in rule.patterns), rule.message)
        for rule in file.rules
    )
    return RedLineRules(file.version, rules, file.negations, file.language)


def version_of(folder: Path) -> str:
    """Sixteen hexadecimal digits that change with any byte or name of the content."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:16]
