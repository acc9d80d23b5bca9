"""Which exercise is offered after what, and when none is."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOON, commits, is_well, reflects
from undaunted.engine.taxonomy import Outcome, Pace, Thoughts
from undaunted.exercises.proposing import (
    Before,
    is_known_to_fit,
    proposal_after,
    proposal_today,
    within_limit,
)
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.practice.after.reflecting import SeenBack, reflect
from undaunted.record import recording
from undaunted.record.models import Answer, Attempt, ExerciseDone
from undaunted.record.questions import AttemptRecord, attempt_record_of
from undaunted.wellbeing.pacing import PaceStatus
from undaunted.wellbeing.screening import ScreeningAnswers, screen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
OPEN = PaceStatus(Pace.OPEN)
HOUR = timedelta(hours=1)
SUNDAY = datetime(2026, 5, 10, 19, 0, tzinfo=UTC)
WEDNESDAY = datetime(2026, 5, 6, 19, 0, tzinfo=UTC)


def after(
    person: Person,
    outcome: Outcome,
    *,
    peak: int | None = 40,
    fear_now: int | None = 10,
    suggested: str = "",
    chance: float = 0.3,
    fear: int = 40,
    at: datetime = NOON,
) -> AttemptRecord:
    attempt = commits(person, at=at, fear=fear, chance=chance)
    recording.answer(
        Answer(
            id=uuid.uuid4(),
            person=person,
            attempt=attempt,
            received_at=at,
            logged_at=at,
            asked_at=at,
            outcome=outcome.value,
            fear_peak=peak,
            fear_now=fear_now,
            suggested=suggested,
        )
    )
    return attempt_record_of(person, attempt.pk)


def does(
    person: Person, key: str, at: datetime = NOON, attempt: Attempt | None = None
) -> ExerciseDone:
    return recording.exercise(
        ExerciseDone(
            person=person,
            received_at=at,
            done_at=at,
            exercise=key,
            version=1,
            attempt=attempt,
            answers="{}",
        )
    )


def offered(
    told: AttemptRecord, wrong: bool = False, status: PaceStatus = OPEN, later: timedelta = HOUR
) -> str | None:
    found = proposal_after(told, wrong, status, NOON + later)
    return found.exercise.id if found else None


NO, YES, PARTLY = Outcome.NO, Outcome.YES, Outcome.PARTLY
RULES: tuple[tuple[Outcome, dict[str, object], bool, str | None], ...] = (
    (NO, {"peak": 80, "suggested": "Later"}, True, "evidence-sheet"),
    (YES, {}, True, "evidence-sheet"),
    (NO, {"peak": 70, "suggested": "Later"}, False, "self-compassion-break"),
    (NO, {"fear_now": 60}, False, "self-compassion-break"),
    (NO, {"peak": 69, "fear_now": 59}, False, None),
    (YES, {"peak": 90}, False, "cue-card"),
    (NO, {"suggested": "Shorter"}, False, "receiving-feedback"),
    (PARTLY, {"suggested": "Come on Thursday"}, False, "receiving-feedback"),
    (NO, {"suggested": "   "}, False, None),
    (Outcome.GHOSTED, {"peak": None, "fear_now": None}, False, "friend-letter"),
    (Outcome.NOT_ASKED, {"peak": None, "fear_now": None}, False, "values-willingness"),
    (YES, {"chance": 0.4}, False, "cue-card"),
    (YES, {"chance": 0.5}, False, None),
    (NO, {"chance": 0.6}, False, "cue-card"),
    (PARTLY, {"chance": 0.1}, False, None),
    (Outcome.WAITING, {"suggested": "Soon", "peak": 90}, False, None),
)


@pytest.mark.parametrize(("outcome", "told", "wrong", "key"), RULES)
def test_what_weighs_most_decides_what_is_offered(
    ana: Person, outcome: Outcome, told: dict[str, object], wrong: bool, key: str | None
) -> None:
    assert offered(after(ana, outcome, **told), wrong) == key  # type: ignore[arg-type]  # a table


def test_every_sentence_that_offers_is_there() -> None:
    for _outcome, _told, _wrong, key in RULES:
        assert key is None or open_library().exercises[key].proposal


def test_nothing_is_offered_before_an_answer_nor_two_days_later(ana: Person) -> None:
    assert (
        proposal_after(attempt_record_of(ana, commits(ana, "just-the-lid").pk), False, OPEN, NOON)
        is None
    )
    told = after(ana, NO, peak=90)
    assert offered(told, later=timedelta(days=2)) == "self-compassion-break"
    assert offered(told, later=timedelta(days=2, minutes=1)) is None
    assert offered(told, wrong=True, later=timedelta(days=30)) == "evidence-sheet"


@pytest.mark.parametrize(
    ("pace", "wrong", "key"),
    [
        (Pace.CARE_FIRST, True, "friend-letter"),
        (Pace.SUPPORTED, True, "evidence-sheet"),
        (Pace.CARE_FIRST, False, "self-compassion-break"),
    ],
)
def test_what_is_not_for_a_pace_is_not_offered_at_it(
    ana: Person, pace: Pace, wrong: bool, key: str
) -> None:
    assert offered(after(ana, NO, peak=90), wrong, replace(OPEN, pace=pace)) == key


def test_what_hangs_on_answers_nobody_gave_is_never_offered() -> None:
    every = open_library().exercises.values()
    left_out = {each.id for each in every if not is_known_to_fit(each, OPEN)}
    assert left_out == {"expressive-writing", "imagined-rehearsal"}


def test_one_exercise_after_an_ask_is_enough(ana: Person) -> None:
    told = after(ana, NO, peak=90)
    does(ana, "friend-letter", attempt=told.attempt)
    assert offered(told) is None
    assert offered(told, wrong=True) == "evidence-sheet"


def test_a_limit_of_once_a_day_passes_to_the_next(ana: Person) -> None:
    told = after(ana, NO)
    does(ana, "evidence-sheet", NOON - HOUR)
    assert offered(told, wrong=True) == "friend-letter"
    assert offered(told, wrong=True, later=timedelta(hours=23)) == "evidence-sheet"


def test_a_day_whose_looking_back_has_ended_is_left_alone(ana: Person) -> None:
    told = after(ana, NO, peak=90)
    does(ana, "park-it", NOON)
    assert offered(told) is None
    assert offered(told, later=timedelta(hours=20)) == "self-compassion-break"


def test_every_second_ask_means_that_one_lies_between(ana: Person) -> None:
    breath = open_library().exercises["breathing-space"]
    first = after(ana, NO, at=NOON - timedelta(days=2))
    done = does(ana, "breathing-space", NOON - timedelta(days=2) + HOUR, first.attempt)
    earlier = [Before(done.exercise, done.done_at, done.attempt_id)]
    second = after(ana, NO, at=NOON - timedelta(days=1))
    assert not within_limit(breath, second.attempt, earlier, NOON)
    third = after(ana, NO)
    assert within_limit(breath, third.attempt, earlier, NOON)


def today(person: Person, told: list[AttemptRecord], now: datetime) -> str | None:
    found = proposal_today(person, told, OPEN, now)
    return found.exercise.id if found else None


def test_the_week_is_looked_back_at_on_its_last_day_and_once(ana: Person) -> None:
    told = [after(ana, NO, at=SUNDAY - timedelta(days=3))]
    assert today(ana, told, SUNDAY) is None  # no week has gone by since the first
    told.append(after(ana, NO, at=SUNDAY - timedelta(days=6)))
    assert today(ana, told, SUNDAY) == "weekly-review"
    assert today(ana, told, SUNDAY - timedelta(days=1)) is None
    assert today(ana, [], SUNDAY) is None
    does(ana, "weekly-review", SUNDAY - HOUR)
    assert today(ana, told, SUNDAY) is None


def test_an_evening_is_offered_on_one_day_of_the_week_after_an_ask(ana: Person) -> None:
    told = [after(ana, NO, at=WEDNESDAY - timedelta(hours=8))]
    assert today(ana, told, WEDNESDAY) == "four-questions"
    assert today(ana, told, WEDNESDAY - timedelta(hours=2)) is None
    assert today(ana, told, WEDNESDAY + timedelta(days=1)) is None
    does(ana, "weekly-review", WEDNESDAY - timedelta(days=3))
    assert today(ana, told, WEDNESDAY) is None


def test_the_page_makes_one_offer_and_not_now_takes_it_away(
    ana: Person, browser_of_ana: Client
) -> None:
    is_well(ana)
    told = after(ana, NO, peak=72, fear=70)
    path = reverse("what-happened", args=[told.attempt.pk])
    open_yet = browser_of_ana.get(path).content.decode()
    assert "Look back, one minute" in open_yet
    assert 'href="/exercises/' not in open_yet
    reflects(told.attempt)
    page = browser_of_ana.get(path).content.decode()
    assert "shall we be kind first" in page
    assert page.count('href="/exercises/') == 1
    assert "Look back, one minute" not in page
    assert 'href="/exercises/' not in browser_of_ana.get(f"{path}?later=1").content.decode()


@pytest.mark.parametrize(
    ("fear", "peak", "fear_now", "outcome", "hard"),
    [
        (40, 56, 10, NO, True),
        (85, 95, 40, NO, False),
        (40, 60, 10, YES, False),
        (40, 72, 10, YES, True),
        (80, 80, 75, NO, True),
    ],
)
def test_an_ask_is_hard_by_how_far_it_lay_over_the_guess_and_then_one_thing_is_offered(
    ana: Person,
    browser_of_ana: Client,
    fear: int,
    peak: int,
    fear_now: int,
    outcome: Outcome,
    hard: bool,
) -> None:
    is_well(ana)
    told = after(ana, outcome, peak=peak, fear=fear, fear_now=fear_now)
    page = browser_of_ana.get(reverse("what-happened", args=[told.attempt.pk])).content.decode()
    assert ("That was a lot to bear" in page) is hard
    assert ("Breathe a minute" in page) is hard
    assert ("Look back, one minute" in page) is not hard
    if hard:
        assert page.index("That was a lot to bear") < page.index("The worst moment")
        assert "<summary>Your last asks" in page


def test_a_wrong_lesson_at_care_first_is_met_without_weighing(
    ana: Person, browser_of_ana: Client
) -> None:
    told = after(ana, NO, peak=72)
    words = "I am worthless and always will be"
    reflect(told.attempt, SeenBack(uuid.uuid4(), assumption=words, worth_belief_now=0.9), NOON)
    path = reverse("what-happened", args=[told.attempt.pk])
    assert "/exercises/evidence-sheet/" in browser_of_ana.get(path).content.decode()
    screen(ana, uuid.uuid4(), ScreeningAnswers(0, 0, Thoughts.PLAN, frozenset()), NOON)
    page = browser_of_ana.get(path).content.decode()
    assert "First something kind" in page
    assert "/exercises/evidence-sheet/" not in page
    assert "/exercises/self-compassion-break/" in page
