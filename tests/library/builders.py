"""A small library in a folder of its own, good until a test damages it."""

import re
import shutil
from pathlib import Path

import yaml

from undaunted.library.files import read_file
from undaunted.library.kinds.ask import Ask
from undaunted.library.reading import FOLDER

ASK = "asks/strangers/name-of-that-plant.yaml"
LESSON = "lessons/why-a-no-hurts.yaml"
EXERCISE = "exercises/evidence-sheet.yaml"
PROGRAMME = "programmes/first-ten.yaml"
_LISTED = re.compile(r"\n    only_asks:\s*\[[^\]]*\]")


def a_library(folder: Path) -> Path:
    """The shipped library, whole but for its asks: there is one of those, and no list names others."""
    for name in (*(file.name for file in FOLDER.glob("*.yaml")), ASK):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(FOLDER / name, folder / name)
    for name in ("exercises", "lessons", "measures", "phrases", "programmes", "rules"):
        shutil.copytree(FOLDER / name, folder / name)
    for path in (folder / "programmes").iterdir():
        path.write_text(_LISTED.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def with_change(folder: Path, old: str, new: str, name: str = ASK) -> Path:
    """The library with one piece of text in one file written differently."""
    path = folder / name
    before = path.read_text(encoding="utf-8")
    assert old in before, f"'{old}' is not in {name}"
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
    return folder


def an_ask(**changes: object) -> Ask:
    """The shipped sample ask, with some fields said differently."""
    raw = yaml.safe_load((FOLDER / ASK).read_text(encoding="utf-8"))
    return Ask.model_validate(raw | changes)


def the_ask(folder: Path) -> Ask:
    return read_file(folder / ASK, Ask, folder)
