"""Formats that last: migrations are only added, and the export's version rises with its shape."""

from pathlib import Path

import pytest

from tools import formats
from undaunted.leaving.exporting import VERSION
from undaunted.leaving.upgrading import REWRITTEN, STEPS

AGAIN = "Run .venv/bin/python tools/formats.py and commit what it wrote."


def test_migrations_are_only_added() -> None:
    assert list(formats.faults()) == []


def test_every_migration_is_in_the_list() -> None:
    assert formats.not_kept() == [], AGAIN


def test_a_changed_and_a_removed_migration_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "undaunted" / "people" / "migrations"
    folder.mkdir(parents=True)
    (folder / "0001_initial.py").write_text("operations = []\n")
    (folder / "0003_more.py").write_text("operations = []\n")
    listed = f"{'a' * 64}  people/migrations/0001_initial.py\n"
    listed += f"{'b' * 64}  people/migrations/0002_gone.py\n"
    (tmp_path / "migrations.txt").write_text(listed)
    monkeypatch.setattr(formats, "SOURCE", tmp_path / "undaunted")
    monkeypatch.setattr(formats, "MIGRATIONS", tmp_path / "migrations.txt")

    changed, gone = formats.faults()

    assert "0001_initial.py was changed" in changed
    assert "0002_gone.py is gone" in gone
    assert formats.not_kept() == ["people/migrations/0003_more.py"]


def test_the_shape_of_the_export_is_the_one_kept_for_its_version() -> None:
    kept = formats.kept_shapes()
    assert kept[str(VERSION)] == formats.shape(), (
        "The export has another shape. If a release wrote this version, raise VERSION in "
        f"leaving/exporting.py and give the older one its step in leaving/upgrading.py. {AGAIN}"
    )


def test_a_version_that_a_release_has_written_never_changes() -> None:
    kept = formats.kept_shapes()
    assert formats.written()
    for version, shape in formats.written().items():
        assert kept[version] == shape, f"raise VERSION: a release has written version {version}"


def test_every_version_before_this_one_is_kept_and_steps_lead_up_to_it() -> None:
    before = set(range(1, VERSION))
    assert {int(version) for version in formats.kept_shapes()} == {*before, VERSION}
    assert set(STEPS) | set(REWRITTEN) <= before
