"""When the day's ask cannot be made any more: three quiet ways, and the ask of the morning stands."""

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.cast import commits, is_well
from undaunted.people.models import Person
from undaunted.practice.choosing.night import night_ways
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.record.models import Suggestion

pytestmark = pytest.mark.django_db
LATE = datetime(2026, 6, 10, 23, 30, tzinfo=UTC)
THREE = ("name-of-that-plant", "just-the-lid", "share-a-table")


@pytest.fixture
def late(ana: Person) -> Iterator[datetime]:
    """Half past eleven in the evening where Ana is."""
    ana.time_zone = "UTC"
    ana.save(update_fields=["time_zone"])
    with time_machine.travel(LATE, tick=False):
        yield LATE


def today(client: Client) -> str:
    answer = client.get(reverse("today"))
    assert answer.status_code == 200
    return answer.content.decode()


def mark_of(page: str) -> str:
    found = re.search(r'data-today="(\w+)"', page)
    assert found
    return found[1]


def test_there_are_three_ways_of_equal_weight_and_the_ask_of_the_morning(
    ana: Person, browser_of_ana: Client, late: datetime
) -> None:
    key = str(offer_for(ana, late).keys[0])
    page = today(browser_of_ana)
    assert mark_of(page) == "ask"
    ways = re.findall(r'class="button way" href="([^"]+)"', page)
    assert ways == [
        reverse("breathe"),
        reverse("ask", args=[key]),
        reverse("ask", args=[f"{key}#picture"]),
    ]
    assert "button-strong" not in page
    assert "It is late, so this one is for tomorrow" in page


def test_by_day_there_is_the_ask_alone(ana: Person, browser_of_ana: Client, late: datetime) -> None:
    with time_machine.travel(late.replace(hour=12), tick=False):
        page = today(browser_of_ana)
    assert "Plan tomorrow" not in page
    assert "button-strong" in page


def test_what_is_offered_for_the_night_can_be_begun(
    ana: Person, browser_of_ana: Client, late: datetime
) -> None:
    is_well(ana, late)
    ways = night_ways(ana, offer_for(ana, late), late)
    assert ways is not None
    for key in (ways.picture, ways.plan):
        page = browser_of_ana.get(reverse("ask", args=[key])).content.decode()
        assert "data-draft" in page, key


def test_picturing_at_night_changes_nothing_about_the_ask_of_the_morning(
    ana: Person, browser_of_ana: Client, late: datetime
) -> None:
    is_well(ana, late)
    key = str(offer_for(ana, late).keys[0])
    path = reverse("ask", args=[f"{key}#picture"])
    page = browser_of_ana.get(path).content.decode()
    fact = re.search(r'name="fact" value="([^"]+)"', page)
    assert fact
    sent = browser_of_ana.post(path, {"fact": fact[1], "fear": "20"})
    assert "/attempt/" in sent.headers["Location"]
    log = sent.headers["Location"] + "log/"
    browser_of_ana.post(log, {"fact": fact[1], "outcome": "done", "fear_peak": "20"})
    assert offer_for(ana, late).keys[0] == key
    assert offer_for(ana, late + timedelta(hours=11)).keys[0] == key
    again = browser_of_ana.get("/?more=1").content.decode()
    assert path not in again
    assert reverse("rehearse", args=[key]) in again


def test_after_three_asks_the_night_holds_three_ways_that_begin_nothing(
    ana: Person, browser_of_ana: Client, late: datetime
) -> None:
    is_well(ana, late)
    for key in THREE:
        commits(ana, key, late - timedelta(hours=12))
    page = browser_of_ana.get("/?more=1").content.decode()
    assert mark_of(page) == "night"
    assert "Tonight, something quiet" in page
    for words in ("Breathe for a minute first", "Picture tomorrow’s", "Plan tomorrow"):
        assert words in page
    card = page.split('data-today="night"')[1].split("</section>")[0]
    assert 'href="/ask/' not in card.replace(reverse("own-ask"), "")
    assert card.count('<details class="fold') == 3


def test_what_is_pictured_then_is_what_the_morning_shows(
    ana: Person, browser_of_ana: Client, late: datetime
) -> None:
    is_well(ana, late)
    for key in THREE:
        commits(ana, key, late - timedelta(hours=12))
    ways = night_ways(ana, offer_for(ana, late), late)
    assert ways is not None
    drawn = Suggestion.objects.count()
    assert (ways.picture, ways.plan) == ("", "")
    assert offer_for(ana, late + timedelta(hours=11)).keys[0] == ways.ask.key
    assert Suggestion.objects.count() == drawn


def test_by_morning_what_was_begun_at_night_is_under_way_and_not_called_another(
    ana: Person, browser_of_ana: Client, late: datetime
) -> None:
    today(browser_of_ana)
    key = str(offer_for(ana, late).keys[0])
    guesses = {"fact": str(uuid.uuid4()), "fear": "30", "chance_yes": "80"}
    assert browser_of_ana.post(reverse("ask", args=[key]), guesses).status_code == 302
    today(browser_of_ana)
    with time_machine.travel(late + timedelta(hours=10), tick=False):
        page = today(browser_of_ana)
    assert "You have one under way" in page
    assert "Here is another." not in page
