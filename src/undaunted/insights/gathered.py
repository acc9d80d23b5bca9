"""Everything the readings look at, fetched once in a constant number of queries."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from undaunted.engine.history import History
from undaunted.engine.learned import LearnedState
from undaunted.learning.state import learned_state
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.record.approaching import came_close
from undaunted.record.models import Attempt, ExerciseDone
from undaunted.record.questions import AttemptRecord, attempt_records, kept_attempts

Pairs = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class PersonFacts:
    """A person's attempts oldest first, the answered ones as the engine sees them, what it has
    learned from them (the state the chooser uses), and beliefs (0-1) before and after exercises.
    `came_close`: the attempts at which they stood there and could not."""

    person: Person
    today: date
    records: tuple[AttemptRecord, ...]
    history: History
    learned: LearnedState
    exercises: Pairs = ()
    came_close: frozenset[UUID] = frozenset()

    @cached_property
    def sought(self) -> tuple[AttemptRecord, ...]:
        return tuple(one for one in self.records if one.attempt.origin == Attempt.Origin.SOUGHT)

    @cached_property
    def asked(self) -> int:
        """How many asks were really made; steps towards one are none, and a round is one."""
        return sum(ask.practised and not ask.candidate.step for ask in self.history.asks)


def gather(person: Person, now: datetime) -> PersonFacts:
    learned, history = learned_state(person)
    records = all_attempt_records(person)
    twice, close = _rated_twice(person), came_close(person)
    return PersonFacts(person, day_of(person, now), records, history, learned, twice, close)


def all_attempt_records(person: Person) -> tuple[AttemptRecord, ...]:
    """Everything told about every standing attempt, oldest first. Six queries."""
    return attempt_records(person, list(kept_attempts(person).reverse()))


def _rated_twice(person: Person) -> Pairs:
    """Beliefs of exercises that were told before and after. One query, and no text is opened."""
    done = ExerciseDone.objects.of(person).order_by("done_at")
    rated = done.values_list("belief_before", "belief_after")
    return tuple((b, a) for b, a in rated if b is not None and a is not None)
