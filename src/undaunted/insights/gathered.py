"""Everything the readings look at, fetched once in a constant number of queries."""

from dataclasses import dataclass
from datetime import date, datetime

from undaunted.engine.priors import Priors
from undaunted.engine.values import History
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.record.history import history_of
from undaunted.record.models import Attempt
from undaunted.record.priors import current_priors
from undaunted.record.questions import Told, standing_attempts, told_about


@dataclass(frozen=True, slots=True)
class Gathered:
    """A person's attempts oldest first, the answered ones as the engine sees them, and the priors
    it sees them with."""

    person: Person
    today: date
    told: tuple[Told, ...]
    history: History
    priors: Priors

    @property
    def sought(self) -> tuple[Told, ...]:
        return tuple(one for one in self.told if one.attempt.kind == Attempt.Kind.SOUGHT)

    @property
    def asked(self) -> int:
        """How many asks were really made."""
        return sum(ask.asked for ask in self.history.asks)


def gather(person: Person, now: datetime) -> Gathered:
    priors, today = current_priors(), day_of(person, now)
    return Gathered(person, today, told_of_all(person), history_of(person, priors), priors)


def told_of_all(person: Person) -> tuple[Told, ...]:
    """Everything told about every standing attempt, oldest first. Six queries."""
    return told_about(person, list(standing_attempts(person).reverse()))
