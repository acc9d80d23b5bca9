"""An ask that grows: prefilled from what came back, linked to what it improves, shown as a chain."""

import json
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from tests.cast import NOON, commits, logs
from undaunted.asks.shown import ask_of
from undaunted.engine.taxonomy import Outcome
from undaunted.people.models import Person
from undaunted.practice.asking.improving import chain_of
from undaunted.practice.asking.reminding import card_for
from undaunted.record import recording
from undaunted.record.amending import correct
from undaunted.record.history import own_key
from undaunted.record.models import Attempt, ExerciseDone, OwnAsk
from undaunted.record.questions import attempt_record_of

pytestmark = pytest.mark.django_db
RIGHT = {
    "title": "Ask a gardener, pointing at the plant",
    "counterpart": "passer_by",
    "consequence": "1",
    "domain": "strangers",
    "channel": "face_to_face",
    "fear": "30",
    "chance_yes": "50",
    "change": "I point at it first",
}


def suggested(person: Person, words: str = "Say which one") -> Attempt:
    attempt = commits(person)
    correct(logs(attempt), uuid.uuid4(), NOON + timedelta(hours=1), suggested=words)
    return attempt


def done(
    person: Person, key: str, answers: dict[str, str], attempt: Attempt | None = None
) -> ExerciseDone:
    return recording.exercise(
        ExerciseDone(
            person=person,
            received_at=NOON,
            done_at=NOON,
            exercise=key,
            version=1,
            attempt=attempt,
            answers=json.dumps(answers),
        )
    )


def improves(client: Client, attempt: Attempt, **changes: str) -> OwnAsk:
    sent = {"fact": str(uuid.uuid4()), **RIGHT, **changes}
    answer = client.post(f"/ask/own/?improves={attempt.pk}", sent)
    assert answer.status_code == 302, answer.content.decode()
    return OwnAsk.objects.get(pk=sent["fact"])


def begun(own: OwnAsk) -> Attempt:
    """The attempt that began with the own ask."""
    return Attempt.objects.get(own_ask=own)


def test_words_of_the_ask_and_the_change_stand_in_the_form_and_no_rating_does(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = suggested(ana)
    entry = browser_of_ana.get(reverse("journal-entry", args=[attempt.pk])).content.decode()
    assert f"/ask/own/?improves={attempt.pk}" in entry
    page = browser_of_ana.get(f"/ask/own/?improves={attempt.pk}").content.decode()
    ask = ask_of(ana, attempt.ask_key)
    assert f'value="{escape(ask.title)}"' in page
    assert ">\nSay which one</textarea>" in page
    assert f'<option value="{ask.counterpart}" selected>' in page
    assert 'name="fear"' in page
    assert "selected>a moment of embarrassment" not in page
    done(ana, "receiving-feedback", {"one_change": "I bring a photo"}, attempt)
    page = browser_of_ana.get(f"/ask/own/?improves={attempt.pk}").content.decode()
    assert ">\nI bring a photo</textarea>" in page


def test_without_a_suggestion_nothing_is_to_be_changed(ana: Person, browser_of_ana: Client) -> None:
    attempt = commits(ana)
    logs(attempt)
    entry = browser_of_ana.get(reverse("journal-entry", args=[attempt.pk])).content.decode()
    assert "improves=" not in entry


def test_only_ones_own_attempts_and_sheets_are_taken_up(
    cleo: Person, browser_of_ana: Client
) -> None:
    hers = suggested(cleo)
    sheet = done(cleo, "if-then-plan", {"ask_words": "May I"})
    for query in (f"improves={hers.pk}", f"exercise={sheet.pk}", "improves=x", "exercise=x"):
        assert browser_of_ana.get(f"/ask/own/?{query}").status_code == 404
        assert browser_of_ana.post(f"/ask/own/?{query}", RIGHT).status_code == 404
    assert not OwnAsk.objects.exists()


def test_a_changed_ask_knows_what_it_improves_and_is_written_once(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = suggested(ana)
    fact = str(uuid.uuid4())
    first = improves(browser_of_ana, attempt, fact=fact)
    assert improves(browser_of_ana, attempt, fact=fact) == first
    assert (first.improves, first.improves_key) == (None, "name-of-that-plant")
    assert first.change == RIGHT["change"]
    second = improves(browser_of_ana, begun(first), change="And I ask later")
    assert (second.improves, second.improves_key) == (first, own_key(first.pk))


def test_a_red_line_in_the_change_is_met_kindly(ana: Person, browser_of_ana: Client) -> None:
    attempt = suggested(ana)
    sent = {"fact": str(uuid.uuid4()), **RIGHT, "change": "I film strangers for fun"}
    answer = browser_of_ana.post(f"/ask/own/?improves={attempt.pk}", sent)
    assert answer.status_code == 422
    assert "I film strangers" in answer.content.decode()
    assert not OwnAsk.objects.exists()


def test_the_chain_stands_on_every_entry_of_it_oldest_first(
    ana: Person, browser_of_ana: Client
) -> None:
    first = suggested(ana)
    one = improves(browser_of_ana, first)
    second = begun(one)
    logs(second, Outcome.PARTLY)
    two = improves(browser_of_ana, second, title="Ask the gardener on Sunday", change="On a Sunday")
    stranger = commits(ana, "just-the-lid")
    for attempt in (first, second):
        chain = chain_of(ana, attempt_record_of(ana, attempt.pk))
        titles = [ask_of(ana, first.ask_key).title, one.title, two.title]
        assert [version.title for version in chain] == titles
        assert [version.change for version in chain] == ["", one.change, two.change]
        assert [[told.outcome for told in v.came] for v in chain] == [
            [Outcome.NO],
            [Outcome.PARTLY],
            [None],
        ]
        assert [version.is_this for version in chain].index(True) == [first, second].index(attempt)
    page = browser_of_ana.get(reverse("journal-entry", args=[first.pk])).content.decode()
    places = [
        page.index(words) for words in ("They suggested: Say which", "I point", "On a Sunday")
    ]
    assert places == sorted(places)
    assert chain_of(ana, attempt_record_of(ana, stranger.pk)) == ()


def test_what_an_exercise_ends_with_begins_an_own_ask(ana: Person, browser_of_ana: Client) -> None:
    plan = done(ana, "if-then-plan", {"ask_words": "May I sit with you?"})
    led = browser_of_ana.get(reverse("exercise-done", args=[plan.pk])).content.decode()
    assert f"/ask/own/?exercise={plan.pk}" in led
    page = browser_of_ana.get(f"/ask/own/?exercise={plan.pk}").content.decode()
    assert page.count("May I sit with you?") == 2
    assert 'name="change"' not in page
    step = done(ana, "values-willingness", {"smallest_step": "word " * 28})
    page = browser_of_ana.get(f"/ask/own/?exercise={step.pk}").content.decode()
    assert "word…" in page
    empty = done(ana, "receiving-feedback", {"what_they_said": "Hm"})
    led = browser_of_ana.get(reverse("exercise-done", args=[empty.pk])).content.decode()
    assert "/ask/own/" not in led


def test_a_card_comes_back_in_the_moment_it_was_written_for(ana: Person) -> None:
    same, other = ask_of(ana, "name-of-that-plant"), ask_of(ana, "talk-about-my-pay")
    now = timezone.now()
    commits(ana, at=now - timedelta(days=3))
    assert card_for(ana, other, now) == ""
    done(ana, "cue-card", {"found": "Two were friendly", "show_when": "new_context"})
    assert card_for(ana, other, now) == "Two were friendly"
    assert card_for(ana, same, now) == ""
    done(ana, "cue-card", {"found": "It came back", "show_when": "after_gap"})
    assert card_for(ana, same, now) == ""
    assert card_for(ana, same, now + timedelta(days=11)) == "It came back"


def test_the_card_stands_before_the_guesses(ana: Person, browser_of_ana: Client) -> None:
    done(ana, "cue-card", {"found": "Two were friendly", "show_when": "new_context"})
    page = browser_of_ana.get("/ask/name-of-that-plant/").content.decode()
    assert "Two were friendly" in page
