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


def test_an_own_ask_and_one_that_costs_them_something_wait_for_a_thought(ana: Person) -> None:
    for ask in (own_ask(ana), costly()):
        assert stop_of(ana, ask, None) == "needs_care"
    begins(ana, costly())
    assert CareCheck.objects.get().can_refuse == "yes"


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


def test_the_form_asks_whom_to_stay_away_from_only_where_there_is_somebody(
    ana: Person, browser_of_ana: Client
) -> None:
    path = reverse("ask", args=[own_ask(ana).key])
    assert "who asked you to stay away" not in browser_of_ana.get(path).content.decode()
    told = ScreeningAnswers(0, 0, Thoughts.NO, frozenset({HoldsNow.AFRAID_OF_SOMEONE}))
    screen(ana, uuid.uuid4(), told, timezone.now())
    assert "who asked you to stay away" in browser_of_ana.get(path).content.decode()
    assert stop_of(ana, own_ask(ana), Care("yes", "no", "no", "no")) == "not_safe_to_ask"


def test_a_big_step_waits_for_its_sheet_and_the_biggest_for_support_and_a_night(
    ana: Person,
) -> None:
    practises(ana, 10, Outcome.YES, chance=0.6)
    is_well(ana, NOON - timedelta(hours=1))
    big, biggest = own_ask(ana, "friend", 4), own_ask(ana, "relative", 5)
    assert stop_of(ana, big) == stop_of(ana, biggest) == "needs_sheet"
    for ask in (big, biggest):
        Preparation.objects.create(
            person=ana, received_at=NOON, prepared_at=NOON, ask_key=ask.key, matters="It matters"
        )
    assert stop_of(ana, biggest) == "needs_support_person"
    Preparation.objects.update(has_support=True)
    assert stop_of(ana, biggest) == "needs_a_night"
    Preparation.objects.update(prepared_at=NOON - timedelta(hours=24))
    assert begins(ana, biggest).pk
    assert stop_of(ana, big) == "high_stakes_lately"


def test_who_is_asked_decides_the_stakes_of_an_own_ask(ana: Person, browser_of_ana: Client) -> None:
    sent = {
        "fact": str(uuid.uuid4()),
        "title": "Ask my landlord for two more months",
        "counterpart": "landlord",
        "consequence": "1",
        "domain": "money",
        "channel": "message",
        "fear_rated": "90",
    }
    assert browser_of_ana.post("/ask/own/", {**sent, "counterpart": ""}).status_code == 422
    browser_of_ana.post("/ask/own/", sent)
    assert OwnAsk.objects.get().relationship == 5
    page = browser_of_ana.get(reverse("ask", args=[own_key(OwnAsk.objects.get().pk)]))
    assert "A bigger step than fits now" in page.content.decode()


def test_asks_of_every_source_wait_for_the_questions(ana: Person) -> None:
    commits(ana, at=NOON - timedelta(hours=2))
    for ask in (own_ask(ana), costly()):
        assert stop_of(ana, ask) == "screening"


def test_only_the_exact_word_opens_this_to_minors() -> None:
    assert minors_allowed({"UNDAUNTED_MINORS": "allowed"})
    for word in ("", "1", "true", "yes", "Allowed", "allowed "):
        assert not minors_allowed({"UNDAUNTED_MINORS": word})
    assert not minors_allowed({})
