"""The kept demo: whole or none, and never an old one."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from undaunted.cli.demo import kept, preparing
from undaunted.vault.keyring import KEYRING_FILE, KEYRING_VARIABLE
from undaunted.web.places import DATABASE_FILE, CannotStart

TODAY = date(2026, 5, 4)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("UNDAUNTED_CACHE", str(folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv(KEYRING_VARIABLE, raising=False)
    return folder


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    folder = tmp_path / "first-demo"
    folder.mkdir()
    (folder / KEYRING_FILE).write_text("the key")
    with closing(sqlite3.connect(folder / DATABASE_FILE)) as database, database:
        database.execute("CREATE TABLE lived (day TEXT)")
        database.execute("INSERT INTO lived VALUES ('yesterday')")
    return folder


def lived(folder: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(folder / DATABASE_FILE)) as database:
        return database.execute("SELECT day FROM lived").fetchall()


def test_what_was_kept_comes_back_whole_and_marked_as_a_demo(filled: Path, tmp_path: Path) -> None:
    kept.keep_filled(filled, TODAY)
    second = tmp_path / "second-demo"
    assert kept.bring(second, TODAY)
    assert lived(second) == [("yesterday",)]
    assert (second / KEYRING_FILE).read_text() == "the key"
    assert (second / kept.MARK).exists()
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_damaged_one_is_thrown_away_and_nothing_is_left_half_done(
    filled: Path, tmp_path: Path, cache: Path
) -> None:
    kept.keep_filled(filled, TODAY)
    (file,) = cache.glob("demo-*.zip")
    whole = file.read_bytes()
    for broken in (whole[: len(whole) // 2], whole[:200] + b"\0\0\0\0" + whole[204:], b""):
        file.write_bytes(broken)
        assert not kept.bring(tmp_path / "second-demo", TODAY)
        assert not file.exists()
        assert sorted(one.name for one in tmp_path.iterdir()) == ["cache", "first-demo"]


@pytest.mark.parametrize(("later", "used"), [(0, True), (6, True), (7, False), (-1, False)])
def test_one_of_another_week_is_none(filled: Path, tmp_path: Path, later: int, used: bool) -> None:
    kept.keep_filled(filled, TODAY)
    assert kept.bring(tmp_path / "second-demo", TODAY + timedelta(days=later)) is used


def test_one_of_another_engine_is_none_and_goes_when_a_new_one_comes(
    filled: Path, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.keep_filled(filled, TODAY)
    monkeypatch.setattr(kept, "ENGINE_VERSION", "another")
    assert not kept.bring(tmp_path / "second-demo", TODAY)
    kept.keep_filled(filled, TODAY)
    assert len(list(cache.glob("demo-*.zip"))) == 1


def test_a_demo_that_is_there_is_left_as_it_is(filled: Path) -> None:
    kept.keep_filled(filled, TODAY)
    with closing(sqlite3.connect(filled / DATABASE_FILE)) as database, database:
        database.execute("INSERT INTO lived VALUES ('today')")
    assert not kept.bring(filled, TODAY)
    assert lived(filled) == [("yesterday",), ("today",)]


def test_nothing_is_kept_where_there_shall_be_no_cache(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNDAUNTED_CACHE", "")
    kept.keep_filled(filled, TODAY)
    assert not kept.bring(tmp_path / "second-demo", TODAY)


def test_only_a_folder_marked_as_a_demo_is_thrown_away(filled: Path) -> None:
    with pytest.raises(CannotStart, match="isn't marked as a demo"):
        preparing.prepare(filled, None, fresh=True, tell=print)
    assert lived(filled) == [("yesterday",)]
