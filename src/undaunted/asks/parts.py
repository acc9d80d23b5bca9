"""The parts of life an ask presumes, each with what this person said of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from undaunted.asks.fitted import told_in
from undaunted.engine.taxonomy import Presumes
from undaunted.library.reading import open_library
from undaunted.people.models import Circumstances
from undaunted.people.telling_parts import NEVER, NOT_SAID, YES
from undaunted.record.labels import label


@dataclass(frozen=True, slots=True)
class PartOfLife:
    """`answer` is yes, never or not_said; a yes may follow from what somebody is here for."""

    part: str
    label: Promise
    answer: str


def parts_of_life(
    row: Circumstances, parts: Iterable[Presumes] = Presumes
) -> tuple[PartOfLife, ...]:
    """These parts of life, or all of them, with what was said."""
    told = told_in(row)
    return tuple(PartOfLife(each.value, label(each), _said(each, row, told)) for each in parts)


def _said(part: Presumes, row: Circumstances, told: frozenset[str]) -> str:
    if part.value in row.parts_never:
        return NEVER
    return YES if part.value in told else NOT_SAID


def parts_presumed(key: str, row: Circumstances) -> tuple[PartOfLife, ...]:
    """Those that the ask with this key presumes; an own ask presumes nothing."""
    ask = open_library().asks.get(key)
    return parts_of_life(row, ask.presumes) if ask else ()
