"""All readings of one person, in the order they are shown: the four mechanisms first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from undaunted.insights.beliefs import beliefs_reading
from undaunted.insights.believed import fear_believed, yes_believed
from undaunted.insights.cards import Card, Early, Reading
from undaunted.insights.fear_over_time import fear_reading
from undaunted.insights.gathered import Gathered, gather
from undaunted.insights.growing import growing_reading
from undaunted.insights.guesses import guesses_reading
from undaunted.insights.showing_up import calendar_reading, weeks_reading
from undaunted.insights.yes_rates import rates_by_counterpart, rates_by_domain
from undaunted.people.models import Person

MECHANISMS = (fear_reading, beliefs_reading, weeks_reading, growing_reading)
MORE = (guesses_reading, calendar_reading, rates_by_counterpart, rates_by_domain)
BELIEVED = (fear_believed, yes_believed)


@dataclass(frozen=True, slots=True)
class Readings:
    """How many asks were made; the mechanisms that can speak and other findings, what it is too
    early to say, and what the engine expects."""

    asked: int
    mechanisms: tuple[Card, ...]
    more: tuple[Card, ...]
    early: tuple[Early, ...]
    believed: tuple[Card, ...]


def readings_of(person: Person, now: datetime) -> Readings:
    return readings_from(gather(person, now))


def readings_from(gathered: Gathered) -> Readings:
    first = [read(gathered) for read in MECHANISMS]
    more = [read(gathered) for read in MORE]
    return Readings(
        asked=gathered.asked,
        mechanisms=cards(first),
        more=cards(more),
        early=tuple(one for one in (*first, *more) if isinstance(one, Early)),
        believed=cards([read(gathered) for read in BELIEVED]),
    )


def cards(found: Iterable[Reading | None]) -> tuple[Card, ...]:
    return tuple(one for one in found if isinstance(one, Card))
