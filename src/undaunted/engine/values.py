"""The values the engine takes and gives. Fear and cost are 0-100, chances 0-1, time is in days.

Frozen, without behaviour beyond reading themselves; not for anything that learns.
"""

from dataclasses import dataclass
from functools import cached_property
from math import erfc, sqrt
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.taxonomy import Outcome

if TYPE_CHECKING:
    from undaunted.engine.pool import Pool

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Value = TypeVar("Value", covariant=True)
Plain = str | float | int | bool | None

ANSWERED = frozenset({Outcome.YES, Outcome.PARTLY, Outcome.NO})
GOT = {Outcome.YES: 1.0, Outcome.PARTLY: 0.5, Outcome.NO: 0.0}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An ask as the engine sees it; `key` is a library id or `own:<uuid>`.

    Fear is 0-100; `yes_mean + partly_mean + no_answer <= 1`, what remains is a no.
    """

    key: str
    version: int
    domain: str
    counterpart: str
    channel: str
    setting: str
    request_type: str
    facets: tuple[str, ...]
    tempting: tuple[str, ...]
    stakes: int
    fear_mean: float
    fear_sd: float
    yes_mean: float
    yes_sd: float
    partly_mean: float
    cost_to_other: int
    free_to_refuse: int
    not_for: frozenset[str]
    from_home: bool
    time: str
    practises: str
    real: bool
    no_answer: float = 0.0


@dataclass(frozen=True, slots=True)
class LoggedAsk:
    """One attempt with its forecast and what came of it; None where it was not said.

    Fear, `no_cost` (forecast) and `no_cost_felt` are 0-100; `feared_happened` is 0, .5 or 1.
    `follow_ups`: fear when thinking of it, as (days after the ask, fear 0-100), soonest first.
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

    @property
    def answered(self) -> bool:
        return self.outcome in ANSWERED

    @property
    def asked(self) -> bool:
        return self.outcome is not Outcome.NOT_ASKED


@dataclass(frozen=True)
class History:
    """Everything a person logged, oldest first; columns are read-only arrays (nan = not said)."""

    asks: tuple[LoggedAsk, ...] = ()

    def column(self, name: str) -> Floats:
        """One number of every ask, shape (n,), worked out once."""
        known: dict[str, Floats] = self.__dict__.setdefault("columns", {})
        if name not in known:
            values = [getattr(ask, name) for ask in self.asks]
            known[name] = np.array([np.nan if v is None else v for v in values], dtype=np.float64)
            known[name].flags.writeable = False
        return known[name]

    @cached_property
    def pool(self) -> "Pool":
        """The asks themselves as columns, one row for each time they were planned."""
        from undaunted.engine.pool import Pool  # which needs the values of this module

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
    def answered(self) -> Bools:
        return self.column("answered") > 0

    @property
    def asked(self) -> Bools:
        return self.column("asked") > 0

    @cached_property
    def got(self) -> Floats:
        """1 for a yes, .5 for partly, 0 for a no; nan without an answer."""
        array = np.array([GOT.get(ask.outcome, np.nan) for ask in self.asks], dtype=np.float64)
        array.flags.writeable = False
        return array


@dataclass(frozen=True, slots=True)
class FearForecast:
    """Peak fear to expect: `mean` and the 80 % interval after clipping to 0-100.

    `latent_mean` and `sd` are those of the normal before clipping.
    """

    mean: float
    sd: float
    low: float
    high: float
    latent_mean: float

    def chance_above(self, ceiling: float) -> float:
        """Chance 0-1 that the peak lies above `ceiling` (below 100)."""
        return 0.5 * erfc((ceiling - self.latent_mean) / (self.sd * sqrt(2.0)))


@dataclass(frozen=True, slots=True)
class YesForecast:
    """Chance of a yes with its 80 % credible interval; `good_mean` counts partly too."""

    mean: float
    low: float
    high: float
    good_mean: float


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate and the interval around it."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Decision(Generic[Value]):
    """What was decided, by which rule, from which inputs, and why in one code."""

    value: Value
    rule: str
    inputs: tuple[tuple[str, Plain], ...]
    reason: str
