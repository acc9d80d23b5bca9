"""Everything the readings look at, fetched once in a constant number of queries."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from undaunted.engine import learned
from undaunted.engine.learned import Learned
from undaunted.engine.priors import Priors
from undaunted.engine.values import History
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.record.history import history_told
from undaunted.record.models import Attempt, ExerciseDone
from undaunted.record.priors import current_priors
from undaunted.record.questions import Told, standing_attempts, told_about

Pairs = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Gathered:
    """A person's attempts oldest first, the answered ones as the engine sees them, the priors it
    sees them with, and beliefs (0-1) before and after exercises."""

    person: Person
    today: date
    told: tuple[Told, ...]
    history: History
    priors: Priors
    exercises: Pairs = ()

    @cached_property
    def sought(self) -> tuple[Told, ...]:
        return tuple(one for one in self.told if one.attempt.kind == Attempt.Kind.SOUGHT)

    @cached_property
    def asked(self) -> int:
        """How many asks were really made."""
        return sum(ask.asked for ask in self.history.asks)

    @cached_property
    def learned(self) -> Learned:
        """What all of it taught the engine, worked out once."""
        return learned.learn_many(learned.start(self.priors), self.history)


def gather(person: Person, now: datetime) -> Gathered:
    priors, told = current_priors(), told_of_all(person)
    history = history_told(told, priors)
    return Gathered(person, day_of(person, now), told, history, priors, rated_twice(person))


def told_of_all(person: Person) -> tuple[Told, ...]:
    """Everything told about every standing attempt, oldest first. Six queries."""
    return told_about(person, list(standing_attempts(person).reverse()))


def rated_twice(person: Person) -> Pairs:
    """Beliefs of exercises that were told before and after. One query, and no text is opened."""
    done = ExerciseDone.objects.visible_to(person).order_by("done_at")
    rated = done.values_list("belief_before", "belief_after")
    return tuple((b, a) for b, a in rated if b is not None and a is not None)
