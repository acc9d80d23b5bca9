"""What the library holds, in figures."""

from pathlib import Path

import click

from undaunted.library.checking import readings_table
from undaunted.library.checking.balance import balance
from undaunted.library.checking.balance_table import as_markdown, as_text
from undaunted.library.checking.readings import read_readings
from undaunted.library.reading import open_library


@click.group()
def library() -> None:
    """The asks that are shipped."""


@library.command()
@click.option("--markdown", is_flag=True, help="As the page of the documentation.")
def report(markdown: bool) -> None:
    """How the asks are spread over parts of life, stakes, fear, channels and answers."""
    spread = balance(tuple(open_library().asks.values()))
    click.echo((as_markdown if markdown else as_text)(spread), nl=False)


@library.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def readings(folder: Path) -> None:
    """What readers found who did not write the asks, and how often two of them agreed, as Markdown."""
    found = read_readings(folder)
    click.echo(readings_table.as_markdown(found, open_library().asks), nl=False)
