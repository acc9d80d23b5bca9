"""Programmes as the screens see them: joining, pausing, the way on, finishing, and never anybody else's."""

import uuid
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import NOON, ask_in_library, commits, is_well, logs, practises, reflects
from tests.practice.considering import considered_for
from undaunted.engine.taxonomy import HoldsNow, Outcome, Pace, Source, Thoughts
from undaunted.library.kinds.programme import Programme
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.people.refusals import AlreadyDifferent, NotAllowed, NotFound
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.programmes.enrolled import Enrolled, current_of, enrolments_of
from undaunted.programmes.enrolling import finish, join, leave, pause, resume
from undaunted.programmes.models import Enrolment, EnrolmentStep
from undaunted.programmes.not_now import BY_FACTS, asked_of
from undaunted.programmes.progress import ProgrammeProgress, programme_progress_of
from undaunted.programmes.words import STATEMENTS, refusal_of
from undaunted.record.models import Answer, Attempt, ExerciseDone
from undaunted.wellbeing.pacing import choose_pace, confirm_support
from undaunted.wellbeing.screening import ScreeningAnswers, screen

pytestmark = pytest.mark.django_db
SHIPPED = open_library().programmes
DAY = timedelta(days=1)
MOST_QUERIES = 20


def joins(
    person: Person, name: str = "30-days", at: datetime = NOON, *, none_holds: bool = True
) -> Enrolment:
    return join(person, uuid.uuid4(), SHIPPED[name], none_holds=none_holds, now=at)


def asks(person: Person, days: range, outcome: Outcome = Outcome.NO) -> list[Attempt]:
    """A whole attempt an hour after noon on each of these days after NOON."""
    made = []
    for day in days:
        attempt = commits(person, at=NOON + day * DAY + timedelta(hours=1))
        logs(attempt, outcome)
        reflects(attempt)
        made.append(attempt)
    return made


def now_in(person: Person) -> Enrolled:
    found = current_of(person)
    assert found is not None
    return found


def where(person: Person, days: float = 0.0) -> ProgrammeProgress:
    return programme_progress_of(person, now_in(person), NOON + days * DAY + timedelta(hours=3))


def test_joining_begins_at_the_first_block_and_leads_the_choice(ana: Person) -> None:
    is_well(ana)
    before = offer_for(ana, NOON)
    joins(ana)
    offer = offer_for(ana, NOON)
    assert not before.snapshot.in_programme
    assert offer.snapshot.in_programme
    assert (where(ana).place, where(ana).done, where(ana).day) == (0, 0, 1)
    ask = ask_in_library(offer.keys[0])
    block = SHIPPED["30-days"].arc[0]
    assert ask.stakes <= block.stakes_most
    assert offer.choice.window.top <= block.fear_high
    assert offer.choice.window.top <= before.choice.window.top


def test_most_of_what_a_block_suggests_belongs_to_it(ana: Person) -> None:
    is_well(ana)
    joins(ana, "saying-no")
    block, chance = SHIPPED["saying-no"].arc[0], 0.0
    for one in considered_for(ana):
        if ask_in_library(one.key).kind in block.kinds:
            chance += one.probabilities[0]
    assert chance > 0.6


def test_joining_twice_is_once_and_another_one_waits(ana: Person) -> None:
    fact = uuid.uuid4()
    for _ in range(2):
        join(ana, fact, SHIPPED["30-days"], none_holds=True, now=NOON)
    with pytest.raises(NotAllowed, match="One at a time"):
        joins(ana)
    with pytest.raises(NotAllowed, match="30 days"):
        joins(ana, "first-ten")
    with pytest.raises(AlreadyDifferent):
        join(ana, fact, SHIPPED["first-ten"], none_holds=True, now=NOON)
    assert Enrolment.objects.count() == 1


def test_a_block_advances_by_asks_looked_back_on_and_not_by_days(ana: Person) -> None:
    joins(ana)
    logs(commits(ana, at=NOON + timedelta(hours=1)))
    assert where(ana, 20).done == 0
    asks(ana, range(1, 5))
    assert (where(ana, 20).place, where(ana, 20).done) == (0, 4)
    asks(ana, range(5, 6))
    assert (where(ana, 20).place, where(ana, 20).done) == (1, 0)
    assert where(ana, 20).just_begun
    asks(ana, range(6, 9))
    assert (where(ana, 20).place, where(ana, 20).done) == (1, 3)


def test_what_was_not_asked_or_lies_before_joining_does_not_count(ana: Person) -> None:
    practises(ana, 3)
    joins(ana)
    attempt = commits(ana, at=NOON + timedelta(hours=1))
    logs(attempt, Outcome.NOT_ASKED, peak=None)
    reflects(attempt)
    assert where(ana).counted == 0


def test_a_pause_loses_nothing_however_long_it_is(ana: Person) -> None:
    begun = joins(ana)
    asks(ana, range(3))
    before = where(ana, 3)
    pause(ana, begun.pk, uuid.uuid4(), NOON + 3 * DAY)
    asks(ana, range(10, 12))
    paused = where(ana, 300)
    assert now_in(ana).status == "paused"
    assert (paused.place, paused.done, paused.day) == (before.place, before.done, before.day)
    assert not offer_for(ana, NOON + 300 * DAY).snapshot.in_programme
    resume(ana, begun.pk, uuid.uuid4(), NOON + 300 * DAY)
    assert where(ana, 300).day == before.day
    assert offer_for(ana, NOON + 300 * DAY).snapshot.in_programme
    asks(ana, range(301, 303))
    assert (where(ana, 303).place, where(ana, 303).done) == (1, 0)
    assert where(ana, 303).day == before.day + 3


def test_steps_sent_twice_or_already_taken_are_once(ana: Person) -> None:
    begun, fact = joins(ana), uuid.uuid4()
    for _ in range(2):
        pause(ana, begun.pk, fact, NOON + DAY)
    pause(ana, begun.pk, uuid.uuid4(), NOON + 2 * DAY)
    assert EnrolmentStep.objects.count() == 1


def test_leaving_keeps_the_place_and_makes_room_for_another(ana: Person) -> None:
    begun = joins(ana)
    asks(ana, range(4))
    leave(ana, begun.pk, uuid.uuid4(), NOON + 5 * DAY)
    assert current_of(ana) is None
    other = joins(ana, "first-ten", NOON + 6 * DAY)
    with pytest.raises(NotAllowed, match="One at a time"):
        resume(ana, begun.pk, uuid.uuid4(), NOON + 7 * DAY)
    leave(ana, other.pk, uuid.uuid4(), NOON + 8 * DAY)
    resume(ana, begun.pk, uuid.uuid4(), NOON + 9 * DAY)
    assert now_in(ana).id == begun.pk
    assert where(ana, 9).done == 4


def test_joining_again_begins_again(ana: Person) -> None:
    begun = joins(ana)
    asks(ana, range(6))
    leave(ana, begun.pk, uuid.uuid4(), NOON + 7 * DAY)
    joins(ana, at=NOON + 8 * DAY)
    assert (where(ana, 8).place, where(ana, 8).counted) == (0, 0)
    assert len(enrolments_of(ana)) == 2


def test_finishing_asks_for_what_it_says_and_the_person_confirms(ana: Person) -> None:
    begun = joins(ana)
    places = [a for a in open_library().asks.values() if a.stakes == 1][:16]
    with pytest.raises(NotAllowed, match="still something to do"):
        finish(ana, begun.pk, uuid.uuid4(), NOON, confirmed=True)
    for day, ask in enumerate(places):
        attempt = commits(ana, ask.id, at=NOON + day * DAY + timedelta(hours=1))
        logs(attempt, Outcome.NO if day < 4 else Outcome.YES)
        reflects(attempt)
    assert where(ana, 20).may_finish
    with pytest.raises(NotAllowed, match="Tick"):
        finish(ana, begun.pk, uuid.uuid4(), NOON + 20 * DAY, confirmed=False)
    finish(ana, begun.pk, uuid.uuid4(), NOON + 20 * DAY, confirmed=True)
    assert current_of(ana) is None
    assert enrolments_of(ana)[0].status == "finished"
    resume(ana, begun.pk, uuid.uuid4(), NOON + 21 * DAY)
    assert enrolments_of(ana)[0].status == "finished"


def test_quiet_days_suggest_nothing_and_end_by_themselves(ana: Person) -> None:
    is_well(ana)
    joins(ana, "after-a-no-that-hurt")
    for day in range(3):
        assert offer_for(ana, NOON + day * DAY).choice.reason.code == "programme_quiet"
    assert offer_for(ana, NOON + 3 * DAY).keys[0]
    assert where(ana, 3).place == 1


def test_an_ask_that_waits_counts_where_answers_take_weeks(ana: Person) -> None:
    joins(ana, "creative-submissions")
    for day in range(3):
        logs(commits(ana, at=NOON + day * DAY + timedelta(hours=1)), Outcome.WAITING, peak=None)
    assert where(ana, 5).counted == 3
    assert {goal.kind: goal.have for goal in where(ana, 5).goals} == {"reflected": 0, "waiting": 3}
    first = Attempt.objects.order_by("committed_at")[0]
    silent = logs(first, Outcome.GHOSTED, NOON + 40 * DAY, peak=None)
    Answer.objects.filter(pk=silent.pk).update(asked_at=first.committed_at)  # as the form says it
    assert where(ana, 41).counted == 3
    assert where(ana, 41).goals[1].have == 3


NOT_FOR = (
    ("dating", HoldsNow.UNDER_18, "under_18"),
    ("dating", HoldsNow.LOST_RELATIONSHIP, "after_break_up_8_weeks"),
    ("dating", HoldsNow.TOLD_NOT_TO_CONTACT, "no_contact"),
    ("saying-no", HoldsNow.AFRAID_OF_SOMEONE, "afraid_of_someone"),
)


@pytest.mark.parametrize(("name", "holds", "reason"), NOT_FOR)
def test_what_was_told_shuts_a_programme_kindly(
    ana: Person, name: str, holds: HoldsNow, reason: str
) -> None:
    confirm_support(ana, uuid.uuid4(), NOON - DAY)
    screen(ana, uuid.uuid4(), ScreeningAnswers(0, 0, Thoughts.NO, frozenset({holds})), NOON - DAY)
    with pytest.raises(NotAllowed) as refused:
        joins(ana, name)
    assert refused.value.sentence == str(refusal_of(reason))
    if reason == "after_break_up_8_weeks":
        joins(ana, name, NOON + 60 * DAY)


@pytest.mark.parametrize(
    ("name", "pace"), [("30-days", Pace.REST), ("dating", Pace.REST), ("100-days", Pace.REST)]
)
def test_no_programme_of_asks_begins_while_resting(ana: Person, name: str, pace: Pace) -> None:
    is_well(ana, NOON - DAY)
    choose_pace(ana, uuid.uuid4(), pace, NOON - timedelta(hours=1))
    with pytest.raises(NotAllowed, match="resting"):
        joins(ana, name)
    joins(ana, "after-a-no-that-hurt")


def test_the_hundred_days_want_ten_asks_before(ana: Person) -> None:
    is_well(ana, NOON - 20 * DAY)
    practises(ana, 9)
    with pytest.raises(NotAllowed, match="ten asks"):
        joins(ana, "100-days")
    practises(ana, 1)
    joins(ana, "100-days")


def test_the_hundred_days_wait_after_danger_was_told(ana: Person) -> None:
    practises(ana, 12)
    screen(ana, uuid.uuid4(), ScreeningAnswers(0, 0, Thoughts.PLAN, frozenset()), NOON - 20 * DAY)
    confirm_support(ana, uuid.uuid4(), NOON - 19 * DAY)
    is_well(ana, NOON - DAY)
    with pytest.raises(NotAllowed, match="slowed"):
        joins(ana, "100-days")


@pytest.mark.parametrize("name", [n for n, one in SHIPPED.items() if asked_of(one)])
def test_what_only_the_person_knows_they_say_themselves(ana: Person, name: str) -> None:
    practises(ana, 12)
    with pytest.raises(NotAllowed, match="can wait"):
        joins(ana, name, none_holds=False)
    assert all(each in STATEMENTS for each in asked_of(SHIPPED[name]))
    joins(ana, name)


def test_every_reason_not_to_begin_has_words() -> None:
    for programme in SHIPPED.values():
        for each in programme.not_for.when:
            assert str(refusal_of(each)) if each in BY_FACTS else str(STATEMENTS[each])
        for pace in programme.not_for.paces:
            assert str(refusal_of(f"pace_{pace.value}"))


def test_a_reason_that_comes_later_makes_it_wait_and_loses_nothing(ana: Person) -> None:
    is_well(ana)
    joins(ana, "dating")
    holds = frozenset({HoldsNow.LOST_RELATIONSHIP})
    screen(ana, uuid.uuid4(), ScreeningAnswers(0, 0, Thoughts.NO, holds), NOON + DAY)
    snapshot = offer_for(ana, NOON + 2 * DAY).snapshot
    assert (snapshot.programme, snapshot.waits) == ("dating", "after_break_up_8_weeks")
    assert not snapshot.in_programme
    assert now_in(ana).status == "running"


def test_nobody_elses(ana: Person, cleo: Person, browser_of_ana: Client) -> None:
    hers = joins(cleo)
    assert current_of(ana) is None
    for verb in (pause, resume, leave):
        with pytest.raises(NotFound):
            verb(ana, hers.pk, uuid.uuid4(), NOON)
    sent = {"fact": str(uuid.uuid4()), "enrolment": str(hers.pk), "do": "leave"}
    assert browser_of_ana.post("/programmes/30-days/step/", sent).status_code == 404
    assert "You are in this one" not in browser_of_ana.get("/programmes/").content.decode()
    assert not EnrolmentStep.objects.exists()


def test_an_ask_of_the_programme_is_kept_as_one(ana: Person, browser_of_ana: Client) -> None:
    now = timezone.now()
    with time_machine.travel(now.replace(hour=12)):
        joins(ana, at=timezone.now())
        offered = offer_for(ana, timezone.now()).keys[0] or ""
        sent = {"fact": str(uuid.uuid4()), "fear": "30", "chance_yes": "50"}
        care = {"can_refuse": "yes", "at_work": "no", "asked_before": "no", "safe_to_ask": "yes"}
        answer = browser_of_ana.post(reverse("ask", args=[offered]), sent | care)
        assert answer.status_code == 302
    assert Attempt.objects.get().source == Source.PROGRAMME.value


def test_today_says_where_one_is_and_reflecting_asks_the_blocks_question(
    ana: Person, browser_of_ana: Client, noon: object
) -> None:
    joins(ana)
    block = SHIPPED["30-days"].arc[0]
    page = browser_of_ana.get("/").content.decode()
    assert block.title in page
    assert "0 of 5 in this part" in page
    assert block.intro in page
    attempt = commits(ana, at=NOON)
    logs(attempt, at=NOON)
    looked = browser_of_ana.get(reverse("reflect", args=[attempt.pk])).content.decode()
    assert block.reflection_question in looked
    reflects(attempt, at=NOON)
    page = browser_of_ana.get("/?more=1").content.decode()
    assert "1 of 5 in this part" in page
    assert block.intro not in page


def test_an_ask_from_before_is_not_asked_the_blocks_question(
    ana: Person, browser_of_ana: Client, noon: object
) -> None:
    attempt = commits(ana, at=NOON - DAY)
    logs(attempt)
    joins(ana)
    looked = browser_of_ana.get(reverse("reflect", args=[attempt.pk])).content.decode()
    assert SHIPPED["30-days"].arc[0].reflection_question not in looked


@pytest.mark.parametrize("programme", SHIPPED.values(), ids=lambda one: str(one.id))
def test_every_programme_has_its_page(
    ana: Person, browser_of_ana: Client, programme: Programme
) -> None:
    page = browser_of_ana.get(f"/programmes/{programme.id}/").content.decode()
    assert page.count('<li class="way-block') == len(programme.arc)
    assert "And for whom not" in page
    assert browser_of_ana.get(f"/programmes/{programme.id}/finished/").status_code == 302


def test_unknown_programmes_are_not_there(browser_of_ana: Client) -> None:
    for path in ("/programmes/nothing/", "/programmes/nothing/finished/"):
        assert browser_of_ana.get(path).status_code == 404
    assert browser_of_ana.post("/programmes/nothing/step/").status_code == 404


def test_wrong_input_is_refused_and_changes_nothing(ana: Person, browser_of_ana: Client) -> None:
    begun = joins(ana, at=timezone.now())
    path = "/programmes/30-days/step/"
    good = {"fact": str(uuid.uuid4()), "enrolment": str(begun.pk)}
    assert browser_of_ana.get(path).status_code == 405
    for sent in ({}, good, good | {"do": "win"}, good | {"do": "pause", "enrolment": "x"}):
        assert browser_of_ana.post(path, sent).status_code == 422
    assert browser_of_ana.post(path, good | {"do": "finish"}).status_code == 422
    assert browser_of_ana.post("/programmes/30-days/", {"fact": "x"}).status_code == 422
    assert not EnrolmentStep.objects.exists()


def test_the_form_joins_only_when_it_is_said_that_none_holds(
    ana: Person, browser_of_ana: Client
) -> None:
    sent = {"fact": str(uuid.uuid4())}
    refused = browser_of_ana.post("/programmes/founders/", sent)
    assert refused.status_code == 422
    assert "this programme can wait" in refused.content.decode()
    assert (
        browser_of_ana.post("/programmes/founders/", sent | {"none_holds": "on"}).status_code == 302
    )
    assert "You are in" in browser_of_ana.get("/programmes/").content.decode()


def test_the_deck_turns_up_asks_exercises_and_rests_in_the_order_they_came(
    ana: Person, browser_of_ana: Client
) -> None:
    joins(ana)
    asks(ana, range(3))
    at = NOON + 3 * DAY
    for exercise in ("cue-card", "cue-card", "park-it"):
        ExerciseDone.objects.create(
            person=ana, received_at=at, done_at=at, exercise=exercise, version=1, answers="{}"
        )
    asks(ana, range(5, 6))
    with time_machine.travel(NOON + 7 * DAY, tick=False):
        page = browser_of_ana.get("/programmes/30-days/").content.decode()
    assert "7 cards of 30 lie open" in page  # four asks, an exercise, and two rests
    assert page.count("stamp-small") == 4
    days = [date(2026, 5, day).strftime("%-d May 2026") for day in range(4, 11)]
    places = [page.index(f"<td>{day}</td>") for day in days]
    assert places == sorted(places)


def test_pages_ask_as_much_late_in_a_programme_as_early(
    ana: Person, browser_of_ana: Client
) -> None:
    is_well(ana, NOON - DAY)
    joins(ana)
    paths = ("/", "/programmes/", "/programmes/30-days/", "/programmes/first-ten/")
    counts = []
    for days in (range(58, 59), range(58)):
        asks(ana, days)
        with time_machine.travel(NOON + 61 * DAY, tick=False):
            counts.append({path: queries(browser_of_ana, path) for path in paths})
    assert counts[0] == counts[1]
    assert max(counts[1].values()) <= MOST_QUERIES, counts


def queries(client: Client, path: str) -> int:
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def test_the_finished_page_says_what_was_done_expected_and_met(
    ana: Person, browser_of_ana: Client
) -> None:
    begun = joins(ana, "first-ten")
    asks(ana, range(4))
    asks(ana, range(4, 10), Outcome.YES)
    finish(ana, begun.pk, uuid.uuid4(), NOON + 11 * DAY, confirmed=True)
    page = browser_of_ana.get("/programmes/first-ten/finished/").content.decode()
    assert "More came than you thought: 60 in a hundred, not 30" in page
    assert "<b>10</b> <span>times you asked</span>" in page
    assert "<b>4</b> <span>noes</span>" in page
    assert SHIPPED["first-ten"].finishing.keep_doing[0] in page
    assert "/programmes/30-days/" in page
