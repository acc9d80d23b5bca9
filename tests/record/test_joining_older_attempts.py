"""The migration that ties attempts of before to the suggestions they were taken from."""

import tracemalloc
from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from undaunted.people.models import Person
from undaunted.record.models import Attempt, Suggestion

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
TODAY = NOON.date()
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
LID, PLANT = "just-the-lid", "name-of-that-plant"


def tie() -> None:
    migration = import_module("undaunted.record.migrations.0007_tied_to_suggestions")
    loader = MigrationExecutor(connection).loader
    apps = loader.project_state([("record", "0007_tied_to_suggestions")]).apps
    migration.tie(apps, connection.schema_editor())


def offered(person: Person, at: datetime, *keys: str | None, day: date | None = None) -> Suggestion:
    names = ("suggestion", "easier", "different")
    return Suggestion(
        person=person,
        received_at=at,
        made_at=at,
        day=day or at.date(),
        policy_version="1",
        library_version="1",
        choice={n: {"key": k} if k else None for n, k in zip(names, keys, strict=False)},
    )


def begun(person: Person, at: datetime, key: str = LID, **told: str) -> Attempt:
    return Attempt(person=person, received_at=at, committed_at=at, ask_key=key, **told)


def tied(attempt: Attempt, *offers: Suggestion) -> Suggestion | None:
    """What the migration finds for an attempt among these."""
    Suggestion.objects.bulk_create(offers)
    attempt.save(force_insert=True)
    tie()
    attempt.refresh_from_db()
    return attempt.suggestion


@pytest.mark.parametrize("place", [0, 1, 2])
def test_each_of_the_three_is_found(ana: Person, place: int) -> None:
    seen = offered(ana, NOON, *(LID if k == place else None for k in range(3)))

    assert tied(begun(ana, NOON + MINUTE), seen) == seen


def test_the_newest_before_it_counts_and_one_of_the_same_moment_only_alone(ana: Person) -> None:
    old, seen, drawn = (offered(ana, NOON + k * MINUTE, LID) for k in range(3))

    assert tied(begun(ana, NOON + 2 * MINUTE), old, seen, drawn) == seen
    assert tied(begun(ana, NOON + 3 * DAY, PLANT), same := offered(ana, NOON + 3 * DAY, PLANT))
    assert Attempt.objects.get(ask_key=PLANT).suggestion == same


@pytest.mark.parametrize(
    ("zone", "made", "day", "at"),
    [
        ("UTC", datetime(2026, 5, 4, 23, tzinfo=UTC), TODAY + DAY, datetime(2026, 5, 4, 23, 30)),
        ("UTC", datetime(2026, 5, 4, 23, tzinfo=UTC), TODAY + DAY, datetime(2026, 5, 5, 1, 0)),
        ("UTC", datetime(2026, 5, 4, 12, tzinfo=UTC), TODAY, datetime(2026, 5, 5, 3, 59)),
        ("Pacific/Auckland", datetime(2026, 5, 3, 20, tzinfo=UTC), TODAY, datetime(2026, 5, 4, 15)),
        ("no/where", datetime(2026, 5, 4, 12, tzinfo=UTC), TODAY, datetime(2026, 5, 4, 13)),
    ],
)
def test_the_day_is_the_person_s_own(
    ana: Person, zone: str, made: datetime, day: date, at: datetime
) -> None:
    Person.objects.filter(pk=ana.pk).update(time_zone=zone)
    seen = offered(ana, made, LID, day=day)

    assert tied(begun(ana, at.replace(tzinfo=UTC)), seen) == seen


@pytest.mark.parametrize(
    ("made", "key", "day"),
    [
        (NOON - DAY, LID, TODAY - DAY),
        (NOON + 2 * MINUTE, LID, TODAY),
        (NOON, LID, TODAY + 2 * DAY),
        (NOON, PLANT, TODAY),
        (NOON, None, TODAY),
    ],
)
def test_another_day_another_ask_or_a_later_one_leaves_it_unknown(
    ana: Person, made: datetime, key: str | None, day: date
) -> None:
    assert tied(begun(ana, NOON + MINUTE), offered(ana, made, key, day=day)) is None


@pytest.mark.parametrize(
    "told", [{"origin": "unsought"}, {"source": "browsed"}, {"source": "ladder"}]
)
def test_what_was_not_taken_from_it_stays_unknown(ana: Person, told: dict[str, str]) -> None:
    assert tied(begun(ana, NOON + MINUTE, **told), offered(ana, NOON, LID)) is None


def test_what_names_one_already_keeps_it_and_nobody_else_s_counts(
    ana: Person, cleo: Person
) -> None:
    first, second = offered(ana, NOON, LID), offered(ana, NOON + MINUTE, LID)
    Suggestion.objects.bulk_create([first, second])
    told = begun(ana, NOON + 2 * MINUTE)
    told.suggestion = first

    assert tied(told) == first
    assert tied(begun(cleo, NOON + 2 * MINUTE)) is None


def test_it_holds_some_days_at_a_time(ana: Person) -> None:
    days, ledger = 200, {"shut": {"gate": [[f"an-ask-of-the-library-{n}", n] for n in range(400)]}}
    moments = [NOON + k * DAY for k in range(days)]
    offers = [offered(ana, at + k * MINUTE, LID, PLANT) for at in moments for k in range(3)]
    for offer in offers:
        offer.choice |= ledger
    Suggestion.objects.bulk_create(offers, batch_size=50)
    Attempt.objects.bulk_create(begun(ana, at + 5 * MINUTE, PLANT) for at in moments)
    tie()
    Attempt.objects.update(suggestion=None)

    tracemalloc.start()
    tie()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert Attempt.objects.filter(suggestion__isnull=False).count() == days
    assert most < 3_000_000, f"{most:,} bytes, of 9 million in the table"
