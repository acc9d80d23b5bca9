import threading
import uuid
from datetime import timedelta

import pytest
from django.db import close_old_connections, connection

from tests.cast import NOON, commits, logs, looks_again, practises, reflects
from undaunted.engine.priors import Priors
from undaunted.engine.taxonomy import Outcome
from undaunted.people.models import Person
from undaunted.people.refusals import AlreadyDifferent, NotAllowed, NotFound
from undaunted.record.amending import correct, empty_bin, remove, restore, versions
from undaunted.record.history import history_of
from undaunted.record.models import Answer, Attempt, Forecast
from undaunted.record.questions import attempt_record_of

pytestmark = pytest.mark.django_db


def test_the_same_fact_sent_twice_is_one_row(ana: Person) -> None:
    key = uuid.uuid4()
    first = commits(ana, attempt_id=key)
    assert commits(ana, attempt_id=key, at=NOON + timedelta(minutes=5)) == first
    assert Attempt.objects.count() == Forecast.objects.count() == 1
    assert Attempt.objects.get().committed_at == NOON


def test_the_same_id_with_other_content_is_refused_and_the_first_is_kept(ana: Person) -> None:
    key = uuid.uuid4()
    commits(ana, attempt_id=key, fear=40)
    with pytest.raises(AlreadyDifferent):
        commits(ana, attempt_id=key, fear=90)
    assert Forecast.objects.get().fear == 40


def test_an_id_of_somebody_else_is_not_found(ana: Person, cleo: Person) -> None:
    hers = commits(cleo)
    with pytest.raises(NotFound):
        commits(ana, attempt_id=hers.pk)
    with pytest.raises(NotFound):
        attempt_record_of(ana, hers.pk)


def test_an_attempt_waits_as_often_as_needed_and_is_answered_once(ana: Person) -> None:
    attempt = commits(ana)
    logs(attempt, Outcome.WAITING)
    logs(attempt, Outcome.WAITING, NOON + timedelta(days=7))
    logs(attempt, Outcome.YES, NOON + timedelta(days=9))
    with pytest.raises(AlreadyDifferent):
        logs(attempt, Outcome.NO, NOON + timedelta(days=10))
    assert attempt_record_of(ana, attempt.pk).outcome is Outcome.YES
    assert [ask.outcome for ask in history_of(ana, Priors()).asks] == [Outcome.YES]


def test_reflecting_needs_an_answer_and_follow_ups_come_once(ana: Person) -> None:
    attempt = commits(ana)
    with pytest.raises(NotAllowed):
        reflects(attempt)
    logs(attempt)
    reflects(attempt)
    looks_again(attempt)
    with pytest.raises(AlreadyDifferent):
        looks_again(attempt)


def test_a_correction_is_a_new_row_and_the_history_stays(ana: Person) -> None:
    attempt = commits(ana)
    first = logs(attempt, words="He laughed")
    second = correct(first, uuid.uuid4(), NOON, words="He smiled", outcome="partly")
    assert attempt_record_of(ana, attempt.pk).answer == second
    assert [row.words for row in versions(second)] == ["He smiled", "He laughed"]
    assert history_of(ana, Priors()).asks[0].outcome is Outcome.PARTLY
    with pytest.raises(AlreadyDifferent):
        correct(first, uuid.uuid4(), NOON, words="He frowned")


def test_a_deletion_is_undone_or_becomes_final_after_thirty_days(ana: Person) -> None:
    kept, gone = practises(ana, 2)
    remove(ana, kept.pk, NOON)
    assert len(history_of(ana, Priors()).asks) == 1
    restore(ana, kept.pk)
    remove(ana, gone.pk, NOON)
    assert empty_bin(ana, NOON + timedelta(days=29)) == 0
    assert empty_bin(ana, NOON + timedelta(days=31)) == 1
    assert list(Attempt.objects.all()) == [kept]
    assert not Answer.objects.filter(attempt_id=gone.pk).exists()


def test_what_is_in_the_bin_takes_no_new_facts(ana: Person) -> None:
    attempt = commits(ana)
    remove(ana, attempt.pk, NOON)
    with pytest.raises(NotAllowed):
        logs(attempt)


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_write_one_row() -> None:
    ana = Person.objects.local()
    key, refused = uuid.uuid4(), list[Exception]()

    def send() -> None:
        try:
            commits(ana, attempt_id=key)
        except Exception as fault:  # collected and judged below
            refused.append(fault)
        finally:
            connection.close()
            close_old_connections()

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Attempt.objects.count() == Forecast.objects.count() == 1, refused
    assert refused == []


def test_follow_ups_reach_the_engine_with_their_days(ana: Person) -> None:
    attempt = commits(ana)
    logs(attempt)
    looks_again(attempt)
    ((days, fear),) = history_of(ana, Priors()).asks[0].follow_ups
    assert fear == 15.0
    assert days == pytest.approx(1.0, abs=0.1)
