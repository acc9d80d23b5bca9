"""Compiled patterns that outlive a process: long ones take many seconds to compile, each time.

Python keeps only the text of a pattern. What is kept here are the numbers it makes of the text, got
and given back in ways it does not promise: where they are missing or do not fit, the pattern is
compiled as ever. They are those of one Python; whoever keeps them must not give them to another.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from importlib import import_module
from typing import Any

import numpy as np
import numpy.typing as npt

# Flags, how many groups, and what the matcher runs, one number after another.
Numbers = npt.NDArray[np.uint32]

_kept: dict[str, Numbers] = {}
_used: dict[str, Numbers] = {}


def name_of(text: str) -> str:
    """What the numbers of a pattern are kept under."""
    return sha256(text.encode()).hexdigest()


def use(kept: Mapping[str, Numbers]) -> None:
    """From now on look here first."""
    forget()
    _kept.update(kept)


def to_keep() -> dict[str, Numbers]:
    """Those of every pattern since `use`; nothing where all of them were known."""
    return dict(_used) if _used.keys() - _kept.keys() else {}


def forget() -> None:
    """Let go of the numbers; patterns that were made stay."""
    _kept.clear()
    _used.clear()


@lru_cache(maxsize=2048)
def pattern_of(text: str) -> re.Pattern[str]:
    """As `re.compile`, from the numbers where those are known; a fault is a `re.error`."""
    name = name_of(text)
    numbers = _kept.get(name)
    found = _from_numbers(text, numbers)
    if found is None:
        numbers = _numbers_of(text)
        found = _from_numbers(text, numbers)
    if numbers is None or found is None:
        return re.compile(text)
    _used[name] = numbers
    return found


def _numbers_of(text: str) -> Numbers | None:
    """What Python makes of a pattern; None where it has named groups, or does so in another way."""
    try:
        parser, compiler = _part_of_python("_parser"), _part_of_python("_compiler")
        tree = parser.parse(text, 0)
        state = tree.state
        if state.groupdict:
            return None
        head = (state.flags, state.groups - 1)
        return np.array([*head, *compiler._code(tree, 0)], dtype=np.uint32)
    except re.error:
        raise
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError):
        return None


def _from_numbers(text: str, numbers: Numbers | None) -> re.Pattern[str] | None:
    """The pattern these numbers are of; None where there are none, or Python refuses them."""
    if numbers is None:
        return None
    try:
        flags, groups, *code = numbers.tolist()
        matcher: Any = import_module("_sre")
        made: re.Pattern[str] = matcher.compile(
            text, flags, code, groups, {}, (None,) * (groups + 1)
        )
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError):
        return None
    return made


def _part_of_python(name: str) -> Any:
    return import_module(f"re.{name}")
