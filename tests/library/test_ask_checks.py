import pytest

from tests.library.builders import an_ask
from undaunted.engine.taxonomy import Counterpart
from undaunted.library.checking.asks import LEAST_RELATION, people_problems
from undaunted.library.kinds.ask import Ask


def fields(ask: Ask) -> list[str]:
    return [field for field, _ in people_problems(ask)]


def test_a_fair_ask_has_no_problem() -> None:
    assert fields(an_ask()) == []


@pytest.mark.parametrize("counterpart", LEAST_RELATION)
def test_nobody_is_rated_further_away_than_they_are(counterpart: Counterpart) -> None:
    least = LEAST_RELATION[counterpart]
    prepared = {"counterpart": counterpart, "preparation": "sheet"}
    assert fields(an_ask(relationship=least - 1, **prepared)) == ["relationship"]
    assert fields(an_ask(relationship=least, **prepared)) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"relationship": 4, "preparation": "none"}, "preparation"),
        ({"variants": {"easier": "Nod.", "harder": "Ask twice.", "indirect": "Hint."}}, "variants"),
        ({"yes": {"mean": 0.5, "sd": 0.1}, "partly": 0.0, "no_answer": 0.3}, "what_else.silent"),
    ],
)
def test_what_is_unfair_is_told_at_its_field(change: dict[str, object], field: str) -> None:
    assert fields(an_ask(**change)) == [field]


@pytest.mark.parametrize(
    "change",
    [
        {"relationship": 4, "preparation": "sheet"},
        {"relationship": 3, "preparation": "none"},
        {"channel": "email", "variants": {"easier": "Nod.", "harder": "Ask.", "phone": "Ring."}},
    ],
)
def test_what_is_fair_passes(change: dict[str, object]) -> None:
    assert fields(an_ask(**change)) == []
