"""Budgets as data: lines of code only, without docstrings, comments and blanks."""

import ast
import io
import statistics
import tokenize
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path("src/undaunted")
FILES = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
FILE_BUDGET = {"median": 80, "p90": 200, "max": 400}
FUNCTION_BUDGET = {"median": 8, "p90": 25, "max": 60}
TEMPLATE_BUDGET = {"median": 20, "max": 60}
TEMPLATE_CHARACTERS = {"median": 900, "max": 5000}
WIDEST_LINE = 120
WRITTEN = {
    "src": {".py", ".html", ".css", ".js"},
    "tests": {".py"},
    "tools": {".py", ".sh"},
    "benchmarks": {".py"},
}
NOT_OURS = {"migrations", "vendor"}
MOST_TEST_LINES, MOST_SCRIPT_LINES = 500, 150


def code_lines(source: str) -> set[int]:
    """Numbers of lines that hold code: no comment, no blank, no docstring."""
    kinds = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)
    held: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in (*kinds, tokenize.ENDMARKER):
            held.update(range(token.start[0], token.end[0] + 1))
    return held - docstring_lines(source)


def docstring_lines(source: str) -> set[int]:
    held: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(
            node
        ):
            text = node.body[0]
            held.update(range(text.lineno, (text.end_lineno or text.lineno) + 1))
    return held


def functions(source: str) -> list[int]:
    held = code_lines(source)
    return [
        sum(node.lineno <= line <= (node.end_lineno or node.lineno) for line in held)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]


def p90(values: list[int]) -> float:
    return statistics.quantiles(values, n=10)[-1]


def test_files_stay_small() -> None:
    sizes = {path: len(code_lines(path.read_text())) for path in FILES}
    filled = [size for size in sizes.values() if size > 3]
    assert max(sizes.values()) <= FILE_BUDGET["max"], max(sizes, key=lambda path: sizes[path])
    assert statistics.median(filled) <= FILE_BUDGET["median"]
    assert p90(filled) <= FILE_BUDGET["p90"]


def test_functions_do_one_thing() -> None:
    sizes = [size for path in FILES for size in functions(path.read_text())]
    longest = max((size, str(path)) for path in FILES for size in [*functions(path.read_text()), 0])
    assert longest[0] <= FUNCTION_BUDGET["max"], longest
    assert statistics.median(sizes) <= FUNCTION_BUDGET["median"]
    assert p90(sizes) <= FUNCTION_BUDGET["p90"]


def test_templates_and_scripts_stay_small() -> None:
    templates = {p: len(p.read_text().splitlines()) for p in SOURCE.rglob("templates/**/*.html")}
    assert max(templates.values()) <= TEMPLATE_BUDGET["max"], max(
        templates, key=lambda p: templates[p]
    )
    assert statistics.median(templates.values()) <= TEMPLATE_BUDGET["median"]
    characters = {p: len(p.read_text()) for p in templates}
    assert max(characters.values()) <= TEMPLATE_CHARACTERS["max"], max(
        characters, key=lambda p: characters[p]
    )
    assert statistics.median(characters.values()) <= TEMPLATE_CHARACTERS["median"]
    for script in SOURCE.rglob("static/**/*.js"):
        assert len(script.read_text().splitlines()) < MOST_SCRIPT_LINES, script


def lines_to_read() -> Iterator[tuple[str, str]]:
    """Every line of code, template, style and script of ours, with the place where it stands."""
    for folder, kinds in WRITTEN.items():
        for path in Path(folder).rglob("*"):
            if path.suffix in kinds and not NOT_OURS & set(path.parts):
                for number, line in enumerate(path.read_text().splitlines(), 1):
                    yield f"{path}:{number}", line
    for number, line in enumerate(Path("Makefile").read_text().splitlines(), 1):
        yield f"Makefile:{number}", line


def test_no_line_is_packed() -> None:
    lines = list(lines_to_read())
    assert {Path(place.split(":")[0]).suffix for place, _ in lines} >= {
        ".py",
        ".html",
        ".css",
        ".js",
    }
    wide = [place for place, line in lines if len(line) > WIDEST_LINE]
    assert not wide, wide


def test_tests_stay_readable() -> None:
    for path in Path("tests").rglob("*.py"):
        assert len(code_lines(path.read_text())) <= MOST_TEST_LINES, path


def test_the_counter_leaves_out_what_is_not_code() -> None:
    source = '"""Words."""\n\n# a note\nx = 1\n\n\ndef f():\n    """More words."""\n    return x\n'
    assert len(code_lines(source)) == 3
    assert functions(source) == [2]
