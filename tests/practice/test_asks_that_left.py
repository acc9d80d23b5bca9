"""An ask that left the library is still called by its name, wherever somebody meets it again."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import commits, logs, reflects
from undaunted.engine.taxonomy import Outcome
from undaunted.leaving.readable import readable_page
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.record.models import Attempt
from undaunted.record.titles import title_left, title_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
GONE = open_library().retired["no-third-helping"]


def done_long_ago(person: Person, key: str = GONE.id) -> Attempt:
    """An attempt whose ask has left the library since."""
    attempt = commits(person)
    logs(attempt, Outcome.NO)
    reflects(attempt)
    Attempt.objects.filter(pk=attempt.pk).update(ask_key=key)
    return Attempt.objects.get(pk=attempt.pk)


def test_an_attempt_keeps_the_title_of_its_ask(ana: Person, browser_of_ana: Client) -> None:
    attempt = done_long_ago(ana)
    assert title_of(attempt) == GONE.title
    assert GONE.title in browser_of_ana.get("/journal/").content.decode()
    assert GONE.title in readable_page(ana, timezone.now())


def test_an_ask_that_nobody_knows_any_more_has_a_plain_name(ana: Person) -> None:
    assert title_of(done_long_ago(ana, "an-ask-of-an-older-library")) == title_left("anything")
    assert title_left("anything") == "An ask that left the library"


@pytest.mark.parametrize("name", ["ask-card", "ask"])
def test_its_page_says_that_it_left_and_why(browser_of_ana: Client, name: str) -> None:
    answer = browser_of_ana.get(reverse(name, args=[GONE.id]), follow=True)
    said = answer.content.decode().replace("&#x27;", "'")
    assert f"“{GONE.title}” has left the library. {GONE.why}" in said
