"""The library is judged as of the days it was made: its help lines are to be looked up again later."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

_MADE = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_its_days() -> Iterator[None]:
    with time_machine.travel(_MADE, tick=True):
        yield
