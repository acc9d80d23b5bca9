"""Asks that left the library keep a title, and their ids never come back."""

from pathlib import Path

from tests.library.builders import a_library, with_change
from undaunted.library.checking.whole import check_files
from undaunted.library.kinds.retired import RETIRED, read_retired
from undaunted.library.reading import open_library


def test_no_ask_of_the_library_has_an_id_that_is_retired() -> None:
    shipped = open_library()
    assert shipped.retired
    assert not shipped.retired.keys() & shipped.asks.keys()


def test_a_retired_id_that_is_used_again_is_refused(tmp_path: Path) -> None:
    folder = with_change(a_library(tmp_path), "no-third-helping", "name-of-that-plant", RETIRED)
    told = [str(problem) for problem in check_files(folder) if problem.field == "id"]
    assert len(told) == 1
    assert "asks/strangers/name-of-that-plant.yaml" in told[0]
    assert "an id never comes back" in told[0]


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    old, new = "one-of-those-you-look-for", "no-third-helping"
    _found, problems = read_retired(with_change(a_library(tmp_path), old, new, RETIRED))
    assert [str(problem) for problem in problems] == [
        "retired.yaml: id: 'no-third-helping' stands twice"
    ]
