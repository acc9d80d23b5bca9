"""A heavy day: what makes it one, when it ends, and what the person's own wish lifts."""

from dataclasses import replace

import pytest

from tests.engine.builders import SAFETY
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.history import History
from undaunted.engine.safety.allowing import closed_now
from undaunted.engine.safety.assessment import assess_safety
from undaunted.engine.safety.beginning import BeginningContext
from undaunted.engine.safety.heavy_day import asks_wait, heavy_day
from undaunted.engine.safety.pace import pace_for
from undaunted.engine.safety.screening import screening_due
from undaunted.engine.safety.signs import PHQ9, Screened, Signs, Taken
from undaunted.engine.safety.stopping import rest_due
from undaunted.engine.taxonomy import Pace, Thoughts

NOW = 100.5
MORNING = 4 / 24  # a person's day begins at four, here in UTC
WELL = Screened(90.0)
CALM = Signs((WELL,), day_begins=MORNING)
EARLIER = NOW - 0.1
CAUSES = {
    "words_of_danger": replace(CALM, words_of_danger=(EARLIER,)),
    "item9": replace(CALM, taken=(Taken(EARLIER, PHQ9, 1.0, 1),)),
    "thoughts": replace(CALM, screenings=(WELL, Screened(EARLIER, thoughts=Thoughts.PASSING))),
    "low_mood": replace(CALM, last_mood=(EARLIER, 20.0)),
}


@pytest.mark.parametrize("cause", CAUSES)
def test_each_cause_makes_the_day_heavy_shuts_suggestions_and_asks_no_questions(
    cause: str,
) -> None:
    signs = CAUSES[cause]
    found = heavy_day(signs, NOW, SAFETY)
    assert (found.value, found.reason) == (True, cause)
    assert rest_due(History(), signs, NOW, SAFETY).reason == "heavy_day"
    assert pace_for(signs, History(), NOW, SAFETY).value is Pace.GENTLE
    long_ago = replace(signs, screenings=(replace(WELL, time_days=1.0), *signs.screenings[1:]))
    assert not screening_due(long_ago, History(), 9, NOW, SAFETY).value


@pytest.mark.parametrize(
    "signs",
    [
        CALM,
        replace(CALM, last_mood=(EARLIER, 21.0)),
        replace(CALM, taken=(Taken(EARLIER, PHQ9, 9.0, 0),)),
        replace(CALM, taken=(Taken(EARLIER, PHQ9, 9.0, 1, item9_open=True),)),
        replace(CALM, screenings=(WELL, Screened(EARLIER, thoughts=Thoughts.RATHER_NOT))),
        replace(CALM, screenings=(WELL, Screened(EARLIER, declined=True))),
    ],
)
def test_what_was_not_told_makes_no_day_heavy(signs: Signs) -> None:
    assert not heavy_day(signs, NOW, SAFETY).value
    assert rest_due(History(), signs, NOW, SAFETY).reason == "none"


@pytest.mark.parametrize("cause", CAUSES)
def test_it_ends_when_the_day_of_the_person_does(cause: str) -> None:
    signs = CAUSES[cause]
    assert heavy_day(signs, 101.0 + MORNING - 0.01, SAFETY).value
    assert not heavy_day(signs, 101.0 + MORNING, SAFETY).value


def test_at_night_the_day_that_runs_binds_what_is_for_the_morning() -> None:
    tonight, morning = 100.0 + 23 / 24, 101.0 + 9 / 24
    signs = replace(CALM, last_mood=(tonight, 5.0))
    assert not heavy_day(signs, morning, SAFETY).value
    assert heavy_day(replace(signs, running=tonight), morning, SAFETY).value


@pytest.mark.parametrize("cause", CAUSES)
def test_an_ask_that_was_asked_for_is_shown_until_something_new_is_told(cause: str) -> None:
    signs = replace(CAUSES[cause], asked_anyway=(NOW - 0.05,))
    assert heavy_day(signs, NOW, SAFETY).value
    assert not asks_wait(signs, NOW, SAFETY)
    assert rest_due(History(), signs, NOW, SAFETY).reason == "none"
    again = replace(signs, words_of_danger=(NOW - 0.01,))
    assert asks_wait(again, NOW, SAFETY)
    before = replace(CAUSES[cause], asked_anyway=(NOW - 0.2,))
    assert asks_wait(before, NOW, SAFETY)


def closed(signs: Signs, *, due: bool) -> list[str]:
    stands = assess_safety(signs, History(), fear.FearSettings(), NOW, SAFETY)
    return list(closed_now(BeginningContext(NOW, History(), stands, 0, (), due), SAFETY))


def test_no_questions_come_before_kindness_and_care_first_comes_before_both() -> None:
    assert closed(CALM, due=True) == ["screening"]
    assert closed(CAUSES["low_mood"], due=True) == ["rest_heavy_day"]
    plan = replace(CALM, screenings=(WELL, Screened(EARLIER, thoughts=Thoughts.PLAN)))
    assert closed(plan, due=True) == ["pace_care_first", "rest_heavy_day"]
    anyway = replace(plan, asked_anyway=(NOW,))
    assert closed(anyway, due=False) == ["pace_care_first"]


def test_what_is_told_first_is_answered_first() -> None:
    both = replace(CAUSES["item9"], last_mood=(EARLIER, 3.0), words_of_danger=(EARLIER,))
    assert heavy_day(both, NOW, SAFETY).reason == "item9"
