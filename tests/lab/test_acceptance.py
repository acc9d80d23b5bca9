"""Answers are predicted before they are learned, beside simple forecasters, and errors are named."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.lab.data import public
from undaunted.lab.acceptance import AcceptanceReport, evaluate_acceptance
from undaunted.lab.tables import BadTable


def written(folder: Path, rows: Sequence[tuple[object, ...]]) -> Path:
    path = folder / "asks.csv"
    head = ("time", "person", "target", "guess", "where", "yes")
    path.write_text("\n".join(",".join(map(str, row)) for row in (head, *rows)), encoding="utf-8")
    return path


def made_up(folder: Path, days: int = 60, seed: int = 4) -> Path:
    """Twelve people who differ in luck, at two places that differ, guessing twenty points too high."""
    generator, rows = np.random.default_rng(seed), []
    luck = generator.normal(0, 1.2, 12)
    for day in range(days):
        for who in range(12):
            where = ("shop", "street")[int(generator.integers(2))]
            chance = 1 / (1 + np.exp(-(luck[who] + (0.8 if where == "shop" else -0.8))))
            guess = round(min(chance + 0.2, 1.0), 2)
            rows.append(
                (day, who, generator.integers(40), guess, where, int(generator.random() < chance))
            )
    return written(folder, rows)


def evaluated(path: Path, **how: object) -> AcceptanceReport:
    return evaluate_acceptance(path, outcome="yes", time="time", **how)  # type: ignore[arg-type]  # options


def test_the_engine_learns_people_and_places(tmp_path: Path) -> None:
    report = evaluated(made_up(tmp_path), person="person", contexts=["where"], score_from=20)
    assert report.n == 40 * 12
    assert set(report.scores) == {"base_rate", "ewma_cells", "engine"}
    assert report.scores["engine"].log_loss < report.scores["ewma_cells"].log_loss - 0.03
    assert report.scores["engine"].ece < 0.09
    inside = report.intervals["engine"].log_loss
    assert inside.low < report.scores["engine"].log_loss < inside.high


def test_guesses_that_are_too_high_are_said_to_be_too_high(tmp_path: Path) -> None:
    report = evaluated(made_up(tmp_path), person="person", guess="guess")
    assert report.bias is not None
    assert 0.1 < report.bias.low < report.bias.mean < report.bias.high < 0.3
    assert report.bias.share_over > 0.9
    assert report.scores["engine"].log_loss < report.scores["own_guess"].log_loss


def test_nothing_of_a_time_is_known_before_all_of_it_is_predicted(tmp_path: Path) -> None:
    """The answers of the last time, turned round, must not change what was said of that time."""
    path = made_up(tmp_path, days=10)
    before = evaluated(path, person="person", score_from=9)
    lines = path.read_text().splitlines()
    turned = [f"{line[:-1]}{1 - int(line[-1])}" if line[:2] == "9," else line for line in lines]
    path.write_text("\n".join(turned))
    after = evaluated(path, person="person", score_from=9)
    assert before.scores["engine"].mean_p == after.scores["engine"].mean_p
    assert before.scores["engine"].mean_y == pytest.approx(1 - after.scores["engine"].mean_y)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ((0, 1, 2, 0.5, "shop", 1), "row 3, column time: 0 comes after 1"),
        ((2, 1, 2, 1.5, "shop", 1), "row 3, column guess: 1.5 is above 1"),
        ((2, 1, 2, 0.5, "shop", 0.5), "row 3, column yes: 0.5 is neither 0 nor 1"),
        ((2, "", 2, 0.5, "shop", 1), "row 3, column person: is empty"),
    ],
)
def test_a_bad_value_is_named(tmp_path: Path, row: tuple[object, ...], said: str) -> None:
    path = written(tmp_path, [(0, 1, 2, 0.5, "shop", 0), (1, 1, 2, 0.5, "shop", 1), row])
    with pytest.raises(BadTable, match=said):
        evaluated(path, person="person", guess="guess")


def test_one_outcome_only_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, [(day, 1, 2, 0.5, "shop", 1) for day in range(5)])
    with pytest.raises(BadTable, match="both must occur"):
        evaluated(path)


def test_speed_dating_is_predicted_better_than_by_guess_rate_and_a_sound_baseline() -> None:
    path = public("speed_dating_events_01_10.csv")
    who = {"person": "person", "guess": "guess", "score_from": 601}
    both, alone = evaluated(path, target="target", **who), evaluated(path, **who)
    assert both.scores["engine"].log_loss < 0.56
    assert both.scores["engine"].ece < 0.03
    assert alone.scores["engine"].log_loss < 0.635
    assert both.bias is not None
    assert both.bias.low > 0, "people over-estimate here; an engine that says otherwise is wrong"


def test_bank_calls_are_predicted_better_than_by_cells_that_forget() -> None:
    contexts = ["contact", "month", "earlier", "job", "asked_times"]
    report = evaluated(public("bank_calls_first_half.csv"), contexts=contexts, score_from=206)
    assert report.scores["engine"].log_loss < report.scores["ewma_cells"].log_loss
    assert report.scores["engine"].log_loss < report.scores["base_rate"].log_loss
