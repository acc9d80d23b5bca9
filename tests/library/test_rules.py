"""The file of safety figures: the shipped one reads, and each way to damage it goes red."""

import shutil
from collections.abc import Callable
from copy import deepcopy
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from undaunted.library.files import LibraryError, Problem, read_file
from undaunted.library.reading import FOLDER, open_library, read_library
from undaunted.library.rules import FIGURES, FILE, SafetyFile

Raw = dict[str, Any]
SHIPPED: Raw = yaml.safe_load((FOLDER / FILE).read_text(encoding="utf-8"))
WHOLE = sorted(name for name, kind in FIGURES.items() if kind is int)


def with_figure(name: str, value: object) -> Raw:
    """The shipped table with one figure said differently."""
    raw = deepcopy(SHIPPED)
    group_of(raw, name)[name] = value
    return raw


def without(name: str) -> Raw:
    raw = deepcopy(SHIPPED)
    del group_of(raw, name)[name]
    return raw


def twice(name: str) -> Raw:
    """The table with the figure in another group too."""
    raw = deepcopy(SHIPPED)
    other = next(one for one in raw["groups"] if name not in one["figures"])
    other["figures"][name] = group_of(raw, name)[name]
    return raw


def group_of(raw: Raw, name: str) -> dict[str, object]:
    return next(one["figures"] for one in raw["groups"] if name in one["figures"])


def problem_in(raw: Raw) -> str:
    with pytest.raises(ValidationError) as raised:
        SafetyFile.model_validate(raw)
    return str(raised.value)


def test_the_shipped_rules_read_and_every_figure_is_the_one_in_the_file() -> None:
    rules = read_file(FOLDER / FILE, SafetyFile, FOLDER).rules()
    said = {name: value for one in SHIPPED["groups"] for name, value in one["figures"].items()}
    figures = asdict(rules)
    assert (figures.pop("version"), figures.pop("source")) == (rules.version, rules.source)
    assert figures == said
    assert rules.version == SHIPPED["version"]
    assert open_library().safety == rules


def test_every_group_says_where_its_figures_come_from() -> None:
    source = open_library().safety.source
    for group in SHIPPED["groups"]:
        assert f"{group['name']}: {group['source']}" in source


def test_every_figure_is_of_the_kind_the_engine_takes() -> None:
    figures = asdict(open_library().safety)
    assert all(type(figures[name]) is int for name in WHOLE)
    assert set(FIGURES) == set(figures) - {"version", "source"}


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_a_figure_that_is_missing_is_named(name: str) -> None:
    assert f"'{name}' is missing" in problem_in(without(name))


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_a_figure_that_stands_twice_is_named(name: str) -> None:
    assert f"'{name}' stands twice" in problem_in(twice(name))


@pytest.mark.parametrize("name", sorted(FIGURES))
@pytest.mark.parametrize("value", ["3", "many", None, True, [3], {"is": 3}])
def test_a_figure_that_is_no_number_is_named(name: str, value: object) -> None:
    assert name in problem_in(with_figure(name, value))


@pytest.mark.parametrize("name", sorted(FIGURES))
@pytest.mark.parametrize("value", [-1, -0.5])
def test_a_figure_below_nothing_is_named(name: str, value: float) -> None:
    assert f"'{name}'" in problem_in(with_figure(name, value))


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("value", [2.5, 3.0])
def test_a_whole_number_must_be_whole(name: str, value: float) -> None:
    assert f"'{name}' must be a whole number" in problem_in(with_figure(name, value))


@pytest.mark.parametrize("name", ["strong_fear_", "Strong_fear", "most_per_day", "version", "x"])
def test_a_figure_the_rules_do_not_know_is_named(name: str) -> None:
    raw = deepcopy(SHIPPED)
    raw["groups"][0]["figures"][name] = 3
    assert name in problem_in(raw)


DAMAGE: dict[str, Callable[[Raw], object]] = {
    "no version": lambda raw: raw.pop("version"),
    "a number as version": lambda raw: raw.update(version=3),
    "a version of something else": lambda raw: raw.update(version="stakes-3"),
    "a version without a number": lambda raw: raw.update(version="safety-"),
    "no groups": lambda raw: raw.update(groups=[]),
    "an empty group": lambda raw: raw["groups"].append(
        {"name": "more", "source": "nobody", "figures": {}}
    ),
    "a group without a source": lambda raw: raw["groups"][0].pop("source"),
    "a group without a name": lambda raw: raw["groups"][0].pop("name"),
    "a field nobody knows": lambda raw: raw.update(note="see elsewhere"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_table_that_is_not_whole_is_refused(damage: Callable[[Raw], object]) -> None:
    raw = deepcopy(SHIPPED)
    damage(raw)
    assert problem_in(raw)


@pytest.mark.parametrize("value", [".nan", ".inf"])
@pytest.mark.parametrize("name", ["strong_fear", "max_chance_above", "drop_days"])
def test_a_figure_that_is_no_finite_number_is_named(name: str, value: str) -> None:
    assert name in problem_in(with_figure(name, yaml.safe_load(value)))


def test_a_figure_written_twice_in_one_group_is_refused_with_its_line(tmp_path: Path) -> None:
    text = (FOLDER / FILE).read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if "strong_fear:" in each)
    path = tmp_path / FILE
    path.parent.mkdir()
    path.write_text(text.replace(line, f"{line}\n{line}"), encoding="utf-8")
    with pytest.raises(LibraryError) as raised:
        read_file(path, SafetyFile, tmp_path)
    (problem,) = raised.value.problems
    assert "'strong_fear' stands twice" in problem.reason


def test_a_library_without_its_rules_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    assert read_library(folder).safety == open_library().safety
    (folder / FILE).unlink()
    with pytest.raises(LibraryError) as raised:
        read_library(folder)
    assert raised.value.problems == (Problem(FILE.as_posix(), "-", "the file is missing"),)


def test_any_other_figure_makes_another_version_of_the_library(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    before = read_library(folder).version
    text = (folder / FILE).read_text(encoding="utf-8")
    changed = text.replace("open_top: 62.0", "open_top: 61.0")
    (folder / FILE).write_text(changed, encoding="utf-8")
    after = read_library(folder)
    assert after.safety.open_top == 61.0
    assert after.version != before
