"""Predicts the answers in a file before learning them, beside what is simple.

Prequential: all rows of one time are predicted before any of them is learned. Not for tuning:
nothing here is chosen by the rows it scores.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.answers import averaging
from undaunted.engine.answers.logistic_filter import (
    CONTEXT,
    GUESS,
    NUMBER,
    PAIR,
    PERSON,
    TARGET,
    batch_of,
)
from undaunted.engine.answers.scoring import (
    ForecastScore,
    GuessBias,
    ScoreIntervals,
    guess_bias,
    score,
    score_intervals,
)
from undaunted.engine.logistic import logit
from undaunted.engine.values import Floats
from undaunted.lab.tables import TextTable, read

_BASE_PRIOR = (0.5, 1.0)  # a yes in two, counting as one row
_FEW_VALUES = 12
CELL_FORGET, CELL_ROWS, RATE_SHARE = 0.98, 30.0, 0.1
_SEED = 1
_Row = dict[str, float]


@dataclass(frozen=True)
class AcceptanceReport:
    """`scores` of own_guess, base_rate, ewma_cells and engine, as far as the columns allow;
    `intervals` around them; `bias` of the guesses, None without any."""

    n: int
    scores: dict[str, ForecastScore]
    intervals: dict[str, ScoreIntervals]
    bias: GuessBias | None


def evaluate_acceptance(
    path: Path,
    *,
    outcome: str = "yes",
    time: str | None = None,
    person: str | None = None,
    target: str | None = None,
    guess: str | None = None,
    contexts: Sequence[str] = (),
    score_from: float | None = None,
) -> AcceptanceReport:
    """Scores of every forecaster on rows at or after `score_from`; earlier ones are only learned.

    Raises BadTable for columns that are missing or wrong, unsorted times, or one outcome only.
    """
    named = [name for name in (outcome, time, person, target, guess, *contexts) if name]
    table = read(path, list(dict.fromkeys(named)))
    y = _outcomes(table, outcome)
    times = np.arange(table.rows, dtype=np.float64) if time is None else _sorted_times(table, time)
    said = None if guess is None else table.numbers(guess, 0.0, 1.0)
    scored = np.full(table.rows, True) if score_from is None else times >= score_from
    if not scored.any():
        raise table.wrong(table.rows - 1, time or outcome, f"no time is at or after {score_from}")
    forecasts: dict[str, Floats] = {} if said is None else {"own_guess": said}
    forecasts["base_rate"] = _base_rate(y, times)
    if contexts:
        forecasts["ewma_cells"] = _ewma_cells(table, contexts, y, times)
    forecasts["engine"] = _engine(
        _described(table, person, target, said, guess, contexts), y, times
    )
    who = np.arange(table.rows) if person is None else table.codes(person)
    return AcceptanceReport(
        n=int(scored.sum()),
        scores={name: score(p[scored], y[scored]) for name, p in forecasts.items()},
        intervals={
            name: score_intervals(p[scored], y[scored], who[scored], np.random.default_rng(_SEED))
            for name, p in forecasts.items()
        },
        bias=None if said is None else guess_bias(said[scored], y[scored], who[scored]),
    )


def _outcomes(table: TextTable, column: str) -> Floats:
    """The column of 0 and 1; both must occur."""
    y = table.numbers(column, 0.0, 1.0)
    for row in np.flatnonzero((y > 0) & (y < 1)):
        raise table.wrong(int(row), column, f"{y[row]:g} is neither 0 nor 1")
    if y.min() == y.max():
        raise table.wrong(table.rows - 1, column, f"every outcome is {y[0]:g}; both must occur")
    return y


def _sorted_times(table: TextTable, column: str) -> Floats:
    """The times, which must not go back."""
    times = table.numbers(column)
    for row in np.flatnonzero(np.diff(times) < 0):
        raise table.wrong(int(row) + 1, column, f"{times[row + 1]:g} comes after {times[row]:g}")
    return times


def _described(
    table: TextTable,
    person: str | None,
    target: str | None,
    guess: Floats | None,
    guess_column: str | None,
    contexts: Sequence[str],
) -> list[_Row]:
    """Each row as named effects; a context of many different numbers counts as a number."""
    rows: list[_Row] = [{} for _ in range(table.rows)]
    for kind, column in ((PERSON, person), (TARGET, target)):
        if column is not None:
            for row, name in zip(rows, table.names(column), strict=True):
                row[f"{kind}:{name}"] = 1.0
    if guess is not None and guess_column is not None:
        for row, value in zip(rows, logit(guess).tolist(), strict=True):
            row[GUESS] = value
    cells = [column for column in contexts if not _is_number(table, column)]
    for column in contexts:
        for row, name in zip(rows, table.names(column), strict=True):
            if column in cells:
                row[f"{CONTEXT}:{column}={name}"] = 1.0
            else:
                row[f"{NUMBER}:{column}"] = float(np.sign(float(name)) * np.log1p(abs(float(name))))
    for one, other in combinations(cells, 2):
        both = zip(rows, table.names(one), table.names(other), strict=True)
        for row, first, second in both:
            row[f"{PAIR}:{one}={first}&{other}={second}"] = 1.0
    return rows


def _is_number(table: TextTable, column: str) -> bool:
    """Whether a context holds numbers, and more of them than one would name as kinds."""
    values = set(table.names(column))
    if len(values) <= _FEW_VALUES:
        return False
    try:
        return all(np.isfinite(float(value)) for value in values)
    except ValueError:
        return False


def _engine(rows: Sequence[_Row], y: Floats, times: Floats) -> Floats:
    """What the engine says of every row before it learns it, shape (n,)."""
    state, said = averaging.start(), np.empty(len(y))
    for at in _batches(times):
        batch = batch_of([rows[row] for row in at])
        said[at] = averaging.predict(state, batch)
        state = averaging.learn(state, batch, y[at])
    return said


def _base_rate(y: Floats, times: Floats) -> Floats:
    """The share of yes so far, shape (n,)."""
    said = np.empty(len(y))
    yes, rows = _BASE_PRIOR[0] * _BASE_PRIOR[1], _BASE_PRIOR[1]
    for at in _batches(times):
        said[at] = yes / rows
        yes, rows = yes + float(y[at].sum()), rows + len(at)
    return said


def _ewma_cells(table: TextTable, contexts: Sequence[str], y: Floats, times: Floats) -> Floats:
    """The sound baseline: cells of the contexts that forget, shrunk to a rate that forgets faster."""
    kinds = [column for column in contexts if not _is_number(table, column)]
    columns = [table.names(column) for column in kinds]
    cells = list(zip(*columns, strict=True)) if columns else [()] * table.rows
    rate, said = _BASE_PRIOR[0], np.empty(len(y))
    counts: dict[tuple[str, ...], tuple[float, float]] = {}
    for at in _batches(times):
        for row in at:
            yes, rows = counts.get(cells[row], (0.0, 0.0))
            said[row] = (yes + CELL_ROWS * rate) / (rows + CELL_ROWS)
        for row in at:
            yes, rows = counts.get(cells[row], (0.0, 0.0))
            counts[cells[row]] = CELL_FORGET * yes + float(y[row]), CELL_FORGET * rows + 1.0
        rate += RATE_SHARE * (float(y[at].mean()) - rate)
    return said


def _batches(times: Floats) -> Iterator[NDArray[np.int64]]:
    """The rows of each time, in order; long times in parts would be learned too early, so whole."""
    _, first = np.unique(times, return_index=True)
    yield from np.split(np.arange(len(times)), first[1:])
