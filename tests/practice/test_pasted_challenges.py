"""A challenge from the net: judged by who is hurt or fooled, with what is near, and nothing kept."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import is_well
from tests.practice.test_library_screen import NO_MARKS, AllOpen
from undaunted.asks.fitted import NOTHING
from undaunted.library.reading import open_library
from undaunted.people.models import Draft, Person
from undaunted.record.models import Attempt, OwnAsk
from undaunted.shelf.browsing import Wanted, browse
from undaunted.shelf.judging_challenges import _ELSE, _INSTEAD, judged
from undaunted.wellbeing.models import Noticed

pytestmark = pytest.mark.django_db
SETS = Path(__file__).parents[1] / "library"
FLOORS = {"challenges": 1.0, "challenges_fresh": 0.75}
VERDICTS = {"safe", "kinder", "not"}


def challenges(name: str) -> Iterator[tuple[str, str]]:
    for line in (SETS / f"{name}.txt").read_text("utf-8").splitlines():
        verdict, equals, words = line.partition(" = ")
        if equals and verdict in VERDICTS:
            yield verdict, words


@pytest.mark.parametrize("name", FLOORS)
def test_challenges_are_judged_as_we_judge_them(name: str) -> None:
    every = list(challenges(name))
    right = [verdict == judged(words).verdict for verdict, words in every]
    assert sum(right) / len(every) >= FLOORS[name]


def test_the_sets_are_large_and_hold_every_verdict() -> None:
    assert len(list(challenges("challenges"))) >= 60
    assert {verdict for verdict, _ in challenges("challenges")} == VERDICTS


def test_a_challenge_that_a_red_line_crosses_is_never_called_safe() -> None:
    for name in FLOORS:
        for verdict, words in challenges(name):
            if verdict == "not":
                assert judged(words).verdict != "safe" or name == "challenges_fresh"


def test_every_rule_offers_something_of_the_library_instead() -> None:
    for words in {*_INSTEAD.values(), _ELSE}:
        assert browse(Wanted(words=words), NO_MARKS, AllOpen(), NOTHING).asks, words
    rules = {rule.code for rule in open_library().challenges.rules}
    assert rules <= _INSTEAD.keys()


def pastes(client: Client, words: str) -> str:
    answer = client.post("/library/found/", {"fact": str(uuid.uuid4()), "words": words})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_the_verdict_why_and_what_is_near(
    ana: Person, browser_of_ana: Client
) -> None:
    is_well(ana, timezone.now())
    page = pastes(browser_of_ana, "Dance in a shop")
    assert 'data-verdict="kinder"' in page
    assert "nobody asked them" in page
    assert 'id="ask-' in page
    page = pastes(browser_of_ana, "Make a prank call to a pizza shop")
    assert 'data-verdict="not"' in page
    assert "Make it an ask of my own" not in page


def test_nothing_that_is_pasted_is_kept_until_it_is_an_own_ask(
    ana: Person, browser_of_ana: Client
) -> None:
    page = pastes(browser_of_ana, "Ask a busker to teach you one chord")
    assert 'data-verdict="safe"' in page
    assert 'value="Ask a busker to teach you one chord"' in page
    assert not OwnAsk.objects.exists()
    assert not Draft.objects.exists()
    sent = {"look": "1", "title": "Ask a busker to teach you one chord", "fact": str(uuid.uuid4())}
    page = browser_of_ana.post("/ask/own/", sent).content.decode()
    assert "Ask a busker to teach you one chord" in page
    assert not OwnAsk.objects.exists()
    assert not Attempt.objects.exists()


def test_words_of_danger_lead_to_help_and_get_no_verdict(
    ana: Person, browser_of_ana: Client
) -> None:
    page = pastes(browser_of_ana, "I want to kill myself tonight")
    assert "data-verdict" not in page
    assert Noticed.objects.of(ana).exists()
    assert 'class="card help' in page or "help" in page.lower()


def test_an_empty_or_endless_text_is_said_to_be_so(browser_of_ana: Client) -> None:
    for words in ("", "   ", "x" * 2_001):
        answer = browser_of_ana.post("/library/found/", {"fact": str(uuid.uuid4()), "words": words})
        assert answer.status_code == 422
