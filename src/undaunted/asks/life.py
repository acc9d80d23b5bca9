"""The life parts an ask presumes, each with what this person said of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from undaunted.asks.fitted import told_in
from undaunted.engine.steps import parted
from undaunted.engine.taxonomy import Presumes
from undaunted.library.reading import open_library
from undaunted.people.models import Circumstances
from undaunted.people.telling_life import NEVER, NOT_SAID, YES
from undaunted.record.labels import label


@dataclass(frozen=True, slots=True)
class LifePart:
    """`answer` is yes, never or not_said; a yes may follow from what somebody is here for."""

    part: str
    label: Promise
    answer: str


def life_parts(row: Circumstances, parts: Iterable[Presumes] = Presumes) -> tuple[LifePart, ...]:
    """These life parts, or all of them, with what was said."""
    life = told_in(row)
    return tuple(LifePart(each.value, label(each), _said(each, row, life)) for each in parts)


def _said(part: Presumes, row: Circumstances, life: frozenset[str]) -> str:
    if part.value in row.life_never:
        return NEVER
    return YES if part.value in life else NOT_SAID


def life_parts_presumed(key: str, row: Circumstances) -> tuple[LifePart, ...]:
    """Those that the ask with this key presumes; an own ask presumes nothing."""
    ask = open_library().asks.get(parted(key)[0])
    return life_parts(row, ask.presumes) if ask else ()
