"""Scores fear foreseen one reading ahead, beside what simple rules would have said.

Settings come from other people's file or are the defaults; nothing is chosen on what is scored.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from undaunted.engine.fear.series import (
    HIGH_SHARE,
    LOW_SHARE,
    SeriesForecasts,
    SeriesSettings,
    foresee,
)
from undaunted.engine.fear.series_fit import fit_bank, fit_single
from undaunted.engine.values import Bools, Floats
from undaunted.lab.series import SeriesRows, read_series

_FIRST = 6
_EWMA_WEIGHT = 0.3


@dataclass(frozen=True)
class FearScore:
    """Errors in points of 0-100, over all readings and over everybody's first six.

    `coverage_80` is the plain share of readings inside the 80 % interval. Where many readings are
    exactly 0 it lies above .80 however right the forecast is: who says 0 nine times in ten is
    inside any interval that touches 0 nine times in ten. So `calibration_80` counts a reading on
    a bound by the share of that bound's probability which lies between the 10th and the 90th
    percentile (the probability integral transform of Czado, Gneiting & Held 2009, Biometrics 65:
    1254-1261): .80 is right, whatever the share of zeros. None where no interval is said.
    """

    rmse: float
    mae: float
    rmse_first_six: float
    coverage_80: float | None
    calibration_80: float | None


@dataclass(frozen=True)
class FearReport:
    """`fitted`: settings came from `fit_on`. `first`: what every rule says of a new person."""

    n: int
    people: int
    fitted: bool
    first: float
    scores: dict[str, FearScore]


def evaluate_fear(
    path: Path,
    *,
    person: str = "person",
    time: str = "time",
    fear: str = "fear",
    fit_on: Path | None = None,
) -> FearReport:
    """Everybody's readings, each foreseen from their earlier ones.

    Raises BadTable for a missing column, a value outside 0-100, unsorted or repeated times.
    With `fit_on` the engine's settings, the population mean and the `kalman` baseline (one filter
    with a person's level and a decaying state, by maximum likelihood) come from those people.
    """
    readings = read_series(path, person, time, fear)
    others = None if fit_on is None else read_series(fit_on, person, time, fear)
    settings = SeriesSettings() if others is None else fit_bank(others.series())
    first = settings.mean if others is None else float(others.value.mean())
    scores = {"engine": _scored_engine(readings, foresee(readings.series(), settings))}
    if others is not None:
        plain = foresee(readings.series(), fit_single(others.series()))
        scores["kalman"] = _scored_engine(readings, plain)
    for name, said in _simple_rules(readings, first).items():
        scores[name] = _scored(readings, said)
    people = readings.people
    return FearReport(len(readings.value), people, others is not None, first, scores)


def _scored_engine(readings: SeriesRows, said: SeriesForecasts) -> FearScore:
    at = (readings.person, readings.places)
    low, high = said.low[at], said.high[at]
    covered = float(((low <= readings.value) & (readings.value <= high)).mean())
    return _scored(readings, said.mean[at], covered, float(_inside(said)[at].mean()))


def _inside(said: SeriesForecasts) -> Floats:
    """How much of each reading's own probability lies within the interval, 0-1."""
    width = said.most - said.least
    held = np.minimum(said.most, HIGH_SHARE) - np.maximum(said.least, LOW_SHARE)
    on_bound: Bools = width > 0.0
    share = np.clip(held, 0.0, None) / np.where(on_bound, width, 1.0)
    return np.where(on_bound, share, held >= 0.0)


def _scored(
    readings: SeriesRows,
    said: Floats,
    covered: float | None = None,
    calibrated: float | None = None,
) -> FearScore:
    """The score of forecasts (n,)."""
    error = said - readings.value
    early = error[readings.places < _FIRST]
    return FearScore(
        rmse=_root_mean_square(error),
        mae=float(np.abs(error).mean()),
        rmse_first_six=_root_mean_square(early),
        coverage_80=covered,
        calibration_80=calibrated,
    )


def _root_mean_square(error: Floats) -> float:
    return float(np.sqrt((error**2).mean()))


def _simple_rules(readings: SeriesRows, first: float) -> dict[str, Floats]:
    """What four rules without a model say, (n,) each; of a new person they all say `first`."""
    names = ("last_value", "running_mean", "ewma")
    said = {name: np.full(len(readings.value), first) for name in names}
    before = {name: np.full(readings.people, first) for name in names}
    rows = zip(readings.person.tolist(), readings.places.tolist(), readings.value, strict=True)
    for row, (person, place, value) in enumerate(rows):
        shares = (1.0, 1.0 / (place + 1), 1.0 if place == 0 else _EWMA_WEIGHT)
        for name, share in zip(names, shares, strict=True):
            last = before[name][person]
            said[name][row] = last
            before[name][person] = last + share * (value - last)
    return {**said, "population_mean": np.full(len(readings.value), first)}
