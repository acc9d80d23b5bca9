"""The way between asks on a card: smaller ones that are open, larger ones this person may see."""

import re
from collections.abc import Collection

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import is_well
from undaunted.asks.fitted import NOTHING
from undaunted.engine.taxonomy import Presumes
from undaunted.library.kinds.ask import Ask
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.shelf.leading import WayBetween, way_between

ASKS = open_library().asks
EVERYTHING = frozenset(part.value for part in Presumes)
MANY = next(
    ask for ask in ASKS.values() if sum(ask.id in one.leads_to for one in ASKS.values()) >= 3
)
LEADING = sorted(
    (one for one in ASKS.values() if MANY.id in one.leads_to),
    key=lambda ask: (ask.stakes, ask.fear.mean),
)


class OpenBut:
    """An openness in which all is open but these."""

    def __init__(self, shut: Collection[str] = (), unlisted: Collection[str] = ()) -> None:
        self.shut, self.unlisted = shut, unlisted

    def is_open(self, key: str) -> bool:
        return key not in self.shut

    def is_listed(self, key: str) -> bool:
        return key not in self.unlisted


def way(ask: Ask, openness: OpenBut | None = None, **told: Collection[str]) -> WayBetween:
    life, declined = told.get("life", EVERYTHING), told.get("declined", ())
    return way_between(ask, openness or OpenBut(), NOTHING, life, declined)


def test_two_of_many_are_the_smallest_and_the_nearest() -> None:
    assert way(MANY).smaller == (LEADING[0], LEADING[-1])


def test_what_is_not_open_or_not_for_this_person_is_no_step() -> None:
    first, last = LEADING[0].id, LEADING[-1].id
    assert first not in [one.id for one in way(MANY, OpenBut(shut=[first])).smaller]
    assert last not in [one.id for one in way(MANY, declined=[last]).smaller]
    assert way(MANY, OpenBut(shut=list(ASKS))).smaller == ()


def test_what_presumes_a_life_that_was_not_told_is_not_named() -> None:
    named = [one for ask in ASKS.values() for one in way(ask, life=()).smaller if one.presumes]
    larger = [(ask, one) for ask in ASKS.values() for one in way(ask, life=()).larger]
    assert all(set(ask.presumes) >= set(one.presumes) for ask, one in larger)
    assert all(one.presumes for one in named)  # those its larger ask presumes as well


def test_it_leads_to_what_may_be_seen_and_need_not_be_open_yet() -> None:
    small = LEADING[0]
    assert MANY in way(small, OpenBut(shut=[MANY.id])).larger
    assert MANY not in way(small, OpenBut(unlisted=[MANY.id])).larger


@pytest.mark.django_db
def test_a_card_shows_the_way_and_asks_as_many_questions_as_one_without(
    ana: Person, browser_of_ana: Client
) -> None:
    is_well(ana, timezone.now())
    plain = next(
        ask
        for ask in ASKS.values()
        if not ask.presumes
        and not ask.leads_to
        and not any(ask.id in one.leads_to for one in ASKS.values())
    )
    small = next(
        ask
        for ask in ASKS.values()
        if not ask.presumes and any(not larger.presumes for larger in way(ask, life=()).larger[:1])
    )
    large = way(small, life=()).larger[0]
    asked = {}
    for one in (plain, small, large):
        address = reverse("ask-card", args=[one.id])
        browser_of_ana.get(address)
        with CaptureQueriesContext(connection) as queries:
            page = browser_of_ana.get(address).content.decode()
        asked[one.id] = len(queries)
        if one is small:
            assert re.search(
                rf"It leads to</h2>.*{reverse('ask-card', args=[large.id])}", page, re.S
            )
    assert len(set(asked.values())) == 1, asked
