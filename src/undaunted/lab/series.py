"""Readings of many people in time, out of a file and into rows. Not for judging them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.fear.series import Series
from undaunted.engine.values import Floats
from undaunted.lab.tables import TextTable, read


@dataclass(frozen=True)
class SeriesRows:
    """Rows of a file: person as a code, time and value, each (n,), time rising within a person."""

    person: NDArray[np.int64]
    time: Floats
    value: Floats

    @property
    def people(self) -> int:
        return int(self.person.max()) + 1

    @property
    def places(self) -> NDArray[np.int64]:
        """Which reading of their person each row is, from 0, (n,)."""
        order = np.argsort(self.person, kind="stable")
        sizes = np.bincount(self.person)
        begin = np.repeat(np.cumsum(sizes) - sizes, sizes)
        places = np.empty(len(order), dtype=np.int64)
        places[order] = np.arange(len(order)) - begin
        return places

    @property
    def unit(self) -> float:
        """The usual gap between two readings of a person, in the file's time."""
        order = np.argsort(self.person, kind="stable")
        gaps = np.diff(self.time[order])[np.diff(self.person[order]) == 0]
        return float(np.median(gaps)) if len(gaps) else 1.0

    def series(self) -> Series:
        """One row a person, time in usual gaps."""
        shape = (self.people, int(self.places.max()) + 1)
        time, value = np.full(shape, np.nan), np.full(shape, np.nan)
        time[self.person, self.places] = self.time / self.unit
        value[self.person, self.places] = self.value
        return Series(time, value)


def read_series(path: Path, person: str, time: str, value: str) -> SeriesRows:
    """The readings of a file; BadTable names row and column of a value outside 0-100, of a time
    that lies before the person's last one, or of one that is there twice."""
    table = read(path, (person, time, value))
    readings = SeriesRows(
        table.codes(person), table.numbers(time), table.numbers(value, low=0.0, high=100.0)
    )
    _refuse_unsorted(table, readings, time)
    return readings


def _refuse_unsorted(table: TextTable, readings: SeriesRows, column: str) -> None:
    last: dict[int, float] = {}
    rows = zip(readings.person.tolist(), readings.time.tolist(), strict=True)
    for row, (person, time) in enumerate(rows):
        if person in last and time == last[person]:
            raise table.wrong(row, column, f"{time:g} is there twice for this person")
        if person in last and time < last[person]:
            raise table.wrong(
                row, column, f"{time:g} is before this person's last, {last[person]:g}"
            )
        last[person] = time
