"""Many asks as columns, so that the estimators and the chooser look at all of them at once.

Built once for a library and extended by a person's own asks. Not for deciding; `codes` are places
in the closed lists, sets are bit masks.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.steps import rated_fear
from undaunted.engine.taxonomy import (
    AskKind,
    Channel,
    Counterpart,
    Domain,
    Facet,
    NotFor,
    Presumes,
    Setting,
    Step,
)
from undaunted.engine.values import UNSAID, Bools, Candidate, Floats
from undaunted.engine.when import When

Codes = NDArray[np.int64]


def places(names: type[StrEnum]) -> dict[str, int]:
    """The place of every name of a closed list."""
    return {str(name): place for place, name in enumerate(names)}


def _bits(names: type[StrEnum]) -> dict[str, int]:
    """A bit for every name of a closed list."""
    return {str(name): 1 << place for place, name in enumerate(names)}


def _places_or_unsaid(names: type[StrEnum]) -> dict[str, int]:
    """As `places`, and one after them for what was not said."""
    return {**places(names), UNSAID: len(names)}


DOMAINS, COUNTERPARTS = _places_or_unsaid(Domain), _places_or_unsaid(Counterpart)
CHANNELS, SETTINGS = _places_or_unsaid(Channel), _places_or_unsaid(Setting)
STEPS, KINDS = places(Step), places(AskKind)
FACET_BITS, NOT_FOR_BITS, _PRESUMES_BITS = _bits(Facet), _bits(NotFor), _bits(Presumes)


class Pool:
    """Candidates, and their columns of shape (n,), worked out when first asked for and kept."""

    def __init__(self, candidates: tuple[Candidate, ...]) -> None:
        self.candidates = candidates
        self.kept: dict[str, NDArray[Any]] = {}

    def __len__(self) -> int:
        return len(self.candidates)

    def derived(self, name: str, make: Callable[["Pool"], NDArray[Any]]) -> NDArray[Any]:
        """A column under a name of its own, read-only."""
        if name not in self.kept:
            self.kept[name] = make(self)
            self.kept[name].flags.writeable = False
        return self.kept[name]

    def column(self, name: str) -> Floats:
        """A number of every candidate."""
        return self.derived(name, lambda pool: pool.each(attrgetter(name), np.float64))

    def each(self, read: Callable[[Candidate], object], kind: type) -> NDArray[Any]:
        return np.array([read(one) for one in self.candidates], dtype=kind)

    def part(self, rows: Codes) -> "Pool":
        """Some of the candidates, with the columns that are known already."""
        return PoolPart(self, rows)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each key stands; every key stands once."""
        return {one.key: place for place, one in enumerate(self.candidates)}

    def find(self, keys: Iterable[str]) -> Codes:
        """Where each of these keys stands, -1 for one that is not here."""
        return np.array([self.place.get(key, -1) for key in keys], dtype=np.int64)

    def at(self, keys: Iterable[str]) -> Codes:
        """The places of those keys that are here."""
        found = self.find(keys)
        return np.asarray(found[found >= 0])

    def of_asks(self, keys: Collection[str]) -> Bools:
        """Which candidates have one of these keys, or are steps towards an ask that has (n,)."""
        named = np.zeros(len(self.ask_places) + 1, dtype=np.bool_)
        named[[self.ask_places.get(key, -1) for key in keys]] = True
        named[-1] = False
        here = named[self.ask]
        here[self.at(keys)] = True
        return np.asarray(here)

    def spread(self, values: Mapping[str, float]) -> Floats:
        """The value of each candidate's key, 0 for the others."""
        here, found = np.zeros(len(self)), self.find(values)
        known = found >= 0
        here[found[known]] = np.array(list(values.values()))[known]
        return here

    def where(self, rule: Callable[[Candidate], bool]) -> Bools:
        """Which candidates a named rule is true of (n,), worked out once."""
        return self.derived(rule.__name__, lambda pool: pool.each(rule, np.bool_))

    def in_domains(self, names: Iterable[str]) -> Bools:
        """Which candidates are of these parts of life (n,)."""
        wanted = np.isin(np.arange(len(DOMAINS)), [DOMAINS[name] for name in names])
        return np.asarray(wanted[self.domain])

    def is_not_for(self, names: Iterable[str]) -> Bools:
        """Which candidates are not for people of whom any of these is true (n,)."""
        return np.asarray((self.not_for & _mask(NOT_FOR_BITS, names)) != 0)

    def presumes_more_than(self, life: Iterable[str]) -> Bools:
        """Which candidates take a life part for granted that is not among these (n,)."""
        return np.asarray((self.presumes & ~_mask(_PRESUMES_BITS, life)) != 0)

    @property
    def keys(self) -> NDArray[np.object_]:
        return self.derived("key", lambda pool: pool.each(attrgetter("key"), object))

    @property
    def domain(self) -> Codes:
        return self.derived("domain", lambda pool: pool.each(lambda c: DOMAINS[c.domain], int))

    @property
    def counterpart(self) -> Codes:
        return self.derived(
            "counterpart", lambda pool: pool.each(lambda c: COUNTERPARTS[c.counterpart], int)
        )

    @property
    def channel(self) -> Codes:
        return self.derived("channel", lambda pool: pool.each(lambda c: CHANNELS[c.channel], int))

    @property
    def setting(self) -> Codes:
        return self.derived("setting", lambda pool: pool.each(lambda c: SETTINGS[c.setting], int))

    @property
    def facets(self) -> Codes:
        return self.derived("facets", lambda pool: pool.each(lambda c: facet_mask(c.facets), int))

    @property
    def not_for(self) -> Codes:
        return self.derived(
            "not_for", lambda pool: pool.each(lambda c: _mask(NOT_FOR_BITS, c.not_for), int)
        )

    @property
    def kind(self) -> Codes:
        return self.derived("kind_code", lambda pool: pool.each(lambda c: KINDS[c.kind], int))

    @property
    def presumes(self) -> Codes:
        return self.derived(
            "presumes", lambda pool: pool.each(lambda c: _mask(_PRESUMES_BITS, c.presumes), int)
        )

    @cached_property
    def whens(self) -> tuple[When, ...]:
        """The different hours, days and seasons in which asks can be done."""
        return tuple(dict.fromkeys(one.when for one in self.candidates))

    @property
    def when(self) -> Codes:
        """Which of them each candidate has."""
        places = {each: place for place, each in enumerate(self.whens)}
        return self.derived("when", lambda pool: pool.each(lambda c: places[c.when], int))

    @cached_property
    def ask_places(self) -> Mapping[str, int]:
        """A number for every ask, however many steps towards it stand here."""
        return {key: place for place, key in enumerate(dict.fromkeys(self.ask_keys.tolist()))}

    @property
    def ask_keys(self) -> NDArray[np.object_]:
        return self.derived("ask_key", lambda pool: pool.each(attrgetter("ask_key"), object))

    @property
    def ask(self) -> Codes:
        """The number of each candidate's ask."""
        return self.derived(
            "ask", lambda pool: np.array([pool.ask_places[key] for key in pool.ask_keys], dtype=int)
        )

    @property
    def step(self) -> Codes:
        """Which step towards its ask each candidate is, as a place in STEPS; -1 for the ask."""
        return self.derived("step", lambda pool: pool.each(lambda c: STEPS.get(c.step, -1), int))

    @property
    def rated_fear(self) -> Floats:
        """The rated peak fear of each candidate, 0-100 (n,)."""
        return self.derived("rated_fear", lambda pool: pool.each(rated_fear, float))

    @cached_property
    def facet_kinds(self) -> Codes:
        """The different facet masks, in order."""
        return np.unique(self.facets)

    @property
    def facet_kind(self) -> Codes:
        """Which of them each candidate has."""
        return self.derived(
            "facet_kind", lambda pool: np.searchsorted(pool.facet_kinds, pool.facets)
        )

    @property
    def pair(self) -> Codes:
        """Domain and counterpart as one code."""
        return self.derived("pair", lambda pool: pool.domain * len(COUNTERPARTS) + pool.counterpart)

    @property
    def manner(self) -> Codes:
        """Channel and counterpart as one code."""
        return self.derived(
            "manner", lambda pool: pool.channel * len(COUNTERPARTS) + pool.counterpart
        )

    @property
    def cell(self) -> Codes:
        """Facet mask and domain as one code."""
        return self.derived("cell", lambda pool: pool.facet_kind * len(DOMAINS) + pool.domain)


class PoolPart(Pool):
    """Some rows of another pool; what is worked out of it is worked out for all and kept there."""

    def __init__(self, whole: Pool, rows: Codes) -> None:
        self.whole, self.rows = whole, rows
        self.kept = {}

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:  # type: ignore[override]  # worked out late
        return tuple(self.whole.candidates[row] for row in self.rows)

    def derived(self, name: str, make: Callable[[Pool], NDArray[Any]]) -> NDArray[Any]:
        if name not in self.kept:
            self.kept[name] = self.whole.derived(name, make)[self.rows]
        return self.kept[name]

    @property
    def facet_kinds(self) -> Codes:  # those of the whole
        return self.whole.facet_kinds

    @property
    def whens(self) -> tuple[When, ...]:  # those of the whole
        return self.whole.whens

    @property
    def ask_places(self) -> Mapping[str, int]:  # those of the whole
        return self.whole.ask_places

    @cached_property
    def line(self) -> Codes:
        """The line of each row of the whole, -1 where it is left out; the last for no row at all."""
        lines = np.full(len(self.whole) + 1, -1)
        lines[self.rows] = np.arange(len(self.rows))
        return lines

    def find(self, keys: Iterable[str]) -> Codes:
        return np.asarray(self.line[self.whole.find(keys)])


def _mask(bits: Mapping[str, int], names: Iterable[str]) -> int:
    """The names as bits, each once."""
    return sum(bits[name] for name in set(names))


def facet_mask(facets: Sequence[str]) -> int:
    return _mask(FACET_BITS, facets)
