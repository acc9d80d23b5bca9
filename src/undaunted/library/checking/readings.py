"""What readers found who did not write the asks: fault lists, blind judgements, offers of programmes.

Three tables of a folder, as the readers wrote them. Not for the figures of agreement: `agreement`.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from undaunted.library.files import LibraryError, Problem

ASKS_READ, ANSWERS, OFFERS = "asks-read.csv", "answers.csv", "offers-judged.csv"


class Fault(StrEnum):
    """What may be wrong with an ask; none of it may stand."""

    LAWFUL = "lawful"
    RESPECT = "respect"
    HONEST = "honest"
    PRESSURE = "pressure"
    EXIT = "exit"
    BURDEN = "burden"
    TODAY = "today"
    EXPECTATION = "expectation"
    DIFFICULTY = "difficulty"
    DIFFERENT_PEOPLE = "different_people"
    WORDING = "wording"
    UNSAID = "unsaid"
    VARIANTS = "variants"
    PRESUMES = "presumes"
    MIND_READING = "mind_reading"


@dataclass(frozen=True, slots=True)
class AskReading:
    """One reader on one ask: its faults, and from title and line alone whether it is fun and what it
    takes for granted."""

    reader: str
    ask: str
    faults: frozenset[str]
    playful: bool
    presumes: frozenset[str]


@dataclass(frozen=True, slots=True)
class FaultAnswer:
    """What became of a fault: `mended`, or `argued` with the reason why it stands."""

    ask: str
    fault: str
    answer: str
    why: str


@dataclass(frozen=True, slots=True)
class OfferJudged:
    """One reader on one ask offered in a step of a programme, from the step's sentence alone."""

    reader: str
    programme: str
    step: str
    ask: str
    fits: bool


@dataclass(frozen=True, slots=True)
class Readings:
    asks: tuple[AskReading, ...]
    answers: tuple[FaultAnswer, ...]
    offers: tuple[OfferJudged, ...]


def read_readings(folder: Path) -> Readings:
    """The three tables of `folder`. Raises `LibraryError` with every row that can't be read."""
    problems: list[Problem] = []
    asks = [_ask_read(row, n, problems) for n, row in _rows(folder / ASKS_READ)]
    answers = [FaultAnswer(**row) for _n, row in _rows(folder / ANSWERS)]
    for each in answers:
        if each.answer not in ("mended", "argued"):
            problems.append(Problem(ANSWERS, each.ask, f"'{each.answer}': mended or argued"))
    offers = [
        OfferJudged(**(row | {"fits": _is_yes(row["fits"], OFFERS, n, problems)}))  # type: ignore[arg-type]
        for n, row in _rows(folder / OFFERS)
    ]
    if problems:
        raise LibraryError(tuple(problems))
    return Readings(tuple(asks), tuple(answers), tuple(offers))


def _rows(file: Path) -> Iterable[tuple[int, dict[str, str]]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from enumerate(csv.DictReader(lines), start=2)


def _ask_read(row: Mapping[str, str], n: int, problems: list[Problem]) -> AskReading:
    faults = frozenset(row["faults"].split())
    for unknown in sorted(faults - set(Fault)):
        problems.append(Problem(ASKS_READ, str(n), f"'{unknown}' is no fault of the list"))
    playful = _is_yes(row["playful"], ASKS_READ, n, problems)
    return AskReading(
        row["reader"], row["ask"], faults, playful, frozenset(row["presumes"].split())
    )


def _is_yes(word: str, file: str, n: int, problems: list[Problem]) -> bool:
    if word not in ("yes", "no"):
        problems.append(Problem(file, str(n), f"'{word}': yes or no"))
    return word == "yes"
