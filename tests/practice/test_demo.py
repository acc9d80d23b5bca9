from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from undaunted.cli.demo.demonstrating import fill, fill_once
from undaunted.people.days import day_of, day_starts
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed
from undaunted.record.models import Answer, Attempt, Reflection

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
