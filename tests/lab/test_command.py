"""`undaunted evaluate` prints for people and for machines, and says what is wrong with exit code 2."""

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from tests.lab.data import table
from undaunted.cli import main


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, words)])


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    generator = np.random.default_rng(3)
    rows = [(day, day % 5, 0.6, int(generator.random() < 0.4)) for day in range(80)]
    return table(tmp_path / "answers.csv", ("time", "person", "guess", "yes"), rows)


def test_acceptance_as_json_has_every_score(answers: Path) -> None:
    done = run(
        "acceptance", answers, "--time", "time", "--person", "person", "--guess", "guess", "--json"
    )
    assert done.exit_code == 0
    said = json.loads(done.stdout)
    assert said["n"] == 80
    assert set(said["scores"]) == {"own_guess", "base_rate", "engine"}
    wanted = {"n", "mean_p", "mean_y", "brier", "log_loss", "ece", "auc"}
    assert set(said["scores"]["engine"]) == wanted
    assert {"mean", "low", "high", "share_over", "share_under"} <= set(said["bias"])


def test_what_is_not_known_is_null_and_not_a_broken_number(answers: Path) -> None:
    lines = answers.read_text().splitlines()
    last = ",".join([*lines[-1].split(",")[:-1], "1"])
    answers.write_text("\n".join([*lines[:-1], last]))
    done = run("acceptance", answers, "--time", "time", "--score-from", 79, "--json")
    assert "NaN" not in done.stdout
    assert json.loads(done.stdout)["scores"]["engine"]["auc"] is None


def test_a_table_is_shown_to_people(answers: Path) -> None:
    done = run("acceptance", answers, "--time", "time")
    assert done.exit_code == 0
    assert "log loss" in done.stdout
    assert "base rate" in done.stdout
    assert "engine" in done.stdout


def test_fear_and_monitoring_as_json(tmp_path: Path) -> None:
    generator = np.random.default_rng(3)
    rows = [(who, day, int(generator.integers(0, 101))) for who in "ab" for day in range(40)]
    path = table(tmp_path / "series.csv", ("person", "time", "fear"), rows)
    said = json.loads(run("fear", path, "--json").stdout)
    assert set(said["scores"]) >= {
        "engine",
        "last_value",
        "running_mean",
        "ewma",
        "population_mean",
    }
    assert {"rmse", "mae", "rmse_first_six", "coverage_80"} <= set(said["scores"]["engine"])
    moods = run("monitoring", path, "--mood", "fear", "--json")
    assert moods.exit_code == 0
    assert json.loads(moods.stdout)["people"] == 2


def test_what_is_wrong_is_said_and_the_exit_code_is_two(answers: Path, tmp_path: Path) -> None:
    wrong = run("acceptance", answers, "--outcome", "answer")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "there is no column answer" in wrong.stderr
    path = table(tmp_path / "x.csv", ("person", "time", "fear"), [("a", 1, 20), ("a", 2, 120)])
    wrong = run("fear", path)
    assert wrong.exit_code == 2
    assert "row 2, column fear: 120 is above 100" in wrong.stderr


def test_policies_are_compared_from_the_command_line() -> None:
    done = run("policies", "--people", 4, "--days", 6, "--seeds", 1, "--json")
    assert done.exit_code == 0
    said = json.loads(done.stdout)
    assert len(said["targets"]) == 3
    assert said["all"]["people"] == 4
    assert {one["policy"] for one in said["all"]["harms"]} >= {"ours", "without_steps", "ladder"}


def test_groups_are_told_apart_in_tables_for_people() -> None:
    done = run("policies", "--people", 4, "--days", 4, "--seeds", 1)
    lines = done.stdout.splitlines()
    assert [line for line in lines if line in ("all", "very anxious", "others")] == [
        *("all", "very anxious", "others")
    ]
    assert "nothing offered" in done.stdout
    assert "refused after offer" in done.stdout
