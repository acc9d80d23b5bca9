"""Reads the library from its folder: everything, or a list of what is wrong and where.

Not for whether the content is good: see `checks`.
"""

import gc
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, cast

from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.words import patterns, phrases
from undaunted.engine.words.because_of_who import BecauseOfWhoRules
from undaunted.engine.words.crisis import CrisisRules
from undaunted.engine.words.hints import HintRules
from undaunted.engine.words.red_lines import RedLineRule, RedLineRules
from undaunted.engine.words.red_lines import compiled as compiled_line
from undaunted.engine.words.self_judgement import SelfJudgementRules
from undaunted.library.compiled import cache_file, kept, used, write_cache
from undaunted.library.files import LibraryError, Problem, read_file
from undaunted.library.finding import Synonyms
from undaunted.library.instruments import InstrumentFile, read_instruments
from undaunted.library.kept_patterns import keep_patterns, kept_patterns, patterns_file
from undaunted.library.kinds.ask import Ask
from undaunted.library.kinds.care import FindingCare, read_care
from undaunted.library.kinds.exercise import Exercise, read_exercises
from undaunted.library.kinds.help import read_help
from undaunted.library.kinds.help_words import HelpWords, read_help_words
from undaunted.library.kinds.hints import HintFile
from undaunted.library.kinds.lesson import Lesson, read_lessons
from undaunted.library.kinds.phrasebook import read_because_of_who, read_crisis, read_self_judgement
from undaunted.library.kinds.pictures import OF_PLACE, Thing, read_pictures
from undaunted.library.kinds.programme import Programme, read_programmes
from undaunted.library.kinds.prompt import Prompt, read_prompts
from undaunted.library.kinds.register import Claim, EvidenceRegister, HelpLine, RedLineFile
from undaunted.library.kinds.retired import Retired, read_retired
from undaunted.library.kinds.rights import FILE as RIGHTS_FILE
from undaunted.library.kinds.rights import RightsBody, RightsFile
from undaunted.library.kinds.story import Story, read_stories
from undaunted.library.kinds.synonyms import read_synonyms
from undaunted.library.rules import FILE as SAFETY_FILE
from undaunted.library.rules import SafetyFile
from undaunted.library.translations import Contents, in_that_language, read_overlay

__all__ = ["Library", "LibraryError", "Problem", "open_library", "read_library"]

FOLDER = Path(__file__).parent
_ADDITIONS = "UNDAUNTED_LIBRARY"
_RED_LINES = Path("phrases") / "red_lines.yaml"
_DOUBTS = Path("phrases") / "doubts.yaml"
_CHALLENGES = Path("phrases") / "challenges.yaml"
_HINTS = Path("phrases") / "hints.en.yaml"
_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Library:
    """The content in one version; `version` changes with any byte of it.

    `warnings`: what was left out of an operator's own help lines.
    """

    asks: Mapping[str, Ask]
    retired: Mapping[str, Retired]
    pictures: Mapping[str, Thing]
    measures: Mapping[str, InstrumentFile]
    lessons: Mapping[str, Lesson]
    exercises: Mapping[str, Exercise]
    programmes: Mapping[str, Programme]
    prompts: Mapping[str, Prompt]
    stories: Mapping[str, Story]
    help_lines: tuple[HelpLine, ...]
    rights: tuple[RightsBody, ...]
    help_words: tuple[HelpWords, ...]
    care: FindingCare
    evidence: tuple[Claim, ...]
    red_lines: RedLineRules
    doubts: RedLineRules
    challenges: RedLineRules
    hints: HintRules
    synonyms: Synonyms
    self_judgement: SelfJudgementRules
    crisis: CrisisRules
    because_of_who: BecauseOfWhoRules
    safety: SafetyRules
    version: str
    warnings: tuple[Problem, ...] = ()

    def picture_of(self, ask: Ask) -> Thing:
        """The small picture of an ask: its own, or that of its place."""
        return self.pictures.get(ask.id, OF_PLACE[ask.setting])

    def contents(self) -> Contents:
        """What can be translated, by kind and id."""
        return {
            "asks": self.asks,
            "lessons": self.lessons,
            "exercises": self.exercises,
            "programmes": self.programmes,
            "stories": self.stories,
        }


@lru_cache(maxsize=1)
def open_library() -> Library:
    """The shipped library, read once a process, from the compiled cache where that knows it."""
    patterns.use(kept_patterns(patterns_file()))
    return compiled_library(cache_file())


def compiled_library(file: Path | None, folder: Path | None = None) -> Library:
    """As `read_library`, by a cache in `file`, which is brought up; a damaged one is as none."""
    version, compiled = _version_of(folder or FOLDER, _additions()), kept(file)
    try:
        with used(compiled, version):
            library = read_library(folder)
    except LibraryError:
        if not compiled.files:
            raise
        return read_library(folder)
    write_cache(file, compiled, library.version)
    return library


def getting_ready(library: Library) -> Iterator[object]:
    """Compile the patterns of the words that are looked for, one a step, and keep those of phrases."""
    lines = (*library.red_lines.rules, *library.doubts.rules, *library.challenges.rules)
    each = (*(one.patterns for one in lines), *(one.patterns for one in library.hints.rules))
    for pattern in chain.from_iterable(each):
        yield compiled_line(pattern)
    books = (library.crisis, library.self_judgement, library.because_of_who)
    for language in chain.from_iterable(book.languages for book in books):
        yield from phrases.getting_ready(language)
    keep_patterns(patterns_file(), patterns.to_keep())
    patterns.forget()


def in_language(library: Library, language: str, folder: Path | None = None) -> Library:
    """The library in another language, English where a text or a file is not translated."""
    overlays, _ = read_overlay(folder or FOLDER, language)
    return replace(
        library,
        asks=in_that_language("asks", library.asks, overlays),
        lessons=in_that_language("lessons", library.lessons, overlays),
        exercises=in_that_language("exercises", library.exercises, overlays),
        programmes=in_that_language("programmes", library.programmes, overlays),
        stories=in_that_language("stories", library.stories, overlays),
    )


def _additions() -> Path | None:
    """The operator's own folder beside the shipped library: `UNDAUNTED_LIBRARY`, if it is set."""
    named = os.environ.get(_ADDITIONS, "")
    return Path(named) if named else None


def read_library(folder: Path | None = None) -> Library:
    """The whole library of `folder` (default: the shipped one), or `LibraryError`."""
    with _collector_resting():
        return _read_parts(folder or FOLDER)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Looking for garbage among the many small parts of YAML costs a fifth of the reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_parts(folder: Path) -> Library:
    parts = Parts(folder)
    library = Library(
        asks=parts.every(_read_asks),
        retired=parts.every(read_retired),
        pictures=parts.every(read_pictures),
        measures=parts.every(partial(read_instruments, extra=_additions())),
        lessons=parts.every(read_lessons),
        exercises=parts.every(read_exercises),
        programmes=parts.every(read_programmes),
        prompts=parts.every(read_prompts),
        stories=parts.given(partial(read_stories, extra=_additions())),
        help_lines=parts.lines(partial(read_help, extra=_additions())),
        rights=parts.one(lambda f: read_file(f / RIGHTS_FILE, RightsFile, f).bodies),
        help_words=parts.one(read_help_words),
        care=parts.one(read_care),
        evidence=parts.one(lambda f: read_file(f / "evidence.yaml", EvidenceRegister, f).claims),
        red_lines=parts.one(lambda f: _rules_of(read_file(f / _RED_LINES, RedLineFile, f))),
        doubts=parts.one(lambda f: _rules_of(read_file(f / _DOUBTS, RedLineFile, f))),
        challenges=parts.one(lambda f: _rules_of(read_file(f / _CHALLENGES, RedLineFile, f))),
        hints=parts.one(lambda f: read_file(f / _HINTS, HintFile, f).hints()),
        synonyms=parts.one(read_synonyms),
        self_judgement=parts.one(read_self_judgement),
        crisis=parts.one(read_crisis),
        because_of_who=parts.one(read_because_of_who),
        safety=parts.one(lambda f: read_file(f / SAFETY_FILE, SafetyFile, f).rules()),
        version=_version_of(folder, _additions()),
    )
    if parts.problems:
        raise LibraryError(tuple(parts.problems))
    return replace(library, warnings=tuple(parts.warnings))


class Parts:
    """Reads the parts of a library one after another, and collects what is wrong in all of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []

    def every(
        self, read: Callable[[Path], tuple[dict[str, _Part], tuple[Problem, ...]]]
    ) -> Mapping[str, _Part]:
        """A folder of files, or one file of many, by id."""
        try:
            found, problems = read(self.folder)
        except LibraryError as fault:
            self.problems.extend(fault.problems)
            return MappingProxyType({})
        self.problems.extend(problems)
        return MappingProxyType(found)

    def given(
        self, read: Callable[[Path], tuple[dict[str, _Part], tuple[Problem, ...]]]
    ) -> Mapping[str, _Part]:
        """As `every`, with an operator's own: what is wrong in theirs is left out and warned of."""
        found, problems = read(self.folder)
        self._sort_out(problems)
        return MappingProxyType(found)

    def lines(
        self, read: Callable[[Path], tuple[tuple[HelpLine, ...], tuple[Problem, ...]]]
    ) -> tuple[HelpLine, ...]:
        """The help lines, with an operator's own; a fault in those must never shut out help."""
        found, problems = read(self.folder)
        self._sort_out(problems)
        return found

    def _sort_out(self, problems: Iterable[Problem]) -> None:
        theirs = str(_additions() or "\0")
        for problem in problems:
            (self.warnings if problem.file.startswith(theirs) else self.problems).append(problem)

    def one(self, read: Callable[[Path], _Part]) -> _Part:
        """A single part. One that can't be read is missing from a library nobody will get."""
        try:
            return read(self.folder)
        except LibraryError as fault:
            self.problems.extend(fault.problems)
            return cast(_Part, None)


def _read_asks(folder: Path) -> tuple[dict[str, Ask], tuple[Problem, ...]]:
    """Every ask that can be read, by id, and every problem met on the way."""
    asks: dict[str, Ask] = {}
    problems: list[Problem] = []
    for path in sorted(path for path in (folder / "asks").rglob("*") if path.is_file()):
        try:
            ask = read_file(path, Ask, folder)
        except LibraryError as fault:
            problems.extend(fault.problems)
            continue
        problems.extend(_misplaced(ask, path, folder, asks))
        asks.setdefault(ask.id, ask)
    if not asks and not problems:
        problems.append(Problem("asks", "-", "there are no asks"))
    return asks, tuple(problems)


def _misplaced(ask: Ask, path: Path, folder: Path, before: Mapping[str, Ask]) -> list[Problem]:
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


def _rules_of(file: RedLineFile) -> RedLineRules:
    """The red lines as the engine takes them, with their named words written out."""
    rules = tuple(
        RedLineRule(rule.code, tuple(file.expand(each) for each in rule.patterns), rule.message)
        for rule in file.rules
    )
    return RedLineRules(file.version, rules, file.negations, file.language)


def _version_of(folder: Path, extra: Path | None = None) -> str:
    """Sixteen hexadecimal digits that change with any byte or name of the content."""
    digest = hashlib.sha256()
    for root in (folder, extra) if extra else (folder,):
        for path in sorted(root.rglob("*.yaml")):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(root).as_posix()}\n{len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()[:16]
