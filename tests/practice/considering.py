"""What a choice looks at, drawn afresh: a stored suggestion keeps its shortlists alone."""

from datetime import datetime

from tests.cast import NOON
from undaunted.engine.choosing import Ledger
from undaunted.people.describing import circumstances_of
from undaunted.people.models import Person
from undaunted.practice.choosing.suggesting import drawn_for, next_daytime

_SEED = 7


def considered_for(person: Person, now: datetime = NOON) -> Ledger:
    """All candidates of a suggestion for that moment, with gates and probabilities."""
    when = next_daytime(person, now)
    return drawn_for(person, when, circumstances_of(person), _SEED).considered


def gate_of(person: Person, key: str, now: datetime = NOON) -> str | None:
    """The gate that shuts an ask out of a suggestion for that moment."""
    return considered_for(person, now).gate_of(key)
