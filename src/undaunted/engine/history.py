"""What one person asked and what came of it, in the order it was asked, with columns over it.

Values only; not for anything that learns. Units as in `values`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from undaunted.engine.pool import Pool
from undaunted.engine.taxonomy import AskKind, Outcome, Source
from undaunted.engine.values import ANSWERED, GOT, UNLIMITED, Bools, Candidate, Floats


@dataclass(frozen=True, slots=True)
class LoggedAsk:
    """One attempt with its forecast and what came of it; None where it was not said.

    Fear, `no_cost` (forecast) and `no_cost_felt` are 0-100; `feared_happened` is 0, .5 or 1.
    `follow_ups`: fear when thinking of it, as (days after the ask, fear 0-100), soonest first.
    `loosely`: whether the guess of a yes may have meant a counter-offer too, as it was not said.
    `costly`: whether it was told a week later that it cost them or the other something.
    `worth_before` and `worth_after`: how true "something is wrong with me" feels, 0-1.
    """

    candidate: Candidate
    time_days: float
    party: str | None
    forecast_fear: float | None
    forecast_yes: float | None
    feared_chance: float | None
    no_cost: float | None
    outcome: Outcome
    fear_peak: float | None
    fear_after: float | None
    yes_next: float | None
    feared_next: float | None
    feared_happened: float | None
    no_cost_felt: float | None
    how_they_were: str | None
    alcohol: bool
    reflected: bool
    sought: bool
    follow_ups: tuple[tuple[float, float], ...] = ()
    source: str = "suggested"
    worth_before: float | None = None
    worth_after: float | None = None
    loosely: bool = False
    costly: bool = False

    @property
    def answered(self) -> bool:
        """Whether something was asked for and an answer came; other kinds count for themselves."""
        return self.outcome in ANSWERED and self.candidate.kind == AskKind.ASKING

    @property
    def asked(self) -> bool:
        return self.outcome is not Outcome.NOT_ASKED

    @property
    def practised(self) -> bool:
        """Whether it was made by itself; the further calls of a round are answers of its first."""
        return self.asked and self.source != Source.ROUND

    @property
    def limited(self) -> bool:
        """Whether it was made and counts for limits of number; what is done anyway does not."""
        return self.asked and self.source not in UNLIMITED


@dataclass(frozen=True, slots=True)
class FearAfter:
    """Fear told `days_after` the ask `key` made at `time_days`, and the upper end of the 80 % that
    was expected of it before it was told; fear is 0-100."""

    key: str
    time_days: float
    days_after: float
    fear: float
    upper: float


@dataclass(frozen=True, eq=False)
class History:
    """Everything a person logged, oldest first; columns are read-only arrays (nan = not said).

    `after`: what was expected of the days after each ask, where whoever learned from these asks
    kept it; None where it has to be worked out.
    """

    asks: tuple[LoggedAsk, ...] = ()
    after: tuple[FearAfter, ...] | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, History) and self.asks == other.asks

    def __hash__(self) -> int:
        return hash(self.asks)

    @property
    def count(self) -> int:
        return len(self.asks)

    def at(self, rows: Iterable[int]) -> tuple[LoggedAsk, ...]:
        """The asks in these places."""
        return tuple(self.asks[row] for row in rows)

    def part(self, start: int, stop: int | None = None) -> "History":
        """The asks from one place up to another."""
        return History(self.asks[start:stop], self.after)

    def column(self, name: str) -> Floats:
        """One number of every ask, shape (n,), worked out once."""
        known: dict[str, Floats] = self.__dict__.setdefault("columns", {})
        if name not in known:
            values = [getattr(ask, name) for ask in self.asks]
            known[name] = np.array([np.nan if v is None else v for v in values], dtype=np.float64)
            known[name].flags.writeable = False
        return known[name]

    @cached_property
    def pool(self) -> Pool:
        """The asks themselves as columns, one row for each time they were planned."""
        return Pool(tuple(ask.candidate for ask in self.asks))

    @property
    def time_days(self) -> Floats:
        return self.column("time_days")

    @property
    def fear_peak(self) -> Floats:
        return self.column("fear_peak")

    @property
    def forecast_fear(self) -> Floats:
        return self.column("forecast_fear")

    @property
    def forecast_yes(self) -> Floats:
        return self.column("forecast_yes")

    @property
    def costly(self) -> Bools:
        """Which were told to have cost them or the other something (n,)."""
        return self.column("costly") > 0

    @property
    def answered(self) -> Bools:
        return self.column("answered") > 0

    @property
    def asked(self) -> Bools:
        return self.column("asked") > 0

    @property
    def limited(self) -> Bools:
        """Which were made and count for limits of number (n,)."""
        return self.column("limited") > 0

    @cached_property
    def got(self) -> Floats:
        """1 for a yes, .5 for partly, 0 for a no; nan without an answer."""
        array = np.array(
            [GOT[ask.outcome] if ask.answered else np.nan for ask in self.asks], dtype=np.float64
        )
        array.flags.writeable = False
        return array
