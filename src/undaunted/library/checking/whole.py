"""Checks the library beyond its schema: every file, what lies between files, and the whole.

Not for one person's asks, whose words are checked where they are written.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from undaunted.engine.words.red_lines import RedLineRules
from undaunted.library.checking.alike import alike_problems
from undaunted.library.checking.asks import people_problems
from undaunted.library.checking.balance import balance, balance_problems
from undaunted.library.checking.exercises import exercises_problems
from undaunted.library.checking.first_days import first_day_problems
from undaunted.library.checking.leading import leading_problems
from undaunted.library.checking.lessons import lesson_problems
from undaunted.library.checking.programmes import (
    listed_asks_problems,
    programme_problems,
    programmes_problems,
    thin_blocks,
)
from undaunted.library.checking.prompts import prompt_problems
from undaunted.library.checking.spelling import lonely_words, spelling_problems
from undaunted.library.checking.spoken import spoken_problems
from undaunted.library.checking.stories import stories_problems
from undaunted.library.checking.synonyms import synonym_problems
from undaunted.library.checking.texts import every_text, file_of, texts_beside_asks
from undaunted.library.checking.wording import wording_problems
from undaunted.library.checking.words import (
    crossed,
    crossing,
    red_line_problems,
    unneeded_reviews,
)
from undaunted.library.kinds.ask import Ask
from undaunted.library.kinds.exercise import EXERCISES
from undaunted.library.kinds.lesson import LESSONS
from undaunted.library.kinds.pictures import PICTURES
from undaunted.library.kinds.programme import PROGRAMMES
from undaunted.library.kinds.register import HelpLine
from undaunted.library.kinds.rights import FILE as RIGHTS_FILE
from undaunted.library.kinds.rights import RightsBody
from undaunted.library.kinds.synonyms import SYNONYMS, read_synonym_file
from undaunted.library.reading import FOLDER, Library, LibraryError, Problem, read_library
from undaunted.library.translations import translation_problems

_SHIPPED_STAKES = range(1, 5)
_LEAST_FREEDOM = 3
_LEAST_VARIANTS = 3


def check_library(folder: Path | None = None, today: date | None = None) -> tuple[Problem, ...]:
    """Everything wrong in the library of `folder` (default: the shipped one), on `today`."""
    try:
        library = read_library(folder or FOLDER)
    except LibraryError as fault:
        return fault.problems
    files = _files_found(library, folder or FOLDER, today or date.today())
    return (*files, *_whole_found(library), *_synonyms_found(library, folder or FOLDER))


def check_files(folder: Path, today: date | None = None) -> tuple[Problem, ...]:
    """The same without what is judged over the whole, which a few asks can't be held to."""
    try:
        library = read_library(folder)
    except LibraryError as fault:
        return fault.problems
    return tuple(_files_found(library, folder, today or date.today()))


def _files_found(library: Library, folder: Path, today: date) -> Iterator[Problem]:
    """What is wrong in one file, or where it points to another."""
    yield from library.warnings
    evidence = frozenset(claim.id for claim in library.evidence)
    for ask in library.asks.values():
        for field, reason in ask_problems(ask, library.red_lines, evidence):
            yield Problem(file_of(ask), field, reason)
    for lesson in library.lessons.values():
        for field, reason in lesson_problems(lesson, evidence):
            yield Problem(f"{LESSONS}/{lesson.id}.yaml", field, reason)
    for key, field, reason in exercises_problems(library.exercises, evidence):
        name = f"{EXERCISES}/{key}.yaml" if key in library.exercises else EXERCISES
        yield Problem(name, field, reason)
    yield from _programmes_found(library, evidence)
    yield from _retired_found(library)
    yield from prompt_problems(library.prompts.values())
    yield from red_line_problems(texts_beside_asks(library), library.red_lines)
    yield from spelling_problems(every_text(library))
    yield from translation_problems(folder, library.contents())
    yield from run_out(library.help_lines, today)
    yield from _rights_run_out(library.rights, today)
    yield from _words_run_out(library, today)


def _programmes_found(library: Library, evidence: frozenset[str]) -> Iterator[Problem]:
    """What is wrong in one programme, and where one leads to."""
    exercises, lessons = frozenset(library.exercises), frozenset(library.lessons)
    for one in library.programmes.values():
        for field, reason in programme_problems(one, evidence, exercises, lessons):
            yield Problem(f"{PROGRAMMES}/{one.id}.yaml", field, reason)
    yield from programmes_problems(library.programmes)
    yield from listed_asks_problems(library.programmes, library.asks)


def _retired_found(library: Library) -> Iterator[Problem]:
    """Ids that left the library and are used again."""
    for key in library.retired.keys() & library.asks.keys():
        since = library.retired[key].since
        reason = f"'{key}' left the library on {since} (retired.yaml); an id never comes back"
        yield Problem(file_of(library.asks[key]), "id", reason)


def _whole_found(library: Library) -> Iterator[Problem]:
    """What only the whole can show: leaning, asks that are nearly the same, words that stand once."""
    asks = tuple(library.asks.values())
    for reason in balance_problems(balance(asks)):
        yield Problem("asks", "balance", reason)
    yield from thin_blocks(library.programmes, library.asks)
    yield from alike_problems(asks)
    yield from leading_problems(library.asks)
    for key in library.pictures.keys() - library.asks.keys():
        yield Problem(PICTURES, library.pictures[key], f"'{key}' is no ask of the library")
    yield from stories_problems(library.stories, library.asks)
    yield from first_day_problems(asks)
    yield from lonely_words(every_text(library))
    yield from unneeded_reviews(texts_beside_asks(library), library.red_lines)


def _synonyms_found(library: Library, folder: Path) -> Iterator[Problem]:
    """What of the synonyms leads nowhere; an entry is looked through as a search does."""
    entries = (
        *(" ".join((*dict(ask.texts()).values(), ask.domain)) for ask in library.asks.values()),
        *(f"{one.title} {one.body()}" for one in library.lessons.values()),
        *(f"{one.title} {one.summary}" for one in library.exercises.values()),
        *(f"{one.title} {one.summary}" for one in library.programmes.values()),
    )
    for reason in synonym_problems(read_synonym_file(folder), entries):
        yield Problem(SYNONYMS, "groups", reason)


def ask_problems(
    ask: Ask, rules: RedLineRules, evidence: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Field and reason for everything that keeps one ask from shipping."""
    yield from _shape_problems(ask)
    for each in ask.evidence:
        if each not in evidence:
            yield "evidence", f"'{each}' is not in evidence.yaml"
    if ask.what_else.claim and ask.what_else.claim not in evidence:
        yield "what_else.claim", f"'{ask.what_else.claim}' is not in evidence.yaml"
    yield from wording_problems(ask)
    yield from people_problems(ask)
    yield from spoken_problems(ask)
    for field, text in ask.texts():
        for code, words in crossed(text, rules):
            yield field, crossing(code, words)


def _shape_problems(ask: Ask) -> Iterator[tuple[str, str]]:
    if ask.stakes not in _SHIPPED_STAKES:
        yield "stakes", f"stakes are {ask.stakes}; shipped asks have 1 to 4"
    if ask.cost_to_other == 4:
        yield "cost_to_other", "an ask that may cost the other their position never ships"
    if ask.free_to_refuse < _LEAST_FREEDOM:
        yield "free_to_refuse", "must be 3 or 4"
    if len(ask.variants.items()) < _LEAST_VARIANTS:
        yield "variants", "needs a third: phone, written, indirect or with_companion"
    if ask.set_piece and not ask.playful:
        yield "set_piece", "is playful too"
    if not ask.opening_lines and ask.request_type != "receive_a_no":
        yield "opening_lines", "there are no words to say"
    if ask.request_type == "receive_a_no" and ask.kind != "receiving_no":
        yield "kind", "receive_a_no is of the kind receiving_no"
    for name in ("facets", "tempting", "flags", "not_for", "presumes", "skills"):
        values = getattr(ask, name)
        if len(set(values)) < len(values):
            yield name, "the same word stands twice"


def _rights_run_out(bodies: tuple[RightsBody, ...], today: date) -> Iterator[Problem]:
    """Bodies whose address nobody has looked at for too long."""
    for body in bodies:
        if body.valid_until < today:
            reason = f"{body.country}, {body.name}: ran out on {body.valid_until}; look it up again"
            yield Problem(RIGHTS_FILE, "valid_until", reason)


def run_out(lines: tuple[HelpLine, ...], today: date) -> Iterator[Problem]:
    """Lines whose number nobody has looked at for too long."""
    for line in lines:
        if line.valid_until < today:
            reason = f"{line.country}, {line.name}: ran out on {line.valid_until}; look it up again"
            yield Problem("help_lines.yaml", "valid_until", reason)


def _words_run_out(library: Library, today: date) -> Iterator[Problem]:
    """First steps and ways to care that nobody has looked at for too long."""
    for words in library.help_words:
        if words.valid_until < today:
            reason = f"{words.about}: ran out on {words.valid_until}; look it up again"
            yield Problem("help_words.yaml", "valid_until", reason)
    for care in library.care.countries:
        if care.valid_until < today:
            reason = f"{care.country}: ran out on {care.valid_until}; look it up again"
            yield Problem("finding_care.yaml", "valid_until", reason)
