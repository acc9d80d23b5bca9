"""Learning, suggesting and passing as the screens see them."""

import json
import uuid
from datetime import timedelta

import pytest

from tests.cast import NOON, ask_in_library, commits, is_well, logs, practises, reflects
from tests.practice.considering import gate_of
from undaunted.engine.choosing import Choice, replay
from undaunted.engine.taxonomy import Outcome, Pace
from undaunted.learning.models import Learned
from undaunted.learning.state import learned_state, rebuild
from undaunted.people.describing import Description, describe
from undaunted.people.models import Person
from undaunted.people.refusals import AlreadyDifferent, NotAllowed
from undaunted.practice.choosing.passing import lift, pass_on
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.record.amending import correct, remove
from undaunted.record.models import Suggestion
from undaunted.wellbeing.pacing import choose_pace, pace_now

pytestmark = pytest.mark.django_db


def test_what_was_learned_step_by_step_equals_what_is_rebuilt(ana: Person) -> None:
    for day in range(8):
        attempt = commits(ana, at=NOON - timedelta(days=9 - day))
        logs(attempt, (Outcome.NO, Outcome.YES, Outcome.WAITING, Outcome.PARTLY)[day % 4])
        learned_state(ana)
        reflects(attempt)
        learned_state(ana)
    step_by_step = learned_state(ana)[0]
    assert rebuild(ana) == step_by_step


def test_a_correction_drops_what_was_learned_from_the_mistake(ana: Person) -> None:
    attempt = commits(ana)
    answer = logs(attempt, Outcome.NO, peak=90)
    wrong = learned_state(ana)[0]
    correct(answer, uuid.uuid4(), NOON, fear_peak=20)
    right = learned_state(ana)[0]
    assert right != wrong
    assert rebuild(ana) == right


def test_a_deleted_attempt_is_unlearned(ana: Person) -> None:
    nothing = learned_state(ana)[0]
    attempt = commits(ana)
    logs(attempt)
    assert learned_state(ana)[0] != nothing
    remove(ana, attempt.pk, NOON)
    assert learned_state(ana)[0] == nothing


def test_a_cache_of_another_engine_is_not_believed(ana: Person) -> None:
    practises(ana, 3)
    right = learned_state(ana)[0]
    Learned.objects.of(ana).update(basis="0", state=b'{"nonsense": true}')
    assert learned_state(ana)[0] == right


def test_the_first_suggestion_is_small_likely_and_inside_the_gentle_window(ana: Person) -> None:
    offer = offer_for(ana, NOON)
    ask = ask_in_library(offer.keys[0])
    assert ask.stakes <= 2
    assert ask.fear.mean <= 45
    assert offer.choice.reason.code == "first_ask"


def test_a_suggestion_stays_until_something_happens_and_can_be_drawn_again(ana: Person) -> None:
    first = offer_for(ana, NOON)
    assert offer_for(ana, NOON + timedelta(hours=2)).keys == first.keys
    stored = Choice.from_json(json.dumps(Suggestion.objects.get().choice))
    assert replay(stored) == first.keys
    logs(commits(ana, first.keys[0] or ""))
    assert offer_for(ana, NOON).keys[0] != first.keys[0]


def test_passing_is_remembered_by_its_reason_and_undone(ana: Person) -> None:
    offered = offer_for(ana, NOON).keys[0] or ""
    for_good, today_only = uuid.uuid4(), uuid.uuid4()
    pass_on(ana, for_good, offered, "not_for_me", NOON)
    second = offer_for(ana, NOON).keys[0] or ""
    assert second != offered
    pass_on(ana, today_only, second, "not_today", NOON)
    assert offer_for(ana, NOON).keys[0] not in {offered, second}
    with pytest.raises(NotAllowed):
        pass_on(ana, uuid.uuid4(), second, "too boring", NOON)
    assert gate_of(ana, offered) == "declined"
    lift(ana, for_good, NOON)
    assert gate_of(ana, offered) is None
    assert offer_for(ana, NOON).keys[0] != second


def test_circumstances_and_no_go_parts_of_life_are_never_suggested(ana: Person) -> None:
    wanted = Description(domains_no_go=("strangers", "service"), not_for=("small_community",))
    describe(ana, wanted, 0)
    for day in range(20):
        offer = offer_for(ana, NOON + timedelta(days=day))
        for key in offer.keys:
            if key:
                ask = ask_in_library(key)
                assert ask.domain not in {"strangers", "service"}
                assert "small_community" not in ask.not_for


def test_settings_changed_in_another_window_are_not_overwritten(ana: Person) -> None:
    describe(ana, Description(domains_wanted=("work",)), 0)
    with pytest.raises(AlreadyDifferent):
        describe(ana, Description(domains_wanted=("family",)), 0)


def test_late_in_the_evening_the_offer_is_for_the_next_morning(ana: Person) -> None:
    late = NOON.replace(hour=23)
    offer = offer_for(ana, late)
    assert offer.for_tomorrow
    assert offer.keys[0]
    assert Suggestion.objects.get().day == late.date() + timedelta(days=1)


def test_everybody_begins_gentle_and_the_questions_open_what_a_person_may_close(
    ana: Person,
) -> None:
    assert pace_now(ana, NOON).reason == "not_screened"
    choose_pace(ana, uuid.uuid4(), Pace.OPEN, NOON)
    assert pace_now(ana, NOON).value is Pace.GENTLE
    is_well(ana, NOON)
    assert pace_now(ana, NOON).value is Pace.OPEN
    choose_pace(ana, uuid.uuid4(), Pace.REST, NOON + timedelta(minutes=1))
    assert offer_for(ana, NOON + timedelta(days=2)).keys[0] is None


def test_an_attempt_in_the_bin_and_a_new_one_are_no_step_back(ana: Person) -> None:
    gone = commits(ana)
    first = offer_for(ana, NOON)
    remove(ana, gone.pk, NOON)
    under_way = first.keys[0] or ""
    commits(ana, under_way)
    assert under_way not in offer_for(ana, NOON).keys


@pytest.mark.parametrize("state", [b"", b"{", b"[]", b"null", b"7", b"\x00" * 40, b"x" * 4000])
def test_a_damaged_cache_is_learned_again(ana: Person, state: bytes) -> None:
    practises(ana, 3)
    whole = rebuild(ana)
    Learned.objects.of(ana).update(state=state)

    assert learned_state(ana)[0] == whole
    assert learned_state(ana)[0] == rebuild(ana)
