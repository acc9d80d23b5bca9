"""The content we ship keeps its own rules, today."""

from collections import Counter
from pathlib import Path

import pytest

from undaunted.library.checking.balance import balance, balance_problems
from undaunted.library.checking.whole import check_library
from undaunted.library.reading import open_library, read_library

SMALLEST_LIBRARY = 50


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


def test_a_file_is_read_once_for_its_content_and_once_for_the_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: Counter[Path] = Counter()
    content = Path.read_bytes

    def counted(file: Path) -> bytes:
        read[file] += 1
        return content(file)

    monkeypatch.setattr(Path, "read_bytes", counted)
    read_library()
    assert read
    assert {str(file): times for file, times in read.items() if times > 2} == {}
