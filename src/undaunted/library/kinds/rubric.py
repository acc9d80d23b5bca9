"""The rubric an ask is read by, twice, and the rule by which it ships.

Anchors of the marks: docs/how-to/add-an-ask.md. Not for difficulty, which is rated apart.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from undaunted.library.kinds.fields import Frozen, Text, Whole

_STARRED = ("lawful", "freedom_to_refuse", "honesty")
LEAST_MARK, STARRED_MARK, AGREE_WITHIN = 3, 4, 1

_Mark = Annotated[Whole, Field(ge=0, le=4)]


class RubricMarks(Frozen):
    """The rubric's twelve dimensions, 0-4."""

    lawful: _Mark
    freedom_to_refuse: _Mark
    honesty: _Mark
    cost_to_asked: _Mark
    safety_of_asker: _Mark
    relationship_risk: _Mark
    testable_expectation: _Mark
    doable_today: _Mark
    difficulty_honest: _Mark
    fits_different_people: _Mark
    exit_and_aftercare: _Mark
    wording: _Mark


class RubricReading(Frozen):
    """One reader's marks on one day."""

    reader: Text
    on: date = Field(strict=True)
    marks: RubricMarks


def rubric_problems(readings: tuple[RubricReading, RubricReading]) -> Iterator[tuple[str, str]]:
    """Field and reason for every mark that keeps an ask from shipping."""
    first, second = (reading.marks.model_dump() for reading in readings)
    if readings[0].reader == readings[1].reader:
        yield "rubric", "both readings have the same reader"
    for mark in RubricMarks.model_fields:
        least = STARRED_MARK if mark in _STARRED else LEAST_MARK
        if min(first[mark], second[mark]) < least:
            yield f"rubric.{mark}", f"must be at least {least} in both readings"
        if abs(first[mark] - second[mark]) > AGREE_WITHIN:
            yield f"rubric.{mark}", "the two readings are more than one apart"
