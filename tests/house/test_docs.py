"""The documentation is whole: every decision is listed, every screen and command described."""

from pathlib import Path

from click.testing import CliRunner
from django.urls import URLPattern, URLResolver, get_resolver

from tools.data_model import document
from undaunted.cli import main

DOCS = Path("docs")


def names(patterns: list[URLPattern | URLResolver]) -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found |= names(pattern.url_patterns)
        elif pattern.name:
            found.add(pattern.name)
    return found


def test_every_screen_is_described() -> None:
    described = (DOCS / "reference/screens.md").read_text()
    assert {
        name for name in names(get_resolver().url_patterns) if f"`{name}`" not in described
    } == set()


def test_every_command_is_described() -> None:
    described = (DOCS / "reference/commands.md").read_text()
    assert CliRunner().invoke(main, ["--help"]).exit_code == 0
    assert {name for name in main.commands if f"undaunted {name}" not in described} == set()


def test_every_decision_is_listed() -> None:
    listed = (DOCS / "decisions/README.md").read_text()
    decisions = [path.stem for path in (DOCS / "decisions").glob("[0-9]*.md")]
    assert len(decisions) >= 3
    assert [name for name in decisions if name not in listed] == []


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    assert "## Unreleased" in Path("CHANGELOG.md").read_text()


def test_the_data_model_is_up_to_date() -> None:
    assert (DOCS / "reference/data-model.md").read_text() == document()
