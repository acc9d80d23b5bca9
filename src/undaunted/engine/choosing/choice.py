"""What was offered, out of what, and how it was drawn; enough to draw again.

Stored compactly: an ask behind a gate with the gate's name alone, an open one with its figures.
Not for deciding: `shortlist` does that, and stores its answer in these values.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.choosing.gates import GATES, OPEN
from undaunted.engine.choosing.reason import Reason
from undaunted.engine.choosing.worth import NAMES
from undaunted.engine.plain import from_plain, to_plain
from undaunted.engine.safety.dose import DoseWindow
from undaunted.engine.values import Floats

_Keys = tuple[str | None, str | None, str | None]

_Row = tuple[str, int, int, list[float], list[float], list[float]]

POSITIONS = 3
_DIGITS = 4


class Stored(TypedDict):
    """A ledger as it is stored."""

    open: list[_Row]
    shut: dict[str, list[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class Pick:
    """An ask that was drawn, and the probability it had at its position."""

    key: str
    version: int
    probability: float


@dataclass(frozen=True, slots=True)
class Considered:
    """One candidate: the gate that shut it out, its weighted terms, and its probabilities.

    `probabilities` are for suggestion, easier and different, given the picks before. What could
    not be drawn has no terms, and once stored no figures either (nan).
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
        return cls.from_plain({"open": [], "shut": {}})

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

    def to_plain(self) -> dict[str, object]:
        """`open`: rows of key, version, gate, figures, terms, probabilities (in full, to draw
        again) of what had a chance at all; `shut`: keys and versions of the rest by gate."""
        drawable = np.flatnonzero(self.probabilities.any(axis=1))
        possible = self.rows[drawable]
        rows = [
            [
                str(self.keys[place]),
                int(self.versions[place]),
                int(self.gate[place]),
                self.figures[row].round(_DIGITS).tolist(),
                self.terms[row].round(_DIGITS).tolist(),
                self.probabilities[row].tolist(),
            ]
            for row, place in zip(drawable, possible, strict=True)
        ]
        by_gate: dict[str, list[list[object]]] = {}
        for place in np.setdiff1d(np.arange(len(self)), possible):
            asks = by_gate.setdefault(GATES[self.gate[place]], [])
            asks.append([str(self.keys[place]), int(self.versions[place])])
        return {"open": rows, "shut": by_gate}

    @classmethod
    def from_plain(cls, plain: Stored) -> "Ledger":
        """What `to_plain` wrote."""
        rows, names = plain["open"], plain["shut"].items()
        shut = [(*ask, GATES.index(name)) for name, asks in names for ask in asks]
        every = [*(row[:3] for row in rows), *shut]
        return cls(
            np.array([one[0] for one in every], dtype=object),
            np.array([one[1] for one in every], dtype=np.float64),
            np.array([one[2] for one in every], dtype=np.int8),
            np.arange(len(rows)),
            np.array([row[3] for row in rows], dtype=np.float64).reshape(-1, POSITIONS),
            np.array([row[4] for row in rows], dtype=np.float64).reshape(-1, len(NAMES)),
            np.array([row[5] for row in rows], dtype=np.float64).reshape(-1, POSITIONS),
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """Up to three asks; without a suggestion the reason says why."""

    suggestion: Pick | None
    easier: Pick | None
    different: Pick | None
    considered: Ledger
    seed: int
    policy_version: str
    rules_version: str
    reason: Reason
    window: DoseWindow

    def to_json(self) -> str:
        names = ("suggestion", "easier", "different", "reason", "window")
        plain: dict[str, object] = {name: to_plain(getattr(self, name)) for name in names}
        plain |= {"seed": self.seed, "policy": self.policy_version, "rules": self.rules_version}
        return json.dumps(plain | self.considered.to_plain(), separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Choice":
        plain = json.loads(text)
        offered = (plain[name] for name in ("suggestion", "easier", "different"))
        suggestion, easier, different = (
            None if one is None else from_plain(Pick, one) for one in offered
        )
        return cls(
            suggestion,
            easier,
            different,
            Ledger.from_plain(plain),
            plain["seed"],
            plain["policy"],
            plain["rules"],
            from_plain(Reason, plain["reason"]),
            from_plain(DoseWindow, plain["window"]),
        )


def draw(probabilities: Floats, point: float) -> int | None:
    """The place where the running sum passes `point` in 0-1; None where all are 0."""
    possible = np.flatnonzero(probabilities)
    if not len(possible):
        return None
    place = int(np.searchsorted(np.cumsum(probabilities[possible]), point, side="right"))
    return int(possible[min(place, len(possible) - 1)])


def points(seed: int) -> Floats:
    """The three random numbers of a choice."""
    return np.random.default_rng(seed).random(POSITIONS)


def replay(stored: Choice) -> _Keys:
    """Draw again from the stored probabilities and seed: the same three keys."""
    drawn, ledger = points(stored.seed), stored.considered
    rows = [draw(ledger.probabilities[:, k], float(drawn[k])) for k in range(POSITIONS)]
    first, second, third = (
        None if row is None else str(ledger.keys[ledger.rows[row]]) for row in rows
    )
    return first, second, third
