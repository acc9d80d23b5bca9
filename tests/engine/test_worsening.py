"""Reliable worsening and watch, by instrument and by the day of the repeat."""

from dataclasses import replace

import pytest

from tests.engine.builders import SAFETY
from undaunted.engine.fear.forecasting import FearSettings
from undaunted.engine.history import History
from undaunted.engine.safety.assessment import assess_safety
from undaunted.engine.safety.pace import pace_for
from undaunted.engine.safety.signs import GAD7, K6, PHQ9, PTSD, Screened, Signs, Taken
from undaunted.engine.safety.worsening import limits, to_confirm, worsening
from undaunted.engine.taxonomy import HoldsNow, Pace

NOW = 300.5
SCORES = tuple[tuple[float, float], ...]
BASE = 4.0
BEFORE: SCORES = ((-60.0, BASE), (-30.0, BASE))
SCREENED = Screened(NOW - 70.0)
# Points above the baseline: just below, at and just above "watch" and "reliably worse".
RISES = {PHQ9: (5, 6), GAD7: (4, 5), K6: (4, 5)}
ONE_RISE = [
    (instrument, rise, "none" if rise < watch else "watch" if rise < worse else "confirm")
    for instrument, (watch, worse) in RISES.items()
    for rise in (0, watch - 1, watch, worse, worse + 1)
]


def taken(instrument: str, scores: SCORES) -> tuple[Taken, ...]:
    return tuple(Taken(NOW + day, instrument, score) for day, score in scores)


def found(instrument: str, *later: tuple[float, float]) -> tuple[str, str]:
    decision = worsening(taken(instrument, (*BEFORE, *later)), SAFETY)
    return decision.value, decision.reason


@pytest.mark.parametrize(("instrument", "expected"), RISES.items())
def test_the_limits_are_those_of_the_brief(instrument: str, expected: tuple[int, int]) -> None:
    worse, watch = limits(instrument, SAFETY)
    assert (watch, worse) == expected


@pytest.mark.parametrize(("instrument", "rise", "state"), ONE_RISE)
def test_one_rise_is_worth_a_look_and_never_confirmed(
    instrument: str, rise: float, state: str
) -> None:
    reason = "none" if state == "none" else instrument
    assert found(instrument, (-3.0, BASE + rise)) == (state, reason)


@pytest.mark.parametrize("instrument", RISES)
@pytest.mark.parametrize(
    ("day", "state"),
    [
        (0.5, "confirm"),
        (2.0, "confirm"),
        (SAFETY.confirm_from_days - 0.01, "confirm"),
        (3.0, "confirmed"),
        (5.0, "confirmed"),
        (7.0, "confirmed"),
        (SAFETY.confirm_until_days + 0.01, "confirm"),
        (8.0, "confirm"),
        (28.0, "confirm"),
    ],
)
def test_a_repeat_confirms_from_the_third_to_the_seventh_day(
    instrument: str, day: float, state: str
) -> None:
    worse, _ = limits(instrument, SAFETY)
    assert found(instrument, (-29.0, BASE + worse), (-29.0 + day, BASE + worse))[0] == state


@pytest.mark.parametrize("instrument", RISES)
@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        (0, 0, "confirmed"),
        (1, 0, "confirmed"),
        (0, -1, "watch"),
        (0, -2, "none"),
        (-1, 0, "confirm"),
        (-1, -1, "watch"),
    ],
)
def test_both_rises_must_be_reliable(
    instrument: str, first: float, second: float, state: str
) -> None:
    worse, _ = limits(instrument, SAFETY)
    later = ((-8.0, BASE + worse + first), (-4.0, BASE + worse + second))
    assert found(instrument, *later)[0] == state


def test_what_was_confirmed_stays_so_until_the_score_comes_down() -> None:
    rise = BASE + SAFETY.phq9_worse
    confirmed = ((-29.0, rise), (-25.0, rise))
    assert found(PHQ9, *confirmed, (-1.0, rise))[0] == "confirmed"
    assert found(PHQ9, *confirmed, (-1.0, rise - 1.0))[0] == "watch"
    assert found(PHQ9, *confirmed, (-1.0, BASE))[0] == "none"
    assert found(PHQ9, *confirmed, (-20.0, BASE), (-1.0, rise))[0] == "confirm"


@pytest.mark.parametrize(
    ("scores", "state"),
    [
        (((0.0, 27.0),), "none"),
        (((-4.0, 4.0), (0.0, 27.0)), "none"),
        (((-8.0, 2.0), (-4.0, 6.0), (0.0, 9.0)), "watch"),
        (((-8.0, 2.0), (-4.0, 6.0), (0.0, 10.0)), "confirm"),
        (((-8.0, 3.0), (-4.0, 4.0), (0.0, 9.0)), "watch"),
        (((-8.0, 20.0), (-4.0, 10.0), (0.0, 20.0)), "watch"),
        (((-8.0, 20.0), (-4.0, 8.0), (0.0, 20.0)), "confirm"),
    ],
)
def test_the_baseline_is_the_mean_of_the_first_two(scores: SCORES, state: str) -> None:
    assert worsening(taken(PHQ9, scores), SAFETY).value == state


def test_the_gravest_instrument_is_named() -> None:
    both = (
        *taken(PHQ9, (*BEFORE, (-3.0, BASE + SAFETY.phq9_watch))),
        *taken(K6, (*BEFORE, (-8.0, BASE + 9.0), (-4.0, BASE + 9.0))),
        *taken(GAD7, (*BEFORE, (-3.0, BASE + SAFETY.gad7_worse))),
    )
    decision = worsening(both, SAFETY)
    assert (decision.value, decision.reason) == ("confirmed", K6)
    assert dict(decision.inputs) == {PHQ9: 5.0, GAD7: 5.0, K6: 9.0}


def test_measures_that_are_not_for_change_are_not_watched() -> None:
    assert found(PTSD, (-8.0, 5.0), (-4.0, 5.0)) == ("none", "none")


@pytest.mark.parametrize("rise", [SAFETY.phq9_watch, SAFETY.phq9_worse])
@pytest.mark.parametrize(
    ("ago", "due"),
    [(0.0, ()), (2.0, ()), (2.99, ()), (3.0, (PHQ9,)), (7.0, (PHQ9,)), (8.0, (PHQ9,))],
)
def test_a_repeat_is_offered_from_the_third_day_on(
    rise: float, ago: float, due: tuple[str, ...]
) -> None:
    assert to_confirm(taken(PHQ9, (*BEFORE, (-ago, BASE + rise))), NOW, SAFETY) == due


def test_no_repeat_is_offered_for_what_did_not_rise_or_is_confirmed() -> None:
    worse = BASE + SAFETY.phq9_worse
    small = BASE + SAFETY.phq9_watch - 1.0
    assert to_confirm(taken(PHQ9, (*BEFORE, (-5.0, small))), NOW, SAFETY) == ()
    confirmed = taken(PHQ9, (*BEFORE, (-10.0, worse), (-5.0, worse)))
    assert to_confirm(confirmed, NOW, SAFETY) == ()


def signs_with(*later: tuple[float, float], holds: frozenset[HoldsNow] = frozenset()) -> Signs:
    return Signs((replace(SCREENED, holds=holds),), taken(PHQ9, (*BEFORE, *later)))


@pytest.mark.parametrize("days", [0.0, 2.0, 3.0, 7.0, 60.0])
@pytest.mark.parametrize("rise", [SAFETY.phq9_watch, SAFETY.phq9_worse])
def test_a_single_rise_never_changes_the_pace_repeated_or_not(days: float, rise: float) -> None:
    decision = pace_for(signs_with((-0.0, BASE + rise)), History(), NOW + days, SAFETY)
    assert (decision.value, decision.reason) == (Pace.OPEN, "screened")


@pytest.mark.parametrize(
    ("holds", "pace", "reason"),
    [
        (frozenset[HoldsNow](), Pace.GENTLE, "reliably_worse"),
        (frozenset({HoldsNow.LOST_JOB}), Pace.SUPPORTED, "reliably_worse"),
        (frozenset({HoldsNow.IN_TREATMENT}), Pace.SUPPORTED, "in_treatment"),
    ],
)
def test_a_confirmed_rise_is_one_pace_down(
    holds: frozenset[HoldsNow], pace: Pace, reason: str
) -> None:
    worse = BASE + SAFETY.phq9_worse
    signs = signs_with((-8.0, worse), (-4.0, worse), holds=holds)
    signs = replace(signs, screenings=(Screened(NOW - 20.0, holds=holds),))
    decision = pace_for(signs, History(), NOW, SAFETY)
    assert (decision.value, decision.reason) == (pace, reason)


@pytest.mark.parametrize(
    ("later", "word"),
    [
        (((-3.0, BASE + 4.0),), None),
        (((-3.0, BASE + 5.0),), "score_watch"),
        (((-3.0, BASE + 6.0),), "score_confirm"),
        (((-8.0, BASE + 6.0), (-4.0, BASE + 6.0)), "score_confirmed"),
    ],
)
def test_a_rise_is_worth_a_word(later: SCORES, word: str | None) -> None:
    stands = assess_safety(signs_with(*later), History(), FearSettings(), NOW, SAFETY)
    assert stands.worth_a_word == ((word,) if word else ())
