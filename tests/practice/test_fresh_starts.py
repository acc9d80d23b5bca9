"""Two hundred people who open this for the first time, spread over a year, its days and its hours."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.cast import ask_in_library
from undaunted.asks.fitted import NOTHING
from undaunted.asks.shown import ask_of
from undaunted.engine.when import Calendar, is_open
from undaunted.library.kinds.ask import Ask
from undaunted.people.days import local_time
from undaunted.people.models import Person
from undaunted.practice.choosing.suggesting import Offer, next_daytime, offer_for

pytestmark = pytest.mark.django_db

STARTS = 200
ZONES = ("UTC", "Asia/Tokyo", "America/Lima", "Australia/Sydney")
NEW_YEAR = datetime(2026, 1, 1, 0, 17, tzinfo=UTC)


def starts() -> Iterator[tuple[Person, datetime]]:
    """Every 44 hours, so that every day of the week and every hour is among them."""
    for n in range(STARTS):
        person = Person.objects.create(label=f"new-{n}", time_zone=ZONES[n % len(ZONES)])
        yield person, NEW_YEAR + timedelta(hours=43.8 * n)


def offered(offer: Offer) -> list[Ask]:
    return [ask_in_library(key) for key in offer.keys if key]


def test_nobody_begins_with_an_ask_that_takes_their_life_for_granted() -> None:
    hours = set()
    for person, now in starts():
        offer, when = offer_for(person, now), next_daytime(person, now)
        local = local_time(person, when)
        hours.add(local.hour)
        here = Calendar(local.weekday(), local.month)
        asks = offered(offer)
        assert offer.keys[0], f"nothing to begin with at {local}"
        assert offer.keys[2], f"nothing different at {local}"
        for ask in asks:
            assert ask.first_day
            assert not ask.presumes
            assert ask.kind == "asking"
            assert is_open(ask.when.plain(), local.hour, here), f"{ask.id} at {local}"
    assert len(hours) >= 15


def test_something_easier_stands_beside_every_first_ask() -> None:
    """As another ask, or as a smaller way to do the same."""
    for person, now in starts():
        first, easier, _different = offer_for(person, now).keys
        assert first
        assert easier or dict(ask_of(person, first, NOTHING).variants)["easier"]


def test_the_first_asks_are_many() -> None:
    firsts = {offer_for(person, now).keys[0] for person, now in starts()}
    assert len(firsts) >= 15
