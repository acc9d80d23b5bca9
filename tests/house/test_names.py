"""One meaning a name: what is named twice, what was given up, and what only its own module uses."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SRC = Path("src/undaunted")
USERS = ("src", "tests", "tools", "benchmarks")
GLOSSARY = Path("docs/reference/glossary.md")
MOST_MODULES = 2  # in which a public function's name may stand
# The one contract of every estimator (engine/__init__.py), and what a thing does in any room.
CONTRACT = frozenset({"start", "predict", "learn", "learn_one", "learn_many", "main", "fit"})
RETIRED = frozenset(
    {
        "answering",
        "footing",
        "noting",
        "sighting",
        "standing",
        "stood",
        "told",
        "visible_to",
        "whereabouts",
        "within",
    }
)
# Columns and keys of files are facts that were written: their names do not change with the code.
WRITTEN = {
    ("Suggestion", "standing"),
    ("SafetyDecision", "told"),
    ("InstrumentFile", "answering"),
}
KEPT = {word for _class, word in WRITTEN}
# Found by the framework under this very name.
FOUND_BY_NAME = frozenset({"register", "urlpatterns", "app_name"})
PATH = re.compile(r"undaunted(\.\w+)+")
SETTINGS = frozenset({"settings.py", "urls.py", "wsgi.py", "__main__.py"})


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def files(*roots: str) -> Iterator[Path]:
    for root in roots:
        yield from (p for p in sorted(Path(root).rglob("*.py")))


def own_files() -> Iterator[Path]:
    yield from (path for path in files("src") if "migrations" not in path.parts)


def module_of(path: Path) -> str:
    parts = path.with_suffix("").parts
    parts = parts[1:] if parts[0] == "src" else parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def named(tree: ast.Module, kind: type[ast.ClassDef] | type[ast.FunctionDef]) -> Iterator[str]:
    yield from (node.name for node in tree.body if isinstance(node, kind))


def modules_by_name(kind: type[ast.ClassDef] | type[ast.FunctionDef]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in own_files():
        for name in named(tree_of(path), kind):
            if not name.startswith("_"):
                found[name].append(module_of(path))
    return found


def test_no_class_is_named_twice() -> None:
    twice = {name: where for name, where in modules_by_name(ast.ClassDef).items() if where[1:]}
    assert twice == {}


def test_no_function_name_stands_in_many_modules() -> None:
    many = {
        name: where
        for name, where in modules_by_name(ast.FunctionDef).items()
        if len([each for each in where if ".screens." not in each]) > MOST_MODULES
    }
    assert {name: where for name, where in many.items() if name not in CONTRACT} == {}


def test_each_class_of_the_glossary_lives_where_it_says() -> None:
    said = re.findall(r"`([\w.]+)\.([A-Z]\w+)`", GLOSSARY.read_text("utf-8"))
    classes = {
        (module_of(p), name) for p in own_files() for name in named(tree_of(p), ast.ClassDef)
    }
    assert said
    assert [each for each in said if (f"undaunted.{each[0]}", each[1]) not in classes] == []


def identifiers(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.Name):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.arg | ast.keyword) and node.arg:
            yield node.arg, node.lineno


def test_retired_words_name_nothing() -> None:
    found = [
        f"{path}:{line}: {name}"
        for path in own_files()
        for name, line in identifiers(tree_of(path))
        if name.lower() in RETIRED - KEPT
    ]
    found += [str(path) for path in own_files() if path.stem in RETIRED]
    assert found == []


def test_retired_words_that_were_written_name_only_what_was_written() -> None:
    """Nobody binds them anew: where they stand, they are a column or the key of a file."""
    found = []
    for path in own_files():
        tree = tree_of(path)
        owned = {
            id(node)
            for each in ast.walk(tree)
            if isinstance(each, ast.ClassDef)
            for node in ast.walk(each)
            if any((each.name, word) in WRITTEN for word in KEPT)
        }
        for node in ast.walk(tree):
            name = getattr(node, "name", None) or getattr(node, "id", None)
            name = node.arg if isinstance(node, ast.arg) else name
            if str(name).lower() in KEPT and id(node) not in owned:
                found.append(f"{path}:{getattr(node, 'lineno', 0)}: {name}")
    assert found == []


def bound_modules(tree: ast.Module) -> dict[str, set[str]]:
    """The modules that each name of a file may mean."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                found[alias.asname or alias.name.split(".")[0]].add(alias.name)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                found[alias.asname or alias.name].add(f"{node.module}.{alias.name}")
    return found


def used_by(tree: ast.Module) -> Iterator[str]:
    """Everything of other modules that a file may mean, as `module.name`; rather too much."""
    modules = bound_modules(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Attribute):
            base = ast.unparse(node.value)
            first, _, rest = base.partition(".")
            for module in modules.get(first, ()):
                yield ".".join(filter(None, (module, rest, node.attr)))
        elif isinstance(node, ast.Call) and len(node.args) > 1:
            what, name = node.args[0], node.args[1]
            if isinstance(what, ast.Name) and isinstance(name, ast.Constant):
                yield from (f"{module}.{name.value!s}" for module in modules.get(what.id, ()))
        elif isinstance(node, ast.Constant) and PATH.fullmatch(str(node.value)):
            yield str(node.value)


def is_called_by_a_decorator(node: ast.FunctionDef) -> bool:
    """Whether a decorator hands the function to click or to the template engine."""
    said = " ".join(ast.unparse(each) for each in node.decorator_list)
    return any(word in said for word in ("register", "command", "group", "option"))


def public_of(path: Path) -> Iterator[str]:
    for node in tree_of(path).body:
        if isinstance(node, ast.FunctionDef) and not is_called_by_a_decorator(node):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (each.id for each in node.targets if isinstance(each, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def test_what_only_its_own_module_uses_is_private() -> None:
    users: dict[str, set[Path]] = defaultdict(set)
    for path in files(*USERS):
        for name in used_by(tree_of(path)):
            users[name].add(path)
    found = []
    for path in own_files():
        if path.name in SETTINGS:
            continue
        for name in public_of(path):
            wanted = not name.startswith("_") and name not in FOUND_BY_NAME
            if wanted and not users[f"{module_of(path)}.{name}"] - {path}:
                found.append(f"{path}: {name}")
    assert found == []
