"""Reads one file of the library as one model, or says which field is wrong and why.

Knows nothing of asks: the kind of file is passed in.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from undaunted.library.compiled import IN_USE, digest_of, trusting

_Model = TypeVar("_Model", bound=BaseModel)

if TYPE_CHECKING:
    FastestSafeLoader = yaml.SafeLoader
else:
    FastestSafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

PLAINLY = {
    "missing": "is missing",
    "extra_forbidden": "is no field of this file; is it misspelt?",
    "invalid_key": "is no field of this file; put the name in quotes",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in which file and field."""

    file: str
    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.reason}"


class LibraryError(Exception):
    """The library can't be used as it is; every problem is listed."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("The library is damaged:\n" + "\n".join(map(str, problems)))
        self.problems = problems


class OnceLoader(FastestSafeLoader):
    """Safe YAML that refuses a key written twice, and one that is not text."""


def _once(loader: OnceLoader, node: yaml.MappingNode) -> dict[str, object]:
    seen: dict[str, object] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            raise yaml.YAMLError(f"the key on line {line} is read as {key!r}; put it in quotes")
        if key in seen:
            raise yaml.YAMLError(f"the key '{key}' stands twice (line {line})")
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


OnceLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _once)


def read_file(path: Path, kind: type[_Model], folder: Path, tried: Collection[str] = ()) -> _Model:
    """One file as `kind`; raises `LibraryError` naming file, field and reason.

    Patterns are not tried where the digest of its bytes is among `tried`.
    """
    name = path.relative_to(folder).as_posix()
    try:
        content = path.read_bytes()
        with trusting(bool(tried) and digest_of(content) in tried):
            return kind.model_validate(_said_in(content))
    except FileNotFoundError:
        raise LibraryError((Problem(name, "-", "the file is missing"),)) from None
    except ValidationError as fault:
        raise LibraryError(tuple(_problems_in(name, fault))) from fault
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as fault:
        reason = " ".join(str(fault).split()) or type(fault).__name__
        raise LibraryError((Problem(name, "-", f"cannot be read: {reason}"),)) from fault


def _problems_in(name: str, fault: ValidationError) -> Iterator[Problem]:
    for error in fault.errors():
        field = ".".join(str(part) for part in error["loc"]) or "-"
        yield Problem(name, field, PLAINLY.get(error["type"], error["msg"]))


def _said_in(content: bytes) -> object:
    """What YAML says, from the compiled cache where one is in use and knows these bytes."""
    compiled = IN_USE.get()
    known = compiled.known(content) if compiled else None
    if known is not None:
        return known
    said: object = yaml.load(content, Loader=OnceLoader)  # noqa: S506  # a safe loader
    if compiled:
        compiled.learn(content, said)
    return said
