"""Fits everybody's attempts in a file, and says what it took. Not for storing what was found."""

import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from undaunted.engine.population.answer_fit import AnswerFit, fit_answers
from undaunted.engine.population.fear_fit import FearFit, fit_fear
from undaunted.engine.population.rows import attempts
from undaunted.lab.attempts import Columns, columns_of, read_attempts
from undaunted.lab.tables import BadTable

_KIB = 1024


@dataclass(frozen=True)
class Coefficient:
    name: str
    value: float
    se: float


@dataclass(frozen=True)
class FearFound:
    """Variances in squared points of fear; seconds from columns to fit, compiled loops at hand."""

    person_variance: float
    slope_variance: float
    correlation: float
    ask_variance: float
    residual_variance: float
    log_likelihood: float
    coefficients: tuple[Coefficient, ...]
    asks: tuple[Coefficient, ...]
    seconds: float


@dataclass(frozen=True)
class AnswersFound:
    """Variances on the logit; seconds from columns to fit, compiled loops at hand."""

    person_variance: float
    ask_variance: float
    log_likelihood: float
    coefficients: tuple[Coefficient, ...]
    asks: tuple[Coefficient, ...]
    seconds: float


@dataclass(frozen=True)
class PopulationReport:
    """Counts, both fits (None without the column), seconds to read, and peak memory in MB."""

    n: int
    people: int
    items: int
    fear: FearFound | None
    answers: AnswersFound | None
    reading_seconds: float
    seconds: float
    peak_memory_mb: float


def evaluate_population(
    path: Path,
    *,
    person: str = "person",
    item: str = "item",
    fear: str | None = None,
    yes: str | None = None,
    slope: str | None = None,
    contexts: Sequence[str] | None = None,
    reml: bool = False,
) -> PopulationReport:
    """Fits fear, answers or both; columns not named are looked for as fear, yes, logk and ctx.

    Raises BadTable for a missing column, a bad value, or columns that can't be fitted.
    """
    there = columns_of(path)
    fear, yes = _named(fear, "fear", there), _named(yes, "yes", there)
    slope = _named(slope, "logk", there)
    contexts = [one for one in ("ctx",) if one in there] if contexts is None else contexts
    if fear is None and yes is None:
        raise BadTable(f"{path.name}: there is neither a column fear nor a column yes")
    begin = time.perf_counter()
    wanted = [name for name in (fear, yes, slope, *contexts) if name is not None]
    columns = read_attempts(path, person, item, wanted)
    reading = time.perf_counter() - begin
    _load_loops()
    try:
        of_fear = None if fear is None else _fear_found(columns, fear, slope, contexts, reml)
        of_answers = None if yes is None else _answers_found(columns, yes, contexts)
    except ValueError as fault:
        raise BadTable(f"{path.name}: {fault}") from None
    return PopulationReport(
        n=len(columns.person),
        people=int(columns.person.max()) + 1,
        items=len(columns.items),
        fear=of_fear,
        answers=of_answers,
        reading_seconds=reading,
        seconds=sum(one.seconds for one in (of_fear, of_answers) if one is not None),
        peak_memory_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB,
    )


def _load_loops() -> None:
    """Has the compiled loops in memory, which takes long the first time and is not the fit."""
    generator = np.random.default_rng(1)
    who, what = np.repeat(np.arange(8), 8), generator.integers(0, 4, 64)
    k, yes = generator.random(64), generator.permutation(64) % 2
    fit_fear(attempts(who, what, 50.0 + generator.normal(size=64), slope=k, contexts=yes))
    fit_answers(attempts(who, what, yes))


def _named(said: str | None, usual: str, there: Sequence[str]) -> str | None:
    """The column that was named, or the usual one where there is one."""
    return said if said is not None else usual if usual in there else None


def _fear_found(
    columns: Columns, fear: str, slope: str | None, contexts: Sequence[str], reml: bool
) -> FearFound:
    begin = time.perf_counter()
    fit: FearFit = fit_fear(columns.attempts(fear, slope, contexts), reml=reml)
    seconds = time.perf_counter() - begin
    names = ("intercept", *([slope] if slope else []), *contexts)
    return FearFound(
        fit.person_variance,
        fit.slope_variance,
        fit.correlation,
        fit.ask_variance,
        fit.residual_variance,
        fit.log_likelihood,
        _coefficients(names, fit.fixed, fit.fixed_se),
        _coefficients(columns.items, fit.ask, fit.ask_se),
        seconds,
    )


def _answers_found(columns: Columns, yes: str, contexts: Sequence[str]) -> AnswersFound:
    begin = time.perf_counter()
    fit: AnswerFit = fit_answers(columns.attempts(yes, None, contexts))
    seconds = time.perf_counter() - begin
    return AnswersFound(
        fit.person_variance,
        fit.ask_variance,
        fit.log_likelihood,
        _coefficients(("intercept", *contexts), fit.fixed, fit.fixed_se),
        _coefficients(columns.items, fit.ask, fit.ask_se),
        seconds,
    )


def _coefficients(names: Sequence[str], values: object, errors: object) -> tuple[Coefficient, ...]:
    rows = zip(names, np.asarray(values).tolist(), np.asarray(errors).tolist(), strict=True)
    return tuple(Coefficient(name, value, error) for name, value, error in rows)
