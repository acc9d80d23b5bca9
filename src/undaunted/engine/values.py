"""The values the engine takes and gives. Fear and cost are 0-100, chances 0-1, time is in days.

Frozen, without behaviour beyond reading themselves; not for anything that learns.
"""

from dataclasses import dataclass
from math import erfc, sqrt
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.taxonomy import Outcome, Source
from undaunted.engine.when import When

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
_Value = TypeVar("_Value", covariant=True)
Plain = str | float | int | bool | None

OWN = "own:"  # the keys of own asks begin with it
STEP_MARK = "#"  # stands between an ask and a step towards it
UNSAID = ""  # a feature of an own ask that was not told
# What people do anyway: it counts for no limit of number, and no limit of ours shuts it. The further
# calls of a round are answers of one practice.
UNLIMITED = frozenset({Source.OWN, Source.TOLD_AFTER, Source.ROUND})
ANSWERED = frozenset({Outcome.YES, Outcome.PARTLY, Outcome.NO})
# Whether what the guess of another kind was about came true; the rest tells nothing of it.
HELD = {
    Outcome.WELL: 1.0,
    Outcome.GRUMBLED: 1.0,
    Outcome.PRESSED: 0.0,
    Outcome.GAVE_IN: 0.0,
    Outcome.TAKEN: 1.0,
    Outcome.STUNG: 0.0,
    Outcome.ARGUED: 0.0,
}
GOT = {Outcome.YES: 1.0, Outcome.PARTLY: 0.5, Outcome.NO: 0.0}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An ask as the engine sees it; `key` is a library id or `own:<uuid>`.

    Fear is 0-100; `yes_mean + partly_mean + no_answer <= 1`, what remains is a no. `presumes`: life
    parts it takes for granted; `first_day`: whether nearly anybody can do it on their first day;
    `playful`: done for fun; `set_piece`: one tells of it at dinner; `ways`: other ways to
    do it, by the names of the library's variants. A step towards an ask has the key `<ask>#<step>`
    and the ratings of the ask itself (`steps`). Domain, counterpart, channel and setting of an own
    ask may be `UNSAID`.
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
    when: When
    kind: str
    real: bool
    no_answer: float = 0.0
    presumes: frozenset[str] = frozenset()
    first_day: bool = False
    playful: bool = False
    set_piece: bool = False
    ways: frozenset[str] = frozenset()
    step: str = ""

    @property
    def ask_key(self) -> str:
        """The key of the ask itself, whichever step this is."""
        return self.key.partition(STEP_MARK)[0]


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
class Decision(Generic[_Value]):
    """What was decided, by which rule, from which inputs, and why in one code."""

    value: _Value
    rule: str
    inputs: tuple[tuple[str, Plain], ...]
    reason: str
