from dataclasses import replace

import pytest

from tests.library.builders import an_ask
from undaunted.engine.taxonomy import Channel, Domain, Facet
from undaunted.library.checking.balance import (
    FEAR_TENS,
    STAKES,
    YES_BANDS,
    Balance,
    Counts,
    balance,
    balance_problems,
)


def even(names: tuple[object, ...], count: int) -> Counts:
    return tuple((str(name), count) for name in names)


def with_few(counts: Counts, name: str, count: int) -> Counts:
    assert name in dict(counts)
    return tuple((each, count if each == name else n) for each, n in counts)


EVEN = Balance(
    asks=480,
    domains=even(tuple(Domain), 26),
    stakes=even(STAKES, 120),
    fear_tens=even(FEAR_TENS, 70),
    channels=even(tuple(Channel), 48),
    facets=even(tuple(Facet), 60),
    yes_bands=even(tuple(name for name, _ in YES_BANDS), 96),
    kinds=(("asking", 384), ("saying_no", 48), ("receiving_no", 48)),
    from_home=120,
    real=96,
    unprepared=100,
    face_to_face=216,
    in_person=120,
    small=288,
    playful=80,
    set_pieces=40,
    likely_noes=60,
    begin_with_ask=160,
    cells=tuple((str(domain), (4, 4, 3, 2)) for domain in Domain),
)


def test_an_even_spread_has_no_problem() -> None:
    assert list(balance_problems(EVEN)) == []


@pytest.mark.parametrize(
    ("leaning", "words"),
    [
        (replace(EVEN, asks=449, begin_with_ask=0), "there are 449 asks; at least 450"),
        (replace(EVEN, domains=with_few(EVEN.domains, "dating", 19)), "domain dating; at least 20"),
        (replace(EVEN, stakes=with_few(EVEN.stakes, "4", 24)), "stakes 4; at least 25"),
        (replace(EVEN, fear_tens=with_few(EVEN.fear_tens, "75", 19)), "19 asks are rated 75 to 85"),
        (replace(EVEN, fear_tens=with_few(EVEN.fear_tens, "5", 39)), "39 asks are rated 5 to 15"),
        (replace(EVEN, channels=with_few(EVEN.channels, "stage", 9)), "stage; at least 10"),
        (replace(EVEN, facets=with_few(EVEN.facets, "pity", 14)), "pity; at least 15"),
        (replace(EVEN, yes_bands=with_few(EVEN.yes_bands, ".1 to .3", 59)), "at least 60"),
        (replace(EVEN, from_home=119), "119 asks can be done from home; at least 120"),
        (replace(EVEN, kinds=(("saying_no", 86),)), "86 asks practise saying or receiving"),
        (replace(EVEN, real=95), "95 asks are real asks; at least 96"),
        (replace(EVEN, face_to_face=215), "215 asks are face to face; at least 216"),
        (replace(EVEN, small=287), "287 asks have stakes of 1 or 2; at least 288"),
        (replace(EVEN, in_person=119), "at least 120"),
        (replace(EVEN, playful=79), "79 asks are playful; at least 80"),
        (replace(EVEN, set_pieces=39), "39 asks are set pieces; at least 40"),
        (replace(EVEN, likely_noes=59), "at least 60"),
        (replace(EVEN, begin_with_ask=161), "161 titles begin with Ask"),
    ],
)
def test_each_way_to_lean_is_told(leaning: Balance, words: str) -> None:
    (told,) = balance_problems(leaning)
    assert words in told


def test_long_odds_are_no_duty() -> None:
    assert not list(
        balance_problems(replace(EVEN, yes_bands=with_few(EVEN.yes_bands, "below .1", 0)))
    )


@pytest.mark.parametrize(
    ("few", "words"),
    [
        (replace(EVEN, kinds=(("receiving_no", 89),)), "at least 90"),
        (replace(EVEN, real=89), "at least 90"),
    ],
)
def test_a_small_library_needs_a_number_and_not_a_share_alone(few: Balance, words: str) -> None:
    told = list(balance_problems(replace(few, asks=150)))
    assert any(words in each for each in told)


def test_the_balance_counts_what_is_there() -> None:
    asks = (
        an_ask(relationship=1, consequence=0, flags=[], fear={"mean": 19, "sd": 8}, real=True),
        an_ask(domain=Domain.WORK, relationship=3, fear={"mean": 65, "sd": 8}, from_home=True),
    )
    spread = balance(asks)
    assert {name: n for name, n in spread.domains if n} == {"strangers": 1, "work": 1}
    assert {name: n for name, n in spread.stakes if n} == {"1": 1, "3": 1}
    assert {name: n for name, n in spread.fear_tens if n} == {"15": 1, "65": 1}
    assert dict(spread.cells)["work"] == (0, 0, 1, 0)
    assert (spread.asks, spread.from_home, spread.real, spread.about_no) == (2, 1, 1, 0)


@pytest.mark.parametrize(
    ("mean", "band"),
    [(0.0, "below .1"), (0.1, ".1 to .3"), (0.49, ".3 to .5"), (0.7, ".7 and more")],
)
def test_a_chance_of_a_yes_falls_into_one_band(mean: float, band: str) -> None:
    ask = an_ask(yes={"mean": mean, "sd": 0.1}, partly=0.0, no_answer=0.0)
    assert {name for name, n in balance((ask,)).yes_bands if n} == {band}


def test_a_fear_outside_the_tens_is_counted_beside_them() -> None:
    spread = balance((an_ask(fear={"mean": 4, "sd": 3}),))
    assert spread.fear_tens[-1] == ("-5", 1)


def test_no_asks_at_all_are_out_of_balance() -> None:
    spread = balance(())
    assert spread.asks == 0
    assert list(balance_problems(spread))
