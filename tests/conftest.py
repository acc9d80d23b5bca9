"""The cast, at hand in every test."""

from collections.abc import Iterator
from datetime import UTC, datetime
from math import inf

import pytest
import time_machine
from django.test import Client

from undaunted.people.models import Person
from undaunted.wellbeing import looking

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def ana(db: None) -> Person:
    """Ana practises: the local person."""
    return Person.objects.local()


@pytest.fixture
def cleo(db: None) -> Person:
    """Cleo is a stranger: nothing of hers may ever show."""
    return Person.objects.create(label="cleo")


@pytest.fixture
def browser_of_ana(ana: Person) -> Client:
    """Personal mode needs no sign-in: any client is Ana."""
    return Client()


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking at words never runs out of time because the machine is busy."""
    monkeypatch.setattr(looking, "BUDGET_SECONDS", inf)


@pytest.fixture
def noon() -> Iterator[datetime]:
    """A Monday at noon, with the clock standing still."""
    with time_machine.travel(NOON, tick=False):
        yield NOON
