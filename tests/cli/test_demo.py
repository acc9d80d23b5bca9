import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.insights.reading import card
from undaunted.cli.demo import PERSONS
from undaunted.cli.demo.demonstrating import fill, fill_once
from undaunted.cli.demo.profiles import PROFILES
from undaunted.insights.fear_over_time import fear_reading
from undaunted.insights.gathered import gather
from undaunted.people.days import day_of, day_starts
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed
from undaunted.record.models import Answer, Attempt, Forecast, Reflection
from undaunted.web.demo import DEMO_PEOPLE, show

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 1, 15, 0, tzinfo=UTC)


def lived(person: Person) -> list[tuple[str, int | None]]:
    rows = Answer.objects.of(person).order_by("asked_at", "pk")
    return list(rows.values_list("outcome", "fear_peak"))


def test_the_demo_is_the_same_each_time_and_lives_in_the_past(ana: Person) -> None:
    fill(ana, NOW, days=40)
    first = lived(ana)
    assert len(first) > 10
    assert Attempt.objects.filter(committed_at__gt=NOW).count() == 0
    assert Reflection.objects.of(ana).exists()

    key = ana.pk
    ana.delete()
    again = Person.objects.create(pk=key, label="local")
    fill(again, NOW, days=40)
    assert lived(again) == first


@pytest.mark.parametrize("hour", [0, 3, 5, 12, 23])
def test_the_demo_leaves_the_present_day_free_at_any_hour(ana: Person, hour: int) -> None:
    now = NOW.replace(hour=hour)
    fill(ana, now, days=12)
    today = day_starts(ana, day_of(ana, now))
    assert not Attempt.objects.filter(committed_at__gte=today).exists()
    assert Attempt.objects.filter(committed_at__gte=today - timedelta(days=12)).exists()


def test_a_folder_that_is_not_a_demo_is_never_filled(ana: Person, settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(NotAllowed):
        fill_once()
    assert not Attempt.objects.exists()


def somebody(key: str, days: int) -> Person:
    one = DEMO_PEOPLE[key]
    person = Person.objects.create(id=one.id, label=one.away)
    fill(person, NOW, days=days, profile=PROFILES[key])
    return person


def test_the_command_the_people_and_what_makes_them_name_the_same_three() -> None:
    assert tuple(PROFILES) == tuple(DEMO_PEOPLE) == PERSONS


@time_machine.travel(NOW, tick=False)
def test_each_of_the_three_opens_and_says_who_it_is(settings: Any, client: Client) -> None:
    settings.DEMO = True
    for key in PERSONS:
        somebody(key, days=16)
    show("back")
    for key, name in zip(
        PERSONS, ("gains much", "gains little", "stopped and came back"), strict=True
    ):
        assert client.post("/demo/", {"person": key}).headers["Location"] == "/"
        assert Person.objects.local().pk == DEMO_PEOPLE[key].id
        for page in ("/", "/insights/", "/book/", "/demo/"):
            said = client.get(page).content.decode()
            assert "Nothing here is real." in said
            assert f"This one {name}." in said
    assert Person.objects.count() == 3, "nobody was made by looking"


def test_who_is_not_there_is_not_shown(settings: Any, client: Client, ana: Person) -> None:
    settings.DEMO = True
    for key in ("much", "nobody"):
        assert client.post("/demo/", {"person": key}).status_code == 404
    assert Person.objects.local() == ana


def test_outside_a_demo_nobody_is_offered(settings: Any, client: Client, ana: Person) -> None:
    settings.DEMO = False
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/", {"person": "much"}).status_code == 404
    assert Person.objects.local() == ana
    assert "Meet the others" not in client.get("/").content.decode()


@time_machine.travel(NOW, tick=False)
def test_who_stopped_and_came_back_shows_a_gap_and_is_greeted(
    settings: Any, client: Client
) -> None:
    settings.DEMO = True
    back = somebody("back", days=182)
    show("back")
    sought = Attempt.objects.of(back).filter(origin=Attempt.Origin.SOUGHT).order_by("committed_at")
    days = [row.lived_on for row in sought]
    gaps = [(after - before).days for before, after in pairwise(days)]
    assert sum(gap > 50 for gap in gaps) == 1
    svg = card(fear_reading(gather(back, NOW))).chart.svg
    assert svg.count('<path class="chart-line"') >= 2, "the line is broken, not drawn through it"
    away = (day_of(back, NOW) - days[-1]).days
    assert away >= 12
    said = re.search(r"Good to see you again after (\d+) days", client.get("/").content.decode())
    assert said is not None, "who opened the page without asking was there too"
    assert 10 <= int(said[1]) <= away


def test_other_kinds_are_guessed_and_answered_by_their_own_question(ana: Person) -> None:
    fill(ana, NOW, days=40)
    asked = Forecast.objects.of(ana).exclude(question__in=("yes", ""))
    assert asked.exists()
    kinds = {
        "no_scene": {"well", "grumbled", "pressed", "gave_in"},
        "take_no": {"taken", "stung", "argued", "spared"},
    }
    for row in asked:
        outcomes = set(
            Answer.objects.filter(attempt=row.attempt_id).values_list("outcome", flat=True)
        )
        assert outcomes <= kinds[row.question] | {"not_asked"}
