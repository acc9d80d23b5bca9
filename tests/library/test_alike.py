import numpy as np
import pytest

from tests.library.builders import an_ask
from undaunted.library.checking.alike import (
    TOO_ALIKE,
    alike,
    alike_problems,
    weights,
    words_compared,
)
from undaunted.library.kinds.ask import Ask
from undaunted.library.reading import open_library

SHIPPED = tuple(open_library().asks.values())


def reworded(ask: Ask, **changes: object) -> Ask:
    return ask.model_copy(update={"id": f"{ask.id}-again", **changes})


def test_weights_are_those_of_the_formula() -> None:
    rows = weights([["a", "a", "b"], ["b", "c"]])
    # b stands in both and weighs nothing; a and c are all that is left of their documents
    assert rows.tolist() == [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]


def test_rare_words_weigh_more_and_counts_grow_slowly() -> None:
    rows = weights([["rare", "common", "common"], ["common"], ["other"]])
    expected = np.array([(1 + np.log(2)) * np.log(3 / 2), 0.0, np.log(3)])
    assert rows[0] == pytest.approx(expected / np.linalg.norm(expected))


def test_the_same_ask_under_another_name_is_found_at_the_top() -> None:
    ask = open_library().asks["lend-me-a-drill"]
    (cosine, one, other), *_ = alike((*SHIPPED, reworded(ask)), TOO_ALIKE)
    assert cosine == pytest.approx(1.0)
    assert {one.id, other.id} == {"lend-me-a-drill", "lend-me-a-drill-again"}


def test_an_ask_with_half_of_its_sentences_rewritten_is_still_too_alike() -> None:
    ask = open_library().asks["lend-me-a-drill"]
    half = ask.how.split(". ")
    how = ". ".join(half[: len(half) // 2]) + ". Bring it home on the day that you agreed on."
    copy = reworded(ask, title="Borrow a ladder for the afternoon", how=how)
    (problem,) = alike_problems((*SHIPPED, copy))
    assert problem.file == f"asks/{ask.domain}/{copy.id}.yaml"
    assert "lend-me-a-drill" in problem.reason


def test_two_asks_about_other_things_are_not_alike() -> None:
    plant, walk = open_library().asks["name-of-that-plant"], open_library().asks["walk-next-week"]
    assert not alike((plant, walk, *SHIPPED[:20]), 0.9)


def test_what_one_says_counts_and_what_one_answers_does_not() -> None:
    ask = an_ask(opening_lines=["Zanzibar?"], way_out="Timbuktu, then.")
    assert "zanzibar" in words_compared(ask)
    assert "timbuktu" not in words_compared(ask)
