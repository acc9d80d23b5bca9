"""`undaunted evaluate`: how well the engine does on a file of somebody's data."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from undaunted.cli.report import show

_Given = ParamSpec("_Given")
_file_argument = click.argument("file", type=click.Path(path_type=Path))
_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_person_option = click.option("--person", default="person", show_default=True)
_time_option = click.option("--time", default="time", show_default=True)
_context_option = click.option("--context", "contexts", multiple=True, metavar="COL")


class CannotEvaluate(click.ClickException):
    """What is wrong with a file or an installation, said in a sentence."""

    exit_code = 2


def _evaluates(command: Callable[_Given, object]) -> Callable[_Given, None]:
    """Shows the report; bad data and a missing library are said in a sentence, exit code 2."""

    @wraps(command)
    def wrapped(*args: _Given.args, **kwargs: _Given.kwargs) -> None:
        as_json = bool(kwargs.pop("as_json"))
        try:
            report = command(*args, **kwargs)
        except ModuleNotFoundError as fault:
            advice = "pip install 'undaunted[lab]'"
            raise CannotEvaluate(f"{fault.name} is needed for this: {advice}") from fault
        except ValueError as fault:
            if not _is_about_data(fault):
                raise
            raise CannotEvaluate(str(fault)) from fault
        show(report, as_json=as_json)

    return wrapped


def _is_about_data(fault: ValueError) -> bool:
    from undaunted.lab.tables import BadTable

    return isinstance(fault, BadTable)


@click.group()
def evaluate() -> None:
    """How well the engine does on data: a table, or --json. CSV, Parquet or JSON lines."""


@evaluate.command()
@_file_argument
@click.option("--outcome", default="yes", show_default=True, help="Column of 0 and 1.")
@click.option("--time", help="Rows of one time are predicted before any of them is learned.")
@click.option("--person", help="Who asks.")
@click.option("--target", help="Who is asked.")
@click.option("--guess", help="The asker's own chance of a yes, 0 to 1.")
@_context_option
@click.option("--score-from", type=float, help="Learn from earlier times without scoring them.")
@_json_option
@_evaluates
def acceptance(
    file: Path,
    outcome: str,
    time: str | None,
    person: str | None,
    target: str | None,
    guess: str | None,
    contexts: tuple[str, ...],
    score_from: float | None,
) -> object:
    """Chances of a yes, predicted before they are learned."""
    from undaunted.lab.acceptance import evaluate_acceptance

    return evaluate_acceptance(
        file,
        outcome=outcome,
        time=time,
        person=person,
        target=target,
        guess=guess,
        contexts=contexts,
        score_from=score_from,
    )


@evaluate.command()
@_file_argument
@_person_option
@_time_option
@click.option("--fear", default="fear", show_default=True, help="Column of 0 to 100.")
@click.option("--fit-on", type=click.Path(path_type=Path), help="Other people to learn from first.")
@_json_option
@_evaluates
def fear(file: Path, person: str, time: str, fear: str, fit_on: Path | None) -> object:
    """Fear one step ahead."""
    from undaunted.lab.fear import evaluate_fear

    return evaluate_fear(file, person=person, time=time, fear=fear, fit_on=fit_on)


@evaluate.command()
@_file_argument
@_person_option
@_time_option
@click.option("--mood", default="mood", show_default=True, help="Column of 0 to 100.")
@click.option("--baseline", default=14, show_default=True, help="Days before the first alarm.")
@_json_option
@_evaluates
def monitoring(file: Path, person: str, time: str, mood: str, baseline: int) -> object:
    """How often the mood chart would say "worth a look"."""
    from undaunted.lab.monitoring import evaluate_monitoring

    return evaluate_monitoring(file, person=person, time=time, mood=mood, baseline=baseline)


@evaluate.command()
@click.option("--people", default=40, show_default=True)
@click.option("--days", default=60, show_default=True)
@click.option("--seeds", default=2, show_default=True)
@_json_option
@_evaluates
def policies(people: int, days: int, seeds: int) -> object:
    """Ways of choosing, on simulated people who learn under four theories."""
    from undaunted.lab.policies import evaluate_policies

    return evaluate_policies(people=people, days=days, seeds=seeds)


@evaluate.command()
@_file_argument
@_person_option
@click.option("--item", default="item", show_default=True, help="Column of the ask.")
@click.option("--fear", help="Column of 0 to 100. [default: fear, where there is one]")
@click.option("--yes", help="Column of 0 and 1. [default: yes, where there is one]")
@click.option("--slope", help="Column people learn along. [default: logk, where there is one]")
@click.option("--context", "contexts", multiple=True, metavar="COL", help="[default: ctx]")
@click.option("--reml", is_flag=True, help="Restricted maximum likelihood for fear.")
@_json_option
@_evaluates
def population(
    file: Path,
    person: str,
    item: str,
    fear: str | None,
    yes: str | None,
    slope: str | None,
    contexts: tuple[str, ...],
    reml: bool,
) -> object:
    """What everybody's attempts tell together, with time and memory."""
    from undaunted.lab.population import evaluate_population

    return evaluate_population(
        file,
        person=person,
        item=item,
        fear=fear,
        yes=yes,
        slope=slope,
        contexts=contexts or None,
        reml=reml,
    )


@evaluate.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--texts", type=click.Path(path_type=Path), help="A file of texts instead of sets.")
@click.option("--field", default="text", show_default=True, help="Column of the texts.")
@_json_option
@_evaluates
def words(folder: Path | None, texts: Path | None, field: str) -> object:
    """How often the guards over people's words are right, on sets; or their alarms on texts."""
    from undaunted.lab.words import evaluate_texts, evaluate_word_sets

    if texts is not None and folder is None:
        return evaluate_texts(texts, field=field)
    if folder is not None and texts is None:
        return evaluate_word_sets(folder)
    raise click.UsageError("Name a folder of sets, or a file with --texts.")
