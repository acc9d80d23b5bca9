"""The shipped files as they were read once, so that the next start neither parses nor tries them.

Each file is known by a digest of its bytes, so nothing stale can be taken for it; a cache that is
missing, damaged or of another program is an empty one. Holds content, and nothing of a person.
"""

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path

import platformdirs

FOLDER = "UNDAUNTED_CACHE"  # another folder for the cache; empty for none
_NAME = "library.json"
_DATE = "$date"
_DIGITS = 64


@dataclass
class Compiled:
    """Parsed files by the digest of their bytes; `whole`: versions of a library without a fault."""

    files: dict[str, object] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    used: dict[str, object] = field(default_factory=dict)

    def known(self, content: bytes) -> object | None:
        """What these bytes say, where that was kept."""
        digest = digest_of(content)
        found = self.files.get(digest)
        if found is not None:
            self.used[digest] = found
        return found

    def learn(self, content: bytes, said: object) -> None:
        self.used[digest_of(content)] = said


IN_USE: ContextVar[Compiled | None] = ContextVar("compiled", default=None)
TRIED: ContextVar[bool] = ContextVar("tried", default=False)


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def program() -> str:
    """What reads the files: another one may see faults this one does not."""
    return f"{version('undaunted')} {sys.version}"


def cache_file() -> Path | None:
    """Where the cache lies; None where there shall be none."""
    named = os.environ.get(FOLDER)
    if named is None:
        return platformdirs.user_cache_path("undaunted", appauthor=False) / _NAME
    return Path(named) / _NAME if named else None


def kept(file: Path | None) -> Compiled:
    """The cache as it was kept, or an empty one."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        content = file.read_bytes() if file else b""
        digest, body = content[:_DIGITS].decode("ascii"), content[_DIGITS:]
        if digest == digest_of(body):
            read = json.loads(body, object_hook=_dated)
            if read["program"] == program():
                return Compiled(dict(read["files"]), frozenset(read["whole"]))
    return Compiled()


def write_cache(file: Path | None, compiled: Compiled, library_version: str) -> None:
    """Write what was used, for the owner alone; where that can't be done, nothing is lost."""
    files = {digest: said for digest, said in compiled.used.items() if _is_plain(said)}
    if file is None or (library_version in compiled.whole and files == compiled.files):
        return
    document = {"program": program(), "whole": [library_version], "files": files}
    body = json.dumps(document, default=_undated, ensure_ascii=False).encode()
    replace_for_owner(file, digest_of(body).encode("ascii") + body)


def replace_for_owner(file: Path, content: bytes) -> None:
    """Write a file whole or not at all; where that can't be done, it stays as it was."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, draft = tempfile.mkstemp(dir=file.parent)  # readable by its owner only
        with os.fdopen(handle, "wb") as to:
            to.write(content)
        Path(draft).replace(file)


def _is_plain(said: object) -> bool:
    """Whether the cache gives it back as it is."""
    try:
        return bool(json.loads(json.dumps(said, default=_undated), object_hook=_dated) == said)
    except (TypeError, ValueError, RecursionError):
        return False


def _undated(said: object) -> Mapping[str, str]:
    if type(said) is date:
        return {_DATE: said.isoformat()}
    raise TypeError(f"{type(said).__name__} is not kept")


def _dated(said: dict[str, object]) -> object:
    if set(said) == {_DATE}:
        return date.fromisoformat(str(said[_DATE]))
    return said


@contextmanager
def used(compiled: Compiled, library_version: str) -> Iterator[None]:
    """While it holds, files are looked up here; patterns of a library known to be whole are not
    tried again."""
    use = IN_USE.set(compiled)
    try:
        with trusting(library_version in compiled.whole):
            yield
    finally:
        IN_USE.reset(use)


@contextmanager
def trusting(more: bool = True) -> Iterator[None]:
    """While it holds with `more`, no pattern is tried; without, it is as before."""
    tried = TRIED.set(TRIED.get() or more)
    try:
        yield
    finally:
        TRIED.reset(tried)
