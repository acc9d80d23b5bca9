import gc
from pathlib import Path

import pytest

from tests.library.builders import ASK, a_library, an_ask, with_change
from undaunted.engine.values import Candidate
from undaunted.library.reading import LibraryError, Problem, open_library, read_library


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(LibraryError) as raised:
        read_library(folder)
    return raised.value.problems


def test_a_whole_library_is_read(tmp_path: Path) -> None:
    library = read_library(a_library(tmp_path))
    assert list(library.asks) == ["name-of-that-plant"]
    assert library.help_lines
    assert library.evidence
    assert library.red_lines.rules


def test_what_was_read_cannot_be_changed(tmp_path: Path) -> None:
    library = read_library(a_library(tmp_path))
    ask = library.asks["name-of-that-plant"]
    with pytest.raises(TypeError):
        library.asks["another"] = ask  # type: ignore[index]  # the point of the test
    with pytest.raises(ValueError, match="frozen"):
        ask.title = "Ask for something else"


def test_the_shipped_library_is_read_once() -> None:
    assert open_library() is open_library()


def test_the_version_changes_with_any_word(tmp_path: Path) -> None:
    folder = a_library(tmp_path)
    before = read_library(folder).version
    assert read_library(folder).version == before
    assert read_library(with_change(folder, "minutes: ", "minutes: 1")).version != before


@pytest.mark.parametrize("name", ["help_lines.yaml", "evidence.yaml", "phrases/red_lines.yaml"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = a_library(tmp_path)
    (folder / name).unlink()
    assert problems_of(folder) == (Problem(name, "-", "the file is missing"),)


def test_a_library_without_asks_is_refused(tmp_path: Path) -> None:
    folder = a_library(tmp_path)
    (folder / ASK).unlink()
    assert problems_of(folder) == (Problem("asks", "-", "there are no asks"),)


@pytest.mark.parametrize(
    "damage", ["id: [unclosed", "\x00\x01\x02", "", "just words", "- a\n- list\n", "a: *nobody\n"]
)
def test_a_damaged_file_is_named(tmp_path: Path, damage: str) -> None:
    folder = a_library(tmp_path)
    (folder / ASK).write_text(damage, encoding="utf-8")
    assert {problem.file for problem in problems_of(folder)} == {ASK}


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    folder = a_library(tmp_path)
    (folder / ASK).write_bytes(b"id: \xff\xfe\xfa")
    assert [problem.file for problem in problems_of(folder)] == [ASK]


def test_a_key_written_twice_is_refused_with_its_line(tmp_path: Path) -> None:
    folder = with_change(a_library(tmp_path), "version: 2\n", "version: 1\nversion: 2\n")
    (problem,) = problems_of(folder)
    assert problem.file == ASK
    assert "'version' stands twice (line 3)" in problem.reason


def test_a_key_that_yaml_reads_as_true_is_explained(tmp_path: Path) -> None:
    folder = with_change(a_library(tmp_path), '"yes":', "yes:")
    (problem,) = problems_of(folder)
    assert "read as True; put it in quotes" in problem.reason


def test_code_in_a_file_is_never_run(tmp_path: Path) -> None:
    made = tmp_path / "made"
    folder = a_library(tmp_path)
    (folder / ASK).write_text(f"id: !!python/object/apply:os.mkdir ['{made}']\n")
    assert problems_of(folder)
    assert not made.exists()


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    folder = with_change(a_library(tmp_path), "domain: strangers\n", "")
    assert problems_of(folder) == (Problem(ASK, "domain", "is missing"),)


def test_an_unknown_field_is_named(tmp_path: Path) -> None:
    folder = with_change(a_library(tmp_path), "minutes:", "mood: sunny\nminutes:")
    (problem,) = problems_of(folder)
    assert (problem.file, problem.field) == (ASK, "mood")
    assert "no field of this file" in problem.reason


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("version", "1"),
        ("relationship", True),
        ("relationship", 6),
        ("from_home", 1),
        ("from_home", "yes"),
        ("domain", "space_travel"),
        ("facets", []),
        ("fear", {"mean": 120, "sd": 10}),
        ("fear", {"mean": "35", "sd": 10}),
        ("partly", 1.5),
        ("title", "Short"),
        ("title", "Ask " + "x" * 60),
        ("opening_lines", ["One line", "Two lines", "Three lines", "Four lines"]),
        ("id", "Not Kebab"),
        ("licence", "MIT"),
    ],
)
def test_a_wrong_value_is_refused_at_its_field(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=field):
        an_ask(**{field: value})


def test_chances_that_add_up_to_more_than_one_are_refused() -> None:
    with pytest.raises(ValueError, match="add up to more than 1"):
        an_ask(yes={"mean": 0.6, "sd": 0.1}, partly=0.3, no_answer=0.2)


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    folder = with_change(a_library(tmp_path), "version: 2", "version: one")
    (folder / "help_lines.yaml").unlink()
    (folder / "evidence.yaml").write_text("claims: []\n")
    assert {problem.file for problem in problems_of(folder)} == {
        ASK,
        "help_lines.yaml",
        "evidence.yaml",
    }


def test_the_message_says_file_field_and_reason(tmp_path: Path) -> None:
    folder = with_change(a_library(tmp_path), "domain: strangers\n", "")
    with pytest.raises(LibraryError, match=f"{ASK}: domain: is missing"):
        read_library(folder)


def test_an_ask_must_lie_under_its_name_and_domain(tmp_path: Path) -> None:
    folder = a_library(tmp_path)
    (folder / "asks/work").mkdir()
    (folder / ASK).rename(folder / "asks/work/plant.yaml")
    assert {problem.field for problem in problems_of(folder)} == {"id", "domain"}


def test_an_id_may_stand_once_only(tmp_path: Path) -> None:
    folder = a_library(tmp_path)
    again = (folder / ASK).read_text().replace("domain: strangers", "domain: work")
    (folder / "asks/work").mkdir()
    (folder / "asks/work/name-of-that-plant.yaml").write_text(again)
    (problem,) = problems_of(folder)
    assert "also the id of an ask in strangers" in problem.reason


def test_a_stray_file_among_the_asks_is_named(tmp_path: Path) -> None:
    folder = a_library(tmp_path)
    (folder / "asks/notes.yml").write_text("title: a note\n")
    assert {problem.file for problem in problems_of(folder)} == {"asks/notes.yml"}


def test_a_red_line_that_is_no_pattern_is_named(tmp_path: Path) -> None:
    name = "phrases/red_lines.yaml"
    folder = with_change(a_library(tmp_path), "      stalk(?:ing)?\n", "      stalk(?:ing\n", name)
    (problem,) = problems_of(folder)
    assert problem.file == name
    assert "'stalk(?:ing' is no pattern" in problem.reason


def test_an_unknown_word_in_a_pattern_is_named(tmp_path: Path) -> None:
    name = "phrases/red_lines.yaml"
    folder = with_change(a_library(tmp_path), "      stalk(?:ing)?\n", "      {nobody}\n", name)
    (problem,) = problems_of(folder)
    assert "'nobody' is not one of the words" in problem.reason


def test_words_that_go_round_in_a_circle_are_refused(tmp_path: Path) -> None:
    name = "phrases/red_lines.yaml"
    change = "words:\n  egg: '{hen}'\n  hen: '{egg}'\n"
    folder = with_change(a_library(tmp_path), "words:\n", change, name)
    folder = with_change(folder, "      stalk(?:ing)?\n", "      {egg}\n", name)
    (problem,) = problems_of(folder)
    assert "circle" in problem.reason


def test_an_ask_becomes_the_engines_candidate() -> None:
    ask = an_ask(relationship=2, consequence=3, flags=["in_public"], no_answer=0.0)
    candidate = ask.candidate()
    assert isinstance(candidate, Candidate)
    assert (candidate.key, candidate.version) == (ask.id, ask.version)
    assert candidate.stakes == ask.stakes == 4
    assert (candidate.fear_mean, candidate.yes_mean) == (ask.fear.mean, ask.yes.mean)
    assert candidate.not_for == frozenset(ask.not_for)


def test_a_reading_that_fails_leaves_the_collector_of_garbage_as_it_was(tmp_path: Path) -> None:
    assert gc.isenabled()
    with pytest.raises(LibraryError):
        read_library(tmp_path)
    assert gc.isenabled()
