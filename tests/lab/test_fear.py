import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.lab.data import public, table
from undaunted.lab.fear import FearReport, evaluate_fear
from undaunted.lab.tables import BadTable

COLUMNS = ("person", "time", "fear")


def moods(seed: int, people: int, n: int) -> list[tuple[object, ...]]:
    generator = np.random.default_rng(seed)
    rows: list[tuple[object, ...]] = []
    for who in range(people):
        level, slow = generator.normal(45.0, 15.0), 0.0
        for time in range(n):
            slow = 0.6 * slow + generator.normal(0.0, 8.0)
            fear = float(np.clip(np.round(level + slow + generator.normal(0.0, 13.0)), 0, 100))
            rows.append((f"p{who}", time / 4.0, fear))
    return rows


def test_simple_rules_say_what_their_names_say(tmp_path: Path) -> None:
    rows = [("a", 1, 10), ("b", 1, 90), ("a", 2, 30), ("a", 5, 20)]
    found = evaluate_fear(table(tmp_path / "x.csv", COLUMNS, rows)).scores
    first = [40.0, -40.0]

    def errors(*later: float) -> tuple[float, float]:
        every = np.array([*first, *later])
        return float(np.sqrt((every**2).mean())), float(np.abs(every).mean())

    assert (found["last_value"].rmse, found["last_value"].mae) == errors(-20.0, 10.0)
    assert found["running_mean"].mae == errors(-20.0, 0.0)[1]
    assert found["ewma"].mae == pytest.approx(errors(-20.0, -4.0)[1])
    assert found["population_mean"].mae == errors(20.0, 30.0)[1]
    assert found["ewma"].coverage_80 is None


def test_the_engine_beats_simple_rules_on_people_who_are_like_people(tmp_path: Path) -> None:
    report = evaluate_fear(table(tmp_path / "x.csv", COLUMNS, moods(1, 40, 40)))
    assert (report.n, report.people, report.fitted, report.first) == (1600, 40, False, 50.0)
    engine = report.scores["engine"]
    assert engine.rmse < min(s.rmse for name, s in report.scores.items() if name != "engine")
    assert engine.coverage_80 is not None
    assert 0.77 <= engine.coverage_80 <= 0.84
    assert engine.calibration_80 == pytest.approx(engine.coverage_80, abs=0.03)


def test_settings_come_from_the_other_file_alone(tmp_path: Path) -> None:
    others = table(tmp_path / "others.csv", COLUMNS, moods(2, 20, 20))
    scored = moods(3, 10, 20)
    report = evaluate_fear(table(tmp_path / "x.csv", COLUMNS, scored), fit_on=others)
    fears = [float(str(row[2])) for row in moods(2, 20, 20)]
    assert report.fitted
    assert report.first == pytest.approx(np.mean(fears))
    assert "kalman" in report.scores
    alone = evaluate_fear(table(tmp_path / "y.csv", COLUMNS, scored[:20]), fit_on=others)
    assert alone.first == report.first


def test_people_and_files_may_come_in_any_order_and_unit(tmp_path: Path) -> None:
    rows = moods(4, 8, 15)
    report = evaluate_fear(table(tmp_path / "a.csv", COLUMNS, rows))
    mixed = sorted(rows, key=lambda row: (float(str(row[1])), str(row[0])[::-1]))
    hours = [(f"x{who}", float(str(time)) * 24.0, fear) for who, time, fear in mixed]
    other = evaluate_fear(table(tmp_path / "b.csv", COLUMNS, hours))
    assert other.scores["engine"].rmse == pytest.approx(report.scores["engine"].rmse, abs=1e-9)
    assert other.scores["ewma"].mae == pytest.approx(report.scores["ewma"].mae, abs=1e-9)


BAD = (
    ([("a", 1, 10), ("a", 1, 20)], "row 2, column time: 1 is there twice"),
    ([("a", 2, 10), ("b", 1, 5), ("a", 1, 20)], "row 3, column time: 1 is before"),
    ([("a", 1, 10), ("a", 2, 101)], "row 2, column fear: 101 is above 100"),
    ([("a", 1, -1)], "row 1, column fear: -1 is below 0"),
    ([("a", "noon", 1)], "row 1, column time: 'noon' is not a number"),
)


@pytest.mark.parametrize(("rows", "words"), BAD)
def test_a_bad_row_is_named(tmp_path: Path, rows: Sequence[tuple[object, ...]], words: str) -> None:
    with pytest.raises(BadTable, match=words):
        evaluate_fear(table(tmp_path / "x.csv", COLUMNS, rows))


def halves(folder: Path) -> tuple[Path, Path]:
    with public("momentary_anxiety_bringmann.csv").open() as file:
        rows = [(row["person"], row["time"], row["fear"]) for row in csv.DictReader(file)]
    people = {person: place for place, person in enumerate(dict.fromkeys(r[0] for r in rows))}
    both = [
        table(folder / f"{half}.csv", COLUMNS, (r for r in rows if people[r[0]] % 2 == half))
        for half in (0, 1)
    ]
    return both[0], both[1]


def good_enough(report: FearReport) -> None:
    engine, rivals = report.scores["engine"], ("ewma", "kalman")
    others = [report.scores[name] for name in rivals if name in report.scores]
    assert engine.rmse < min(one.rmse for one in others)
    assert engine.mae <= 1.01 * min(one.mae for one in others)
    assert engine.calibration_80 is not None
    assert 0.77 <= engine.calibration_80 <= 0.83


@pytest.mark.parametrize("swap", [False, True])
def test_real_anxiety_is_foreseen_better_than_by_average_and_filter(
    tmp_path: Path, swap: bool
) -> None:
    one, other = halves(tmp_path)[:: -1 if swap else 1]
    good_enough(evaluate_fear(one))
    fitted = evaluate_fear(one, fit_on=other)
    good_enough(fitted)
    assert fitted.scores["engine"].coverage_80 is not None
    assert 0.77 <= fitted.scores["engine"].coverage_80 <= 0.83
