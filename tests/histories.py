"""Eighteen people as they stand at noon of the fourth of May, for what must be true of anybody."""

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from tests.cast import NOON, commits, is_well, logs, reflects
from undaunted.engine.taxonomy import HoldsNow, Outcome, Pace, Thoughts
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.practice.after.telling_unsought import Came, tell_unsought
from undaunted.practice.asking.beginning_own_ask import OwnStep, begin_own_ask
from undaunted.practice.asking.improving import Begun
from undaunted.practice.asking.writing_own_ask import OwnWords
from undaunted.record.models import Answer, Attempt
from undaunted.record.recording import ForecastGiven, append
from undaunted.wellbeing.checking_in import check_in
from undaunted.wellbeing.measuring import instrument, take
from undaunted.wellbeing.noticing import keep
from undaunted.wellbeing.pacing import choose_pace
from undaunted.wellbeing.screening import ScreeningAnswers, decline, screen

DAY = timedelta(days=1)
OUTCOMES = (Outcome.YES, Outcome.NO, Outcome.NO, Outcome.YES, Outcome.PARTLY)


def goes_on(
    person: Person, times: int, *, until: datetime = NOON, fear: int = 35, peak: int = 30
) -> None:
    """A whole ask a day, but every seventh, each another of the small ones; the last a day ago."""
    small = sorted(ask.id for ask in open_library().asks.values() if ask.stakes <= 1)
    days = [n for n in range(1, 2 * times) if n % 7][:times]
    for n, ago in enumerate(reversed(days)):
        attempt = commits(person, small[n % len(small)], until - ago * DAY, fear=fear)
        logs(attempt, OUTCOMES[n % len(OUTCOMES)], peak=peak)
        reflects(attempt)


def tells(person: Person, *holds: HoldsNow, thoughts: Thoughts = Thoughts.NO) -> None:
    answers = ScreeningAnswers(0, 0, thoughts, frozenset(holds))
    screen(person, uuid.uuid4(), answers, NOON - DAY)


def new(person: Person) -> None:
    pass


def declined_the_questions(person: Person) -> None:
    decline(person, uuid.uuid4(), NOON - 9 * DAY)
    goes_on(person, 4)


def open_after_thirty(person: Person) -> None:
    is_well(person, NOON - 40 * DAY)
    goes_on(person, 30)
    is_well(person, NOON - DAY)


def very_frightened(person: Person) -> None:
    is_well(person, NOON - 20 * DAY)
    goes_on(person, 6, fear=92, peak=94)


def one_bad_first_day(person: Person) -> None:
    attempt = commits(person, at=NOON - DAY, fear=90)
    logs(attempt, peak=100)
    reflects(attempt)


def at_rest(person: Person) -> None:
    is_well(person, NOON - 9 * DAY)
    goes_on(person, 3)
    choose_pace(person, uuid.uuid4(), Pace.REST, NOON - DAY)


def care_first(person: Person) -> None:
    goes_on(person, 2)
    tells(person, thoughts=Thoughts.PLAN)


def under_18(person: Person) -> None:
    goes_on(person, 1)
    tells(person, HoldsNow.UNDER_18)


def two_big_ones_this_week(person: Person) -> None:
    open_after_thirty(person)
    big = [ask.id for ask in open_library().asks.values() if ask.stakes == 3][:2]
    for key, ago in zip(big, (4, 2), strict=True):
        attempt = commits(person, key, NOON - ago * DAY + timedelta(hours=2))
        logs(attempt)
        reflects(attempt)


def left_out_this_morning(person: Person) -> None:
    is_well(person, NOON - 9 * DAY)
    goes_on(person, 5)
    came = Came(uuid.uuid4(), "friendship", "They went without me", 60, kind="left_out")
    tell_unsought(person, came, NOON - timedelta(hours=3))


def founder(person: Person) -> None:
    is_well(person, NOON - 20 * DAY)
    goes_on(person, 6)
    for ago, title in (
        (5, "Ask a reader to pay for the pilot"),
        (1, "Ask Mira for an introduction"),
    ):
        step = OwnStep(ForecastGiven(fear=40, chance_yes=0.3))
        begun = begin_own_ask(
            person, OwnWords(uuid.uuid4(), title), step, Begun({}), NOON - ago * DAY
        )
        assert begun.row is not None


def twelve_days_away(person: Person) -> None:
    is_well(person, NOON - 30 * DAY)
    goes_on(person, 8, until=NOON - 11 * DAY)


def of_dark_thoughts_today(person: Person) -> None:
    """Open before, and then item 9 at 3 with nothing else."""
    open_after_thirty(person)
    file = instrument("phq-9")
    answers = {item.id: 3 if item.id == "better-off-dead" else 0 for item in file.items}
    take(person, uuid.uuid4(), file, answers, NOON - timedelta(hours=2))


def of_item_nine_at_one(person: Person) -> None:
    open_after_thirty(person)
    file = instrument("phq-9")
    answers = {item.id: int(item.id == "better-off-dead") for item in file.items}
    take(person, uuid.uuid4(), file, answers, NOON - timedelta(hours=2))


def wrote_words_of_danger(person: Person) -> None:
    open_after_thirty(person)
    attempt = commits(person, "borrow-a-pen", NOON - timedelta(hours=2))
    keep(person, _answer(attempt, "I want to kill myself."), append, NOON - timedelta(hours=1))


def a_mood_of_five(person: Person) -> None:
    open_after_thirty(person)
    check_in(person, uuid.uuid4(), 5, NOON - timedelta(hours=1))


def a_mood_of_twenty_before_any_question(person: Person) -> None:
    goes_on(person, 1)
    check_in(person, uuid.uuid4(), 20, NOON - timedelta(hours=1))


def told_passing_thoughts_today(person: Person) -> None:
    goes_on(person, 2)
    answers = ScreeningAnswers(1, 1, Thoughts.PASSING, frozenset())
    screen(person, uuid.uuid4(), answers, NOON - timedelta(hours=1))


def _answer(attempt: Attempt, words: str) -> Answer:
    at = NOON - timedelta(hours=1)
    return Answer(
        id=uuid.uuid4(),
        person=attempt.person,
        attempt=attempt,
        received_at=at,
        logged_at=at,
        asked_at=at,
        outcome=Outcome.NO.value,
        fear_peak=40,
        words=words,
    )


HEAVY: Mapping[str, Callable[[Person], None]] = {
    each.__name__: each
    for each in (
        *(of_dark_thoughts_today, of_item_nine_at_one, wrote_words_of_danger, a_mood_of_five),
        *(a_mood_of_twenty_before_any_question, told_passing_thoughts_today),
    )
}
HISTORIES: Mapping[str, Callable[[Person], None]] = {
    each.__name__: each
    for each in (
        *(new, declined_the_questions, open_after_thirty, very_frightened, one_bad_first_day),
        *(at_rest, care_first, under_18, two_big_ones_this_week, left_out_this_morning),
        *(founder, twelve_days_away, *HEAVY.values()),
    )
}
