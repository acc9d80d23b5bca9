"""The coverage of programmes as tables: for a terminal, for the documentation, and for readers."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from undaunted.lab.coverage import BlockCoverage, Coverage
from undaunted.library.checking.programmes import LEAST_ASKS

_HEAD = (
    *("block", "different asks", "of the block", "days without", "by steps", "set pieces"),
    *("fewest open", "half have", "fewest by steps", "half by steps", "short"),
)
_COLUMNS = ("programme", "block", "sentence", "ask", "step", "title", "summary", "times")
_OPENING = """# The coverage of programmes

Written by `undaunted library coverage --markdown`. Made-up members walk through each programme, and
the chooser offers them asks as it would anybody, at the paces the programme is open to, a third of
them afraid of nearly everything. They show what the asks there are hold, not what they do to anybody.

*Fewest open* and *half have*: asks of the block inside the window on its first day, of people who are
not very anxious. *By steps*: of the very anxious, asks that are open or towards which a step is. A
block is short where half of either have fewer than eight.
"""


def as_text(found: Coverage) -> str:
    """For a terminal: columns that line up, and what is missing in sentences."""
    rows = (_HEAD, *map(_row, found.blocks))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join((row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:]))) for row in rows
    ]
    return "\n".join((*lines, "", *_sentences(found))) + "\n"


def as_markdown(found: Coverage) -> str:
    """The page of the documentation."""
    rows = (_HEAD, ("---",) * len(_HEAD), *map(_row, found.blocks))
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    closing = "\n".join(f"* {each}" for each in _sentences(found))
    return f"{_OPENING}\n{table}\n\n{closing}\n"


def _row(one: BlockCoverage) -> tuple[str, ...]:
    return (
        f"{one.programme} {one.number}",
        str(one.different),
        f"{one.fitting:.2f}",
        f"{one.nothing:.2f}",
        f"{one.steps:.2f}",
        f"{one.set_pieces:.2f}",
        str(one.least),
        f"{one.median:g}",
        str(one.least_by_steps),
        f"{one.median_by_steps:g}",
        "short" if one.thin else "",
    )


def _sentences(found: Coverage) -> Iterator[str]:
    """What was asked of how many, and what is missing."""
    blocks, thin = len(found.blocks), len(found.thin)
    yield f"{found.members} members a programme, {found.offers} offers each in {blocks} blocks."
    yield f"{thin} of {blocks} blocks are short of {LEAST_ASKS} asks."
    for block in found.blocks:
        if block.set_pieces < block.pieces_wanted:
            wanted = f"{block.pieces_wanted:.0%} of its offers shall be set pieces"
            yield f"{block.programme} {block.number}: {wanted}; {block.set_pieces:.0%} are."
    for one in found.out_of_reach:
        goal = one.goal.replace("_", " ")
        yield f"{one.programme}: {one.wanted} {goal} are wanted; {one.expected:g} to be expected."


def write_offers(found: Coverage, file: Path) -> None:
    """Every ask that was offered in a block beside the block's sentence, to be judged by readers."""
    with file.open("w", encoding="utf-8", newline="") as to:
        writer = csv.writer(to)
        writer.writerow(_COLUMNS)
        writer.writerows(_offers(found))


def _offers(found: Coverage) -> Iterator[Sequence[str | int]]:
    for one in found.offered:
        words = (one.sentence, one.ask, one.step, one.title, one.summary)
        yield one.programme, one.number, *words, one.times
