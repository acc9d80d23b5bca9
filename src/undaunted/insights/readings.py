"""All readings of one person, in the order they are shown: the four mechanisms first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from undaunted.insights.acting import ValueLine, by_value
from undaunted.insights.beliefs import beliefs_reading
from undaunted.insights.believed import fear_believed, yes_believed
from undaunted.insights.cards import Early, FindingCard, Reading
from undaunted.insights.fear_over_time import fear_reading
from undaunted.insights.gathered import PersonFacts, gather
from undaunted.insights.growing import growing_reading
from undaunted.insights.guesses import guesses_reading
from undaunted.insights.other_kinds import KindLine, kind_lines
from undaunted.insights.rounds import RoundLine, round_lines
from undaunted.insights.showing_up import calendar_reading, weeks_reading
from undaunted.insights.skills import SkillLine, skill_lines
from undaunted.insights.what_it_cost import CostsCounted, what_it_cost
from undaunted.insights.yes_rates import rates_by_counterpart, rates_by_domain
from undaunted.people.models import Person

_MECHANISMS = (fear_reading, beliefs_reading, weeks_reading, growing_reading)
_MORE = (guesses_reading, calendar_reading, rates_by_counterpart, rates_by_domain)
_BELIEVED = (fear_believed, yes_believed)


@dataclass(frozen=True, slots=True)
class InsightReadings:
    """How many asks were made; the mechanisms that can speak and other findings, what it is too
    early to say, what the engine expects, asks by what they were for, rounds, other kinds, and
    what asking has cost."""

    asked: int
    mechanisms: tuple[FindingCard, ...]
    more: tuple[FindingCard, ...]
    early: tuple[Early, ...]
    believed: tuple[FindingCard, ...]
    by_value: tuple[ValueLine, ...] = ()
    rounds: tuple[RoundLine, ...] = ()
    kinds: tuple[KindLine, ...] = ()
    cost: CostsCounted | None = None
    skills: tuple[SkillLine, ...] = ()


def readings_of(person: Person, now: datetime) -> InsightReadings:
    return _readings_from(gather(person, now))


def _readings_from(gathered: PersonFacts) -> InsightReadings:
    first = [read(gathered) for read in _MECHANISMS]
    more = [read(gathered) for read in _MORE]
    return InsightReadings(
        asked=gathered.asked,
        mechanisms=_cards(first),
        more=_cards(more),
        early=tuple(one for one in (*first, *more) if isinstance(one, Early)),
        believed=_cards([read(gathered) for read in _BELIEVED]),
        by_value=by_value(gathered),
        rounds=round_lines(gathered.person),
        kinds=kind_lines(gathered),
        cost=what_it_cost(gathered),
        skills=skill_lines(gathered.person),
    )


def _cards(found: Iterable[Reading | None]) -> tuple[FindingCard, ...]:
    return tuple(one for one in found if isinstance(one, FindingCard))
