"""A history held as one array of records, so that a long past is read without building its asks.

Says the same as a `History` of the same asks, column by column. Not for keeping: whoever stores
the records knows where they came from.
"""

import uuid
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import isnan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.history import FearAfter, History, LoggedAsk
from undaunted.engine.pool import KINDS, Codes, Pool
from undaunted.engine.taxonomy import AskKind, Outcome, Source
from undaunted.engine.values import ANSWERED, GOT, UNLIMITED, Candidate, Floats

_FIGURES = (
    "time_days",
    "forecast_fear",
    "forecast_yes",
    "feared_chance",
    "no_cost",
    "fear_peak",
    "fear_after",
    "yes_next",
    "feared_next",
    "feared_happened",
    "no_cost_felt",
    "worth_before",
    "worth_after",
)
_MARKS = ("alcohol", "reflected", "sought", "loosely", "costly")
_WORDS = ("outcome", "how_they_were", "source")
_MOST_FOLLOW_UPS = 2  # a day and a week later
_HALF = 64

# A logged ask without the ask itself; nan, no letters and a party of 0 where nothing was said.
LOGGED = np.dtype(
    [
        *((name, "<f8") for name in _FIGURES),
        *((name, "?") for name in _MARKS),
        *((name, "S10") for name in _WORDS),
        ("party", "<u8", (2,)),
        ("follow_ups", "<f8", (_MOST_FOLLOW_UPS, 2)),
    ]
)
_Records = NDArray[Any]


def halves(name: uuid.UUID) -> tuple[int, int]:
    """An id as two numbers of 64 bits."""
    return name.int >> _HALF, name.int & ((1 << _HALF) - 1)


def record_of(logged: LoggedAsk) -> tuple[object, ...]:
    """A logged ask as a record of `LOGGED`. Raises ValueError for more follow-ups than it holds."""
    if len(logged.follow_ups) > _MOST_FOLLOW_UPS:
        raise ValueError(f"more than {_MOST_FOLLOW_UPS} follow-ups of one ask")
    figures = (getattr(logged, name) for name in _FIGURES)
    nothing = [(np.nan, np.nan)] * (_MOST_FOLLOW_UPS - len(logged.follow_ups))
    return (
        *(np.nan if value is None else value for value in figures),
        *(getattr(logged, name) for name in _MARKS),
        *(str(getattr(logged, name) or "").encode() for name in _WORDS),
        halves(uuid.UUID(logged.party)) if logged.party else (0, 0),
        [*logged.follow_ups, *nothing],
    )


class TabledHistory(History):
    """`records` (n,) of `LOGGED`, oldest first, of the asks in `pool` at `places` (n,).

    `after` are what was expected of the days after each ask, as `learned` keeps it.
    """

    def __init__(
        self,
        records: _Records,
        pool: Pool,
        places: Codes,
        after: tuple[FearAfter, ...] | None = None,
    ) -> None:
        set_up = self.__dict__
        set_up["records"], set_up["whole"] = records, pool
        set_up["places"], set_up["after"] = places, after
        set_up["columns"] = {}

    records: _Records
    whole: Pool
    places: Codes

    @property
    def count(self) -> int:
        return len(self.records)

    @cached_property
    def asks(self) -> tuple[LoggedAsk, ...]:
        return self.at(range(len(self.records)))

    def at(self, rows: Iterable[int]) -> tuple[LoggedAsk, ...]:
        candidates = self.whole.candidates
        return tuple(
            _logged_of(self.records[row].item(), candidates[self.places[row]]) for row in rows
        )

    def part(self, start: int, stop: int | None = None) -> History:
        rows = slice(start, stop)
        return TabledHistory(self.records[rows], self.whole, self.places[rows], self.after)

    def column(self, name: str) -> Floats:
        known: dict[str, Floats] = self.__dict__["columns"]
        if name not in known:
            known[name] = np.ascontiguousarray(self.worked_out(name), dtype=np.float64)
            known[name].flags.writeable = False
        return known[name]

    def worked_out(self, name: str) -> NDArray[Any]:
        if name == "answered":
            return _among(self.records["outcome"], ANSWERED) & self._asking
        if name == "asked":
            return ~_among(self.records["outcome"], (Outcome.NOT_ASKED,))
        if name == "limited":
            made = ~_among(self.records["outcome"], (Outcome.NOT_ASKED,))
            return made & ~_among(self.records["source"], UNLIMITED)
        return np.asarray(self.records[name])

    @property
    def _asking(self) -> NDArray[np.bool_]:
        return np.asarray(self.pool.kind == KINDS[AskKind.ASKING])

    @cached_property
    def pool(self) -> Pool:
        return self.whole.part(self.places)

    @cached_property
    def got(self) -> Floats:
        array = np.full(len(self.records), np.nan)
        for outcome, value in GOT.items():
            array[(self.records["outcome"] == outcome.value.encode()) & self._asking] = value
        array.flags.writeable = False
        return array


def _among(words: NDArray[Any], wanted: Iterable[Outcome | Source]) -> NDArray[np.bool_]:
    return np.isin(words, [one.value.encode() for one in wanted])


def _logged_of(record: Sequence[Any], candidate: Candidate) -> LoggedAsk:
    """The record as a logged ask of this candidate."""
    columns = dict(zip(LOGGED.names or (), record, strict=True))
    said: dict[str, Any] = {
        **{name: None if isnan(columns[name]) else columns[name] for name in _FIGURES},
        **{name: bool(columns[name]) for name in _MARKS},
    }
    high, low = (int(half) for half in columns["party"])
    return LoggedAsk(
        candidate=candidate,
        party=str(uuid.UUID(int=high << _HALF | low)) if high or low else None,
        outcome=Outcome(columns["outcome"].decode()),
        how_they_were=columns["how_they_were"].decode() or None,
        source=columns["source"].decode(),
        follow_ups=tuple((d, f) for d, f in columns["follow_ups"].tolist() if not isnan(d)),
        **said,
    )
