"""Correcting: a newer version, once, and what was learned follows it."""

import uuid

import pytest

from tests.cast import NOON, commits, logs, practises
from undaunted.journal.correcting import bring_back, correct, throw_away
from undaunted.learning.state import learned_state, rebuild
from undaunted.people.models import Person
from undaunted.people.refusals import AlreadyDifferent, NotAllowed
from undaunted.record.models import Answer

pytestmark = pytest.mark.django_db
FACT = uuid.UUID("3fa85f64-5717-4562-b3fc-2c963f66afa6")


def test_what_was_learned_follows_a_correction_of_the_past(ana: Person) -> None:
    first = practises(ana, 3)[0].answers.get()
    before, _history = learned_state(ana)

    correct(first, FACT, NOON, fear_peak=95)

    after, _history = learned_state(ana)
    assert after != before
    assert after == rebuild(ana)


def test_a_correction_sent_twice_is_one_version_and_with_other_words_it_is_refused(
    ana: Person,
) -> None:
    first = logs(commits(ana))
    newer = correct(first, FACT, NOON, words="It rained.").row

    assert correct(newer, FACT, NOON, words="It rained.").row == newer
    with pytest.raises(AlreadyDifferent):
        correct(newer, FACT, NOON, words="It snowed.")
    assert Answer.objects.count() == 2
    assert Answer.objects.get(pk=FACT).words == "It rained."


def test_what_lies_in_the_bin_is_corrected_after_it_was_brought_back(ana: Person) -> None:
    first = logs(commits(ana))
    throw_away(ana, first.attempt_id, NOON)
    first.attempt.refresh_from_db()
    with pytest.raises(NotAllowed):
        correct(first, FACT, NOON, words="It rained.")

    bring_back(ana, first.attempt_id)
    assert correct(first, FACT, NOON, words="It rained.").row.replaces == first
