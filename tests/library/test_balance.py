from dataclasses import replace

import pytest

from tests.library.builders import an_ask
from undaunted.engine.taxonomy import Domain
from undaunted.library.balance import Balance, balance, balance_problems

EVEN = Balance(
    asks=80,
    domains=12,
    stakes=((1, 20), (2, 20), (3, 20), (4, 20)),
    fear_low=12.0,
    fear_high=84.0,
    fear_tens=tuple((ten, 10) for ten in range(10, 90, 10)),
    from_home=0.4,
    saying_or_receiving_no=0.1,
    real=0.25,
)


def test_an_even_spread_has_no_problem() -> None:
    assert list(balance_problems(EVEN)) == []


@pytest.mark.parametrize(
    ("leaning", "words"),
    [
        (replace(EVEN, domains=11), "11 domains"),
        (replace(EVEN, stakes=((1, 40), (2, 40))), "no ask has stakes 3, 4"),
        (replace(EVEN, fear_low=30.0), "too narrow"),
        (replace(EVEN, fear_high=70.0), "too narrow"),
        (replace(EVEN, fear_tens=EVEN.fear_tens[:3] + EVEN.fear_tens[4:]), "fear tens 40"),
        (replace(EVEN, from_home=0.3), "30% can be done from home; at least 33%"),
        (replace(EVEN, saying_or_receiving_no=0.05), "5% practise saying or receiving"),
        (replace(EVEN, real=0.1), "10% are real asks; at least 20%"),
    ],
)
def test_each_way_to_lean_is_told(leaning: Balance, words: str) -> None:
    (told,) = balance_problems(leaning)
    assert words in told


def test_the_balance_counts_what_is_there() -> None:
    asks = (
        an_ask(relationship=1, consequence=0, flags=[], fear={"mean": 19, "sd": 8}, real=True),
        an_ask(domain=Domain.WORK, relationship=3, fear={"mean": 65, "sd": 8}, from_home=True),
    )
    spread = balance(asks)
    assert (spread.asks, spread.domains) == (2, 2)
    assert spread.stakes == ((1, 1), (3, 1))
    assert spread.fear_tens == ((10, 1), (60, 1))
    assert (spread.fear_low, spread.fear_high) == (19, 65)
    assert (spread.from_home, spread.real) == (0.5, 0.5)


def test_no_asks_at_all_are_out_of_balance() -> None:
    spread = balance(())
    assert spread.asks == 0
    assert list(balance_problems(spread))
