"""The commands, each a few lines that call a verb, and the invented people of the demo."""

import sys
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from undaunted import __version__
from undaunted.cli.demo import PERSONS
from undaunted.cli.evaluate import evaluate
from undaunted.cli.library import library
from undaunted.vault.keyring import KeyringElsewhere, KeyringMissing, KeyringUnreadable
from undaunted.vault.sealing import CannotOpen
from undaunted.web import serving
from undaunted.web.places import CannotStart

_Given = ParamSpec("_Given")
_WITH_A_SENTENCE = (CannotOpen, CannotStart, KeyringElsewhere, KeyringMissing, KeyringUnreadable)
_data_option = click.option("--data", metavar="DIR", help="The folder with all your data.")
_port_option = click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True
)


def _says_why(command: Callable[_Given, None]) -> Callable[_Given, None]:
    """What can't be done is said in a sentence, not in a traceback."""

    @wraps(command)
    def wrapped(*args: _Given.args, **kwargs: _Given.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except _WITH_A_SENTENCE as fault:
            raise click.ClickException(str(fault)) from fault

    return wrapped


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Undaunted: practise hearing no."""


@main.command()
@_port_option
@click.option("--host", default="127.0.0.1", show_default=True)
@_data_option
@_says_why
def serve(port: int, host: str, data: str | None) -> None:
    """Open Undaunted for one person on this computer."""
    serving.serve(serving.data_folder(data), host, port)


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True)
@click.option("--person", type=click.Choice(PERSONS), help="Whom to show first.")
@click.option("--fresh", is_flag=True, help="Throw away what was done in the demo, and begin anew.")
@_data_option
@_says_why
def demo(port: int, person: str | None, fresh: bool, data: str | None) -> None:
    """Look around first: half a year each of three simulated people, in a folder of its own.

    One gains much, one little, and one stopped and came back. The page says so everywhere, and
    leads from one to the other.
    """
    folder = Path(f"{serving.data_folder(data)}-demo")
    serving.require_free("127.0.0.1", port)
    from undaunted.cli.demo import preparing

    preparing.prepare(folder, person, fresh=fresh, tell=click.echo)
    serving.serve(folder, "127.0.0.1", port)


@main.command()
@_data_option
@_says_why
def rebuild(data: str | None) -> None:
    """Forget what was derived from your facts and learn it again."""
    serving.open_tables(serving.data_folder(data))
    from undaunted.learning.state import rebuild_everybody

    click.echo(f"Rebuilt for {rebuild_everybody()} person(s).")


@main.command()
@_data_option
@_says_why
def fit(data: str | None) -> None:
    """Learn from everybody's attempts how people and asks differ; the next suggestion uses it."""
    serving.open_tables(serving.data_folder(data))
    from datetime import UTC, datetime

    from undaunted.engine.population.prior_fit import TooFewAttempts
    from undaunted.learning.fitting import fit_everybody

    try:
        made = fit_everybody(datetime.now(UTC))
    except TooFewAttempts as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"Fit {made.pk}: {made.attempts} attempts of {made.people} people.")


@main.command()
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]))
@_data_option
@_says_why
def explain(day: datetime, data: str | None) -> None:
    """Every safety decision of a DAY (2026-05-01): the rule, what it looked at, what came of it."""
    serving.open_tables(serving.data_folder(data))
    from undaunted.people.models import Person
    from undaunted.wellbeing.explaining import explained_on

    explanations = explained_on(Person.objects.local(), day.date())
    for one in explanations:
        click.echo(f"{one.decided_at:%H:%M} {one.rule}: {one.value}, because {one.reason}")
        for name, value in one.inputs:
            click.echo(f"      {name}: {value}")
    if not explanations:
        click.echo("Nothing was decided on that day.")


@main.command("restore-copy")
@click.argument("copy", type=click.Path(path_type=Path))
@_data_option
@_says_why
def restore_copy(copy: Path, data: str | None) -> None:
    """Go back to the sealed COPY from before a newer version changed the tables."""
    replaced = serving.restore(serving.data_folder(data), copy)
    click.echo("The database is as it was then. Start the version that made it.")
    if replaced:
        click.echo(f"What stood there until now lies sealed in {replaced}")


main.add_command(evaluate)
main.add_command(library)


@main.group()
def keys() -> None:
    """The keys that seal what you write."""


@keys.command()
@_data_option
@_says_why
def rotate(data: str | None) -> None:
    """Make a new key and seal everything with it."""
    folder = serving.data_folder(data)
    serving.open_tables(folder)
    from undaunted.vault.rotation import rotate as rotate_keys

    click.echo(f"Sealed {rotate_keys(folder)} rows again. Keep a copy of the keyring.")


@main.command("check-library")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def check_library(folder: Path | None) -> None:
    """Check everything the library holds: exit 1 with file, field and reason."""
    from undaunted.library.checking.whole import check_library as check

    problems = check(folder)
    for problem in problems:
        click.echo(f"{problem.file}: {problem.field}: {problem.reason}", err=True)
    click.echo(f"{len(problems)} problem(s)." if problems else "The library is in order.")
    sys.exit(1 if problems else 0)
