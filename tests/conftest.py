"""The cast, at hand in every test, and the clock and the luck of the whole suite."""

import os
import random
import uuid
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from math import inf
from types import SimpleNamespace

import pytest
import time_machine
from django.test import Client
from hypothesis import HealthCheck, settings

from tests.clock import HOURS, NOW, ROOT, Chosen, Hour, chosen, commit_here
from undaunted.library.compiled import FOLDER as CACHE
from undaunted.people.models import Person
from undaunted.wellbeing import looking

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)

# One profile for all: no deadline, for the time a test takes says nothing of it; the same examples
# on every run, so that what is red here is red everywhere; the cast may serve several examples.
settings.register_profile(
    "undaunted",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("undaunted")


WHEN = pytest.StashKey[Chosen]()


def pytest_configure(config: pytest.Config) -> None:
    """Settle the moment once, here, so that workers and servers have the same.

    The compiled library is kept with the checkout, never where whoever runs the tests keeps theirs.
    """
    config.stash[WHEN] = chosen(os.environ, commit_here())
    os.environ.setdefault(CACHE, str(ROOT / ".pytest_cache" / "undaunted"))
    os.environ[NOW] = config.stash[WHEN].moment.isoformat()


def pytest_sessionstart(session: pytest.Session) -> None:
    say_when(session.config)


def pytest_terminal_summary(exitstatus: int, config: pytest.Config) -> None:
    """Again at the end of what was red, where one looks for how to see it again."""
    if exitstatus:
        say_when(config)


def say_when(config: pytest.Config) -> None:
    """Not by `pytest_report_header`, which `-q` leaves out."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and not hasattr(config, "workerinput"):
        when = config.stash[WHEN]
        moment = when.moment.isoformat()
        reporter.write_line(f"clock: {moment}, {when.because}; again with {NOW}={moment}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Every test begins at the suite's moment.

    From there time goes on as it does for people, so that nothing that waits for it hangs and
    rows are still ordered by it.
    """
    with time_machine.travel(item.config.stash[WHEN].moment, tick=True):
        return (yield)


@pytest.fixture(autouse=True)
def luck(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids are drawn from the suite's moment and the test's name.

    What a person is offered hangs on their id, so a test that is red once is red again. Django's
    models keep the function they were given: what changes is where it gets its bytes from.
    """
    moment = request.config.stash[WHEN].moment
    dice = random.Random(f"{moment.isoformat()} {request.node.nodeid}")
    monkeypatch.setattr(uuid, "os", SimpleNamespace(urandom=dice.randbytes))


@pytest.fixture
def ana(db: None) -> Person:
    """Ana practises: the local person."""
    return Person.objects.local()


@pytest.fixture
def cleo(db: None) -> Person:
    """Cleo is a stranger: nothing of hers may ever show."""
    return Person.objects.create(label="cleo")


@pytest.fixture
def browser_of_ana(ana: Person) -> Client:
    """Personal mode needs no sign-in: any client is Ana."""
    return Client()


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking at words never runs out of time because the machine is busy."""
    monkeypatch.setattr(looking, "BUDGET_SECONDS", inf)


@pytest.fixture
def noon() -> Iterator[datetime]:
    """A Monday at noon, with the clock standing still."""
    with time_machine.travel(NOON, tick=False):
        yield NOON


@pytest.fixture(params=HOURS, ids=str)
def any_hour(request: pytest.FixtureRequest, ana: Person) -> Iterator[Hour]:
    """Every hour that is easily got wrong, the clock standing still and Ana living there."""
    hour: Hour = request.param
    ana.time_zone = hour.zone
    ana.save(update_fields=["time_zone"])
    with time_machine.travel(hour.now, tick=False):
        yield hour
