"""What leads to what: upwards, and enough of it for a large real ask."""

from tests.library.builders import an_ask
from undaunted.library.checking.leading import leading_problems
from undaunted.library.kinds.ask import Ask


def rated(name: str, fear: float, **changes: object) -> Ask:
    return an_ask(id=name, fear={"mean": fear, "sd": 9}, **changes)


def reasons(*asks: Ask) -> list[str]:
    return [problem.reason for problem in leading_problems({ask.id: ask for ask in asks})]


def test_two_smaller_asks_on_the_way_are_enough() -> None:
    small = [rated(f"small-{n}", 20, leads_to=["large"]) for n in range(2)]
    assert reasons(*small, rated("large", 50, real=True)) == []


def test_a_large_real_ask_that_nothing_leads_to_is_told() -> None:
    (told,) = reasons(rated("large", 50, real=True))
    assert told.startswith("0 smaller asks lead to it")
    assert reasons(rated("small", 44, real=True), rated("fun", 80, real=False)) == []


def test_a_way_leads_upwards_to_what_there_is() -> None:
    (told,) = reasons(rated("a", 30, leads_to=["gone"]))
    assert "is no ask of the library" in told
    (told,) = reasons(rated("a", 30, leads_to=["b"]), rated("b", 30))
    assert "is rated 30, and this one 30" in told
    near = rated("a", 30, leads_to=["b"], relationship=2)
    (told,) = reasons(near, rated("b", 40, relationship=1, consequence=1))
    assert "smaller stakes" in told
