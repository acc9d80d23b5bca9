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
    """`answer` is yes, never or not_said; `implied`: not said, and yes by what somebody is here for."""

    part: str
    label: Promise
    answer: str
    implied: bool

    @property
    def is_yes(self) -> bool:
        return self.answer == YES or self.implied


def life_parts(row: Circumstances, parts: Iterable[Presumes] = Presumes) -> tuple[LifePart, ...]:
    """These life parts, or all of them, with what was said."""
    return tuple(_part_of(each, row) for each in parts)


def _part_of(part: Presumes, row: Circumstances) -> LifePart:
    answer = YES if part.value in row.life_yes else NOT_SAID
    answer = NEVER if part.value in row.life_never else answer
    implied = answer == NOT_SAID and part.value in told_in(row)
    return LifePart(part.value, label(part), answer, implied)


def life_parts_presumed(key: str, row: Circumstances) -> tuple[LifePart, ...]:
    """Those that the ask with this key presumes; an own ask presumes nothing."""
    ask = open_library().asks.get(parted(key)[0])
    return life_parts(row, ask.presumes) if ask else ()
