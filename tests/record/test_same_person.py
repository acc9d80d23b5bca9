"""Names that may mean one person: one no is enough for both, asked first, and taken back at will."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import FIRST, NOON, is_well, logs
from undaunted.asks.shown import shown
from undaunted.engine.taxonomy import Outcome, Source
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed, NotFound
from undaunted.practice.asking.door import Applicant, asked_at_the_door
from undaunted.record import recording
from undaunted.record.models import Attempt, Party, SamePerson
from undaunted.record.recording import AskRef, Care, append
from undaunted.record.same_person import names_seen, parties_called, tell_same_person

pytestmark = pytest.mark.django_db
ONE, TWO, OPEN = SamePerson.Verdict.ONE, SamePerson.Verdict.TWO, SamePerson.Verdict.OPEN
COMPOSED, APART = "José", "Jose\u0301"


def written(person: Person, label: str) -> Party:
    """A party as an earlier release wrote it, which compared less."""
    return append(Party(person=person, label=label, received_at=NOON))


def heard_no(person: Person, party: Party) -> Attempt:
    expected = recording.ForecastGiven(fear=40, chance_yes=0.3)
    ref = AskRef(FIRST, open_library().asks[FIRST].version)
    attempt = recording.commit(person, uuid.uuid4(), ref, expected, NOON, party_id=party.pk)
    logs(attempt, Outcome.NO)
    return attempt


def refused(person: Person, whom: str) -> bool:
    """Whether the door shuts an ask to `whom` that would be open to another."""
    now = NOON + timedelta(days=1)
    ask = shown(open_library().asks["just-the-lid"])
    care = Care("yes", "yes", "no")
    one, other = (
        asked_at_the_door(person, Applicant(ask, Source.BROWSED, name, care), now).begin
        for name in (whom, "Somebody else")
    )
    assert other.value, other.rule
    return not one.value


@pytest.mark.parametrize(
    ("was", "typed"),
    [
        (COMPOSED, APART),
        (APART, COMPOSED),
        ("Maria Lopez", "maria  lopez "),
        ("O'Brien", "O’Brien"),
        ("Anne–Marie", "Anne-Marie"),
        ("Ｓａｍ", "Sam."),
    ],
)
def test_one_no_is_enough_however_the_name_is_typed(ana: Person, was: str, typed: str) -> None:
    is_well(ana)
    heard_no(ana, written(ana, was))
    assert refused(ana, typed)
    assert recording.party(ana, typed, NOON).label == was


def test_an_accent_is_asked_about_and_a_yes_makes_one_no_enough_for_both(ana: Person) -> None:
    is_well(ana)
    jose, accented = written(ana, "Jose"), written(ana, COMPOSED)
    attempt = heard_no(ana, accented)
    assert not refused(ana, "Jose")
    assert len(names_seen(ana).to_ask) == 1
    tell_same_person(ana, uuid.uuid4(), (jose.pk, accented.pk), ONE, NOON)
    assert refused(ana, "Jose")
    assert names_seen(ana).to_ask == ()
    attempt.refresh_from_db()
    assert attempt.party == accented
    assert set(Party.objects.of(ana).values_list("pk", flat=True)) == {jose.pk, accented.pk}


def test_what_was_said_is_taken_back_and_asked_again(ana: Person) -> None:
    is_well(ana)
    pair = written(ana, "Jose").pk, written(ana, COMPOSED).pk
    heard_no(ana, Party.objects.get(pk=pair[1]))
    tell_same_person(ana, uuid.uuid4(), pair, ONE, NOON)
    tell_same_person(ana, uuid.uuid4(), pair[::-1], OPEN, NOON + timedelta(minutes=1))
    assert not refused(ana, "Jose")
    assert len(names_seen(ana).to_ask) == 1
    assert names_seen(ana).settled == ()


def test_two_stay_two_and_are_not_asked_about_again(ana: Person) -> None:
    pair = written(ana, "Jose").pk, written(ana, COMPOSED).pk
    tell_same_person(ana, uuid.uuid4(), pair, TWO, NOON)
    assert names_seen(ana).to_ask == ()
    assert parties_called(ana, "Jose") == {pair[0]}


def test_two_people_written_alike_are_both_meant_as_nobody_can_tell_which(ana: Person) -> None:
    pair = written(ana, COMPOSED).pk, written(ana, APART).pk
    tell_same_person(ana, uuid.uuid4(), pair, TWO, NOON)
    assert parties_called(ana, COMPOSED) == set(pair)


def test_who_is_one_with_one_is_one_with_the_third(ana: Person) -> None:
    one, two, three = (written(ana, name).pk for name in ("Jose", COMPOSED, "Jo-se"))
    tell_same_person(ana, uuid.uuid4(), (one, two), ONE, NOON)
    tell_same_person(ana, uuid.uuid4(), (two, three), ONE, NOON)
    assert parties_called(ana, "Jose") == {one, two, three}
    assert names_seen(ana).to_ask == ()


def test_only_ones_own_two_names_can_be_told(ana: Person, cleo: Person) -> None:
    mine, theirs = written(ana, "Jose").pk, written(cleo, COMPOSED).pk
    with pytest.raises(NotFound):
        tell_same_person(ana, uuid.uuid4(), (mine, theirs), ONE, NOON)
    with pytest.raises(NotAllowed):
        tell_same_person(ana, uuid.uuid4(), (mine, mine), ONE, NOON)
    assert names_seen(ana).to_ask == ()


def test_me_asks_quietly_keeps_the_answer_and_takes_it_back(
    ana: Person, browser_of_ana: Client
) -> None:
    assert 'id="names"' not in browser_of_ana.get("/me/").content.decode()
    one, other = written(ana, COMPOSED), written(ana, APART)
    page = browser_of_ana.get("/me/").content.decode()
    assert "in two ways that look alike. One person?" in page
    sent = {"fact": uuid.uuid4(), "party": one.pk, "other": other.pk, "verdict": "two"}
    page = browser_of_ana.post("/me/names/", sent, follow=True).content.decode()
    assert "add something to the name" in page
    assert "two people" in page
    sent |= {"fact": uuid.uuid4(), "verdict": "open"}
    page = browser_of_ana.post("/me/names/", sent, follow=True).content.decode()
    assert "One person?" in page
    assert browser_of_ana.post("/me/names/", {"verdict": "one"}).status_code == 422
    assert [row.verdict for row in SamePerson.objects.order_by("told_at")] == ["two", "open"]


def test_many_names_cost_no_more_queries_than_few(ana: Person, browser_of_ana: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            browser_of_ana.get("/me/names/")
            parties_called(ana, "jose")
        return len(seen)

    one, other = written(ana, "Jose"), written(ana, COMPOSED)
    tell_same_person(ana, uuid.uuid4(), (one.pk, other.pk), ONE, timezone.now())
    few = queries()
    for number in range(40):
        named = written(ana, f"Jose {number}"), written(ana, f"José {number}")
        tell_same_person(ana, uuid.uuid4(), (named[0].pk, named[1].pk), ONE, timezone.now())
    assert queries() == few
