"""A simulated person of the demo as far as their half year has come."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from undaunted.cli.demo.profiles import Profile
from undaunted.engine.simulation.people import SimulatedPerson
from undaunted.engine.values import Candidate
from undaunted.people.models import Person
from undaunted.record.models import Attempt


@dataclass
class HalfYear:
    """Whose it is, how they are made, and where they are; `days` is how long it shall be."""

    person: Person
    profile: Profile
    simulated: SimulatedPerson
    generator: np.random.Generator
    begun: datetime
    days: int
    candidates: dict[str, Candidate] = field(default_factory=dict)

    def fresh_id(self) -> uuid.UUID:
        return uuid.UUID(bytes=self.generator.bytes(16), version=4)

    def one_of(self, sentences: tuple[str, ...]) -> str:
        return sentences[int(self.generator.integers(len(sentences)))]

    def answered(self, attempt: Attempt, at: datetime) -> dict[str, object]:
        """What every answer to this attempt has."""
        return {
            "id": self.fresh_id(),
            "person": self.person,
            "attempt": attempt,
            "received_at": at,
            "logged_at": at,
            "asked_at": at,
        }


def whole(value: float | None) -> int | None:
    return None if value is None else round(min(max(value, 0.0), 100.0))


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
