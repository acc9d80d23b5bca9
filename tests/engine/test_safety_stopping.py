"""When to rest, and the signs worth a word, each just below, at and above its figure."""

from dataclasses import replace
from math import isnan

import pytest

from tests.engine.builders import SAFETY, a_log, a_standing, calm, rated
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.fear.forecasting import FearSettings
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.safety.signs import Signs
from undaunted.engine.safety.stopping import (
    fear_rising,
    not_learning,
    not_recovering,
    others_uneasy,
    rest_due,
    rest_offered,
    seeking,
)
from undaunted.engine.taxonomy import HowTheyWere, Outcome, Pace, Source

NOW = 100.5
HOUR = 1.0 / 24.0
SETTINGS = FearSettings()


@pytest.mark.parametrize(
    ("hours", "rests"),
    [
        (0.0, True),
        (6.0, True),
        (11.9, True),
        (SAFETY.alcohol_hours, True),
        (SAFETY.alcohol_hours + 0.1, False),
        (24.0, False),
        (-1.0, False),
    ],
)
def test_alcohol_makes_a_rest_of_twelve_hours(hours: float, rests: bool) -> None:
    history = History((replace(a_log(day=NOW - hours * HOUR), alcohol=True),))
    found = rest_due(history, Signs(), NOW, SAFETY)
    assert (found.value, found.reason) == (rests, "alcohol" if rests else "none")


def every_day(days: int, until: float = NOW) -> History:
    """An ask on each of so many days, the last of them on the day of `until`."""
    return calm(days, since=until - days + 1.0 - 0.2)


@pytest.mark.parametrize(
    ("days", "rests"),
    [(20, False), (21, True), (22, True), (int(SAFETY.days_without_rest) - 1, False)],
)
@pytest.mark.parametrize("ended", [NOW, NOW - 1.0])
def test_three_weeks_without_a_pause_are_enough(days: int, rests: bool, ended: float) -> None:
    found = rest_due(every_day(days, ended), Signs(), NOW, SAFETY)
    assert (found.value, found.reason) == (rests, "asks_every_day" if rests else "none")


def test_one_day_of_rest_is_enough() -> None:
    assert not rest_due(every_day(60, NOW - 2.0), Signs(), NOW, SAFETY).value
    asks = every_day(40).asks
    assert not rest_due(History((*asks[:20], *asks[21:])), Signs(), NOW, SAFETY).value
    paused = replace(asks[20], outcome=Outcome.NOT_ASKED)
    assert not rest_due(History((*asks[:20], paused, *asks[21:])), Signs(), NOW, SAFETY).value
    assert rest_due(History((*asks[:18], *asks[19:])), Signs(), NOW, SAFETY).value


def test_three_asks_in_one_day_are_one_day() -> None:
    thrice = sorted([*every_day(20).asks] * 3, key=lambda ask: ask.time_days)
    assert not rest_due(History(tuple(thrice)), Signs(), NOW, SAFETY).value


@pytest.mark.parametrize(
    ("peak", "hours", "offered"),
    [
        (84.0, 1.0, False),
        (85.0, 1.0, True),
        (86.0, 1.0, True),
        (85.0, 0.0, True),
        (85.0, SAFETY.rest_offered_hours, True),
        (85.0, SAFETY.rest_offered_hours + 0.1, False),
        (85.0, -1.0, False),
        (SAFETY.strong_fear, 1.0, True),
        (None, 1.0, False),
    ],
)
def test_a_rest_is_offered_for_a_day_after_a_strong_peak(
    peak: float | None, hours: float, offered: bool
) -> None:
    history = History((a_log(day=NOW - hours * HOUR, peak=peak),))
    found = rest_offered(history, NOW, SAFETY)
    assert (found.value, found.reason) == (offered, "strong_fear" if offered else "none")


@pytest.mark.parametrize(
    ("n", "step", "reason"),
    [
        (8, 2.9, "none"),
        (8, 3.0, "fear_rising"),
        (8, 3.1, "fear_rising"),
        (8, SAFETY.rising_per_ask, "fear_rising"),
        (8, -3.0, "none"),
        (7, 9.0, "too_few"),
        (0, 9.0, "too_few"),
        (9, 3.0, "fear_rising"),
    ],
)
def test_fear_rises_from_three_points_an_ask_over_eight(n: int, step: float, reason: str) -> None:
    found = fear_rising(rated(*(20.0 + step * place for place in range(n))), SAFETY)
    assert (found.value, found.reason) == (reason == "fear_rising", reason)


def test_only_the_last_eight_rated_asks_make_the_trend() -> None:
    rising = [20.0 + 5.0 * place for place in range(8)]
    assert fear_rising(rated(90.0, 90.0, *rising), SAFETY).value
    assert not fear_rising(rated(*rising, *[40.0] * 8), SAFETY).value
    unrated = a_log(day=50.0, peak=None)
    assert fear_rising(History((*rated(*rising).asks, unrated)), SAFETY).value


@pytest.mark.parametrize(
    ("n", "step", "reason"),
    [
        (8, -0.01, "none"),
        (8, 0.0, "not_learning"),
        (8, 0.01, "not_learning"),
        (7, 0.0, "too_few"),
        (9, 0.0, "not_learning"),
    ],
)
def test_a_feared_chance_that_does_not_fall_over_eight_asks_is_a_nudge(
    n: int, step: float, reason: str
) -> None:
    asks = tuple(
        replace(one, feared_chance=0.5 + step * place) for place, one in enumerate(calm(n).asks)
    )
    found = not_learning(History(asks), SAFETY)
    assert (found.value, found.reason) == (reason == "not_learning", reason)
    hurried = tuple(replace(one, reflected=False) for one in asks)
    assert not_learning(History(hurried), SAFETY).reason == "too_few"


def followed_up(over: tuple[float, ...], after: float = 1.0, every: float = 3.0) -> History:
    """Asks whose fear `after` days was this far over the model's limit at that time."""
    state, asks = fear.start(SETTINGS), list[LoggedAsk]()
    for place, points in enumerate(over):
        day = NOW - 1.0 - every * (len(over) - 1 - place)
        asked = a_log(day=day)
        learned = fear.learn_one(state, asked)
        limit = fear.predict_follow_up(learned, day, after).high
        asks.append(replace(asked, follow_ups=((after, limit + points),)))
        state = fear.learn_one(state, asks[-1])
    return History(tuple(asks))


@pytest.mark.parametrize(
    ("over", "found"),
    [
        ((), False),
        ((9.0,), False),
        ((0.1, 0.1), True),
        ((0.0, 0.1), False),
        ((0.1, 0.0), False),
        ((-0.1, 0.1), False),
        ((0.1, -0.1), False),
        ((9.0, -0.1, 9.0), False),
        ((-9.0, 0.1, 0.1), True),
    ],
)
def test_fear_that_stays_above_the_limit_on_two_asks_running_does_not_recover(
    over: tuple[float, ...], found: bool
) -> None:
    decision = not_recovering(followed_up(over), SETTINGS, NOW, SAFETY)
    assert (decision.value, decision.reason) == (found, "not_recovering" if found else "none")


@pytest.mark.parametrize(
    ("after", "counts"),
    [(0.4, False), (0.5, True), (1.0, True), (4.0, True), (4.1, False)],
)
def test_only_fear_of_the_days_after_tells_of_recovery(after: float, counts: bool) -> None:
    history = followed_up((9.0, 9.0), after=after)
    assert not_recovering(history, SETTINGS, NOW, SAFETY).value is counts


@pytest.mark.parametrize(
    ("later", "counts"), [(0.0, True), (9.9, True), (10.1, False), (30.0, False)]
)
def test_fear_of_weeks_ago_keeps_nobody_down(later: float, counts: bool) -> None:
    """The first of the two asks lies four days back, so it is too old ten days later."""
    history = followed_up((9.0, 9.0))
    assert not_recovering(history, SETTINGS, NOW + later, SAFETY).value is counts


def sought(n: int, fear: float, guess: float, source: Source = Source.OWN) -> History:
    """So many hard asks, each with a yes that had been guessed at `guess`."""
    one = replace(a_log(guess=guess), forecast_fear=fear, source=source)
    return History(tuple(replace(one, time_days=float(day)) for day in range(n)))


@pytest.mark.parametrize(
    ("n", "fear", "guess", "source", "found"),
    [
        (4, 71.0, 0.95, Source.OWN, False),
        (5, 71.0, 0.95, Source.OWN, True),
        (6, 71.0, 0.95, Source.OWN, True),
        (5, 70.0, 0.95, Source.OWN, False),
        (5, SAFETY.seeking_peak + 0.1, 0.95, Source.OWN, True),
        (5, 71.0, 0.91, Source.OWN, True),
        (5, 71.0, 0.89, Source.OWN, False),
        (5, 71.0, 0.10, Source.OWN, False),
        (5, 71.0, 0.95, Source.BROWSED, True),
        (5, 71.0, 0.95, Source.LADDER, True),
        (5, 71.0, 0.95, Source.SUGGESTED, False),
    ],
)
def test_five_hard_asks_by_own_choice_without_surprise_are_worth_a_question(
    n: int, fear: float, guess: float, source: Source, found: bool
) -> None:
    decision = seeking(sought(n, fear, guess, source), SAFETY)
    assert (decision.value, decision.reason) == (found, "seeking" if found else "none")


def test_one_ask_of_another_kind_ends_the_seeking() -> None:
    asks = sought(5, 80.0, 0.95).asks
    mild = replace(asks[0], forecast_fear=40.0)
    unanswered = replace(asks[0], outcome=Outcome.GHOSTED)
    for other in (mild, unanswered):
        assert not seeking(History((*asks, other)), SAFETY).value
    not_made = replace(asks[0], outcome=Outcome.NOT_ASKED)
    assert seeking(History((*asks, not_made)), SAFETY).value


def seemed(*uneasy: bool) -> History:
    kinds = (HowTheyWere.UNEASY if one else HowTheyWere.AT_EASE for one in uneasy)
    return History(
        tuple(replace(a_log(day=float(n)), how_they_were=k) for n, k in enumerate(kinds))
    )


@pytest.mark.parametrize(
    ("uneasy", "found"),
    [
        ((True,), False),
        ((True, True), True),
        ((True, False, True), True),
        ((*[False] * 9, True), False),
        ((True, *[False] * 8, True), True),
        ((True, *[False] * 9, True), False),
        ((True, True, *[False] * 8), True),
        ((True, True, *[False] * 9), False),
    ],
)
def test_two_uneasy_people_of_ten_are_worth_a_word(uneasy: tuple[bool, ...], found: bool) -> None:
    assert others_uneasy(seemed(*uneasy), SAFETY).value is found


def test_notes_are_worth_a_word_and_shut_no_gate() -> None:
    asks = tuple(
        replace(one, how_they_were=HowTheyWere.UNEASY) for one in calm(12, since=80.5).asks
    )
    stands = a_standing(Pace.OPEN, History(asks), day=NOW)
    assert stands.worth_a_word == ("others_uneasy", "not_learning")
    assert (stands.pace.value, stands.stakes.value, stands.rest.value) == (Pace.OPEN, 4, False)


def test_every_decision_names_its_rule_and_version() -> None:
    stands = a_standing(Pace.OPEN, calm(3, since=95.5), day=NOW)
    parts = (stands.pace, stands.window, stands.stakes, stands.rest, *stands.notes)
    assert all(part.rule.startswith(f"{SAFETY.version}:") for part in parts)
    assert len({part.rule for part in parts}) == len(parts)
    said = [value for part in parts for _, value in part.inputs]
    assert not any(isinstance(value, float) and isnan(value) for value in said)
    assert all(isinstance(value, str | float | int | bool | None) for value in said)
