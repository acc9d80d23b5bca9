from pathlib import Path

import numpy as np
import pytest

from tests.lab.data import table
from undaunted.lab.monitoring import evaluate_monitoring
from undaunted.lab.tables import BadTable

COLUMNS = ("person", "time", "mood")


def calm(people: int, days: int, sd: float = 10.0) -> list[tuple[object, ...]]:
    moods = np.random.default_rng(5).normal(60.0, sd, (people, days)).clip(0.0, 100.0)
    return [(who, day, moods[who, day]) for who in range(people) for day in range(days)]


def test_calm_people_start_few_alarms_and_falls_are_mostly_seen(tmp_path: Path) -> None:
    found = evaluate_monitoring(table(tmp_path / "x.csv", COLUMNS, calm(40, 60)))
    assert (found.n, found.people, found.watched, found.days) == (2400, 40, 40, 40 * 46)
    assert found.starts_per_person.mean == pytest.approx(found.starts / 40)
    assert found.starts_per_100_days.mean == pytest.approx(100.0 * found.starts / found.days)
    assert found.starts_per_100_days.mean < 1.5
    assert found.starts_per_100_days.low <= found.starts_per_100_days.mean
    assert found.starts_per_100_days.mean <= found.starts_per_100_days.high
    assert found.shift.seen is not None
    assert found.shift.seen.mean > 0.8
    assert found.shift.trials > 150


def test_readings_of_a_whole_day_are_averaged(tmp_path: Path) -> None:
    days = calm(3, 40)
    often = [(who, float(str(day)) + part, mood) for who, day, mood in days for part in (0.2, 0.7)]
    once = evaluate_monitoring(table(tmp_path / "a.csv", COLUMNS, days))
    twice = evaluate_monitoring(table(tmp_path / "b.csv", COLUMNS, often))
    assert twice.n == 2 * once.n
    assert (twice.days, twice.starts) == (once.days, once.starts)


def test_a_lasting_fall_is_an_alarm_day_after_day(tmp_path: Path) -> None:
    rows = [(1, day, (55.0 if day % 2 else 65.0) - 40.0 * (day >= 20)) for day in range(30)]
    found = evaluate_monitoring(table(tmp_path / "x.csv", COLUMNS, rows))
    assert (found.starts, found.starts_per_person.mean) == (1, 1.0)
    assert found.days_alarmed_share.mean == pytest.approx(10 / 16)


def test_the_baseline_may_be_longer(tmp_path: Path) -> None:
    path = table(tmp_path / "x.csv", COLUMNS, calm(2, 30))
    assert evaluate_monitoring(path, baseline=20).days == 20
    with pytest.raises(BadTable, match="nobody has more than 30 days"):
        evaluate_monitoring(path, baseline=30)
    with pytest.raises(BadTable, match="takes 2 or more"):
        evaluate_monitoring(path, baseline=1)


def test_a_time_that_goes_back_is_named(tmp_path: Path) -> None:
    path = table(tmp_path / "x.csv", COLUMNS, [(1, 2, 50), (1, 1, 50)])
    with pytest.raises(BadTable, match="row 2, column time: 1 is before"):
        evaluate_monitoring(path)
