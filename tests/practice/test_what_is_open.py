"""What a screen shows as open can be begun, what it shows as closed is refused, and the count is true."""

import re
import uuid
from datetime import datetime

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.histories import HISTORIES
from undaunted.asks.fitted import NOTHING
from undaunted.asks.shown import ShownAsk, ask_of
from undaunted.engine.taxonomy import Source
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.practice.asking.committing import Commitment, commit_to
from undaunted.practice.asking.door import (
    Applicant,
    decided_for,
    known_of,
    moment_of,
    wants_care,
)
from undaunted.practice.asking.openness import Openness, openness_for
from undaunted.practice.asking.stops import STOPS, Stopped
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.record.recording import Care, ForecastGiven
from undaunted.wellbeing.screening import is_due

pytestmark = pytest.mark.django_db
CARE = {"can_refuse": "yes", "at_work": "no", "asked_before": "no"}
TILE = re.compile(r'id="ask-([a-z0-9-]+)" data-open="(yes|no)"')
SAMPLE, A_FEW, A_PAGE = 43, 6, 12
# Who has something open, and how the others are told that nothing is.
CLOSED = {"at_rest": "pace_rest", "care_first": "pace_care_first", "one_bad_first_day": "screening"}


def refusal(person: Person, key: str, now: datetime) -> str:
    """The rule by which the verb refuses this ask, "" where it is begun; nothing of it is kept."""
    shown = ask_of(person, key)
    guess = ForecastGiven(fear=40, chance_yes=None if shown.step else 0.5)
    step = Commitment(shown, Source.BROWSED, guess, care=care_for(shown))
    with transaction.atomic():
        try:
            commit_to(person, uuid.uuid4(), step, now)
        except Stopped as stopped:
            return stopped.code
        finally:
            transaction.set_rollback(True)
    return ""


def care_for(shown: ShownAsk) -> Care | None:
    return Care(**CARE) if wants_care(shown) else None


class AtTheDoor:
    """What the door says of every ask, with the person and the moment gathered once."""

    def __init__(self, person: Person, now: datetime) -> None:
        self.person = person
        self.known = known_of(person, NOTHING, now)
        due = is_due(person, self.known.stands.signs, self.known.history, now)
        self.moment = moment_of(self.known, due=due.value)

    def says(self, key: str) -> str:
        shown = ask_of(self.person, key)
        who = Applicant(shown, Source.BROWSED, care=care_for(shown))
        begin = decided_for(self.known, self.moment, who).begin
        return "" if begin.value else begin.reason


def openness_of(person: Person, now: datetime) -> Openness:
    return openness_for(person, offer_for(person, now), now)


@pytest.mark.parametrize("who", HISTORIES)
def test_what_is_shown_as_open_can_be_begun_and_what_is_closed_is_refused(
    ana: Person, noon: datetime, who: str
) -> None:
    HISTORIES[who](ana)
    openness, door = openness_of(ana, noon), AtTheDoor(ana, noon)
    for place, key in enumerate(sorted(open_library().asks.keys() - openness.under_way.keys())):
        said, stop, smaller = door.says(key), openness.stop(key), openness.step(key)
        assert openness.is_open(key) is (said == ""), (key, said)
        assert stop == (STOPS[said] if said else None), (key, said)
        assert not smaller or door.says(smaller.key) == "", smaller
        if place % SAMPLE == 0:
            assert refusal(ana, key, noon) == said, key
            assert not smaller or refusal(ana, smaller.key, noon) == "", smaller
    assert openness.closed == CLOSED.get(who, openness.closed)
    ways = any(openness.is_open(key) or openness.step(key) for key in open_library().asks)
    assert ways is not bool(openness.closed)


def tiles_of(browser: Client, page: int) -> dict[str, str]:
    """The tiles of a page of the library, by key: open ("yes") or not, as they are marked."""
    body = browser.get(f"/library/?page={page}").content.decode()
    return dict(TILE.findall(body))


def begins(browser: Client, key: str) -> bool:
    """Whether the page of an ask opens and its guesses are taken; nothing of it is kept."""
    address = reverse("ask", args=[key])
    with transaction.atomic():
        opened = 'name="fear"' in browser.get(address, {"from": "library"}).content.decode()
        guesses = {"fact": str(uuid.uuid4()), "fear": "40", "chance_yes": "50", **CARE}
        answer = browser.post(f"{address}?from=library", guesses)
        begun = "/attempt/" in answer.get("Location", "")
        transaction.set_rollback(True)
    assert opened is begun, key
    return begun


@pytest.mark.parametrize("who", HISTORIES)
def test_the_library_counts_what_opens_and_every_card_says_the_same(
    ana: Person, browser_of_ana: Client, noon: datetime, who: str
) -> None:
    HISTORIES[who](ana)
    openness = openness_of(ana, noon)
    first = browser_of_ana.get("/library/").content.decode()
    count = sum(map(openness.is_open, open_library().asks))
    assert f'data-open-count="{count}"' in first
    assert ("data-closed" in first) is bool(openness.closed)
    if openness.closed.startswith("pace_"):
        assert "Later: " not in first, "each card would give another reason than the page"
    assert ("Small steps are open now" in first) is (count == 0 and not openness.closed)
    tiles = {**tiles_of(browser_of_ana, 1), **tiles_of(browser_of_ana, count // A_PAGE + 1)}
    assert tiles or openness.closed.startswith("pace_")
    for place, (key, said) in enumerate(tiles.items()):
        assert openness.is_open(key) is (said == "yes"), key
        if place % A_FEW == 0:
            card = browser_of_ana.get(reverse("ask-card", args=[key])).content.decode()
            assert ("Try this one" in card) is (said == "yes"), key
            if key not in openness.under_way:
                assert begins(browser_of_ana, key) is (said == "yes"), key
