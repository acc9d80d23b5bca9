"""When an ask can be done: every hour, day and season, by the words of the file."""

import pytest

from undaunted.engine.when import Calendar, When, is_open, season_of

MONDAY, SATURDAY, SUNDAY = 0, 5, 6
ANY_DAY = Calendar()


@pytest.mark.parametrize(
    ("hours", "open_at"),
    [
        ("any", range(24)),
        ("day", range(5, 18)),
        ("evening", range(16, 24)),
    ],
)
def test_hours_are_those_of_the_word(hours: str, open_at: range) -> None:
    assert {h for h in range(24) if is_open(When(hours), h, ANY_DAY)} == set(open_at)


@pytest.mark.parametrize(
    ("days", "open_on"),
    [
        ("any", {0, 1, 2, 3, 4, 5, 6}),
        ("workdays", {0, 1, 2, 3, 4}),
        ("not_sunday", {0, 1, 2, 3, 4, 5}),
    ],
)
def test_days_are_those_of_the_word(days: str, open_on: set[int]) -> None:
    when = When(days=days)
    assert {d for d in range(7) if is_open(when, 12, Calendar(weekday=d))} == open_on


def test_a_day_of_the_week_that_is_not_known_shuts_nothing() -> None:
    assert is_open(When(days="workdays"), 12, ANY_DAY)


@pytest.mark.parametrize(
    ("half", "month", "season"),
    [
        ("north", 12, "winter"),
        ("north", 2, "winter"),
        ("north", 3, "spring"),
        ("north", 7, "summer"),
        ("north", 11, "autumn"),
        ("south", 1, "summer"),
        ("south", 7, "winter"),
        ("south", 10, "spring"),
        ("", 7, ""),
    ],
)
def test_the_season_hangs_on_the_half_of_the_earth_that_was_told(
    half: str, month: int, season: str
) -> None:
    assert season_of(Calendar(MONDAY, month, half)) == season


def test_a_season_that_is_not_known_shuts_what_needs_one() -> None:
    summer = When(seasons=("summer",))
    assert not is_open(summer, 12, Calendar(MONDAY, 7))
    assert is_open(summer, 12, Calendar(MONDAY, 7, "north"))
    assert not is_open(summer, 12, Calendar(MONDAY, 7, "south"))
