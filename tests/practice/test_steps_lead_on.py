"""Steps towards an ask in the loop: begun, logged, looked back on, and leading on."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from tests.cast import NOON, is_well
from tests.practice.considering import considered_for
from undaunted.engine.steps import parted, step_key
from undaunted.engine.taxonomy import Step
from undaunted.insights.book_of_no import book_of
from undaunted.people.models import Person
from undaunted.practice.choosing.pending import pending_of
from undaunted.record import recording
from undaunted.record.models import Answer, Attempt, Forecast, Reflection

pytestmark = pytest.mark.django_db
KEY = "borrow-a-pen"


def does(person: Person, key: str) -> None:
    attempt = recording.commit(
        person, uuid.uuid4(), recording.AskRef(key, 1), recording.ForecastGiven(45, None), NOON
    )
    later = NOON + timedelta(minutes=30)
    at = {"received_at": later, "person": person, "attempt": attempt}
    recording.answer(Answer(**at, logged_at=later, asked_at=later, outcome="done", fear_peak=40))
    recording.reflect(Reflection(**at, reflected_at=later, no_cost_now=40))


@pytest.mark.parametrize("key", ["radio-song-please", "draw-me-in-ten-seconds", "guess-my-job"])
def test_most_of_what_comes_next_leads_on_from_the_step_that_was_done(
    ana: Person, key: str
) -> None:
    """Of the asks of a first day these three lead on the least."""
    is_well(ana)
    does(ana, step_key(key, Step.PICTURE))
    considered = considered_for(ana, NOON + timedelta(days=1))
    on = [one for one in considered if parted(one.key)[0] == key]
    assert sum(one.probabilities[0] for one in on) > 0.8
    assert considered.gate_of(step_key(key, Step.PICTURE)) == "recent"


def test_a_step_is_begun_with_one_guess_logged_in_its_own_words_and_looked_back_on(
    ana: Person, browser_of_ana: Client
) -> None:
    address = f"/ask/{KEY}%23say_alone/"
    with time_machine.travel(NOON, tick=False):
        page = browser_of_ana.get(address).content.decode()
        assert 'data-kind="approaching" data-step="say_alone"' in page
        assert "chance_yes" not in page
        begun = browser_of_ana.post(address, {"fact": str(uuid.uuid4()), "fear": "45"})
        attempt = Attempt.objects.get()
        assert begun.headers["Location"] == f"/attempt/{attempt.pk}/"
        guess = Forecast.objects.get()
        assert (guess.fear, guess.chance_yes, guess.question) == (45, None, "")
        pocket = browser_of_ana.get(f"/attempt/{attempt.pk}/").content.decode()
        assert "Your guess was locked" in pocket
        log = f"/attempt/{attempt.pk}/log/"
        assert "They said yes" not in browser_of_ana.get(log).content.decode()
        wrong = browser_of_ana.post(
            log, {"fact": str(uuid.uuid4()), "outcome": "yes", "fear_peak": "40"}
        )
        assert wrong.status_code == 422
        browser_of_ana.post(log, {"fact": str(uuid.uuid4()), "outcome": "done", "fear_peak": "40"})
        browser_of_ana.post(
            f"/attempt/{attempt.pk}/reflect/", {"fact": str(uuid.uuid4()), "no_cost_now": "40"}
        )
        happened = browser_of_ana.get(f"/attempt/{attempt.pk}/happened/").content.decode()
        assert "You did it. That is a step." in happened
        today = browser_of_ana.get("/").content.decode()
    assert "You took a step" in today
    assert "Book of No" not in today
    assert book_of(ana).entries == ()


def test_a_step_is_asked_about_a_day_later_and_an_ask_a_week_later_too(ana: Person) -> None:
    does(ana, step_key(KEY, Step.PICTURE))
    does(ana, "name-of-that-plant")

    def due(days: int) -> list[tuple[str, str]]:
        found = pending_of(ana, NOON + timedelta(days=days, hours=1)).follow_ups
        return sorted((one.record.attempt.ask_key, one.when) for one in found)

    assert due(1) == [("borrow-a-pen#picture", "day"), ("name-of-that-plant", "day")]
    assert due(8) == [("name-of-that-plant", "week")]


@pytest.mark.parametrize(
    "key", ["borrow-a-pen%23fly", "borrow-a-pen%23in_writing", "a-letter-with-my-name%23look_on"]
)
def test_a_step_that_makes_no_sense_is_none(browser_of_ana: Client, key: str) -> None:
    assert browser_of_ana.get(f"/ask/{key}/").status_code in (302, 404)


def test_in_writing_the_spoken_line_is_not_the_line_to_say(browser_of_ana: Client) -> None:
    spoken = "Hi, quick question: how late are you open today?"
    written = "Send the question as a message or an e-mail."
    address = "/ask/how-late-today%23{}/"
    with time_machine.travel(NOON, tick=False):
        said = browser_of_ana.get(address.format("say_alone")).content.decode()
        sent = browser_of_ana.get(address.format("in_writing")).content.decode()
    assert f'<p class="say">“{spoken}”</p>' in said
    assert written in sent
    assert 'class="say"' not in sent
    assert f"Said aloud it would be: “{spoken}”" in sent
