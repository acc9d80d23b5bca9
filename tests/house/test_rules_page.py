"""The page for clinicians says every figure of the safety rules, once, as it is."""

import re
from collections import Counter
from dataclasses import fields
from pathlib import Path

from undaunted.engine.safety.rules import SafetyRules
from undaunted.library.reading import open_library
from undaunted.library.rules import FIGURES

PAGE = Path("docs/safety/rules.md").read_text()
ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
GRADES = ("published", "memory", "measured", "computed", "judgement")


def wrong(page: str, rules: SafetyRules) -> list[str]:
    """Names of figures that the page leaves out, says twice or says otherwise."""
    rows = ROW.findall(page)
    times = Counter(name for name, *_ in rows)
    said = {name: value.strip() for name, value, *_ in rows}
    return [
        name
        for name in sorted({*FIGURES, *times})
        if times[name] != 1 or said.get(name) != value_of(rules, name)
    ]


def value_of(rules: SafetyRules, name: str) -> str:
    return f"{getattr(rules, name):g}" if name in FIGURES else ""


def test_every_figure_stands_on_the_page_once_with_its_value() -> None:
    assert len(FIGURES) == len(fields(SafetyRules)) - 2
    assert wrong(PAGE, open_library().safety) == []


def test_another_figure_turns_the_page_red() -> None:
    rules = open_library().safety
    assert wrong(PAGE.replace("| `rise` | 8 |", "| `rise` | 9 |"), rules) == ["rise"]
    assert wrong(PAGE.replace("| `rise` |", "| rise |"), rules) == ["rise"]


def test_every_figure_has_a_meaning_and_a_grade() -> None:
    for name, _value, meaning, grade in ROW.findall(PAGE):
        assert len(meaning.strip()) > 5, name
        assert grade.strip().startswith(GRADES), (name, grade)


def test_the_page_names_the_version_it_describes() -> None:
    assert f"`{open_library().safety.version}`" in PAGE
