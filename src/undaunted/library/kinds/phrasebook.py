"""Reads the phrases by which the guards see what words may mean; strictly.

One file for each language, `phrases/<guard>.<language>.yaml`; the weights of a model of likeness are in
`<guard>.<language>.likeness.yaml`. Not for red lines: see `register`.
"""

import base64
import binascii
import re
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import numpy as np
from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from undaunted.engine.words.because_of_who import BecauseOfWhoRules, Who
from undaunted.engine.words.crisis import Category, CrisisRules
from undaunted.engine.words.likeness import LikenessModel
from undaunted.engine.words.phrases import LanguageRules, PhraseRule, whole_words
from undaunted.engine.words.self_judgement import ANSWER, COUNTS, SelfJudgementRules
from undaunted.library.compiled import TRIED, trusting
from undaunted.library.files import LibraryError, Problem, read_file
from undaunted.library.kinds.fields import Frozen, Text, Truth
from undaunted.library.kinds.register import Code, Lines, lines_of

LANGUAGES = ("en", "es")
TRIED_FILE = "tried.sha256"  # beside the phrases: those that were tried, as `sha256sum` writes it
_NAMED = re.compile(r"\{([a-z_]+)\}")
_NO_WORD = "zzz"
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
_ENDLESS = re.compile(r"\)[*+]")


def _plain(pattern: str) -> str:
    """The pattern as folded text is: without apostrophes and accents."""
    bare = pattern.replace("'", "").replace("’", "")
    if bare.isascii():
        return bare
    letters = unicodedata.normalize("NFD", bare)
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")


def _written_out(pattern: str, words: Mapping[str, str]) -> str:
    """The plain pattern with its named words in full; an unknown name is a ValueError."""
    for name in _NAMED.findall(pattern):
        if name not in words:
            raise ValueError(f"'{name}' is none of the words above")
    return _NAMED.sub(lambda found: f"(?:{words[found.group(1)]})", _plain(pattern))


def _words_in_full(words: dict[str, str]) -> dict[str, str]:
    """Each may use those above it only, so that none goes in a circle."""
    full: dict[str, str] = {}
    for name, pattern in words.items():
        full[name] = _written_out(pattern, full)
    return full


def _tried(patterns: tuple[str, ...], words: Mapping[str, str]) -> tuple[str, ...]:
    """The patterns in full, or a ValueError that says which can never do its work, and why."""
    full = tuple(_written_out(pattern, words) for pattern in patterns)
    if not TRIED.get() and fault_of(full):
        faults = ((pattern, fault_of((one,))) for pattern, one in zip(patterns, full, strict=True))
        raise ValueError("; ".join(f"'{pattern}' {fault}" for pattern, fault in faults if fault))
    return full


def fault_of(patterns: tuple[str, ...]) -> str:
    """What is wrong with the patterns taken together, or nothing."""
    if any(_CAPITAL.search(pattern) for pattern in patterns):
        return "has a capital; the text is read in small letters"
    if any(_ENDLESS.search(pattern) for pattern in patterns):
        return "repeats a group without end; say how often, such as {0,6}"
    try:
        fits_anything = patterns and whole_words(patterns).search(_NO_WORD)
    except re.error as fault:
        return f"is no pattern: {fault}"
    return "fits any word" if fits_anything else ""


_Full = Callable[[tuple[str, ...]], tuple[str, ...]]
_NoLines = Annotated[tuple[str, ...], BeforeValidator(lines_of)]


class SelfJudgementPhrases(Frozen):
    """Ways of saying one kind of self-judgement. `counts`: sure enough to slow the pace."""

    code: Code
    counts: Truth
    patterns: Lines

    def rule(self, full: _Full) -> PhraseRule:
        return PhraseRule(self.code, COUNTS if self.counts else ANSWER, full(self.patterns))


class CrisisPhrases(Frozen):
    """Ways of speaking of one danger; `hearsay` and `cue` as in `PhraseRule`."""

    code: Code
    category: Category
    patterns: Lines
    hearsay: Truth = False
    cue: str = ""

    def rule(self, full: _Full) -> PhraseRule:
        cue = full((self.cue,))[0] if self.cue else ""
        return PhraseRule(self.code, self.category, full(self.patterns), self.hearsay, cue)


class BecauseOfWhoPhrases(Frozen):
    """Ways of saying that a no came because of one thing the writer is.

    They hold in quotation marks: what was said to somebody is the very thing told.
    """

    code: Code
    kind: Who
    patterns: Lines

    def rule(self, full: _Full) -> PhraseRule:
        return PhraseRule(self.code, self.kind, full(self.patterns), hearsay=True)


_Phrased = SelfJudgementPhrases | CrisisPhrases | BecauseOfWhoPhrases


class PhraseFile(Frozen):
    """One language of a guard; the fields are explained in `LanguageRules`.

    `words` are named pieces of pattern: `{name}` in the patterns, and in the words below.
    """

    version: Text
    language: Literal["en", "es"]
    source: Text
    words: Annotated[dict[Code, str], AfterValidator(_words_in_full)]
    negations: Lines
    distances: Lines
    figures: _NoLines = ()
    afterwards: _NoLines = ()
    owns: _NoLines = ()
    admits: _NoLines = ()
    hedges: _NoLines = ()

    def phrases(self) -> tuple[_Phrased, ...]:
        raise TypeError("a phrase file of no guard")

    def language_rules(self) -> LanguageRules:
        """The file as the engine takes it; a ValueError says which pattern does not work."""
        return LanguageRules(
            language=self.language,
            rules=tuple(each.rule(self.full) for each in self.phrases()),
            negations=self.full(self.negations),
            distances=self.full(self.distances),
            figures=self.full(self.figures),
            afterwards=self.full(self.afterwards),
            owns=self.full(self.owns),
            admits=self.full(self.admits),
            hedges=self.full(self.hedges),
        )

    def full(self, patterns: tuple[str, ...]) -> tuple[str, ...]:
        return _tried(patterns, self.words)

    @model_validator(mode="after")
    def works(self) -> "PhraseFile":
        codes = [each.code for each in self.phrases()]
        if len(set(codes)) < len(codes):
            raise ValueError("a code stands twice")
        self.language_rules()
        return self


class SelfJudgementFile(PhraseFile):
    rules: tuple[SelfJudgementPhrases, ...] = Field(min_length=1)

    def phrases(self) -> tuple[SelfJudgementPhrases, ...]:
        return self.rules


class CrisisFile(PhraseFile):
    rules: tuple[CrisisPhrases, ...] = Field(min_length=1)

    def phrases(self) -> tuple[CrisisPhrases, ...]:
        return self.rules


class BecauseOfWhoFile(PhraseFile):
    distances: _NoLines = ()
    rules: tuple[BecauseOfWhoPhrases, ...] = Field(min_length=1)

    def phrases(self) -> tuple[BecauseOfWhoPhrases, ...]:
        return self.rules


def _whole_numbers(text: object) -> object:
    """Whole numbers of -127 to 127 from base64, or the text as it is, for the field to refuse."""
    try:
        raw = base64.b64decode("".join(str(text).split()), validate=True)
    except (binascii.Error, ValueError):
        return text
    return tuple(int(each) for each in np.frombuffer(raw, dtype=np.int8))


_Weights = Annotated[tuple[int, ...], BeforeValidator(_whole_numbers)]


class LikenessFile(Frozen):
    """A model of likeness, written by `tools/likeness.py`: weights in steps of `step`, of m buckets
    for how like, and of n for each kind in turn."""

    version: Text
    language: Literal["en", "es"]
    kinds: tuple[str, ...] = Field(min_length=1)
    step: float
    intercept: float
    weights: Annotated[_Weights, Field(min_length=256)]
    kind_intercepts: tuple[float, ...]
    kind_step: float
    kind_weights: Annotated[_Weights, Field(min_length=1)]

    def model(self) -> LikenessModel:
        kinds = np.array(self.kind_weights, dtype=np.float64).reshape(len(self.kinds), -1)
        return LikenessModel(
            self.language,
            self.kinds,
            self.intercept,
            np.array(self.weights, dtype=np.float64) * self.step,
            np.array(self.kind_intercepts),
            kinds * self.kind_step,
        )

    @model_validator(mode="after")
    def fits_together(self) -> "LikenessFile":
        k = len(self.kinds)
        if len(self.kind_intercepts) != k or len(self.kind_weights) % k:
            raise ValueError("kind_intercepts and kind_weights must be those of every kind")
        return self


_File = TypeVar("_File", SelfJudgementFile, CrisisFile, BecauseOfWhoFile, LikenessFile)
_Phrases = TypeVar("_Phrases", SelfJudgementFile, CrisisFile, BecauseOfWhoFile)


def read_self_judgement(folder: Path) -> SelfJudgementRules:
    """Every language in `folder`/phrases, or `LibraryError` with all that is wrong."""
    version, languages = _read_guard("self_judgement", SelfJudgementFile, folder)
    return SelfJudgementRules(*_with_models("self_judgement", version, languages, folder))


def read_crisis(folder: Path) -> CrisisRules:
    """Every language in `folder`/phrases, or `LibraryError` with all that is wrong."""
    return CrisisRules(*_read_guard("crisis", CrisisFile, folder))


def read_because_of_who(folder: Path) -> BecauseOfWhoRules:
    """Every language in `folder`/phrases, or `LibraryError` with all that is wrong."""
    version, languages = _read_guard("because_of_who", BecauseOfWhoFile, folder)
    return BecauseOfWhoRules(*_with_models("because_of_who", version, languages, folder))


def _with_models(
    guard: str, version: str, languages: tuple[LanguageRules, ...], folder: Path
) -> tuple[str, tuple[LanguageRules, ...], tuple[LikenessModel, ...]]:
    """A guard's version with that of its models, its languages, and the models."""
    files = _read_languages(guard, "likeness.yaml", LikenessFile, folder)
    versions = dict.fromkeys([version, *(file.version for file in files)])
    return "+".join(versions), languages, tuple(file.model() for file in files)


def _read_guard(
    guard: str, kind: type[_Phrases], folder: Path
) -> tuple[str, tuple[LanguageRules, ...]]:
    """The versions of a guard's files as one, and its languages."""
    files = _read_languages(guard, "yaml", kind, folder)
    version = "+".join(file.version for file in files)
    with trusting():  # each was tried when it was read
        return version, tuple(file.language_rules() for file in files)


def _read_languages(guard: str, ending: str, kind: type[_File], folder: Path) -> list[_File]:
    """The file of each language, or everything that is wrong with any."""
    files: list[_File] = []
    problems: list[Problem] = []
    tried = _tried_in(folder)
    for language in LANGUAGES:
        path = folder / "phrases" / f"{guard}.{language}.{ending}"
        try:
            file = read_file(path, kind, folder, tried)
            files.append(_in_its_language(file, language, path, folder))
        except LibraryError as fault:
            problems.extend(fault.problems)
    if problems:
        raise LibraryError(tuple(problems))
    return files


def _tried_in(folder: Path) -> frozenset[str]:
    """The digests of what `tools/tried.py` saw work, so that a first start need not try it."""
    try:
        lines = (folder / "phrases" / TRIED_FILE).read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return frozenset()
    return frozenset(line.partition(" ")[0] for line in lines)


def _in_its_language(file: _File, language: str, path: Path, folder: Path) -> _File:
    """The file, if it says the language its name says."""
    if file.language != language:
        name = path.relative_to(folder).as_posix()
        reason = f"must be {language}, as in the name of the file"
        raise LibraryError((Problem(name, "language", reason),))
    return file
