"""Under 18, care first, with support: each says why, who helps, and what is open; all of it is."""

import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from undaunted.engine.taxonomy import HoldsNow, Thoughts
from undaunted.people.models import Person
from undaunted.wellbeing.screening import ScreeningAnswers, screen

pytestmark = pytest.mark.django_db
STATES = {
    "pace-under-18": (HoldsNow.UNDER_18, Thoughts.NO, "You are under 18"),
    "pace-care-first": (None, Thoughts.PLAN, "matters more than practice"),
    "pace-supported": (HoldsNow.IN_TREATMENT, Thoughts.NO, "You are in treatment"),
}


def is_in(person: Person, state: str) -> str:
    """Answers the questions so that this pace holds; the reason that is true of it."""
    holds, thoughts, reason = STATES[state]
    said = ScreeningAnswers(0, 0, thoughts, frozenset({holds} if holds else ()))
    screen(person, uuid.uuid4(), said, timezone.now())
    return reason


@pytest.mark.parametrize("state", STATES)
def test_it_says_its_true_reason_and_care_is_the_main_button(
    ana: Person, browser_of_ana: Client, state: str
) -> None:
    reason = is_in(ana, state)
    page = browser_of_ana.get(reverse(state)).content.decode()
    assert reason in page
    main = re.findall(r'class="button button-strong" href="([^"]*)"', page)
    assert main == [reverse("finding-care")]
    assert reverse("help-now") in page


@pytest.mark.parametrize("state", STATES)
def test_every_link_of_what_is_open_is_open_and_recording_always_is(
    ana: Person, browser_of_ana: Client, state: str
) -> None:
    is_in(ana, state)
    page = browser_of_ana.get(reverse(state)).content.decode()
    listed = page.split("data-open")[1].split("</ul>")[0]
    links = re.findall(r'href="([^"]*)"', listed)
    assert {reverse("already"), reverse("unsought"), reverse("journal")} <= set(links)
    for link in links:
        answer = browser_of_ana.get(link)
        shown = answer.content.decode()
        assert answer.status_code == 200, link
        assert "data-closed" not in shown, link
        assert "Not this one now" not in shown, link


@pytest.mark.parametrize("state", STATES)
def test_who_is_not_in_it_is_led_to_how_they_are(
    ana: Person, browser_of_ana: Client, state: str
) -> None:
    answer = browser_of_ana.get(reverse(state))
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("wellbeing"))


@pytest.mark.parametrize("state", STATES)
def test_the_pace_card_leads_there(ana: Person, browser_of_ana: Client, state: str) -> None:
    is_in(ana, state)
    assert reverse(state) in browser_of_ana.get("/wellbeing/").content.decode()


@pytest.mark.parametrize(
    ("state", "path"),
    [
        ("pace-under-18", "/ask/name-of-that-plant/"),
        ("pace-care-first", "/ask/name-of-that-plant/"),
        ("pace-care-first", "/library/"),
        ("pace-supported", "/ask/name-of-that-plant/"),
        ("pace-supported", "/library/"),
        ("pace-under-18", "/?more=1"),
    ],
)
def test_what_is_stopped_or_closed_leads_there(
    ana: Person, browser_of_ana: Client, state: str, path: str
) -> None:
    is_in(ana, state)
    assert reverse(state) in browser_of_ana.get(path).content.decode()


def test_under_18_the_line_shown_is_one_for_the_young(ana: Person, browser_of_ana: Client) -> None:
    Person.objects.filter(pk=ana.pk).update(country="Ireland")
    is_in(ana, "pace-under-18")
    assert "Childline" in browser_of_ana.get(reverse("pace-under-18")).content.decode()
