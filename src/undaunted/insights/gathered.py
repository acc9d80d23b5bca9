"""Everything the readings look at, fetched once in a constant number of queries."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from undaunted.engine.history import History
from undaunted.engine.learned import Learned
from undaunted.learning.state import learn
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.record.models import Attempt, ExerciseDone
from undaunted.record.questions import Told, standing_attempts, told_about

Pairs = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Gathered:
    """A person's attempts oldest first, the answered ones as the engine sees them, what it has
    learned from them (the state the chooser uses), and beliefs (0-1) before and after exercises."""

    person: Person
    today: date
    told: tuple[Told, ...]
    history: History
    learned: Learned
    exercises: Pairs = ()

    @cached_property
    def sought(self) -> tuple[Told, ...]:
        return tuple(one for one in self.told if one.attempt.kind == Attempt.Kind.SOUGHT)

    @cached_property
    def asked(self) -> int:
        """How many asks were really made."""
        return sum(ask.asked for ask in self.history.asks)


def gather(person: Person, now: datetime) -> Gathered:
    learned, history = learn(person)
    told = told_of_all(person)
    return Gathered(person, day_of(person, now), told, history, learned, rated_twice(person))


def told_of_all(person: Person) -> tuple[Told, ...]:
    """Everything told about every standing attempt, oldest first. Six queries."""
    return told_about(person, list(standing_attempts(person).reverse()))


def rated_twice(person: Person) -> Pairs:
    """Beliefs of exercises that were told before and after. One query, and no text is opened."""
    done = ExerciseDone.objects.visible_to(person).order_by("done_at")
    rated = done.values_list("belief_before", "belief_after")
    return tuple((b, a) for b, a in rated if b is not None and a is not None)
