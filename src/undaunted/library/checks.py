"""Checks the library beyond its schema: the rubric, the words, the red lines, lessons, exercises, balance.

Not for one person's asks, whose words are checked where they are written.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from undaunted.engine.words.red_lines import RedLineRules, find_red_lines
from undaunted.library.balance import balance, balance_problems
from undaunted.library.exercise_checks import exercises_problems
from undaunted.library.exercises import EXERCISES
from undaunted.library.lessons import LESSONS, lesson_problems
from undaunted.library.programme_checks import (
    programme_problems,
    programmes_problems,
    thin_blocks,
)
from undaunted.library.programmes import PROGRAMMES, read_programmes
from undaunted.library.reading import (
    FOLDER,
    Library,
    LibraryError,
    Problem,
    read_asks,
    read_library,
)
from undaunted.library.register import HelpLine
from undaunted.library.rubric import rubric_problems
from undaunted.library.schema import Ask
from undaunted.library.wording import wording_problems

SHIPPED_STAKES = range(1, 5)
LEAST_FREEDOM = 3
LEAST_VARIANTS = 3


def check_library(folder: Path | None = None, today: date | None = None) -> tuple[Problem, ...]:
    """Everything wrong in the library of `folder` (default: the shipped one), on `today`."""
    folder = folder or FOLDER
    try:
        library = read_library(folder)
    except LibraryError as fault:
        return fault.problems
    evidence = frozenset(claim.id for claim in library.evidence)
    found: list[Problem] = [*library.warnings]
    for ask in library.asks.values():
        name = f"asks/{ask.domain}/{ask.id}.yaml"
        problems = ask_problems(ask, library.red_lines, evidence)
        found.extend(Problem(name, field, reason) for field, reason in problems)
    for lesson in library.lessons.values():
        name = f"{LESSONS}/{lesson.id}.yaml"
        found.extend(Problem(name, *each) for each in lesson_problems(lesson, evidence))
    for key, field, reason in exercises_problems(library.exercises, evidence):
        name = f"{EXERCISES}/{key}.yaml" if key in library.exercises else EXERCISES
        found.append(Problem(name, field, reason))
    found.extend(programmes_found(library, evidence))
    found.extend(run_out(library.help_lines, today or date.today()))
    return tuple(found)


def programmes_found(library: Library, evidence: frozenset[str]) -> Iterator[Problem]:
    """What is wrong in one programme, and where one leads to."""
    exercises, lessons = frozenset(library.exercises), frozenset(library.lessons)
    for one in library.programmes.values():
        for field, reason in programme_problems(one, evidence, exercises, lessons):
            yield Problem(f"{PROGRAMMES}/{one.id}.yaml", field, reason)
    yield from programmes_problems(library.programmes)


def ask_problems(
    ask: Ask, rules: RedLineRules, evidence: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Field and reason for everything that keeps one ask from shipping."""
    yield from shape_problems(ask)
    for each in ask.evidence:
        if each not in evidence:
            yield "evidence", f"'{each}' is not in evidence.yaml"
    yield from rubric_problems(ask.rubric)
    yield from wording_problems(ask)
    for field, text in ask.texts():
        for hit in find_red_lines(text, rules):
            words = text[hit.start : hit.end]
            yield field, f"crosses the red line '{hit.code}' with \"{words}\""


def shape_problems(ask: Ask) -> Iterator[tuple[str, str]]:
    if ask.stakes not in SHIPPED_STAKES:
        yield "stakes", f"stakes are {ask.stakes}; shipped asks have 1 to 4"
    if ask.cost_to_other == 4:
        yield "cost_to_other", "an ask that may cost the other their position never ships"
    if ask.free_to_refuse < LEAST_FREEDOM:
        yield "free_to_refuse", "must be 3 or 4"
    if len(ask.variants.items()) < LEAST_VARIANTS:
        yield "variants", "needs a third: phone, written, indirect or with_companion"
    if not ask.opening_lines and ask.request_type != "receive_a_no":
        yield "opening_lines", "there are no words to say"
    if ask.request_type == "receive_a_no" and ask.practises != "receiving_no":
        yield "practises", "receive_a_no practises receiving_no"
    for name in ("facets", "tempting", "flags", "not_for", "skills"):
        values = getattr(ask, name)
        if len(set(values)) < len(values):
            yield name, "the same word stands twice"


def run_out(lines: tuple[HelpLine, ...], today: date) -> Iterator[Problem]:
    """Lines whose number nobody has looked at for too long."""
    for line in lines:
        if line.valid_until < today:
            reason = f"{line.country}, {line.name}: ran out on {line.valid_until}; look it up again"
            yield Problem("help_lines.yaml", "valid_until", reason)


def main(arguments: list[str]) -> int:
    """Prints the problems, thin blocks and the balance of a folder; 1 when there are problems."""
    folder = Path(arguments[0]) if arguments else FOLDER
    problems = check_library(folder)
    asks = read_asks(folder)[0]
    thin = thin_blocks(read_programmes(folder)[0], asks)
    spread = balance(tuple(asks.values()))
    for line in (*problems, *thin, *balance_problems(spread), spread):
        print(line)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
