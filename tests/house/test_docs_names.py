"""What the documentation names in backticks exists: files, folders, modules, and what is in them.

Decisions are exempt: they are history.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path("src/undaunted")
ROOMS = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
PAGES = sorted(
    {
        *(path for path in Path("docs").rglob("*.md") if "decisions" not in path.parts),
        *Path("docs").rglob("*.yaml"),
        *(Path(name) for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    }
)
TOPS = {"src", "docs", "tests", "tools", "locks", "benchmarks", ".ci"}
ENDS = re.compile(r"\.(py|html|css|js|svg|sh|md|yaml|txt|toml)$")
FILES = {path.name for top in ("src", "tests", "tools") for path in Path(top).rglob("*.py")}
TICKED = re.compile(r"`([^`\n]+)`")
FENCED = re.compile(r"^```.*?^```", re.S | re.M)
LOOSE = re.compile(r"[<{*\[…$]|\.\.\.")


def named_in(text: str) -> list[str]:
    """What stands in backticks, fenced examples left out."""
    return TICKED.findall(FENCED.sub("", text))


def missing(name: str) -> bool:
    """Whether `name` looks like a part of this house and is not there."""
    if LOOSE.search(name) or " " in name:
        return False
    if "/" in name:
        return path_is_missing(name)
    if name.endswith(".py"):
        return name not in FILES
    return bool(re.fullmatch(r"[a-zA-Z_][\w.]*(\(\))?", name)) and dotted_is_missing(name)


def path_is_missing(name: str) -> bool:
    """A path from the top or from a room, perhaps with a name in it: `engine/pool.py:PoolPart`."""
    path, _, inside = name.replace("::", ":").partition(":")
    first = path.split("/")[0]
    if first in TOPS:
        here = Path(path)
    elif first in ROOMS and (ENDS.search(path) or path.endswith("/")):
        here = SOURCE / path
    else:
        return False
    if not inside:
        return not here.exists()
    return not here.is_file() or any(part not in here.read_text() for part in inside.split("."))


def dotted_is_missing(name: str) -> bool:
    """`undaunted.room.module.name`, or the same without `undaunted`."""
    parts = name.removesuffix("()").removeprefix("undaunted.").split(".")
    if parts[0] not in ROOMS or len(parts) < 2 or ENDS.search(name):
        return False
    return not exists(SOURCE / parts[0], parts[1:])


def exists(here: Path, rest: list[str]) -> bool:
    if not rest:
        return True
    folder, module = here / rest[0], here / f"{rest[0]}.py"
    if folder.is_dir():
        return exists(folder, rest[1:])
    if module.is_file():
        return len(rest) == 1 or rest[1] in names_of(module)
    return (here / "__init__.py").is_file() and rest[0] in names_of(here / "__init__.py")


@cache
def names_of(module: Path) -> frozenset[str]:
    """Everything that is bound or imported at the top of a module."""
    found: set[str] = set()
    for node in ast.parse(module.read_text()).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.ImportFrom | ast.Import):
            found |= {alias.asname or alias.name for alias in node.names}
        else:
            found |= {
                part.id
                for part in ast.walk(node)
                if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
            }
    return frozenset(found)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_what_a_page_names_exists(page: Path) -> None:
    assert sorted({name for name in named_in(page.read_text()) if missing(name)}) == []


@pytest.mark.parametrize("page", sorted(Path().glob("*.md")), ids=str)
def test_what_a_page_at_the_top_links_to_exists(page: Path) -> None:
    linked = re.findall(r"""(?:\]\(|src=")([^)"#]+)""", page.read_text())
    assert [to for to in linked if "://" not in to and not Path(to).exists()] == []
    assert linked


def test_the_check_finds_what_is_gone_and_lets_stand_what_is_there() -> None:
    gone = (
        "src/undaunted/practice/learning.py",
        "undaunted.practice.nowhere",
        "practice.nowhere.offer_for",
        "record.recording.no_such_verb",
        "engine/nowhere.py",
        "nowhere.py",
        "engine/measures.py:no_such_function",
    )
    there = (
        "src/undaunted/record/recording.py",
        "undaunted.record.recording",
        "record.recording.commit",
        "engine/measures.py",
        "measures.py",
        "engine/measures.py:score",
        "src/undaunted/<room>/urls.py",
        "git log --oneline",
        "people.",
    )
    assert [name for name in gone if not missing(name)] == []
    assert [name for name in there if missing(name)] == []
