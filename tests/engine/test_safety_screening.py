"""When a screening is due and what it asks for; and what a fall of mood does."""

from dataclasses import replace

import pytest

from tests.engine.builders import SAFETY, calm
from undaunted.engine.history import History
from undaunted.engine.safety.dose import window_for
from undaunted.engine.safety.monitoring import held_since, mood_worth_a_look
from undaunted.engine.safety.screening import measures_due, screening_due
from undaunted.engine.safety.signs import GAD7, PHQ9, PTSD, Screened, Signs, Taken
from undaunted.engine.taxonomy import HoldsNow, Pace, Thoughts

NOW = 100.5
MOMENT = 1e-3
Moods = tuple[tuple[float, float], ...]


def due(signs: Signs, history: History | None = None, begun: int = 5) -> tuple[bool, str]:
    found = screening_due(signs, history or History(), begun, NOW, SAFETY)
    return found.value, found.reason


def screened(ago: float, declined: bool = False, *holds: HoldsNow) -> Screened:
    return Screened(NOW - ago, declined, holds=frozenset(holds))


@pytest.mark.parametrize(
    ("begun", "expected"), [(0, "none"), (1, "second_ask"), (2, "second_ask"), (50, "second_ask")]
)
def test_the_second_ask_waits_for_a_screening(begun: int, expected: str) -> None:
    assert due(Signs(), begun=begun) == (expected != "none", expected)


@pytest.mark.parametrize("declined", [False, True])
@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        (0.0, "none"),
        (27.0, "none"),
        (28.0 - MOMENT, "none"),
        (28.0, "four_weeks"),
        (29.0, "four_weeks"),
        (SAFETY.screening_days, "four_weeks"),
    ],
)
def test_a_screening_is_due_again_after_four_weeks(
    ago: float, expected: str, declined: bool
) -> None:
    seen = calm(1, since=NOW - 1.0)
    assert due(Signs((screened(ago, declined),)), seen) == (expected != "none", expected)


@pytest.mark.parametrize(
    ("away", "expected"),
    [
        (13.0, "none"),
        (14.0 - MOMENT, "none"),
        (14.0, "absence"),
        (15.0, "absence"),
        (SAFETY.absence_days, "absence"),
    ],
)
@pytest.mark.parametrize("by", ["ask", "mood", "measure", "screening"])
def test_a_screening_is_due_after_two_weeks_away(away: float, expected: str, by: str) -> None:
    signs, history = Signs((screened(away if by == "screening" else 20.0),)), History()
    if by == "ask":
        history = calm(1, since=NOW - away)
    if by == "mood":
        signs = replace(signs, moods=((NOW - away, 50.0),))
    if by == "measure":
        signs = replace(signs, taken=(Taken(NOW - away, PHQ9, 3.0),))
    assert due(signs, history) == (expected != "none", expected)


def steady(days: int, mood: float = 60.0, before: int = 0) -> list[tuple[float, float]]:
    """A mood a day, alternating around `mood`, the last of them so many days ago."""
    return [(NOW - before - n, mood + 6.0 * (-1) ** n) for n in reversed(range(days))]


def fell(points: float) -> Moods:
    """Four even weeks, then a week this many points lower."""
    return (*steady(28, before=7), *((NOW - n, 60.0 - points) for n in reversed(range(7))))


@pytest.mark.parametrize(
    ("ago", "expected"),
    [(6.0, "none"), (7.0 - MOMENT, "none"), (7.0, "mood"), (8.0, "mood")],
)
def test_a_fall_of_mood_makes_a_screening_due_unless_there_was_one_this_week(
    ago: float, expected: str
) -> None:
    signs = Signs((screened(ago),), moods=fell(20.0))
    assert due(signs) == (expected != "none", expected)


@pytest.mark.parametrize(
    ("points", "reason"),
    [
        (0.0, "none"),
        (14.9, "none"),
        (15.0, "mood_fell"),
        (15.1, "mood_fell"),
        (SAFETY.mood_slope_drop, "mood_fell"),
        (-20.0, "none"),
    ],
)
def test_a_week_fifteen_below_the_four_before_is_worth_a_look(points: float, reason: str) -> None:
    wide = tuple((day, 60.0 + 30.0 * (-1) ** n) for n, (day, _) in enumerate(fell(0.0)[:28]))
    signs = Signs(moods=(*wide, *fell(points)[28:]))
    found = mood_worth_a_look(signs, NOW, SAFETY)
    assert (found.value, found.reason) == (reason != "none", reason)
    assert dict(found.inputs)["fell"] == pytest.approx(points)


@pytest.mark.parametrize(
    ("week", "before", "told"), [(5, 28, True), (4, 28, False), (7, 5, True), (7, 4, False)]
)
def test_a_fall_needs_five_moods_on_both_sides(week: int, before: int, told: bool) -> None:
    moods = fell(20.0)
    kept = (*moods[28 - before : 28], *moods[35 - week :])
    fall = dict(mood_worth_a_look(Signs(moods=kept), NOW, SAFETY).inputs)["fell"]
    assert (fall is not None) is told


@pytest.mark.parametrize(("days", "told"), [(13, False), (14, True)])
def test_the_chart_needs_fourteen_days_to_start_from(days: int, told: bool) -> None:
    moods = (*steady(days, before=3), *((NOW - n, 5.0) for n in (2, 1, 0)))
    found = mood_worth_a_look(Signs(moods=moods), NOW, SAFETY)
    assert (found.reason == "mood_low") is told


def test_moods_that_are_still_to_come_are_not_looked_at() -> None:
    later = tuple((day + 40.0, mood) for day, mood in fell(40.0))
    assert mood_worth_a_look(Signs(moods=later), NOW, SAFETY).reason == "none"
    assert not mood_worth_a_look(Signs(), NOW, SAFETY).value


@pytest.mark.parametrize("pace", [Pace.OPEN, Pace.GENTLE])
@pytest.mark.parametrize("lately", [0, 3, 6])
def test_while_mood_is_low_no_ask_since_then_raises_the_dose(pace: Pace, lately: int) -> None:
    earlier = calm(6, since=NOW - 30.0)
    asks = History((*earlier.asks, *calm(lately, since=NOW - 6.5).asks))
    signs = Signs(moods=fell(20.0))
    held = window_for(pace, asks, signs, False, NOW, SAFETY)
    since = held_since(signs, NOW, SAFETY)
    assert since is not None
    until_then = History(tuple(ask for ask in asks.asks if ask.time_days <= since))
    before = window_for(pace, until_then, Signs(), False, NOW, SAFETY)
    assert (held.value, held.reason) == (before.value, "mood_held")
    free = window_for(pace, asks, Signs(), False, NOW, SAFETY)
    assert free.value.top >= held.value.top


ASKED_FOR = [
    (0, Thoughts.NO, (), ()),
    (SAFETY.phq2_more - 1, Thoughts.NO, (), ()),
    (SAFETY.phq2_more, Thoughts.NO, (), (PHQ9, GAD7)),
    (2, Thoughts.NO, (), ()),
    (3, Thoughts.NO, (), (PHQ9, GAD7)),
    (6, Thoughts.NO, (), (PHQ9, GAD7)),
    (0, Thoughts.PASSING, (), (PHQ9,)),
    (0, Thoughts.PLAN, (), (PHQ9,)),
    (3, Thoughts.PASSING, (), (PHQ9, GAD7)),
    (0, Thoughts.NO, (HoldsNow.HAUNTED,), (PTSD,)),
    (3, Thoughts.NO, (HoldsNow.HAUNTED,), (PHQ9, GAD7, PTSD)),
    (0, Thoughts.NO, tuple(set(HoldsNow) - {HoldsNow.HAUNTED}), ()),
]


@pytest.mark.parametrize(("phq2", "thoughts", "holds", "expected"), ASKED_FOR)
def test_a_screening_asks_only_for_what_is_needed(
    phq2: int, thoughts: Thoughts, holds: tuple[HoldsNow, ...], expected: tuple[str, ...]
) -> None:
    one = Screened(NOW - 1.0, phq2=phq2, thoughts=thoughts, holds=frozenset(holds))
    assert measures_due(Signs((one,)), NOW, SAFETY) == expected
    taken = tuple(Taken(NOW - 0.5, name, 0.0) for name in expected)
    assert measures_due(Signs((one,), taken), NOW, SAFETY) == ()
    declined_since = Signs((one, screened(0.5, True)), taken[:1])
    assert measures_due(declined_since, NOW, SAFETY) == expected[1:]


def test_nothing_is_asked_of_somebody_who_was_never_screened_or_declined() -> None:
    assert measures_due(Signs(), NOW, SAFETY) == ()
    assert measures_due(Signs((screened(1.0, True),)), NOW, SAFETY) == ()


@pytest.mark.parametrize("screenings", [(), (screened(40.0),), (screened(40.0, True),)])
@pytest.mark.parametrize(("ago", "expected"), [(2.0, ()), (3.0, (PHQ9,)), (9.0, (PHQ9,))])
def test_a_rise_asks_for_a_repeat_whatever_the_screening_said(
    screenings: tuple[Screened, ...], ago: float, expected: tuple[str, ...]
) -> None:
    scores = ((90.0, 2.0), (60.0, 2.0), (ago, 2.0 + SAFETY.phq9_watch))
    taken = tuple(Taken(NOW - days, PHQ9, score) for days, score in scores)
    assert measures_due(Signs(screenings, taken), NOW, SAFETY) == expected


def test_a_measure_is_named_once_though_it_is_wanted_twice() -> None:
    old = tuple(Taken(NOW - ago, PHQ9, score) for ago, score in ((90.0, 2), (60.0, 2), (30.0, 9)))
    one = Screened(NOW - 1.0, phq2=SAFETY.phq2_more)
    assert measures_due(Signs((one,), old), NOW, SAFETY) == (PHQ9, GAD7)


def test_a_decision_says_how_many_asks_and_days_it_saw() -> None:
    found = screening_due(Signs((screened(3.0),)), calm(2, since=NOW - 2.0), 7, NOW, SAFETY)
    assert dict(found.inputs) == {"asks_begun": 7, "days_since": 3.0, "heavy_day": False}
    assert found.rule == f"{SAFETY.version}:screening"
