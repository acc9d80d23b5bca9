"""The balance of the library as tables: plain for a terminal, Markdown for the documentation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from undaunted.library.checking.balance import STAKES, Balance, Counts

Row = tuple[str, ...]
OPENING = """# The balance of the library

Written by `undaunted library report --markdown`; a test fails when it is out of date. The floors
that every kind must keep stand in [add an ask](../how-to/add-an-ask.md).
"""


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    head: Row
    rows: tuple[Row, ...]


def tables(spread: Balance) -> tuple[Table, ...]:
    """Everything the balance counts, in the order to read it in."""
    return (
        Table("All", ("asks", "number", "share"), tuple(summed(spread))),
        by_stakes(spread),
        counts("Rated fear", "from", spread.fear_tens, spread.asks),
        counts("Rated chance of a yes", "yes", spread.yes_bands, spread.asks),
        counts("Channels", "channel", spread.channels, spread.asks),
        counts("Facets of fear (up to four an ask)", "facet", spread.facets, spread.asks),
    )


def summed(spread: Balance) -> Iterable[Row]:
    practised = ((f"practise {name.replace('_', ' ')}", n) for name, n in spread.practises)
    lines = (
        ("all", spread.asks),
        *practised,
        ("can be done from home", spread.from_home),
        ("are real asks", spread.real),
        ("need no preparation", spread.unprepared),
    )
    return ((name, str(count), share(count, spread.asks)) for name, count in lines)


def by_stakes(spread: Balance) -> Table:
    """Domains down, stakes across, with sums at both ends."""
    rows = [(name, *map(str, cells), str(sum(cells))) for name, cells in spread.cells]
    sums = ("all", *(str(count) for _, count in spread.stakes), str(spread.asks))
    head = ("domain", *(f"stakes {level}" for level in STAKES), "all")
    return Table("Parts of life and stakes", head, (*rows, sums))


def counts(title: str, name: str, given: Counts, asks: int) -> Table:
    rows = tuple((label, str(count), share(count, asks)) for label, count in given)
    return Table(title, (name, "asks", "share"), rows)


def share(count: int, asks: int) -> str:
    return f"{count / max(asks, 1):.0%}"


def as_text(spread: Balance) -> str:
    """For a terminal: columns that line up."""
    return "\n".join(
        f"{table.title}\n{aligned((table.head, *table.rows))}" for table in tables(spread)
    )


def aligned(rows: Sequence[Row]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join((row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:]))) for row in rows
    )
    return "".join(f"  {line}\n" for line in lines)


def as_markdown(spread: Balance) -> str:
    """The page of the documentation."""
    return "\n".join((OPENING, *map(in_markdown, tables(spread))))


def in_markdown(table: Table) -> str:
    rule = ("---", *("---:" for _ in table.head[1:]))
    lines = (f"| {' | '.join(row)} |\n" for row in (table.head, rule, *table.rows))
    return f"## {table.title}\n\n{''.join(lines)}"
