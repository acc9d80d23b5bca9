"""Attempts of many kinds, told in full through the real verbs."""

import uuid
from datetime import timedelta

from tests.cast import NOON, commits, logs, reflects
from undaunted.engine.taxonomy import Outcome
from undaunted.people.models import Person
from undaunted.record import recording
from undaunted.record.models import Answer, Attempt, Reflection

KEYS = ("name-of-that-plant", "which-of-two-hats", "look-on-the-shelf", "walk-next-week")


def tells(
    person: Person,
    outcomes: list[Outcome],
    *,
    chance: float = 0.3,
    peak: int = 50,
    keys: tuple[str, ...] = KEYS,
) -> list[Attempt]:
    """One whole attempt a day, in order, the last on the day before the fourth of May."""
    attempts = []
    for place, outcome in enumerate(outcomes):
        at = NOON - timedelta(days=len(outcomes) - place)
        key = keys[place % len(keys)]
        attempt = commits(person, key, at, chance=chance, feared="They laugh")
        logs(attempt, outcome, peak=None if outcome is Outcome.NOT_ASKED else peak)
        reflects(attempt)
        attempts.append(attempt)
    return attempts


def hears_unasked(person: Person) -> Attempt:
    """A no that came without asking, and a look back on it."""
    came = Attempt(
        id=uuid.uuid4(),
        person=person,
        received_at=NOON,
        committed_at=NOON,
        kind=Attempt.Kind.UNSOUGHT,
    )
    facts = {"person": person, "attempt": came, "received_at": NOON}
    recording.unsought(came, Answer(**facts, asked_at=NOON, logged_at=NOON, outcome="no"))
    recording.reflect(Reflection(**facts, reflected_at=NOON, assumption="It was not about me."))
    return came
