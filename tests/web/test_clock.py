"""The clock of the suite: one moment for all tests, and for what they start."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests import servers
from tests.clock import HOURS, MOMENTS, NOW, ROOT, chosen, moment_of

A_WHILE = timedelta(minutes=10)


def test_what_is_told_wins_and_is_utc_where_it_names_no_zone() -> None:
    told = chosen({NOW: "2028-02-29T12:30"}, "ab12" * 10)
    assert told.moment == datetime(2028, 2, 29, 12, 30, tzinfo=UTC)
    elsewhere = chosen({NOW: "2028-02-29T12:30+13:00"}, None)
    assert elsewhere.moment == datetime(2028, 2, 28, 23, 30, tzinfo=UTC)


def test_a_commit_always_runs_at_the_same_moment_and_many_at_all_of_them() -> None:
    commits = [f"{number:015x}" + "0" * 25 for number in range(100)]
    assert {moment_of(commit) for commit in commits} == set(MOMENTS)
    assert chosen({}, commits[5]) == chosen({}, commits[5])
    assert commits[5][:7] in chosen({}, commits[5]).because


def test_without_a_commit_it_is_noon() -> None:
    assert chosen({}, None).moment.hour == 12


def test_this_test_runs_at_the_moment_of_the_suite() -> None:
    begun = datetime.fromisoformat(os.environ[NOW])
    assert timedelta() <= timezone.now() - begun < A_WHILE
    assert timedelta() <= datetime.now(UTC) - begun < A_WHILE


def test_waiting_goes_on_however_the_clock_stands(noon: datetime) -> None:
    before = time.monotonic()
    while time.monotonic() == before:
        time.sleep(0.001)
    assert timezone.now() == noon


@pytest.mark.parametrize("moment", ["2026-06-10T02:30:00+00:00", "2028-02-29T12:30:00+00:00"])
def test_what_a_test_starts_runs_at_the_moment_too(moment: str) -> None:
    program = "import tests.travelling, time; print(time.time())"
    said = subprocess.run(
        [sys.executable, "-c", program],
        env=servers.environment(**{NOW: moment}),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    begun = datetime.fromisoformat(moment)
    assert timedelta() <= datetime.fromtimestamp(float(said.stdout), UTC) - begun < A_WHILE


def test_the_hours_are_what_their_names_say() -> None:
    """Beside a night when clocks change, an hour on the wall is not an hour gone by."""
    for hour in HOURS:
        before = hour.now - timedelta(hours=3)
        gone = hour.at(hour.now) - hour.at(before)
        shift = {"clocks went forward": 1, "clocks went back": -1}.get(hour.name, 0)
        assert gone == timedelta(hours=3 + shift), hour
        assert hour.at(hour.now) == hour.wall.replace(fold=0)
