"""Under 18 nothing of dating is there, by any address; what is closed says what holds instead."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from tests.cast import is_well
from tests.web.test_every_page import ROUTES, named
from undaunted.engine.safety.allowing import kept_from_minors
from undaunted.engine.taxonomy import HoldsNow, Thoughts
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.wellbeing.screening import ScreeningAnswers, screen

pytestmark = pytest.mark.django_db
LIBRARY = open_library()
FOR_ADULTS = [key for key, ask in LIBRARY.asks.items() if kept_from_minors(ask.candidate())]
TITLES = [LIBRARY.asks[key].title for key in FOR_ADULTS]
DATING = re.compile(r"\bdat(?:e|ing) (?:somebody|someone)|\bdating\b|romantic date", re.IGNORECASE)
# What somebody lives they may always write down; the register names what studies were about.
OWN_LIFE = {"own-ask", "unsought", "received", "already", "me", "round-own"}
CLOSED = "This is for adults"


def says(person: Person, *holds: HoldsNow, thoughts: Thoughts = Thoughts.NO) -> None:
    answers = ScreeningAnswers(0, 0, thoughts, frozenset(holds))
    screen(person, uuid.uuid4(), answers, timezone.now())


@pytest.fixture
def sixteen(ana: Person) -> Person:
    says(ana, HoldsNow.UNDER_18)
    return ana


def addresses_with(key: str) -> dict[str, str]:
    """Every address of the product that names a thing of the library, with this key."""
    found = {}
    for name in named(get_resolver().url_patterns):
        try:
            found[name] = reverse(name, kwargs={"key": key})
        except NoReverseMatch:
            continue
    return found


def words_in(page: str) -> str:
    return re.sub(r"<[^>]*>", " ", page)


@pytest.mark.parametrize("key", [FOR_ADULTS[0], f"{FOR_ADULTS[0]}#picture"])
def test_an_ask_for_adults_is_at_no_address(
    sixteen: Person, browser_of_ana: Client, key: str
) -> None:
    addresses = addresses_with(key.replace("#", "%23") if "#" in key else key)
    paths = [path.replace("%2523", "%23") for path in addresses.values()]
    assert len(paths) > 4
    for path in [*paths, reverse("ladder-add") + f"?key={FOR_ADULTS[0]}"]:
        for answer in (browser_of_ana.get(path), browser_of_ana.post(path)):
            page = answer.content.decode()
            assert answer.status_code in (404, 405), path
            assert TITLES[0] not in page, path
    ask = browser_of_ana.get(reverse("ask", args=[key]))
    assert CLOSED in ask.content.decode()


def test_every_one_of_them_is_kept_away_by_its_card(
    sixteen: Person, browser_of_ana: Client
) -> None:
    assert len(FOR_ADULTS) >= 26
    for key in FOR_ADULTS:
        assert browser_of_ana.get(reverse("ask-card", args=[key])).status_code == 404, key


def test_the_programme_is_neither_listed_nor_opened(
    sixteen: Person, browser_of_ana: Client
) -> None:
    assert browser_of_ana.get(reverse("programme", args=["dating"])).status_code == 404
    assert not DATING.search(words_in(browser_of_ana.get("/programmes/").content.decode()))


def test_no_page_without_a_key_offers_anything_of_it(
    sixteen: Person, browser_of_ana: Client
) -> None:
    seen = 0
    for name, route in ROUTES.items():
        if name in OWN_LIFE or route.status != 200:
            continue
        try:
            path = reverse(name)
        except NoReverseMatch:
            continue
        for query in ("", *route.also):
            page = words_in(browser_of_ana.get(path + query).content.decode(errors="replace"))
            assert not DATING.search(page), path + query
            assert not [title for title in TITLES if title in page], path + query
            seen += 1
    assert seen > 30


@pytest.mark.parametrize("key", LIBRARY.lessons)
def test_no_lesson_speaks_of_it(sixteen: Person, browser_of_ana: Client, key: str) -> None:
    assert not DATING.search(words_in(browser_of_ana.get(f"/learn/{key}/").content.decode()))


@pytest.mark.parametrize("words", ["date", "dating", "coffee with someone I like", "kiss"])
def test_a_search_finds_none_of_it_and_says_what_holds_instead(
    sixteen: Person, browser_of_ana: Client, words: str
) -> None:
    for path in (f"/library/?words={words}", "/library/?domain=dating"):
        page = browser_of_ana.get(path, follow=True).content.decode()
        assert not [title for title in TITLES if title in page]
        assert "fewer words" not in page


def test_nothing_found_under_18_leads_to_what_is_open(
    sixteen: Person, browser_of_ana: Client
) -> None:
    page = " ".join(
        browser_of_ana.get("/library/?words=zzqq", follow=True).content.decode().split()
    )
    assert "Under 18 there are small steps, with people you know" in page
    assert reverse("pace-under-18") in page


def test_nothing_of_it_is_printed(sixteen: Person, browser_of_ana: Client) -> None:
    assert browser_of_ana.get("/library/deck.pdf?domain=dating").status_code == 404


def test_an_adult_finds_it_all(ana: Person, browser_of_ana: Client) -> None:
    is_well(ana, timezone.now() - timedelta(hours=1))
    assert browser_of_ana.get(reverse("ask-card", args=[FOR_ADULTS[0]])).status_code == 200
    assert browser_of_ana.get(reverse("programme", args=["dating"])).status_code == 200
    assert 'value="dating"' in browser_of_ana.get("/library/").content.decode()


@pytest.mark.parametrize("path", ["/library/?words=zzzz", "/ladder/", "/library/?show=saved"])
def test_a_closed_pace_is_told_what_holds_and_never_to_search_better(
    ana: Person, browser_of_ana: Client, path: str
) -> None:
    says(ana, thoughts=Thoughts.PLAN)
    page = browser_of_ana.get(path, follow=True).content.decode()
    assert "fewer words" not in page
    assert "out of reach" not in page
    assert "You come first now" in page
    assert reverse("pace-care-first") in page


def test_the_neutral_page_names_nothing_of_ours(ana: Person, browser_of_ana: Client) -> None:
    page = browser_of_ana.get("/notes/").content.decode().lower()
    assert "undaunted" not in page
    assert "help" not in page
    assert browser_of_ana.post("/notes/").status_code == 405
