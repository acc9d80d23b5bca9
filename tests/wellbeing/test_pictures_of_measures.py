"""What the titles over measures and moods claim."""

import uuid
from datetime import timedelta

import pytest

from tests.cast import NOON
from undaunted.people.models import Person
from undaunted.wellbeing.checking_in import check_in
from undaunted.wellbeing.measuring import instrument, take, takings
from undaunted.wellbeing.pictures import measure_pictures, mood_picture
from undaunted.wellbeing.signs import signs_of


def takes(person: Person, name: str, *answers: int) -> None:
    file = instrument(name)
    for place, answer in enumerate(answers):
        at = NOON - timedelta(days=30 * (len(answers) - place))
        take(person, uuid.uuid4(), file, {item.id: answer for item in file.items}, at)


@pytest.mark.parametrize(
    ("name", "answers", "end"),
    [
        ("gad-7", (2,), "too early to say whether it moves"),
        ("gad-7", (3, 0), "clearly lighter than at first"),
        ("gad-7", (0, 3), "clearly heavier than at first"),
        ("gad-7", (1, 1), "no clear change since the first time"),
        ("gse", (1, 4), "clearly higher than at first"),
        ("gse", (4, 1), "clearly lower than at first"),
    ],
)
def test_a_measure_is_titled_by_its_change_in_the_words_of_its_scale(
    ana: Person, name: str, answers: tuple[int, ...], end: str
) -> None:
    takes(ana, name, *answers)
    (chart,) = measure_pictures(takings(ana), ana)
    assert chart.title == f"{instrument(name).title}: {end}"


def test_the_shades_of_a_measure_are_named_and_are_no_diagnosis(ana: Person) -> None:
    takes(ana, "gad-7", 1)
    (chart,) = measure_pictures(takings(ana), ana)
    assert "0–4, 5–9, 10–14, 15–21" in chart.band
    assert "No diagnosis" in chart.band
    assert "points, 0 to 21" in chart.svg


def test_few_days_of_mood_are_too_early_to_say_anything_of(ana: Person) -> None:
    for day in range(3):
        check_in(ana, uuid.uuid4(), 60, NOON - timedelta(days=day))
    chart = mood_picture(signs_of(ana, NOON), NOON)
    assert chart is not None
    assert chart.title == "Your days: too early to say"
    assert "0 very low to 100 very good" in chart.svg
