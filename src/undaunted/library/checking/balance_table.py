"""The balance of the library as tables: plain for a terminal, Markdown for the documentation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from undaunted.library.checking.balance import STAKES, Balance, Counts

_Row = tuple[str, ...]
_OPENING = """# The balance of the library

Written by `undaunted library report --markdown`; a test fails when it is out of date. The floors
that every kind must keep stand in [add an ask](../how-to/add-an-ask.md).
"""


@dataclass(frozen=True, slots=True)
class CountTable:
    title: str
    head: _Row
    rows: tuple[_Row, ...]


def tables(spread: Balance) -> tuple[CountTable, ...]:
    """Everything the balance counts, in the order to read it in."""
    return (
        CountTable("All", ("asks", "number", "share"), tuple(_summed(spread))),
        _by_stakes(spread),
        _counts("Rated fear", "from", spread.fear_tens, spread.asks),
        _counts("Rated chance of a yes", "yes", spread.yes_bands, spread.asks),
        _counts("Channels", "channel", spread.channels, spread.asks),
        _counts("Facets of fear (up to four an ask)", "facet", spread.facets, spread.asks),
    )


def _summed(spread: Balance) -> Iterable[_Row]:
    kinds = ((f"are of the kind {name.replace('_', ' ')}", n) for name, n in spread.kinds)
    lines = (
        ("all", spread.asks),
        *kinds,
        ("are face to face", spread.face_to_face),
        ("are small, with strangers or staff, in person, rated 10 to 45", spread.in_person),
        ("have stakes of 1 or 2", spread.small),
        ("are playful", spread.playful),
        ("are set pieces", spread.set_pieces),
        ("most likely bring a cheap no", spread.likely_noes),
        ("have a title that begins with Ask", spread.begin_with_ask),
        ("can be done from home", spread.from_home),
        ("are real asks", spread.real),
        ("need no preparation", spread.unprepared),
    )
    return ((name, str(count), _share(count, spread.asks)) for name, count in lines)


def _by_stakes(spread: Balance) -> CountTable:
    """Domains down, stakes across, with sums at both ends."""
    rows = [(name, *map(str, cells), str(sum(cells))) for name, cells in spread.cells]
    sums = ("all", *(str(count) for _, count in spread.stakes), str(spread.asks))
    head = ("domain", *(f"stakes {level}" for level in STAKES), "all")
    return CountTable("Parts of life and stakes", head, (*rows, sums))


def _counts(title: str, name: str, given: Counts, asks: int) -> CountTable:
    rows = tuple((label, str(count), _share(count, asks)) for label, count in given)
    return CountTable(title, (name, "asks", "share"), rows)


def _share(count: int, asks: int) -> str:
    return f"{count / max(asks, 1):.0%}"


def as_text(spread: Balance) -> str:
    """For a terminal: columns that line up."""
    return "\n".join(
        f"{table.title}\n{_aligned((table.head, *table.rows))}" for table in tables(spread)
    )


def _aligned(rows: Sequence[_Row]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join((row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:]))) for row in rows
    )
    return "".join(f"  {line}\n" for line in lines)


def as_markdown(spread: Balance) -> str:
    """The page of the documentation."""
    return "\n".join((_OPENING, *map(_in_markdown, tables(spread))))


def _in_markdown(table: CountTable) -> str:
    rule = ("---", *("---:" for _ in table.head[1:]))
    lines = (f"| {' | '.join(row)} |\n" for row in (table.head, rule, *table.rows))
    return f"## {table.title}\n\n{''.join(lines)}"
