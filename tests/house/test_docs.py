"""The documentation is whole: every decision is listed, every screen and command described."""

import re
from pathlib import Path

from click.testing import CliRunner
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from tools.data_model import KINDS, document
from undaunted.cli import main

DOCS = Path("docs")
SCREENS = DOCS / "reference/screens.md"


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> dict[str, str]:
    found: dict[str, str] = {}
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found |= addresses(pattern.url_patterns, here)
        elif pattern.name:
            found[pattern.name] = here
    return found


def test_every_screen_is_described_at_its_own_address() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| `([^`]+)` \|", SCREENS.read_text(), re.MULTILINE)
    assert dict(rows) == addresses(get_resolver().url_patterns)


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


def test_every_room_with_tables_is_in_the_data_model() -> None:
    ours = [config for config in apps.get_app_configs() if config.name.startswith("undaunted.")]
    assert {config.label for config in ours if list(config.get_models())} == set(KINDS)


def test_the_data_model_is_up_to_date() -> None:
    assert (DOCS / "reference/data-model.md").read_text() == document()
