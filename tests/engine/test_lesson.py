"""The wrong lesson: one jump is answered, kept it lowers the dose, often it is gentle."""

from dataclasses import replace

import pytest

from tests.engine.builders import SAFETY, a_log, calm
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.safety.dose import window_for
from undaunted.engine.safety.lesson import lesson_kept, lessons_lately, wrong_lesson
from undaunted.engine.safety.signs import Signs
from undaunted.engine.safety.stakes import stakes_allowed
from undaunted.engine.taxonomy import Pace

NOW = 90.5
Told = tuple[float | None, float | None]
UP, FLAT, UNTOLD = (0.3, 0.5), (0.3, 0.3), (None, None)


def an_ask_with(told: Told, ago: float) -> LoggedAsk:
    return replace(a_log(day=NOW - ago), worth_before=told[0], worth_after=told[1])


def past(*told: Told) -> History:
    """One ask a day, the last of them today."""
    ages = range(len(told) - 1, -1, -1)
    return History(tuple(an_ask_with(one, float(ago)) for one, ago in zip(told, ages, strict=True)))


@pytest.mark.parametrize(
    ("before", "after", "words", "reason"),
    [
        (0.50, 0.69, False, "none"),
        (0.50, 0.70, False, "conviction"),
        (0.50, 0.71, False, "conviction"),
        (0.70, 0.90, False, "conviction"),
        (0.10, 0.30, False, "conviction"),
        (0.50, 0.50 + SAFETY.lesson_jump - 0.01, False, "none"),
        (0.50, 0.50 + SAFETY.lesson_jump, False, "conviction"),
        (0.90, 0.50, False, "none"),
        (0.95, 0.95, False, "none"),
        (None, 0.95, False, "none"),
        (0.10, None, False, "none"),
        (None, None, True, "words"),
        (0.50, 0.40, True, "words"),
        (0.50, 0.70, True, "conviction"),
    ],
)
def test_a_jump_of_twenty_or_words_of_the_whole_self_are_answered(
    before: float | None, after: float | None, words: bool, reason: str
) -> None:
    found = wrong_lesson(before, after, words, SAFETY)
    assert (found.value, found.reason) == (reason != "none", reason)


@pytest.mark.parametrize("before", [n / 100 for n in range(81)])
def test_a_jump_of_exactly_twenty_counts_from_wherever_it_starts(before: float) -> None:
    assert wrong_lesson(before, round(before + 0.20, 2), False, SAFETY).value
    assert not wrong_lesson(before, round(before + 0.19, 2), False, SAFETY).value


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ((), False),
        ((UP,), False),
        ((UP, UP), True),
        ((UP, FLAT, UP), True),
        ((FLAT, UP, UP), True),
        ((UP, UP, FLAT), True),
        ((UP, UP, UP), True),
        ((FLAT, FLAT, UP), False),
        ((UP, FLAT, FLAT, UP), False),
        ((UP, UP, FLAT, FLAT), False),
        ((UP, UNTOLD, UP), True),
        ((UP, FLAT, UNTOLD, UP), True),
        (((0.3, 0.49), (0.3, 0.49)), False),
        (((0.3, 0.50), (0.3, 0.49)), False),
        (((0.3, 0.51), (0.3, 0.50)), True),
    ],
)
def test_a_lesson_is_kept_on_two_of_three_asks_running(told: tuple[Told, ...], kept: bool) -> None:
    found = lesson_kept(past(*told), NOW, SAFETY)
    assert (found.value, found.reason) == (kept, "lesson_kept" if kept else "none")


@pytest.mark.parametrize(
    ("levels", "kept"),
    [
        ((0.80,), False),
        ((0.80, 0.80), True),
        ((0.81, 0.80), True),
        ((0.79, 0.80), False),
        ((0.80, 0.79), False),
        ((0.79, 0.79), False),
        ((0.90, 0.20, 0.90), False),
        ((0.20, 0.90, 0.90), True),
        ((SAFETY.lesson_level, SAFETY.lesson_level), True),
        ((SAFETY.lesson_level - 0.01, SAFETY.lesson_level), False),
    ],
)
def test_a_lesson_is_kept_when_the_conviction_is_high_twice_running(
    levels: tuple[float, ...], kept: bool
) -> None:
    assert lesson_kept(past(*((level, level) for level in levels)), NOW, SAFETY).value is kept
    assert lesson_kept(past(*((None, level) for level in levels)), NOW, SAFETY).value is kept


@pytest.mark.parametrize(
    ("ago", "kept"),
    [(13.0, True), (SAFETY.drop_days - 0.1, True), (SAFETY.drop_days, False), (15.0, False)],
)
def test_a_lesson_is_let_go_after_two_weeks(ago: float, kept: bool) -> None:
    history = History((an_ask_with(UP, ago), an_ask_with(UP, ago)))
    assert lesson_kept(history, NOW, SAFETY).value is kept


def test_a_kept_lesson_lowers_the_dose_by_fifteen() -> None:
    before = calm(30, since=NOW - 31.0)
    window = window_for(Pace.OPEN, before, Signs(), False, NOW, SAFETY)
    told = History((*before.asks, *past(UP, UP).asks))
    lowered = window_for(Pace.OPEN, told, Signs(), False, NOW, SAFETY)
    assert lowered.reason == "lesson_kept"
    assert window.value.top - lowered.value.top == SAFETY.lesson_drop == 15.0
    assert lowered.value.ceiling == window.value.ceiling


def test_a_single_lesson_changes_neither_dose_nor_stakes() -> None:
    told = History((*calm(30, since=NOW - 31.0).asks, *past(UP).asks))
    assert window_for(Pace.OPEN, told, Signs(), False, NOW, SAFETY).reason == "pace"
    assert stakes_allowed(Pace.OPEN, told, Signs(), False, NOW, SAFETY).value == SAFETY.open_stakes


def test_a_kept_lesson_leaves_no_big_steps() -> None:
    told = History((*calm(30, since=NOW - 31.0).asks, *past(UP, UP).asks))
    found = stakes_allowed(Pace.OPEN, told, Signs(), False, NOW, SAFETY)
    assert (found.value, found.reason) == (SAFETY.big_step_stakes - 1, "needs_practice")


@pytest.mark.parametrize(
    ("ages", "count"),
    [
        ((), 0),
        ((0.0,), 1),
        ((29.0,), 1),
        ((SAFETY.lesson_days - 0.01,), 1),
        ((SAFETY.lesson_days,), 0),
        ((31.0,), 0),
        ((1.0, 2.0, 3.0), 3),
        ((0.1, 0.2, 0.3), 1),
    ],
)
def test_lessons_of_thirty_days_are_counted_once_a_day(ages: tuple[float, ...], count: int) -> None:
    asks = tuple(an_ask_with(UP, ago) for ago in sorted(ages, reverse=True))
    words = Signs(lessons=tuple(NOW - ago for ago in sorted(ages, reverse=True)))
    assert lessons_lately(History(asks), Signs(), NOW, SAFETY) == count
    assert lessons_lately(History(), words, NOW, SAFETY) == count
    assert lessons_lately(History(asks), words, NOW, SAFETY) == count


def test_what_is_still_to_come_is_no_lesson_yet() -> None:
    assert lessons_lately(History(), Signs(lessons=(NOW + 1.0,)), NOW, SAFETY) == 0
