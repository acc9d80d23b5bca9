"""Forty people as they stand at noon of the fourth of May: the twelve of `histories`, and more.

For what no page may say of somebody to whom it is not so.
"""

import uuid
from collections.abc import Callable, Mapping
from datetime import timedelta

from tests.cast import NOON, commits, is_well, logs
from tests.histories import DAY, HISTORIES, goes_on, open_after_thirty, tells
from undaunted.engine.taxonomy import HoldsNow, Outcome, Pace, Thoughts
from undaunted.library.reading import open_library
from undaunted.me.goals.having_enough import turn_to
from undaunted.people.models import Person
from undaunted.practice.after.reflecting import SeenBack, reflect
from undaunted.programmes.enrolling import join, pause
from undaunted.record.models import Answer, Chapter
from undaunted.wellbeing.checking_in import check_in
from undaunted.wellbeing.measuring import instrument, take
from undaunted.wellbeing.models import Noticed
from undaunted.wellbeing.noticing import misread
from undaunted.wellbeing.pacing import choose_pace, confirm_support
from undaunted.wellbeing.screening import decline

HOUR = timedelta(hours=1)
ITEM_9 = "better-off-dead"


def takes(
    person: Person, name: str, points: int, ago: timedelta = HOUR, **items: int | None
) -> None:
    """An instrument with the same answer to every question, but for those named."""
    every = {item.id: points for item in instrument(name).items}
    answers = {**every, **{key.replace("_", "-"): value for key, value in items.items()}}
    take(person, uuid.uuid4(), instrument(name), answers, NOON - ago)


def writes(person: Person, words: str, ago: timedelta = HOUR) -> None:
    """Looks back on an ask in these words."""
    attempt = commits(person, "just-the-lid", NOON - ago - HOUR)
    logs(attempt, Outcome.NO, NOON - ago - HOUR / 2)
    reflect(attempt, SeenBack(uuid.uuid4(), felt=words), NOON - ago)


def _well_and_going(person: Person) -> None:
    is_well(person, NOON - 9 * DAY)
    goes_on(person, 4)


def item_nine_alone(person: Person) -> None:
    _well_and_going(person)
    takes(person, "phq-9", 0, better_off_dead=3)


def item_nine_at_one(person: Person) -> None:
    _well_and_going(person)
    takes(person, "phq-9", 0, better_off_dead=1)


def item_nine_left_open(person: Person) -> None:
    _well_and_going(person)
    takes(person, "phq-9", 0, better_off_dead=None)


def severe(person: Person) -> None:
    _well_and_going(person)
    takes(person, "phq-9", 3, better_off_dead=0)


def moderate_yesterday(person: Person) -> None:
    _well_and_going(person)
    takes(person, "phq-9", 1, DAY, better_off_dead=0)


def worse_twice(person: Person) -> None:
    _well_and_going(person)
    takes(person, "phq-9", 0, 30 * DAY)
    takes(person, "phq-9", 1, 5 * DAY, better_off_dead=0)
    takes(person, "phq-9", 2, HOUR, better_off_dead=0)


def worried(person: Person) -> None:
    _well_and_going(person)
    takes(person, "gad-7", 3)


def haunted(person: Person) -> None:
    _well_and_going(person)
    takes(person, "pc-ptsd-5", 1)


def steady(person: Person) -> None:
    _well_and_going(person)
    takes(person, "phq-9", 0)


def mood_of_five(person: Person) -> None:
    _well_and_going(person)
    check_in(person, uuid.uuid4(), 5, NOON - HOUR)


def mood_of_twenty(person: Person) -> None:
    _well_and_going(person)
    check_in(person, uuid.uuid4(), 20, NOON - HOUR)


def mood_of_sixty(person: Person) -> None:
    _well_and_going(person)
    check_in(person, uuid.uuid4(), 60, NOON - HOUR)


def low_yesterday(person: Person) -> None:
    _well_and_going(person)
    check_in(person, uuid.uuid4(), 5, NOON - DAY)


def wrote_of_dying(person: Person) -> None:
    _well_and_going(person)
    writes(person, "I want to die.")


def wrote_of_dying_yesterday(person: Person) -> None:
    _well_and_going(person)
    writes(person, "I want to die.", DAY)


def misread_today(person: Person) -> None:
    wrote_of_dying(person)
    misread(person, Noticed.objects.get(person=person).pk, NOON)


def is_hit(person: Person) -> None:
    _well_and_going(person)
    writes(person, "My husband hits me.")


def thought_little_of_themselves(person: Person) -> None:
    _well_and_going(person)
    writes(person, "This proves I am worthless.")


def passing_thoughts(person: Person) -> None:
    goes_on(person, 2)
    tells(person, thoughts=Thoughts.PASSING)


def would_rather_not_say(person: Person) -> None:
    goes_on(person, 2)
    tells(person, thoughts=Thoughts.RATHER_NOT)


def in_treatment(person: Person) -> None:
    goes_on(person, 2)
    tells(person, HoldsNow.IN_TREATMENT)


def in_treatment_and_supported(person: Person) -> None:
    in_treatment(person)
    confirm_support(person, uuid.uuid4(), NOON - HOUR)


def lost_somebody(person: Person) -> None:
    goes_on(person, 2)
    tells(person, HoldsNow.LOST_SOMEONE)


def afraid_of_somebody(person: Person) -> None:
    goes_on(person, 2)
    tells(person, HoldsNow.AFRAID_OF_SOMEONE)


def under_18_after_a_low_day(person: Person) -> None:
    goes_on(person, 1)
    tells(person, HoldsNow.UNDER_18)
    check_in(person, uuid.uuid4(), 10, NOON - HOUR)


def has_enough(person: Person) -> None:
    open_after_thirty(person)
    turn_to(person, uuid.uuid4(), Chapter.Kind.ENOUGH, NOON - DAY)


def _joins(person: Person, enrolment: uuid.UUID) -> None:
    days = open_library().programmes["30-days"]
    join(person, enrolment, days, none_holds=True, now=NOON - 2 * DAY)


def in_a_programme(person: Person) -> None:
    _well_and_going(person)
    _joins(person, uuid.uuid4())


def paused_a_programme(person: Person) -> None:
    _well_and_going(person)
    enrolment = uuid.uuid4()
    _joins(person, enrolment)
    pause(person, enrolment, uuid.uuid4(), NOON - DAY)


def declined_and_low(person: Person) -> None:
    decline(person, uuid.uuid4(), NOON - 2 * DAY)
    goes_on(person, 2)
    check_in(person, uuid.uuid4(), 15, NOON - HOUR)


def chose_gentle(person: Person) -> None:
    _well_and_going(person)
    choose_pace(person, uuid.uuid4(), Pace.GENTLE, NOON - DAY)


def an_ask_under_way(person: Person) -> None:
    _well_and_going(person)
    commits(person, "share-a-table", NOON - HOUR)


def waits_for_an_answer(person: Person) -> None:
    _well_and_going(person)
    attempt = commits(person, "borrow-a-pen", NOON - 12 * DAY)
    logs(attempt, Outcome.WAITING, peak=None)
    Answer.objects.filter(attempt=attempt).update(ask_again_on=(NOON - 5 * DAY).date())


LIVES: Mapping[str, Callable[[Person], None]] = {
    **HISTORIES,
    **{
        each.__name__: each
        for each in (
            *(item_nine_alone, item_nine_at_one, item_nine_left_open, severe, moderate_yesterday),
            *(worse_twice, worried, haunted, steady, mood_of_five, mood_of_twenty, mood_of_sixty),
            *(low_yesterday, wrote_of_dying, wrote_of_dying_yesterday, misread_today, is_hit),
            *(thought_little_of_themselves, passing_thoughts, would_rather_not_say, in_treatment),
            *(in_treatment_and_supported, lost_somebody, afraid_of_somebody, has_enough),
            *(under_18_after_a_low_day, in_a_programme, paused_a_programme, declined_and_low),
            *(chose_gentle, an_ask_under_way, waits_for_an_answer),
        )
    },
}
