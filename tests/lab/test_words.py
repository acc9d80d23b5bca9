"""The table of the guards' figures, and their alarms on a file of texts."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.lab.data import public
from undaunted.cli import main
from undaunted.lab.tables import BadTable, read
from undaunted.lab.words import evaluate_texts, evaluate_word_sets, guards, wilson
from undaunted.library.reading import open_library

SET = """# a remark
+suicide I want to die

-  I asked for a pencil.
+self_harm My shoes are green.
+self_harm I want to kill myself
- I want to die
"""


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["evaluate", "words", *map(str, words)])


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    (tmp_path / "crisis.en.txt").write_text(SET, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("n_right", "n", "low", "high"),
    [
        (190, 200, 0.9104, 0.9726),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 2, 0.0945, 0.9055),
    ],
)
def test_wilson_intervals_are_the_published_ones(
    n_right: int, n: int, low: float, high: float
) -> None:
    found = wilson(n_right, n)
    assert found
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_a_share_of_nothing_is_not_known() -> None:
    assert wilson(0, 0) is None


def test_hits_misses_false_alarms_and_kinds_are_counted(sets: Path) -> None:
    report = evaluate_word_sets(sets)
    score = report.scores["crisis.en"]
    assert (score.to_see, score.to_leave) == (3, 2)
    assert score.recall == score.precision == wilson(2, 3)
    assert score.kind_right == wilson(1, 2)
    missed, *false = report.wrong
    assert (missed.line, missed.what) == (5, "missed")
    assert {(each.line, each.what) for each in false} == {(7, "false alarm")}


def test_each_half_is_counted_alone(sets: Path) -> None:
    scores = evaluate_word_sets(sets).scores
    assert (scores["crisis.en, even lines"].to_see, scores["crisis.en, odd lines"].to_see) == (2, 1)
    assert scores["crisis.en, odd lines"].recall == wilson(0, 1)


def test_a_line_that_is_of_no_set_is_named(sets: Path) -> None:
    (sets / "crisis.en.txt").write_text("- fine\nwhat\n")
    with pytest.raises(BadTable, match=r"crisis.en.txt: line 2"):
        evaluate_word_sets(sets)


def test_alarms_on_texts_come_with_row_and_rule(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    texts = ["A pencil, please.", "I want to die", "", "I'm worthless"]
    path.write_text("\n".join(json.dumps({"said": text}) for text in texts))
    report = evaluate_texts(path, field="said")
    assert report.n == 4
    assert {(alarm.row, alarm.guard) for alarm in report.alarms} == {
        (2, "crisis"),
        (4, "self_judgement"),
    }
    assert all(alarm.rule for alarm in report.alarms)
    assert report.alarmed["crisis"].texts == 1
    assert report.alarmed["crisis"].share == wilson(1, 4)


def test_the_command_prints_for_people_and_for_machines(sets: Path) -> None:
    assert "crisis.en, odd lines" in run(sets).stdout
    assert json.loads(run(sets, "--json").stdout)["scores"]["crisis.en"]["to_see"] == 3


@pytest.mark.parametrize(("extra", "said"), [((), "Name a folder"), (("--texts", "x"), "Name a")])
def test_the_command_wants_either_sets_or_texts(
    sets: Path, extra: tuple[str, ...], said: str
) -> None:
    done = run(*((sets, *extra) if extra else ()))
    assert done.exit_code == 2
    assert said in done.output


def test_a_folder_without_sets_is_told(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.exit_code == 2
    assert "there is no set" in done.output


def test_ordinary_requests_for_food_are_mostly_quiet() -> None:
    column = "request_text_edit_aware"
    texts = read(public("pizza_requests_train.jsonl"), [column]).columns[column][:1000]
    for guard in guards(open_library()).values():
        assert sum(bool(guard(text or "")) for text in texts) <= 15
