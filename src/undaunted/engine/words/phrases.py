"""Finds phrases in their context: whole words, lifted by what stands before, around or after.

One matcher for every guard over what people write; which phrases, and in which languages, are
arguments. All languages are run over each text: nobody's language is guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from undaunted.engine.words.folding import Folded, readings
from undaunted.engine.words.patterns import pattern_of

_WINDOW = 160  # letters looked at before a phrase, and around it for a figure of speech
# What may stand between a phrase and the words before it.
_CLOSE, _NEAR = " ?", "[ ,:]?"
_SENTENCE = re.compile(r"[^.!?;]+")


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """Patterns are regular expressions over folded text (see `folding`), matched at word bounds.

    `kind` is the guard's own: a category, or how much a hit weighs. With `hearsay` it holds even
    in quotation marks and when somebody else said it. A `cue` only saves time: sentences without
    it are not looked at.
    """

    code: str
    kind: str
    patterns: tuple[str, ...]
    hearsay: bool = False
    cue: str = ""


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """The rules of one language, and what lifts them.

    `negations` and `distances` end where a phrase begins; `afterwards` begins where it ends;
    `figures` of speech share words with it. What others say is the writer's own with `owns` before
    or `admits` after it ("and she is right").
    `hedges` lift nothing; a guard may ask for them.
    """

    language: str
    rules: tuple[PhraseRule, ...]
    negations: tuple[str, ...] = ()
    distances: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    afterwards: tuple[str, ...] = ()
    owns: tuple[str, ...] = ()
    admits: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """All languages of one guard, in one version."""

    version: str
    languages: tuple[LanguageRules, ...]


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """A phrase: where in the original, whether a hedge or question, whether it is lifted."""

    rule: PhraseRule
    start: int
    end: int
    hedged: bool
    lifted: bool = False


def find_phrases(text: str, book: PhraseBook) -> Iterator[PhraseHit]:
    """Every phrase of every language that nothing lifts, rule by rule, in the order of the text."""
    return (found for found in all_phrases(text, book) if not found.lifted)


def all_phrases(text: str, book: PhraseBook) -> Iterator[PhraseHit]:
    """Every phrase, those that are lifted too."""
    for reading in readings(text):
        for language in book.languages:
            for rule in language.rules:
                yield from _found_by(rule, language, reading)


def getting_ready(language: LanguageRules) -> Iterator[object]:
    """Compile every pattern that a text may need, one a step."""
    yield from map(whole_words, (rule.patterns for rule in language.rules))
    yield from map(whole_words, ((rule.cue,) for rule in language.rules if rule.cue))
    yield whole_words(language.figures)
    yield _ending(language.negations, _CLOSE)
    for before in (language.distances, language.owns, language.hedges):
        yield _ending(before, _NEAR)
    yield from map(_following, (language.afterwards, language.admits))


def _found_by(rule: PhraseRule, language: LanguageRules, reading: Folded) -> Iterator[PhraseHit]:
    pattern = whole_words(rule.patterns)
    for first, last in _looked_at(rule, reading.text):
        match = pattern.search(reading.text, first, last)
        while match:
            start, end = match.span()
            if end > start:
                hedged = _is_hedged(language, reading, start, end)
                taken_back = _lifted(rule, language, reading, (start, end))
                yield PhraseHit(rule, *reading.span(start, end), hedged, taken_back)
            match = pattern.search(reading.text, start + 1, last)


def _looked_at(rule: PhraseRule, text: str) -> Iterator[tuple[int, int]]:
    """The whole text, or its sentences with the cue of the rule."""
    if not rule.cue:
        yield 0, len(text)
        return
    cue = whole_words((rule.cue,))
    for sentence in _SENTENCE.finditer(text):
        if cue.search(text, *sentence.span()):
            yield sentence.span()


def _lifted(
    rule: PhraseRule, language: LanguageRules, reading: Folded, span: tuple[int, int]
) -> bool:
    """Whether the words around a phrase take back what it says."""
    text, (start, end) = reading.text, span
    if _ends_at(language.negations, text, start, _CLOSE) or _in_a_figure(
        language.figures, text, span
    ):
        return True
    if _starts_at(language.afterwards, text, end):
        return True
    return not rule.hearsay and _is_said_by_others(language, reading, start, end)


def _is_said_by_others(language: LanguageRules, reading: Folded, start: int, end: int) -> bool:
    if _ends_at(language.owns, reading.text, start) or _starts_at(
        language.admits, reading.text, end
    ):
        return False
    return reading.is_quoted(start) or _ends_at(language.distances, reading.text, start)


def _is_hedged(language: LanguageRules, reading: Folded, start: int, end: int) -> bool:
    """Whether the sentence doubts or asks."""
    stop = re.search(r"[.!?;]", reading.text[end:])
    asks = stop is not None and stop.group() == "?"
    return asks or _ends_at(language.hedges, reading.text, start)


def _in_a_figure(figures: tuple[str, ...], text: str, span: tuple[int, int]) -> bool:
    """Whether a figure of speech shares a letter with the span."""
    if not figures:
        return False
    start, end = span
    near = whole_words(figures).finditer(text, max(0, start - _WINDOW), end + _WINDOW)
    return any(found.start() < end and start < found.end() for found in near)


def _ends_at(patterns: tuple[str, ...], text: str, place: int, between: str = _NEAR) -> bool:
    """Whether one of the patterns ends just before `place`, with nothing else `between`."""
    if not patterns:
        return False
    return _ending(patterns, between).search(text, max(0, place - _WINDOW), place) is not None


def _starts_at(patterns: tuple[str, ...], text: str, place: int) -> bool:
    """Whether one of the patterns begins just after `place`."""
    return bool(patterns) and _following(patterns).match(text, place) is not None


@lru_cache(maxsize=1024)
def whole_words(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return pattern_of(rf"\b(?:{'|'.join(patterns)})\b")


@lru_cache(maxsize=64)
def _ending(patterns: tuple[str, ...], between: str) -> re.Pattern[str]:
    return pattern_of(rf"\b(?:{'|'.join(patterns)}){between}$")


@lru_cache(maxsize=64)
def _following(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return pattern_of(rf"[ ,]?(?:{'|'.join(patterns)})\b")
