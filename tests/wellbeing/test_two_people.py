"""The thought for the person asked, and the sheet before a big step, in the real door."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import NOON, commits, is_well, logs, practises
from undaunted.asks.shown import ShownAsk, ask_of, shown
from undaunted.engine.taxonomy import HoldsNow, Outcome, Source, Thoughts
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.practice.asking.committing import Commitment, commit_to
from undaunted.practice.asking.stops import Stopped
from undaunted.record.history import own_key
from undaunted.record.models import Attempt, CareCheck, OwnAsk, Preparation
from undaunted.record.recording import Care, ForecastGiven
from undaunted.web.places import minors_allowed
from undaunted.wellbeing.screening import ScreeningAnswers, screen

pytestmark = pytest.mark.django_db
KIND = Care(can_refuse="yes", at_work="no", asked_before="no")


def costly() -> ShownAsk:
    asks = open_library().asks.values()
    return shown(
        next(a for a in asks if a.cost_to_other == 2 and a.stakes <= 2 and a.fear.mean < 40)
    )


def own_ask(ana: Person, counterpart: str = "acquaintance", relationship: int = 2) -> ShownAsk:
    row = OwnAsk.objects.create(
        person=ana,
        received_at=NOON,
        title="Ask Sam for an hour",
        domain="everyday",
        counterpart=counterpart,
        channel="message",
        relationship=relationship,
        consequence=1,
        fear_rated=30,
    )
    return ask_of(ana, own_key(row.pk))


def begins(ana: Person, ask: ShownAsk, care: Care | None = KIND, whom: str = "") -> Attempt:
    step = Commitment(
        ask, Source.OWN if ask.own_ask_id else Source.BROWSED, ForecastGiven(30, 0.5), whom, care
    )
    return commit_to(ana, uuid.uuid4(), step, NOON)


def stop_of(ana: Person, ask: ShownAsk, care: Care | None = KIND, whom: str = "") -> str:
    with pytest.raises(Stopped) as refused:
        begins(ana, ask, care, whom)
    return refused.value.code


def test_one_that_costs_them_something_waits_for_a_thought_and_an_own_one_may_do_without(
    ana: Person,
) -> None:
    assert stop_of(ana, costly(), None) == "needs_care"
    begins(ana, costly())
    assert CareCheck.objects.get().can_refuse == "yes"
    assert begins(ana, own_ask(ana), None).source == Source.OWN
    assert CareCheck.objects.count() == 1


def test_somebody_who_can_hardly_say_no_is_not_asked(ana: Person) -> None:
    assert stop_of(ana, own_ask(ana), Care("no", "no", "no")) == "not_free_to_refuse"


def test_one_no_is_enough_whoever_says_that_they_had_it(ana: Person) -> None:
    assert stop_of(ana, own_ask(ana), Care("yes", "no", "refused")) == "refused_before"


def test_an_own_ask_that_met_a_no_is_not_made_again_to_nobody_in_particular(ana: Person) -> None:
    is_well(ana, NOON - timedelta(days=1))
    ask = own_ask(ana)
    logs(begins(ana, ask), Outcome.NO)
    assert stop_of(ana, ask) == "refused_before"
    assert begins(ana, ask, whom="somebody else").pk


def test_who_is_to_be_kept_away_from_must_be_said_only_where_there_is_somebody(
    ana: Person, browser_of_ana: Client
) -> None:
    path = reverse("ask", args=[own_ask(ana).key])
    care = browser_of_ana.get(path).context["page"].care
    assert not care.fields["safe_to_ask"].required
    told = ScreeningAnswers(0, 0, Thoughts.NO, frozenset({HoldsNow.AFRAID_OF_SOMEONE}))
    screen(ana, uuid.uuid4(), told, timezone.now())
    care = browser_of_ana.get(path).context["page"].care
    assert care.fields["safe_to_ask"].required
    assert stop_of(ana, own_ask(ana), Care("yes", "no", "no", "no")) == "not_safe_to_ask"


def test_a_big_step_of_the_library_waits_for_its_sheet_and_an_own_one_does_not(ana: Person) -> None:
    practises(ana, 10, Outcome.YES, chance=0.6)
    is_well(ana, NOON - timedelta(hours=1))
    big = of_stakes(4)
    assert stop_of(ana, big) == "needs_sheet"
    Preparation.objects.create(
        person=ana, received_at=NOON, prepared_at=NOON, ask_key=big.key, matters="It matters"
    )
    assert begins(ana, own_ask(ana, "relative", 5)).pk
    assert begins(ana, big).pk
    assert begins(ana, own_ask(ana, "friend", 4)).pk
    assert stop_of(ana, of_stakes(3)) == "high_stakes_lately"


def of_stakes(stakes: int) -> ShownAsk:
    """The least feared ask of the library with these stakes."""
    asks = (a for a in open_library().asks.values() if a.stakes == stakes)
    mild = (a for a in asks if a.free_to_refuse >= 3)
    return shown(min(mild, key=lambda ask: ask.fear.mean))


def test_who_is_asked_decides_the_stakes_of_an_own_ask_and_no_stakes_shut_it(
    ana: Person, browser_of_ana: Client
) -> None:
    sent = {
        "fact": str(uuid.uuid4()),
        "title": "Ask my landlord for two more months",
        "counterpart": "landlord",
        "consequence": "1",
        "domain": "money",
        "channel": "message",
        "fear": "90",
        "chance_yes": "20",
    }
    assert browser_of_ana.post("/ask/own/", sent).status_code == 302
    row = OwnAsk.objects.get()
    assert (row.relationship, row.fear_rated) == (5, 90)
    assert Attempt.objects.get().own_ask == row


def test_asks_of_ours_wait_for_the_questions_and_own_ones_do_not(ana: Person) -> None:
    commits(ana, at=NOON - timedelta(hours=2))
    assert stop_of(ana, costly()) == "screening"
    assert begins(ana, own_ask(ana)).pk


def test_only_the_exact_word_opens_this_to_minors() -> None:
    assert minors_allowed({"UNDAUNTED_MINORS": "allowed"})
    for word in ("", "1", "true", "yes", "Allowed", "allowed "):
        assert not minors_allowed({"UNDAUNTED_MINORS": word})
    assert not minors_allowed({})
