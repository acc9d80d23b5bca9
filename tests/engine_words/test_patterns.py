"""A pattern made of kept numbers is the pattern Python would have compiled."""

import re
from collections.abc import Iterator

import numpy as np
import pytest

from undaunted.engine.words import patterns
from undaunted.engine.words.patterns import forget, name_of, pattern_of, to_keep, use

TEXTS = (
    r"\b(?:i (?:can ?not|cant) go on|no (?:point|use)(?! in asking))\b",
    r"(?<!not )(a|b)+?[^.]{0,40}$",
    r"é|ñ|\u4e00",
)


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    pattern_of.cache_clear()
    forget()
    yield
    pattern_of.cache_clear()
    forget()


def again() -> None:
    """As in the next process: what was kept is known, no pattern is made yet."""
    kept = to_keep()
    pattern_of.cache_clear()
    use(kept)


@pytest.mark.parametrize("text", TEXTS)
def test_it_equals_what_python_compiles(text: str) -> None:
    pattern_of(text)
    again()
    assert pattern_of(text) == re.compile(text)
    assert pattern_of(text).groups == re.compile(text).groups


def test_what_is_known_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = [pattern_of(text) for text in TEXTS]
    again()
    monkeypatch.setattr(patterns, "_numbers_of", None)
    assert [pattern_of(text) for text in TEXTS] == first
    assert to_keep() == {}


def test_one_new_pattern_and_all_are_kept_again_but_what_nobody_uses() -> None:
    pattern_of(TEXTS[0])
    pattern_of(TEXTS[1])
    again()
    pattern_of(TEXTS[0])
    pattern_of(TEXTS[2])
    assert to_keep().keys() == {name_of(TEXTS[0]), name_of(TEXTS[2])}


@pytest.mark.parametrize("damage", [[], [7], [32, 0], [32, 0, 4_000_000_000, 3]])
def test_numbers_that_python_refuses_are_as_none(damage: list[int]) -> None:
    use({name_of(TEXTS[0]): np.array(damage, dtype=np.uint32)})
    assert pattern_of(TEXTS[0]) == re.compile(TEXTS[0])


def test_where_python_does_it_in_another_way_it_is_compiled_as_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patterns, "_part_of_python", lambda name: object())
    assert pattern_of(TEXTS[0]) == re.compile(TEXTS[0])
    assert to_keep() == {}


def test_names_of_groups_stay() -> None:
    assert pattern_of("(?P<who>i|we) asked").groupindex == {"who": 1}


def test_a_broken_pattern_is_refused() -> None:
    with pytest.raises(re.error):
        pattern_of("not (")
