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
    click.echo(readings_table.page_of_readings(found, open_library().asks), nl=False)


@library.command()
@click.option("--members", default=200, show_default=True, help="Made-up people a programme.")
@click.option("--offers", default=10, show_default=True, help="Offers for each in each block.")
@click.option("--programme", help="One programme alone, by its id.")
@click.option("--markdown", is_flag=True, help="As the page of the documentation.")
@click.option(
    "--offers-to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A CSV file of every ask offered beside its block's sentence, for readers to judge.",
)
def coverage(
    members: int, offers: int, programme: str | None, markdown: bool, offers_to: Path | None
) -> None:
    """Whether the asks there are do what the blocks of programmes say, by the chooser itself."""
    from undaunted.lab import coverage_table
    from undaunted.lab.coverage import coverage as coverage_of

    shipped = open_library()
    programmes = shipped.programmes
    if programme is not None:
        if programme not in programmes:
            raise click.BadParameter(
                f"there is no programme '{programme}'", param_hint="--programme"
            )
        programmes = {programme: programmes[programme]}
    try:
        found = coverage_of(
            programmes, shipped.asks, shipped.safety, members=members, offers=offers
        )
    except ValueError as fault:
        raise click.UsageError(str(fault)) from fault
    click.echo(
        (coverage_table.as_markdown if markdown else coverage_table.as_text)(found), nl=False
    )
    if offers_to is not None:
        coverage_table.write_offers(found, offers_to)
