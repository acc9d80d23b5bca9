"""Sets of sentences, and how often the shipped phrases are right on them.

`dev/` is what the phrases were written with. The first sets were written by somebody else and have
been read since; so has `third/`, which was measured once before. `second/` and `fourth/` were
written by others again, and nobody has read them: their floors are what was reached at the first
look, minus a little.
"""

from collections import Counter
from pathlib import Path

import pytest

from tests.engine_words.test_crisis import without_cues
from undaunted.engine.values import Interval
from undaunted.engine.words.crisis import CATEGORIES, find_crisis
from undaunted.lab.words import evaluate_word_sets, read_set
from undaunted.library.reading import open_library

FOLDER = Path(__file__).parent / "word_sets"
SETS = sorted(path for path in FOLDER.rglob("*.txt") if "to_learn" not in path.parts)
FLOORS = {  # recall and precision on the lines nobody looked at
    "self_judgement.en": (0.69, 0.87),
    "self_judgement.es": (0.67, 0.85),
    "crisis.en": (0.58, 0.89),
    "crisis.es": (0.54, 0.87),
}
FOURTH_FLOORS = {  # recall; at most so many of the look-alikes raise an alarm
    "self_judgement.en": (0.42, 0.07),
    "self_judgement.es": (0.33, 0.06),
    "crisis.en": (0.37, 0.05),
    "crisis.es": (0.26, 0.08),
    "because_of_who.en": (0.34, 0.10),
    "because_of_who.es": (0.18, 0.10),
}
LOOKED_AT = 0.94
THIRD_LOOKED_AT = 0.85
COUNTED, KIND_RIGHT = 0.84, 0.95
LEAST_LINES = {"dev": 120, "word_sets": 400, "second": 240, "third": 120, "fourth": 120}

SCORES = evaluate_word_sets(FOLDER).scores
OWN = evaluate_word_sets(FOLDER / "dev").scores
SECOND = evaluate_word_sets(FOLDER / "second").scores
THIRD = evaluate_word_sets(FOLDER / "third").scores
FOURTH = evaluate_word_sets(FOLDER / "fourth").scores


def mean(share: Interval | None) -> float:
    assert share is not None
    return share.mean


@pytest.mark.parametrize("name", FLOORS)
def test_lines_nobody_looked_at(name: str) -> None:
    score = SECOND[name]
    recall, precision = FLOORS[name]
    assert mean(score.recall) >= recall
    assert mean(score.precision) >= precision


@pytest.mark.parametrize("name", FOURTH_FLOORS)
def test_the_newest_set_at_its_first_look(name: str) -> None:
    score = FOURTH[name]
    recall, alarms = FOURTH_FLOORS[name]
    assert mean(score.recall) >= recall
    hits = mean(score.recall) * score.to_see
    assert hits / mean(score.precision) - hits <= alarms * score.to_leave


@pytest.mark.parametrize("name", FOURTH_FLOORS)
def test_the_third_set_since_it_was_read(name: str) -> None:
    score = THIRD[name]
    assert mean(score.recall) >= THIRD_LOOKED_AT
    assert mean(score.precision) >= LOOKED_AT


@pytest.mark.parametrize("name", FLOORS)
def test_lines_looked_at_and_lines_of_our_own(name: str) -> None:
    for score in (SCORES[name], OWN[name]):
        assert mean(score.recall) >= LOOKED_AT
        assert mean(score.precision) >= LOOKED_AT


@pytest.mark.parametrize("name", ["self_judgement.en", "self_judgement.es"])
def test_what_counts_is_surer(name: str) -> None:
    score = SECOND[name]
    assert mean(score.sure_precision) >= COUNTED


@pytest.mark.parametrize("name", ["crisis.en", "crisis.es"])
def test_the_kind_of_danger_is_mostly_right(name: str) -> None:
    score = SECOND[name]
    assert mean(score.kind_right) >= KIND_RIGHT


@pytest.mark.parametrize("path", SETS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_set_is_large_half_of_it_quiet_and_nothing_stands_twice(path: Path) -> None:
    lines = read_set(path)
    assert len(lines) >= LEAST_LINES[path.parent.name]
    assert len({line.text for line in lines}) == len(lines)
    assert 0.4 <= sum(not line.must_hit for line in lines) / len(lines) <= 0.6


@pytest.mark.parametrize("path", [path for path in SETS if path.stem.startswith("crisis")])
def test_every_danger_has_sentences_and_only_dangers_are_named(path: Path) -> None:
    named = Counter(line.kind for line in read_set(path) if line.must_hit)
    assert set(named) == set(CATEGORIES)


def test_a_cue_hides_nothing_in_any_set() -> None:
    rules = open_library().crisis
    for path in SETS:
        for line in read_set(path):
            assert find_crisis(line.text, rules) == find_crisis(line.text, without_cues(rules))
