"""Writes docs/safety/hazard-log.md from docs/safety/hazards.yaml: `python tools/hazards.py`."""

import ast
import sys
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from undaunted.library.files import read_file
from undaunted.library.kinds.fields import Frozen

FOLDER = Path("docs/safety")
SOURCE, PAGE = Path("hazards.yaml"), Path("hazard-log.md")
TESTED_BY_NOBODY = "**no test yet**"

Severity = Literal["minor", "significant", "considerable", "major", "catastrophic"]
Likelihood = Literal["very low", "low", "medium", "high", "very high"]
Words = Annotated[str, StringConstraints(min_length=3, max_length=900)]
CodePlace = Annotated[str, StringConstraints(pattern=r"^src/[\w/]+\.py:[A-Za-z_][\w.]*$")]
TestPlace = Annotated[str, StringConstraints(pattern=r"^tests/[\w/]+\.py::test_\w+$")]

HEAD = """# Hazard log

Made from `hazards.yaml` by `tools/hazards.py`; a test fails when this page is not up to date, when a control names code
that is gone, or when a test it rests on is gone.

In the manner of DCB0129: a hazard, what causes it, whom it harms and how, what stands against it, and what is left.
It is **our own log and no certificate**. No clinical safety officer has signed it,
and no clinician has reviewed it yet.
Severity and likelihood are judgements of the authors, in the words of the NHS matrix: harm is *minor, significant,
considerable, major* or *catastrophic*; likelihood is *very low* (below 5 %), *low, medium, high* or *very high*. There
are no data of people who use Undaunted, so no likelihood here was counted.

A control is shown by a test of the program. A test shows that the program does what is written here. It does not show
that this helps anybody. The figures of the rules are in [Safety rules](rules.md).
"""


class Risk(Frozen):
    """How bad, and how likely."""

    severity: Severity
    likelihood: Likelihood

    def __str__(self) -> str:
        return f"{self.severity}, {self.likelihood}"


class Control(Frozen):
    """What stands against a hazard, where in the code, and the test that shows it."""

    what: Words
    code: CodePlace
    test: TestPlace | None


class Hazard(Frozen):
    """`arises` is false for parts that are not built: then there is nothing to control yet."""

    id: Annotated[str, StringConstraints(pattern=r"^H\d\d$")]
    hazard: Words
    cause: Words
    effect: Words
    initial: Risk
    controls: tuple[Control, ...] = ()
    residual: Risk | None = None
    note: Words
    arises: bool = True

    @model_validator(mode="after")
    def whole(self) -> "Hazard":
        if self.arises and not (self.controls and self.residual):
            raise ValueError("needs controls and what is left, or arises: false")
        if not self.arises and (self.controls or self.residual):
            raise ValueError("what does not arise yet has no controls and no residual risk")
        return self


class HazardLog(Frozen):
    """Every hazard, and when the log was last gone through."""

    gone_through: date
    hazards: tuple[Hazard, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def each_once(self) -> "HazardLog":
        ids = [hazard.id for hazard in self.hazards]
        if ids != sorted(set(ids)):
            raise ValueError("ids must rise, each once")
        return self


def read_log(folder: Path = FOLDER) -> HazardLog:
    """The log, or `LibraryError` with every problem by its field."""
    return read_file(folder / SOURCE, HazardLog, folder)


def document(log: HazardLog) -> str:
    """The whole page as Markdown."""
    untested = sum(control.test is None for each in log.hazards for control in each.controls)
    arising = [each for each in log.hazards if each.arises]
    said = (
        f"{len(arising)} hazards, gone through on {log.gone_through:%Y-%m-%d}; "
        f"{len(log.hazards) - len(arising)} more belong to parts that are not built. "
        f"{sum(len(each.controls) for each in arising)} controls, {untested} of them without a test."
    )
    return "\n".join([HEAD, said + "\n", overview(log), *map(section, log.hazards)])


def overview(log: HazardLog) -> str:
    rows = "\n".join(
        f"| [{each.id}](#{anchor(each)}) | {each.hazard} | {each.initial} | "
        f"{each.residual or 'not built: does not arise yet'} |"
        for each in log.hazards
    )
    return f"| | hazard | before | after |\n|---|---|---|---|\n{rows}\n"


def anchor(hazard: Hazard) -> str:
    """The address of a section, as myst makes it from the heading."""
    kept = (c for c in heading(hazard).lower() if c.isalnum() or c in " -")
    return "".join(kept).replace(" ", "-")


def heading(hazard: Hazard) -> str:
    return f"{hazard.id} {hazard.hazard}"


def section(hazard: Hazard) -> str:
    lines = [
        f"## {heading(hazard)}\n",
        f"**Cause.** {hazard.cause}\n",
        f"**Harm.** {hazard.effect}\n",
        f"**Before controls:** {hazard.initial}.\n",
    ]
    if hazard.controls:
        rows = "\n".join(map(row, hazard.controls))
        lines.append(f"| what stands against it | code | shown by |\n|---|---|---|\n{rows}\n")
        lines.append(f"**What is left:** {hazard.residual}. {hazard.note}\n")
    else:
        lines.append(f"**Not built: does not arise yet.** {hazard.note}\n")
    return "\n".join(lines)


def row(control: Control) -> str:
    shown = f"`{control.test}`" if control.test else TESTED_BY_NOBODY
    return f"| {control.what} | `{control.code}` | {shown} |"


def missing(log: HazardLog, root: Path = Path()) -> Iterator[str]:
    """Every place in code and every test that a control names and that is not there."""
    for hazard in log.hazards:
        for control in hazard.controls:
            places = (control.code, control.test.replace("::", ":") if control.test else None)
            for place in places:
                if place is not None and not is_there(place, root):
                    yield f"{hazard.id}: {place} is not there"


def is_there(place: str, root: Path) -> bool:
    """Whether `file.py:name` or `file.py:Class.name` is written in that file."""
    name, _, wanted = place.partition(":")
    path = root / name
    return path.exists() and wanted in names_in(path)


@lru_cache
def names_in(path: Path) -> frozenset[str]:
    return frozenset(names_of(ast.parse(path.read_text("utf-8")).body))


def names_of(body: list[ast.stmt]) -> Iterator[str]:
    """Functions, classes, what stands in a class with its name before it, and constants."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.ClassDef):
            yield node.name
            yield from (f"{node.name}.{inner}" for inner in names_of(node.body))
        elif isinstance(node, ast.Assign):
            yield from (one.id for one in node.targets if isinstance(one, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


if __name__ == "__main__":
    (FOLDER / PAGE).write_text(document(read_log()), "utf-8")
    sys.exit(0)
