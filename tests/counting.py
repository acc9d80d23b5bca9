"""Counts what work costs, so that no test asks a clock how fast this computer is today."""

import re._parser as patterns  # type: ignore[import-not-found]  # no stubs; the only parser there is
import sys
from collections.abc import Callable, Iterable, Iterator

Tree = Iterable[tuple[object, object]]
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, of Python and of C; the second run, when caches are warm."""
    work()
    count = 0

    def seen(_frame: object, event: str, _told: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def may_run_away(pattern: str) -> bool:
    """Whether something is repeated without end whose own length can vary.

    That is how a search for a pattern comes to take a time exponential in the text.
    """
    return any(
        most == patterns.MAXREPEAT and any(low != high for low, high, _ in repeats(inner))
        for _, most, inner in repeats(patterns.parse(pattern))
    )


def repeats(tree: Tree) -> Iterator[tuple[int, int, Tree]]:
    """Every repetition in a parsed pattern: least, most, and what is repeated."""
    for operation, told in tree:
        if str(operation) in REPEATS:
            yield told  # type: ignore[misc]  # (least, most, what), as the parser makes it
        for inner in parts(told):
            yield from repeats(inner)


def parts(told: object) -> Iterator[Tree]:
    """The parsed patterns inside an operation's argument, however deep they lie."""
    if isinstance(told, patterns.SubPattern):
        yield told
    elif isinstance(told, tuple | list):
        for one in told:
            yield from parts(one)
