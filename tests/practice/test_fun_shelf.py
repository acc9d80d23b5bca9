"""The shelf for fun: playful asks alone, set pieces first, and what holds elsewhere holds here."""

import re
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import is_well
from undaunted.library.reading import open_library
from undaunted.people.models import Circumstances, Person
from undaunted.practice.asking.openness import openness_for
from undaunted.practice.choosing.passing import pass_on
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.practice.models import Pass

pytestmark = pytest.mark.django_db
ASKS = open_library().asks
FUN = "fun=on"
MOST = 20


def shelf(client: Client, query: str = FUN) -> list[str]:
    """Every ask on it, page after page."""
    found: list[str] = []
    for page in range(1, 40):
        body = client.get(f"/library/?{query}&page={page}").content.decode()
        keys = re.findall(r'class="fun-tile[^"]*" id="ask-([a-z0-9-]+)"', body)
        assert len(keys) <= MOST
        found += keys
        if 'rel="next"' not in body:
            break
    return found


def test_it_holds_what_is_playful_and_nothing_else(ana: Person, browser_of_ana: Client) -> None:
    is_well(ana, timezone.now())
    keys = shelf(browser_of_ana)
    assert keys
    assert len(set(keys)) == len(keys) <= sum(ask.playful for ask in ASKS.values())
    assert all(ASKS[key].playful for key in keys)


def test_set_pieces_come_first_of_those_that_fit_the_pace(
    ana: Person, browser_of_ana: Client
) -> None:
    now = timezone.now()
    is_well(ana, now)
    openness = openness_for(ana, offer_for(ana, now), now)
    seen = [(not openness.fits(key), not ASKS[key].set_piece) for key in shelf(browser_of_ana)]
    assert seen == sorted(seen)
    assert (False, False) in seen


def test_what_is_not_for_this_person_is_not_on_it(ana: Person, browser_of_ana: Client) -> None:
    is_well(ana, timezone.now())
    first = shelf(browser_of_ana)[0]
    pass_on(ana, uuid.uuid4(), first, Pass.Reason.NOT_FOR_ME, timezone.now())
    assert first not in shelf(browser_of_ana)
    shut = [key for key in shelf(browser_of_ana) if "night_alone" in ASKS[key].not_for]
    assert shut
    row, _made = Circumstances.objects.get_or_create(person=ana)
    Circumstances.objects.filter(pk=row.pk).update(not_for=["night_alone"])
    assert not set(shut) & set(shelf(browser_of_ana))


def test_the_first_page_of_the_library_shows_a_few_and_leads_to_all(
    ana: Person, browser_of_ana: Client
) -> None:
    is_well(ana, timezone.now())
    body = browser_of_ana.get("/library/").content.decode()
    assert body.count("fun-tile ") == 4
    assert f'href="/library/?{FUN}"' in body
    assert f"See all {len(shelf(browser_of_ana))}" in body
    for narrowed in ("?domain=work", "?page=2", f"?{FUN}"):
        assert "fun-few" not in browser_of_ana.get(f"/library/{narrowed}").content.decode()


def test_it_can_be_narrowed_as_the_library_can(ana: Person, browser_of_ana: Client) -> None:
    is_well(ana, timezone.now())
    keys = shelf(browser_of_ana, f"{FUN}&minutes=5&channel=face_to_face")
    assert keys
    assert all(ASKS[key].minutes <= 5 for key in keys)


def test_a_tile_says_that_it_is_playful_and_how_likely_it_frightens_stays_unsaid(
    ana: Person, browser_of_ana: Client
) -> None:
    is_well(ana, timezone.now())
    body = browser_of_ana.get("/library/?domain=everyday").content.decode()
    assert "fun-mark" in body
    fun = browser_of_ana.get(f"/library/?{FUN}").content.decode()
    assert "looks easy" not in fun
    assert "looks hard" not in fun
