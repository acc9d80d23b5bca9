"""Each kind of ask has its own guess, its own answers, and its own place in the figures."""

import uuid

import pytest
import time_machine
from django.test import Client

from tests.cast import NOON
from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.insights.book_of_no import book_of
from undaunted.learning.state import learned_state
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.record.kind_words import KIND_WORDS, kind_guessed
from undaunted.record.models import Answer, Attempt, Forecast

pytestmark = pytest.mark.django_db


def small(kind: AskKind) -> str:
    """An ask of this kind that somebody new may begin."""
    asks = sorted(open_library().asks.values(), key=lambda ask: (ask.stakes, ask.fear.mean))
    return next(ask.id for ask in asks if ask.kind == kind and ask.cost_to_other < 2)


def lives(browser: Client, kind: AskKind, outcome: Outcome) -> Attempt:
    """Begins, logs and looks back on an ask of this kind."""
    address = f"/ask/{small(kind)}/"
    page = browser.get(address).content.decode()
    assert f'data-kind="{kind}"' in page
    assert str(KIND_WORDS[kind].chance) in page
    fact = str(uuid.uuid4())
    browser.post(address, {"fact": fact, "fear": "30", "chance_yes": "40"})
    attempt = Attempt.objects.get(pk=fact)
    assert str(KIND_WORDS[kind].rule) in browser.get(f"/attempt/{fact}/").content.decode()
    said = {"fact": str(uuid.uuid4()), "outcome": outcome.value, "fear_peak": "35"}
    browser.post(f"/attempt/{fact}/log/", said)
    browser.post(f"/attempt/{fact}/reflect/", {"fact": str(uuid.uuid4()), "no_cost_now": "20"})
    return attempt


@pytest.mark.parametrize(
    ("kind", "outcome", "said", "name"),
    [
        (AskKind.SAYING_NO, Outcome.WELL, "You said no, and they took it well.", "Your own no"),
        (AskKind.SAYING_NO, Outcome.GAVE_IN, "You gave in this time.", "A no that gave in"),
        (AskKind.RECEIVING_NO, Outcome.STUNG, "A no came, and it stung.", "A no, heard"),
    ],
)
def test_another_kind_is_asked_answered_and_told_in_its_own_words_and_counts_no_yes(
    ana: Person, browser_of_ana: Client, kind: AskKind, outcome: Outcome, said: str, name: str
) -> None:
    with time_machine.travel(NOON, tick=False):
        attempt = lives(browser_of_ana, kind, outcome)
        happened = browser_of_ana.get(f"/attempt/{attempt.pk}/happened/").content.decode()
        journal = browser_of_ana.get(f"/journal/{attempt.pk}/").content.decode()
    assert said in happened
    assert "a yes a chance" not in happened
    assert "chance of a yes" not in journal
    guess = Forecast.objects.get()
    assert kind_guessed(guess.question) is kind
    learned, history = learned_state(ana)
    assert history.count == 1
    assert not history.answered.any()
    assert learned.answers.mean == (0.0,) * len(learned.answers.mean)
    assert [entry for entry, _record in book_of(ana).entries] == [name]


def test_an_answer_of_another_kind_is_refused(browser_of_ana: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        fact = str(uuid.uuid4())
        address = f"/ask/{small(AskKind.SAYING_NO)}/"
        browser_of_ana.post(address, {"fact": fact, "fear": "30", "chance_yes": "40"})
        said = {"fact": str(uuid.uuid4()), "outcome": "yes", "fear_peak": "35"}
        assert browser_of_ana.post(f"/attempt/{fact}/log/", said).status_code == 422
    assert not Answer.objects.exists()


def test_what_was_guessed_before_kinds_keeps_its_words_and_counts_nowhere(
    ana: Person, browser_of_ana: Client
) -> None:
    with time_machine.travel(NOON, tick=False):
        attempt = lives(browser_of_ana, AskKind.SAYING_NO, Outcome.WELL)
        Forecast.objects.update(question="yes_loose")
        Answer.objects.update(outcome="yes")
        journal = browser_of_ana.get(f"/journal/{attempt.pk}/").content.decode()
        edit = browser_of_ana.get(f"/journal/{attempt.pk}/edit/").content.decode()
    assert "chance of a yes 40" in " ".join(journal.split())
    assert 'value="partly"' in edit
    _learned, history = learned_state(ana)
    assert not history.answered.any()


@pytest.mark.parametrize("address", ["/ask/borrow-a-pen/", "/ask/own/"])
def test_it_is_said_with_the_guess_that_another_offer_is_no_yes(
    browser_of_ana: Client, address: str
) -> None:
    with time_machine.travel(NOON, tick=False):
        assert "another offer is not one" in browser_of_ana.get(address).content.decode()


def test_before_a_no_of_ones_own_nobody_elses_no_is_spoken_of(
    ana: Person, browser_of_ana: Client
) -> None:
    key, guesses = small(AskKind.SAYING_NO), {"fear": "40", "chance_yes": "50"}
    with time_machine.travel(NOON, tick=False):
        before = browser_of_ana.get(f"/ask/{key}/").content.decode()
        card = browser_of_ana.get(f"/library/{key}/").content.decode()
        sent = {"fact": str(uuid.uuid4()), **guesses}
        pocket = browser_of_ana.post(f"/ask/{key}/", sent, follow=True).content.decode()
    assert all("You need no reason." in page for page in (before, pocket))
    assert not any("One no is enough" in page for page in (before, pocket))
    assert "To make it easy for them" in pocket
    assert "To make it easy for them" in card
    assert "So that they can say no" not in card
