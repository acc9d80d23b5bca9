"""Keeps what the engine learned beside the facts it came from; rebuilt whenever in doubt.

The cache is good when it is of this engine, this population fit and exactly these facts, or of
these facts but the last, which is then learned alone. Anything else is learned anew.
"""

import hashlib
from dataclasses import asdict

from django.db import transaction

from undaunted.asks.fitted import footing_of, history_fitted
from undaunted.engine import ENGINE_VERSION, learned
from undaunted.engine.history import History
from undaunted.engine.learned import Learned as LearnedState
from undaunted.engine.priors import Priors
from undaunted.learning.models import Learned
from undaunted.learning.priors import current_priors
from undaunted.people.models import Person
from undaunted.record.history import history_of


def digest_of(history: History) -> str:
    """Changes when any logged ask changes."""
    text = "\n".join(repr(asdict(ask)) for ask in history.asks)
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def learn(person: Person, priors: Priors | None = None) -> tuple[LearnedState, History]:
    """The state for all the person's facts, from the cache where it still holds.

    What was asked counts as what it is for this person, by what they told of themselves.
    """
    priors = priors or current_priors()
    history = history_fitted(history_of(person, priors), footing_of(person))
    facts, version = digest_of(history), version_of(priors)
    row = Learned.objects.visible_to(person).filter(engine_version=version).first()
    kept = _kept_in(row)
    if row is not None and kept is not None and row.facts == facts:
        return kept, history
    before = History(history.asks[:-1])
    if row is not None and kept is not None and history.asks and row.facts == digest_of(before):
        state = learned.learn_one(kept, history.asks[-1])
    else:
        state = learned.learn_many(learned.start(priors), history)
    store(person, state, version, facts)
    return state, history


def _kept_in(row: Learned | None) -> LearnedState | None:
    """What the cache holds; None where there is none, or where it was damaged."""
    try:
        return None if row is None else LearnedState.from_json(row.state)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def version_of(priors: Priors) -> str:
    """Of the engine, and of the population fit its priors came from."""
    return f"{ENGINE_VERSION}/{priors.version}"


def store(person: Person, state: LearnedState, version: str, facts: str) -> None:
    Learned.objects.update_or_create(
        person=person,
        defaults={"engine_version": version, "facts": facts, "state": state.to_json()},
    )


def rebuild(person: Person) -> LearnedState:
    """Forget the cache and learn everything again."""
    Learned.objects.visible_to(person).delete()
    return learn(person)[0]


def rebuild_everybody() -> int:
    """`rebuild` for every person; returns how many."""
    people = list(Person.objects.all())
    for person in people:
        rebuild(person)
    return len(people)
