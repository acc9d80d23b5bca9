"""The figures the safety rules are decided by, as data with a version and a source for each group."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Annotated

from pydantic import Field, StrictFloat, StrictInt, StringConstraints, model_validator

from undaunted.engine.safety.rules import SafetyRules
from undaunted.library.kinds.fields import Frozen, Text

_NAMED = {"version": str, "source": str}
_KINDS = {field.name: field.type for field in fields(SafetyRules)}
FIGURES = {name: kind for name, kind in _KINDS.items() if name not in _NAMED}
FILE = Path("rules") / "safety.yaml"

_Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]

_Finite = Annotated[StrictFloat, Field(allow_inf_nan=False)]


class RuleGroup(Frozen):
    """Figures that share a source."""

    name: Text
    source: Text
    figures: dict[_Code, StrictInt | _Finite] = Field(min_length=1)


class SafetyFile(Frozen):
    """The whole table. Every figure stands once, and whole numbers are whole."""

    version: Annotated[str, StringConstraints(pattern=r"^safety-\d+$")]
    groups: tuple[RuleGroup, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def whole_table(self) -> "SafetyFile":
        wrong = tuple(_table_problems(self.groups))
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def rules(self) -> SafetyRules:
        figures = {name: value for group in self.groups for name, value in group.figures.items()}
        sources = "; ".join(f"{group.name}: {group.source}" for group in self.groups)
        # The kinds of the figures were checked when the table was read.
        return SafetyRules(version=self.version, source=sources, **figures)  # type: ignore[arg-type]


def _table_problems(groups: tuple[RuleGroup, ...]) -> Iterator[str]:
    """One sentence for each figure that is missing, unknown, twice there or of the wrong kind."""
    names = [name for group in groups for name in group.figures]
    yield from (f"'{name}' is missing" for name in FIGURES if name not in names)
    yield from (
        f"'{name}' stands twice" for name in sorted({n for n in names if names.count(n) > 1})
    )
    for group in groups:
        for name, value in group.figures.items():
            if name not in FIGURES:
                yield f"'{name}' is no figure of the rules; is it misspelt?"
            elif FIGURES[name] is int and not isinstance(value, int):
                yield f"'{name}' must be a whole number"
            elif value < 0:
                yield f"'{name}' is below 0"
