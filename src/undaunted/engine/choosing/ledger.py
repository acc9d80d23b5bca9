"""Everything a choice looked at, each candidate with its gate, figures, terms and probabilities.

For whoever asks why, at the moment of choosing; a stored choice has none (`choice` says what is kept).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.choosing.drawing import POSITIONS
from undaunted.engine.choosing.gates import GATES, OPEN
from undaunted.engine.choosing.worth import NAMES
from undaunted.engine.values import Floats

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Considered:
    """One candidate: the gate that shut it out, its weighted terms, and its probabilities.

    `probabilities` are for suggestion, easier and different, given the picks before. What could
    not be drawn has no terms; what a gate of fact shut has no figures either (nan).
    """

    key: str
    version: int
    gate: str | None
    fear_mean: float
    chance_above: float
    worth: float
    terms: tuple[tuple[str, float], ...]
    probabilities: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Ledger:
    """All n candidates of a choice as columns: `gate` (n,) is a place in GATES.

    The m `rows` that might have been drawn have `figures` (m, 3): mean fear, chance above the
    ceiling, worth; `terms` (m, terms); and `probabilities` (m, 3).
    """

    keys: NDArray[np.object_]
    versions: Floats
    gate: NDArray[np.int8]
    rows: NDArray[np.int64]
    figures: Floats
    terms: Floats
    probabilities: Floats

    @classmethod
    def empty(cls) -> "Ledger":
        """Of a choice that looked at nothing, or was read back."""
        none, columns = np.empty(0), np.empty((0, POSITIONS))
        return cls(
            np.empty(0, dtype=object),
            none,
            np.empty(0, dtype=np.int8),
            np.empty(0, dtype=np.int64),
            columns,
            np.empty((0, len(NAMES))),
            columns,
        )

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[Considered]:
        return (self[place] for place in range(len(self)))

    def __getitem__(self, place: int) -> Considered:
        row = int(np.searchsorted(self.rows, place))
        known = row < len(self.rows) and self.rows[row] == place
        chances = self.probabilities[row].tolist() if known else [0.0] * POSITIONS
        fear, above, worth = self.figures[row].tolist() if known else [float("nan")] * POSITIONS
        terms = self.terms[row].round(_DIGITS).tolist() if any(chances) else []
        gate = int(self.gate[place])
        return Considered(
            str(self.keys[place]),
            int(self.versions[place]),
            None if gate == OPEN else GATES[gate],
            fear,
            above,
            worth,
            tuple(zip(NAMES, terms, strict=True)) if terms else (),
            tuple(chances),
        )

    def gate_of(self, key: str) -> str | None:
        """The gate that shut this ask out; None where it was open or not looked at."""
        found = np.flatnonzero(self.keys == key)
        gate = int(self.gate[found[0]]) if len(found) else OPEN
        return None if gate == OPEN else GATES[gate]
