"""All readings of one person, in the order they are shown."""

from dataclasses import dataclass
from datetime import datetime

from undaunted.drawing.chart import Chart
from undaunted.insights.beliefs import beliefs_reading
from undaunted.insights.believed import fear_believed, yes_believed
from undaunted.insights.fear_over_time import fear_reading
from undaunted.insights.gathered import Gathered, gather
from undaunted.insights.guesses import guesses_reading
from undaunted.insights.showing_up import calendar_reading, weeks_reading
from undaunted.insights.yes_rates import rates_by_counterpart, rates_by_domain
from undaunted.people.models import Person

READINGS = (
    fear_reading,
    guesses_reading,
    rates_by_domain,
    rates_by_counterpart,
    beliefs_reading,
    fear_believed,
    yes_believed,
    calendar_reading,
    weeks_reading,
)


@dataclass(frozen=True, slots=True)
class Readings:
    """How many asks were made, and the charts there is something to show in."""

    asked: int
    charts: tuple[Chart, ...]


def readings_of(person: Person, now: datetime) -> Readings:
    gathered = gather(person, now)
    return Readings(gathered.asked, charts_of(gathered))


def charts_of(gathered: Gathered) -> tuple[Chart, ...]:
    charts = (read(gathered) for read in READINGS)
    return tuple(chart for chart in charts if chart is not None)
