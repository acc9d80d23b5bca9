"""What a person did before an ask was chosen, as remarks look at it. Not for the remarks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from undaunted.engine.choosing.reason import Reason
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.pool import KINDS, Codes
from undaunted.engine.safety.signs import AHEAD_DAYS
from undaunted.engine.taxonomy import AskKind
from undaunted.engine.values import Bools, Candidate

LAST = 6  # asks that "your last" looks at


@dataclass(frozen=True)
class AskedBefore:
    """A person's asks before `now_days`, the ask that was chosen, and what they said of it.

    `smaller`: whether one ask is expected to frighten less than another. `programme` leads the
    choice in its `week`, where the ask belongs to its block.
    """

    history: History
    chosen: Candidate
    now_days: float
    smaller: Callable[[Candidate, Candidate], bool]
    wanted: frozenset[str] = frozenset()
    ladder: frozenset[str] = frozenset()
    programme: str = ""
    week: int = 0

    @cached_property
    def done(self) -> Codes:
        """Asks and steps that were done, oldest first."""
        return np.asarray(np.flatnonzero(self._done))

    @cached_property
    def rows(self) -> Codes:
        """Asks that were really made, oldest first; steps towards one are none."""
        return np.asarray(np.flatnonzero(self._done & (self.history.pool.step < 0)))

    @property
    def _done(self) -> Bools:
        until = self.history.time_days <= self.now_days + AHEAD_DAYS
        return np.asarray(self.history.asked & until)

    @cached_property
    def steps(self) -> Codes:
        """Steps towards an ask that were done, oldest first."""
        return np.asarray(np.flatnonzero(self._done & (self.history.pool.step >= 0)))

    @cached_property
    def asking(self) -> Codes:
        """Those among them in which something was asked for."""
        kinds = self.history.pool.kind[self.rows]
        return np.asarray(self.rows[kinds == KINDS[AskKind.ASKING]])

    @property
    def asks(self) -> bool:
        return self.chosen.kind == AskKind.ASKING and not self.chosen.step

    @cached_property
    def last(self) -> tuple[LoggedAsk, ...]:
        """The last few, the newest last."""
        return self.history.at(self.rows[-LAST:].tolist())

    def since(self, among: Codes) -> float:
        """The time of the last of these rows."""
        return float(self.history.time_days[among[-1]])

    def is_long_ago(self, among: Codes, days: float) -> bool:
        return len(among) > 0 and self.now_days - self.since(among) >= days


def fact(code: str, **args: object) -> Reason:
    return Reason(code, tuple((name, str(value)) for name, value in args.items()))


def at(days: float) -> str:
    return f"{days:.5f}"
