"""Gates, door and page ask one table of safety rules: what one of them says, the others say too."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from tests.cast import NOON, commits, is_well, logs, practises
from tests.clock import Hour
from undaunted.asks.shown import ask_of
from undaunted.engine.choosing.gates import GATES
from undaunted.engine.safety.allowing import RULES
from undaunted.engine.taxonomy import HoldsNow, Outcome, Pace, Source, Thoughts
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.practice.asking.committing import Commitment, commit_to
from undaunted.practice.asking.door import (
    Applicant,
    asked_at_the_door,
    wants_care,
)
from undaunted.practice.asking.openness import openness_for
from undaunted.practice.asking.stops import STOPS, Stopped
from undaunted.practice.asking.wait_words import wait_words
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.record.models import Attempt
from undaunted.record.recording import Care, ForecastGiven
from undaunted.wellbeing.pacing import choose_pace, confirm_support
from undaunted.wellbeing.screening import ScreeningAnswers, screen

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
CARE = Care(can_refuse="yes", at_work="no", asked_before="no")
GUESS = ForecastGiven(fear=30, chance_yes=0.5)


def told(person: Person, now: datetime, *holds: HoldsNow) -> None:
    answers = ScreeningAnswers(0, 0, Thoughts.NO, frozenset(holds))
    screen(person, uuid.uuid4(), answers, now)


def feared(person: Person, now: datetime) -> None:
    told(person, now, HoldsNow.AFRAID_OF_SOMEONE, HoldsNow.LOST_JOB)


def supported(person: Person, now: datetime) -> None:
    told(person, now, HoldsNow.IN_TREATMENT)
    confirm_support(person, uuid.uuid4(), now)


def resting(person: Person, now: datetime) -> None:
    is_well(person, now)
    choose_pace(person, uuid.uuid4(), Pace.REST, now)


def busy(person: Person, now: datetime) -> None:
    is_well(person, now)
    for key in ("name-of-that-plant", "just-the-lid", "share-a-table"):
        commits(person, key, now)


def bold(person: Person, now: datetime) -> None:
    is_well(person, now)
    logs(commits(person, "talk-about-my-pay", now - DAY / 2), Outcome.NO, now - DAY / 2)


PEOPLE = {f.__name__: f for f in (is_well, told, feared, supported, resting, busy, bold)}


def test_every_rule_has_its_sentence_and_every_gate_of_safety_its_rule() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert set(codes) < STOPS.keys()
    of_suggestions = [rule.code for rule in RULES if rule.of_suggestions]
    assert [gate for gate in GATES if gate in codes] == of_suggestions
    assert STOPS.keys() - set(codes) == {
        "screening",
        *(f"pace_{pace}" for pace in ("rest", "supported", "care_first")),
        *("rest_alcohol", "rest_asks_every_day", "enough_today", "begun_another", "red_line"),
        *("rest_after_being_left_out", "rest_heavy_day"),
    }


def test_every_rule_that_can_be_known_beforehand_has_its_few_words() -> None:
    begun = {"needs_care", "not_safe_to_ask", "refused_before", "third_time"}
    for rule in RULES:
        if rule.code not in begun:
            assert wait_words(rule.code, NOON.date()), rule.code


@pytest.mark.parametrize("who", PEOPLE)
def test_the_page_says_of_every_ask_what_the_door_says(
    ana: Person, browser_of_ana: Client, noon: datetime, who: str
) -> None:
    PEOPLE[who](ana, noon)
    live = set(
        Attempt.objects.of(ana).filter(answers__isnull=True).values_list("ask_key", flat=True)
    )
    said: dict[str, int] = {}
    for key in sorted(open_library().asks.keys() - live)[::9]:
        shown = ask_of(ana, key)
        careful = CARE if wants_care(shown) else None
        applicant = Applicant(shown, Source.BROWSED, care=careful)
        door = asked_at_the_door(ana, applicant, noon).begin
        stop = None if door.value else STOPS[door.reason]
        assert openness_for(ana, offer_for(ana, noon), noon).stop(key) == stop
        page = browser_of_ana.get(reverse("ask", args=[key]), {"from": "library"})
        sentence = (
            escape(str(STOPS[door.reason].sentence)) if not door.value else 'name="chance_yes"'
        )
        assert sentence in page.content.decode(), (key, door.reason)
        said[door.reason] = said.get(door.reason, 0) + 1
    closed = {"resting": {"pace_rest"}, "busy": {"enough_today"}}
    assert said.keys() == closed.get(who, said.keys())


@pytest.mark.parametrize("who", PEOPLE)
def test_a_suggestion_is_never_refused_at_the_door_for_what_a_gate_could_know(
    ana: Person, noon: datetime, who: str
) -> None:
    PEOPLE[who](ana, noon)
    offer = offer_for(ana, noon)
    for key in filter(None, offer.keys):
        shown = ask_of(ana, key)
        step = Commitment(shown, Source.SUGGESTED, GUESS, care=CARE if wants_care(shown) else None)
        commit_to(ana, uuid.uuid4(), step, noon)
        Attempt.objects.of(ana).filter(ask_key=key).delete()
    assert any(offer.keys) is (who not in {"resting", "busy"})


def test_at_night_the_limit_of_the_day_that_still_runs_counts(ana: Person, any_hour: Hour) -> None:
    is_well(ana, any_hour.now)
    earlier = any_hour.now - timedelta(minutes=20)
    for key in ("name-of-that-plant", "just-the-lid", "share-a-table"):
        assert any(offer_for(ana, any_hour.now).keys)
        commits(ana, key, earlier)
    offer = offer_for(ana, any_hour.now)
    assert (offer.keys, offer.choice.reason.code) == ((None, None, None), "enough_today")
    shown = ask_of(ana, "the-last-time-it-happened")
    with pytest.raises(Stopped) as stopped:
        commit_to(ana, uuid.uuid4(), Commitment(shown, Source.BROWSED, GUESS), any_hour.now)
    assert stopped.value.code == "enough_today"
    tomorrow = any_hour.now + timedelta(hours=26)
    assert any(offer_for(ana, tomorrow).keys)


def test_the_ask_seen_at_night_is_the_one_of_the_morning(ana: Person, any_hour: Hour) -> None:
    is_well(ana, any_hour.now)
    commits(ana, "just-the-lid", any_hour.now - timedelta(minutes=20))
    offer = offer_for(ana, any_hour.now)
    if offer.for_tomorrow:
        morning = next(
            at
            for hours in range(12)
            if any_hour.at(at := any_hour.now + timedelta(hours=hours)).hour == 9
        )
        assert offer_for(ana, morning).keys == offer.keys


def test_a_rest_after_a_drink_ends_on_the_same_day(ana: Person, noon: datetime) -> None:
    is_well(ana, noon - DAY)
    answer = logs(
        commits(ana, at=noon - timedelta(hours=11)), Outcome.NO, noon - timedelta(hours=11)
    )
    answer.safety_used = ["alcohol"]
    answer.save()
    assert offer_for(ana, noon).choice.reason.code == "rest_alcohol"
    assert offer_for(ana, noon + timedelta(minutes=30)).choice.reason.code == "rest_alcohol"
    assert any(offer_for(ana, noon + timedelta(hours=2)).keys)


def ahead(person: Person, now: datetime) -> None:
    """Everything a person may do, told while the clock ran 400 days ahead."""
    then = now + 400 * DAY
    practises(person, 3)
    busy(person, then)
    bold(person, then + DAY)
    told(person, then + DAY, HoldsNow.IN_TREATMENT, HoldsNow.LOST_SOMEONE, HoldsNow.LOST_JOB)
    screen(person, uuid.uuid4(), ScreeningAnswers(3, 3, Thoughts.PLAN, frozenset()), then + DAY)
    drunk = logs(commits(person, "the-last-time-it-happened", then), Outcome.NO, then, peak=99)
    drunk.safety_used = ["alcohol"]
    drunk.save()


def test_a_clock_set_back_shuts_nobody_out(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    ahead(ana, noon)
    assert "A few short questions" in str(STOPS["screening"].heading)
    assert offer_for(ana, noon).snapshot.wants_screening
    is_well(ana, noon)
    offer = offer_for(ana, noon)
    assert offer.keys[0], offer.choice.reason
    assert browser_of_ana.get("/").status_code == 200
    for key in filter(None, offer.keys):
        shown = ask_of(ana, key)
        step = Commitment(shown, Source.SUGGESTED, GUESS, care=CARE if wants_care(shown) else None)
        assert commit_to(ana, uuid.uuid4(), step, noon).committed_at == noon


def test_what_was_told_an_hour_ahead_of_the_clock_still_counts(ana: Person, noon: datetime) -> None:
    soon = noon + timedelta(hours=1)
    screen(ana, uuid.uuid4(), ScreeningAnswers(0, 0, Thoughts.PLAN, frozenset()), soon)
    assert offer_for(ana, noon).choice.reason.code == "pace_care_first"


def test_an_ask_that_left_the_library_leads_to_todays(browser_of_ana: Client) -> None:
    answer = browser_of_ana.get(reverse("ask", args=["an-ask-of-an-older-library"]), follow=True)
    assert answer.redirect_chain == [("/", 302)]
    assert "no ask of that name any more" in answer.content.decode()
