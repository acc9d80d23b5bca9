"""Asks by the value they were for, and whether one acted on it; counted, never averaged."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from undaunted.engine.taxonomy import Outcome
from undaunted.insights.gathered import PersonFacts
from undaunted.record.labels import ASK_VALUES
from undaunted.record.questions import AttemptRecord

_HIGH_FEAR = 50
_ACTED = frozenset({"yes", "partly"})


@dataclass(frozen=True, slots=True)
class ValueLine:
    """How many asks and steps were for a value; of how many it was said, and how often one acted.

    The last two are the same for those whose worst moment was over 50.
    """

    name: str | Promise
    asks: int
    said: int
    acted: int
    said_afraid: int
    acted_afraid: int


def by_value(gathered: PersonFacts) -> tuple[ValueLine, ...]:
    """A line for each value that an ask was for, those with the most asks first."""
    tied: dict[str, list[AttemptRecord]] = defaultdict(list)
    for record in gathered.sought:
        if record.forecast and record.forecast.value in ASK_VALUES and _was_done(record):
            tied[record.forecast.value].append(record)
    lines = [_line(ASK_VALUES[value], records) for value, records in tied.items()]
    return tuple(sorted(lines, key=lambda line: (-line.asks, str(line.name))))


def _was_done(record: AttemptRecord) -> bool:
    return record.outcome not in (None, Outcome.NOT_ASKED)


def _line(name: str | Promise, records: list[AttemptRecord]) -> ValueLine:
    said = [record for record in records if _said(record)]
    afraid = [record for record in said if _was_afraid(record)]
    return ValueLine(name, len(records), len(said), _acted(said), len(afraid), _acted(afraid))


def _said(record: AttemptRecord) -> str:
    return record.reflection.acted_on_value if record.reflection else ""


def _was_afraid(record: AttemptRecord) -> bool:
    peak = record.answer.fear_peak if record.answer else None
    return peak is not None and peak > _HIGH_FEAR


def _acted(records: Iterable[AttemptRecord]) -> int:
    return sum(_said(record) in _ACTED for record in records)
