"""The compiled cache gives the same library, and is never a fault."""

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.library.builders import a_library, with_change
from undaunted.library import compiled
from undaunted.library.compiled import cache_file
from undaunted.library.kinds import phrasebook
from undaunted.library.reading import (
    Library,
    LibraryError,
    compiled_library,
    getting_ready,
    open_library,
    read_library,
)


def same(one: Library, other: Library) -> bool:
    """Whether both say the same; models of likeness hold arrays, which are not compared at once."""
    return _without_models(one) == _without_models(other) and _models(one) == _models(other)


def _without_models(library: Library) -> Library:
    return replace(
        library,
        self_judgement=replace(library.self_judgement, models=()),
        because_of_who=replace(library.because_of_who, models=()),
    )


def _models(library: Library) -> list[tuple[str, list[float], list[float]]]:
    guards = (library.self_judgement, library.because_of_who)
    return [
        (each.language, each.weights.tolist(), each.kind_weights.tolist())
        for guard in guards
        for each in guard.models
    ]


def parsed(patch: pytest.MonkeyPatch) -> list[bytes]:
    """Every file that is parsed from now on."""
    seen: list[bytes] = []
    load = yaml.load

    def counted(content: bytes, **how: Any) -> object:
        seen.append(content)
        return load(content, **how)

    patch.setattr(yaml, "load", counted)
    return seen


def test_the_second_start_parses_nothing_and_tries_no_pattern(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, whole = tmp_path / "cache" / "library.json", read_library()
    assert same(compiled_library(cache), whole)
    seen, tried = parsed(monkeypatch), list[tuple[str, ...]]()
    monkeypatch.setattr(phrasebook, "fault_of", lambda patterns: tried.append(patterns))
    assert same(compiled_library(cache), whole)
    assert seen == []
    assert tried == []


def test_only_the_file_that_changed_is_parsed_and_everything_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cache = a_library(tmp_path), tmp_path / "library.json"
    compiled_library(cache, folder)
    changed = with_change(folder, "minutes: ", "minutes: 1")
    seen = parsed(monkeypatch)
    assert same(compiled_library(cache, changed), read_library(changed))
    assert b"minutes: 1" in seen[0]
    assert not compiled.TRIED.get()


def test_a_file_that_went_bad_is_named_though_the_cache_knew_it(tmp_path: Path) -> None:
    folder, cache = a_library(tmp_path), tmp_path / "library.json"
    compiled_library(cache, folder)
    (folder / "evidence.yaml").write_text("claims: [")
    with pytest.raises(LibraryError, match=r"evidence\.yaml"):
        compiled_library(cache, folder)


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def nothing(_content: bytes) -> bytes:
    return b""


def flipped(content: bytes) -> bytes:
    return content[:900] + bytes([content[900] ^ 1]) + content[901:]


def other_text(_content: bytes) -> bytes:
    return "{} 今日".encode()


def resealed(_content: bytes) -> bytes:
    """A whole file of another shape."""
    body = b'{"program": []}'
    return compiled.digest_of(body).encode() + body


@pytest.mark.parametrize("damage", [cut, nothing, flipped, other_text, resealed])
def test_a_damaged_cache_is_read_as_none_and_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[bytes], bytes]
) -> None:
    folder, cache = a_library(tmp_path), tmp_path / "library.json"
    whole = compiled_library(cache, folder)
    sound = cache.read_bytes()
    cache.write_bytes(damage(sound))
    assert same(compiled_library(cache, folder), whole)
    assert cache.read_bytes() == sound
    seen = parsed(monkeypatch)
    compiled_library(cache, folder)
    assert seen == []


def test_a_cache_of_another_program_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cache = a_library(tmp_path), tmp_path / "library.json"
    compiled_library(cache, folder)
    monkeypatch.setattr(compiled, "program", lambda: "another")
    seen = parsed(monkeypatch)
    compiled_library(cache, folder)
    assert seen


def test_where_nothing_can_be_written_the_library_is_read_all_the_same(tmp_path: Path) -> None:
    folder, barred = a_library(tmp_path), tmp_path / "a-file"
    barred.write_text("not a folder")
    assert same(compiled_library(barred / "library.json", folder), read_library(folder))
    assert same(compiled_library(None, folder), read_library(folder))


def test_the_cache_is_for_its_owner_alone_and_leaves_no_draft(tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "library.json"
    compiled_library(cache, a_library(tmp_path))
    assert os.listdir(cache.parent) == ["library.json"]
    assert stat.S_IMODE(cache.stat().st_mode) == 0o600


def test_the_folder_is_chosen_or_turned_off(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(compiled.FOLDER, str(tmp_path))
    assert cache_file() == tmp_path / "library.json"
    monkeypatch.setenv(compiled.FOLDER, "")
    assert cache_file() is None


def test_getting_ready_leaves_no_pattern_to_compile(monkeypatch: pytest.MonkeyPatch) -> None:
    library = open_library()
    list(getting_ready(library))
    monkeypatch.setattr("re.compile", None)
    list(getting_ready(library))
