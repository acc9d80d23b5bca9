"""Help now speaks to what was found in words, in the country of the person, whatever else fails."""

import uuid
from datetime import timedelta
from zoneinfo import available_timezones

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import commits
from undaunted.engine.taxonomy import HoldsNow, Thoughts
from undaunted.engine.words.crisis import CATEGORIES
from undaunted.library.kinds.help_words import HelpWords
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.people.where import country_of_zone
from undaunted.wellbeing.models import Noticed
from undaunted.wellbeing.screening import ScreeningAnswers, screen

pytestmark = pytest.mark.django_db
WORDS = {
    "harmed_by_other": "My husband hits me.",
    "other_at_risk": "My friend says she wants to kill herself.",
    "harm_to_other": "I am going to kill him.",
    "self_harm": "I cut myself again last night.",
    "suicide": "I just want to die.",
}
FIRST: dict[str, HelpWords] = {each.about: each for each in open_library().help_words}
OF_DYING = ("I think of dying", FIRST["suicide"].first, "thoughts of dying")


def writes(browser: Client, ana: Person, words: str) -> str:
    """Logs an ask with these words; where that leads."""
    sent = {"fact": str(uuid.uuid4()), "outcome": "no", "fear_peak": "50", "words": words}
    answer = browser.post(reverse("log", args=[commits(ana).pk]), sent)
    return answer.headers["Location"]


def top_of(page: str) -> str:
    """What stands before the choices: numbers, first sentence and steps of what was found."""
    return page.split('id="about"')[0]


def lives_in(ana: Person, country: str) -> None:
    Person.objects.filter(pk=ana.pk).update(country=country)


def is_sixteen(ana: Person) -> None:
    said = ScreeningAnswers(0, 0, Thoughts.NO, frozenset({HoldsNow.UNDER_18}))
    screen(ana, uuid.uuid4(), said, timezone.now())


def test_every_kind_of_danger_has_words_of_its_own() -> None:
    assert set(FIRST) == set(CATEGORIES) == set(WORDS)
    assert len({each.first for each in FIRST.values()}) == len(CATEGORIES)
    assert len({each.choice for each in FIRST.values()}) == len(CATEGORIES)


@pytest.mark.parametrize("kind", CATEGORIES)
def test_what_was_found_is_answered_first_with_its_own_words_and_steps(
    ana: Person, browser_of_ana: Client, kind: str
) -> None:
    page = browser_of_ana.get(writes(browser_of_ana, ana, WORDS[kind])).content.decode()
    top = top_of(page)
    assert f'data-found="{kind}"' in top
    assert FIRST[kind].first in top
    assert all(step in page for step in FIRST[kind].steps)
    others = [each.first for about, each in FIRST.items() if about != kind]
    assert not [first for first in others if first in top]
    assert all(each.choice in page for about, each in FIRST.items() if about != kind)
    assert f'data-about="{kind}"' not in page


def test_my_husband_hits_me_never_gets_the_words_for_dying(
    ana: Person, browser_of_ana: Client
) -> None:
    lives_in(ana, "Ireland")
    led = writes(browser_of_ana, ana, WORDS["harmed_by_other"])
    top = top_of(browser_of_ana.get(led).content.decode())
    assert not [words for words in OF_DYING if words in top]
    assert "not your fault" in top
    assert "Women" in top  # Women's Aid, the line for exactly this
    assert "Samaritans" not in top
    assert reverse("this-device") in top
    assert "Breathe out longer" not in browser_of_ana.get(led).content.decode()


def test_an_own_ask_that_tells_of_being_hurt_gets_those_words_and_no_others(
    ana: Person, browser_of_ana: Client
) -> None:
    sent = {
        "fact": str(uuid.uuid4()),
        "title": WORDS["harmed_by_other"],
        "counterpart": "friend",
        "consequence": "1",
        "domain": "friendship",
        "channel": "message",
        "fear": "40",
        "chance_yes": "40",
        "can_refuse": "no",
    }
    page = browser_of_ana.post(reverse("own-ask"), sent).content.decode()
    assert FIRST["harmed_by_other"].first in page
    assert not [words for words in OF_DYING if words in page]


def test_a_find_of_today_stands_in_help_from_anywhere_until_it_is_put_away(
    ana: Person, browser_of_ana: Client
) -> None:
    writes(browser_of_ana, ana, WORDS["self_harm"])
    assert FIRST["self_harm"].first in top_of(browser_of_ana.get("/help/").content.decode())
    browser_of_ana.post(reverse("help-away"), {"next": "/"})
    assert FIRST["self_harm"].first not in top_of(browser_of_ana.get("/help/").content.decode())


def test_a_find_of_yesterday_is_no_longer_spoken_to(ana: Person, browser_of_ana: Client) -> None:
    writes(browser_of_ana, ana, WORDS["suicide"])
    Noticed.objects.update(received_at=timezone.now() - timedelta(hours=25))
    assert "data-found" not in browser_of_ana.get("/help/").content.decode()


def test_the_gravest_of_two_comes_first_and_the_other_is_answered_too(
    ana: Person, browser_of_ana: Client
) -> None:
    writes(browser_of_ana, ana, WORDS["harmed_by_other"])
    writes(browser_of_ana, ana, WORDS["suicide"])
    top = top_of(browser_of_ana.get("/help/").content.decode())
    assert top.index(FIRST["suicide"].first) < top.index(FIRST["harmed_by_other"].first)


def test_you_got_this_wrong_stands_in_help_and_ends_the_find(
    ana: Person, browser_of_ana: Client
) -> None:
    led = writes(browser_of_ana, ana, WORDS["suicide"])
    find = Noticed.objects.get()
    path = reverse("misread", args=[find.pk])
    page = browser_of_ana.get(led).content.decode()
    assert f'action="{path}"' in page
    answer = browser_of_ana.post(path, {"next": "/journal/"})
    assert answer.headers["Location"] == "/journal/"
    assert "data-found" not in browser_of_ana.get("/help/").content.decode()


def test_with_nothing_found_it_offers_the_five_and_asks_for_nothing(
    ana: Person, browser_of_ana: Client
) -> None:
    page = browser_of_ana.get("/help/").content.decode()
    assert "data-found" not in page
    for words in FIRST.values():
        assert f'data-about="{words.about}"' in page
        assert words.choice in page
        assert words.first in page


def test_under_18_a_line_for_the_young_stands_first(ana: Person, browser_of_ana: Client) -> None:
    lives_in(ana, "Ireland")
    assert "Childline" not in top_of(browser_of_ana.get("/help/").content.decode())
    is_sixteen(ana)
    assert "Childline" in top_of(browser_of_ana.get("/help/").content.decode())


def test_a_country_without_a_line_for_it_says_so(ana: Person, browser_of_ana: Client) -> None:
    lives_in(ana, "Canada")
    led = writes(browser_of_ana, ana, WORDS["harmed_by_other"])
    top = top_of(browser_of_ana.get(led).content.decode())
    assert "We know of no line in Canada for exactly this" in " ".join(top.split())


# the country


ZONES = {
    "Europe/Dublin": "Ireland",
    "Europe/London": "United Kingdom",
    "America/Los_Angeles": "United States",
    "Asia/Calcutta": "India",
    "Asia/Seoul": "South Korea",
    "Europe/Zurich": "Switzerland",
    "UTC": "",
    "Nowhere/Else": "",
}


@pytest.mark.parametrize(("zone", "country"), ZONES.items())
def test_a_zone_lies_in_the_country_of_the_zone_table(zone: str, country: str) -> None:
    assert country_of_zone(zone) == country


def test_every_country_of_our_lines_is_spelt_as_the_zone_table_leads_to(ana: Person) -> None:
    reached = {country_of_zone(zone) for zone in available_timezones()}
    named = {line.country for line in open_library().help_lines}
    assert named - reached == {"European Union", "Elsewhere"}


def test_a_guessed_country_stands_first_marked_as_a_guess_and_is_asked_once(
    ana: Person, browser_of_ana: Client
) -> None:
    Person.objects.filter(pk=ana.pk).update(time_zone="Europe/Dublin")
    page = " ".join(browser_of_ana.get("/help/").content.decode().split())
    assert "Ireland is a guess from the clock of this device" in page
    assert 'href="tel:116123"' in top_of(page)
    browser_of_ana.post("/help/", {"country": "Ireland"})
    ana.refresh_from_db()
    assert ana.country == "Ireland"
    page = browser_of_ana.get("/help/").content.decode()
    assert "is a guess" not in page
    assert 'href="tel:116123"' in top_of(page)


def test_a_country_that_is_none_of_ours_is_not_kept(ana: Person, browser_of_ana: Client) -> None:
    browser_of_ana.post("/help/", {"country": "Atlantis"})
    ana.refresh_from_db()
    assert ana.country == ""


def test_a_country_without_lines_shows_the_directories(ana: Person, browser_of_ana: Client) -> None:
    Person.objects.filter(pk=ana.pk).update(time_zone="Pacific/Fiji")
    page = browser_of_ana.get("/help/").content.decode()
    assert "findahelpline" in top_of(page)
