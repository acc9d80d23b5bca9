"""The content we ship keeps its own rules, today."""

import time

from undaunted.library.checking.balance import balance, balance_problems
from undaunted.library.checking.whole import check_library
from undaunted.library.reading import open_library, read_library

SMALLEST_LIBRARY = 50
READ_WITHIN_SECONDS = 5.0


def test_the_shipped_library_has_no_problem() -> None:
    assert [str(problem) for problem in check_library()] == []


def test_the_shipped_library_is_balanced() -> None:
    asks = tuple(open_library().asks.values())
    assert len(asks) >= SMALLEST_LIBRARY
    assert list(balance_problems(balance(asks))) == []


def test_no_two_asks_share_a_title_or_a_way_out() -> None:
    asks = open_library().asks.values()
    for texts in ([ask.title for ask in asks], [ask.way_out for ask in asks]):
        assert len(set(texts)) == len(texts)


def test_the_library_is_read_quickly() -> None:
    started = time.perf_counter()
    read_library()
    assert time.perf_counter() - started < READ_WITHIN_SECONDS
