"""An ask is under way once, whoever begins it a second time, and however."""

import threading
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.db import close_old_connections, connection
from django.test import Client
from django.urls import reverse

from tests.cast import NOON, commits, is_well, logs
from tests.practice.test_tied_to_its_suggestion import THREE, begins, offered
from undaunted.engine.taxonomy import Outcome, Source
from undaunted.people.models import Person
from undaunted.practice.asking.stops import Stopped
from undaunted.practice.choosing.pending import pending_of
from undaunted.record.amending import remove, restore
from undaunted.record.models import Attempt, CareCheck, Forecast, LiveAttempt, Party
from undaunted.record.under_way import AlreadyUnderWay, live_of

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
FIRST, OTHER, _THIRD = THREE


def forecast(**changes: str) -> dict[str, str]:
    return {"fact": str(uuid.uuid4()), "fear": "40", "chance_yes": "30", **changes}


def test_begun_in_two_tabs_it_is_one_with_its_first_guesses(
    ana: Person, browser_of_ana: Client
) -> None:
    first, second = forecast(), forecast(fear="90", hope="Later", whom="Sam")

    answers = [browser_of_ana.post(f"/ask/{FIRST}/", sent) for sent in (first, second, second)]

    wanted = reverse("attempt", args=[first["fact"]])
    assert [(one.status_code, one.headers["Location"]) for one in answers] == [(302, wanted)] * 3
    assert Forecast.objects.get().fear == 40
    assert not Party.objects.exists()
    assert "your first guesses stay" in browser_of_ana.get(wanted).content.decode()


def test_the_second_is_led_on_though_three_are_enough_for_a_day(ana: Person) -> None:
    is_well(ana, NOON - timedelta(days=1))
    for key in ("just-the-lid", "look-on-the-shelf"):
        logs(commits(ana, key))
    live = begins(ana, FIRST, source=Source.BROWSED)

    assert begins(ana, FIRST, source=Source.BROWSED) == live
    with pytest.raises(Stopped) as stopped:
        begins(ana, "share-a-table", source=Source.BROWSED)
    assert stopped.value.code == "enough_today"


def test_words_of_danger_in_guesses_that_are_not_kept_are_met_all_the_same(
    ana: Person, browser_of_ana: Client
) -> None:
    commits(ana, FIRST)

    answer = browser_of_ana.post(f"/ask/{FIRST}/", forecast(feared_text="I want to kill myself"))

    assert answer.headers["Location"].startswith(reverse("help-now"))
    assert Forecast.objects.count() == 1


def test_another_of_the_same_three_is_stopped_and_led_to_the_first(
    ana: Person, browser_of_ana: Client
) -> None:
    is_well(ana, NOON - timedelta(days=1))
    seen = offered(ana, NOON, *THREE)
    live = begins(ana, FIRST)

    with pytest.raises(Stopped) as stopped:
        begins(ana, OTHER)

    assert (stopped.value.code, stopped.value.stop.of) == ("begun_another", live.pk)
    with time_machine.travel(NOON + MINUTE, tick=False):
        before = browser_of_ana.get(f"/ask/{OTHER}/")
        page = browser_of_ana.post(f"/ask/{OTHER}/", forecast())
    assert "You have begun another of these three" in before.content.decode()
    assert reverse("attempt", args=[live.pk]) in before.content.decode()
    assert page.status_code == 422
    assert reverse("attempt", args=[live.pk]) in page.content.decode()
    assert begins(ana, OTHER, source=Source.BROWSED).suggestion is None
    assert LiveAttempt.objects.get(suggestion=seen).attempt == live


def test_nobody_answers_questions_only_to_hear_that_another_is_under_way(
    ana: Person, browser_of_ana: Client
) -> None:
    offered(ana, NOON, *THREE)
    begins(ana, FIRST)
    with time_machine.travel(NOON + MINUTE, tick=False):
        page = browser_of_ana.get(f"/ask/{OTHER}/")
    assert page.status_code == 200
    assert "You have begun another of these three" in page.content.decode()


def test_once_the_first_is_logged_the_other_may_be_begun(ana: Person) -> None:
    is_well(ana, NOON - timedelta(days=1))
    seen = offered(ana, NOON, *THREE)
    logs(begins(ana, FIRST))

    assert begins(ana, OTHER).suggestion == seen


@pytest.mark.parametrize("outcome", [Outcome.NO, Outcome.WAITING, Outcome.NOT_ASKED])
def test_any_answer_lets_it_go(ana: Person, outcome: Outcome) -> None:
    logs(commits(ana, FIRST), outcome)

    assert live_of(ana, FIRST) is None
    assert commits(ana, FIRST, NOON + timedelta(hours=1)) == live_of(ana, FIRST)


def test_an_answered_one_sent_again_is_not_live_again(ana: Person) -> None:
    attempt_id = uuid.uuid4()
    logs(commits(ana, FIRST, attempt_id=attempt_id))

    commits(ana, FIRST, attempt_id=attempt_id)

    assert not LiveAttempt.objects.exists()


def test_the_bin_lets_it_go_and_gives_it_back(ana: Person) -> None:
    attempt = commits(ana, FIRST)

    remove(ana, attempt.pk, NOON)
    assert live_of(ana, FIRST) is None
    restore(ana, attempt.pk)

    assert live_of(ana, FIRST) == attempt


def test_what_was_begun_again_meanwhile_keeps_the_first_in_the_bin(
    ana: Person, browser_of_ana: Client
) -> None:
    gone = commits(ana, FIRST)
    remove(ana, gone.pk, NOON)
    again = commits(ana, FIRST, NOON + MINUTE)

    with pytest.raises(AlreadyUnderWay):
        restore(ana, gone.pk)
    answer = browser_of_ana.post(reverse("bin-move", args=["ask", gone.pk]), {"do": "back"})

    assert answer.status_code == 422
    assert Attempt.objects.get(removed_at__isnull=False) == gone
    logs(again)
    restore(ana, gone.pk)
    assert live_of(ana, FIRST) == gone


def test_a_logged_one_comes_back_beside_a_live_one(ana: Person) -> None:
    done = commits(ana, FIRST)
    logs(done)
    remove(ana, done.pk, NOON)
    live = commits(ana, FIRST, NOON + MINUTE)

    restore(ana, done.pk)

    assert live_of(ana, FIRST) == live


def test_doubles_of_before_wait_behind_the_newest_and_come_forward(ana: Person) -> None:
    newest = commits(ana, FIRST)
    older = Attempt.objects.create(
        person=ana, received_at=NOON, committed_at=NOON - MINUTE, ask_key=FIRST
    )
    assert [item.record.attempt for item in pending_of(ana, NOON).under_way] == [newest]

    logs(newest)

    assert live_of(ana, FIRST) == older


def test_everybody_has_their_own(ana: Person, cleo: Person) -> None:
    assert live_of(ana, commits(ana, FIRST).ask_key) != live_of(cleo, commits(cleo, FIRST).ask_key)


def at_once(*keys: str) -> list[Attempt | Exception]:
    """What each thread is answered that begins one of these."""
    person = Person.objects.local()
    ready, answers = threading.Barrier(len(keys)), list[Attempt | Exception]()

    def begin(key: str) -> None:
        try:
            ready.wait()
            answers.append(begins(person, key))
        except Exception as fault:  # judged by the test
            answers.append(fault)
        finally:
            connection.close()
            close_old_connections()

    threads = [threading.Thread(target=begin, args=[key]) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_begin_one_and_all_are_led_to_it() -> None:
    answers = at_once(*[FIRST] * 8)

    assert answers == [Attempt.objects.get()] * 8
    assert Forecast.objects.count() == LiveAttempt.objects.count() == 1
    assert CareCheck.objects.count() <= 1


@pytest.mark.django_db(transaction=True)
def test_two_of_the_same_three_at_once_begin_one() -> None:
    offered(Person.objects.local(), NOON, *THREE)

    answers = at_once(FIRST, OTHER, FIRST, OTHER)

    begun = Attempt.objects.get()
    refused = [one.code for one in answers if isinstance(one, Stopped)]
    assert [one for one in answers if isinstance(one, Attempt)] == [begun] * 2
    assert refused == ["begun_another"] * 2
