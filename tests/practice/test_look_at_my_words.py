"""Look at my words: hints beside an own ask; the words stay, and nothing is kept."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from undaunted.people.models import Person
from undaunted.record.models import Attempt, OwnAsk
from undaunted.wellbeing.models import Noticed

pytestmark = pytest.mark.django_db


def looks(browser: Client, **typed: str) -> str:
    sent = {"fact": str(uuid.uuid4()), "look": "1", **typed}
    answer = browser.post(reverse("own-ask"), sent)
    assert answer.status_code == 200
    assert not OwnAsk.objects.exists()
    assert not Attempt.objects.exists()
    return answer.content.decode()


def test_hints_stand_beside_the_words_which_stay(ana: Person, browser_of_ana: Client) -> None:
    page = looks(browser_of_ana, title="Ask for help", opening_line="You must help", fear="40")
    assert page.count("<li>") >= 3
    assert "It presses a little." in page
    assert "Is it clear what?" in page
    assert 'value="Ask for help"' in page
    assert "You must help" in page
    assert 'value="40"' in page
    assert "error-summary" not in page


def test_where_there_is_nothing_to_add_that_is_said(ana: Person, browser_of_ana: Client) -> None:
    page = looks(browser_of_ana, title="Ask Noor to help me move on Saturday")
    assert "Nothing to add." in page
    assert "About your words" not in browser_of_ana.get(reverse("own-ask")).content.decode()


def test_words_we_would_not_help_with_are_said_so_and_not_polished(
    ana: Person, browser_of_ana: Client
) -> None:
    typed = {"title": "Ask the junior I manage for a date", "fear": "40", "chance_yes": "50"}
    looked = looks(browser_of_ana, **typed)
    sent = browser_of_ana.post(reverse("own-ask"), {"fact": str(uuid.uuid4()), **typed})
    assert sent.status_code == 422
    for page in (looked, sent.content.decode()):
        assert "We’d rather not help with this one as it stands." in page
        assert "About your words" not in page


def test_hints_come_with_what_has_to_be_said_again(ana: Person, browser_of_ana: Client) -> None:
    answer = browser_of_ana.post(reverse("own-ask"), {"title": "Ask for help", "fear": "40"})
    assert answer.status_code == 422
    assert "Is it clear what?" in answer.content.decode()


def test_hints_hold_nothing_up(ana: Person, browser_of_ana: Client) -> None:
    sent = {"fact": str(uuid.uuid4()), "title": "Ask for help", "fear": "40", "chance_yes": "50"}
    assert browser_of_ana.post(reverse("own-ask"), sent).status_code == 302
    assert OwnAsk.objects.get().title == "Ask for help"


@pytest.mark.parametrize("typed", [{}, {"fact": "x"}, {"title": "x" * 5000}, {"fear": "999"}])
def test_whatever_is_typed_can_be_looked_at(
    ana: Person, browser_of_ana: Client, typed: dict[str, str]
) -> None:
    assert "About your words" in looks(browser_of_ana, **typed)


def test_words_of_danger_are_seen_here_too(ana: Person, browser_of_ana: Client) -> None:
    page = looks(browser_of_ana, title="I want to die")
    assert Noticed.objects.get().kind == "crisis:suicide"
    assert reverse("help-now") in page
