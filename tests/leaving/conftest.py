from datetime import UTC, datetime

import pytest

from undaunted.people.models import Person

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


@pytest.fixture
def person(db: None) -> Person:
    """The local person, whom a client is too."""
    return Person.objects.local()
