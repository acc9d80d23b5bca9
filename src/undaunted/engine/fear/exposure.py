"""How much practice an ask has behind it: the covariate H of the fear model (models page: fear).

Not for learning: once the figures here are fixed, H is computed, not estimated.
"""

from bisect import bisect_left
from dataclasses import dataclass
from math import exp, log1p
from operator import attrgetter, itemgetter

import numpy as np

from undaunted.engine.history import LoggedAsk
from undaunted.engine.pool import COUNTERPARTS, DOMAINS, Codes, Pool, facet_mask
from undaunted.engine.steps import RATINGS
from undaunted.engine.values import Candidate, Floats

KEY, DOMAIN = attrgetter("key"), itemgetter(0)


@dataclass(frozen=True, slots=True)
class ExposureSettings:
    """Weights q and kappa and the return of fear R of the models page; days, all judgements."""

    reflected: float = 1.0
    logged: float = 0.6
    overwhelmed: float = -0.5
    overwhelming_peak: float = 85.0
    same_ask: float = 1.0
    same_domain_and_counterpart: float = 0.6
    same_domain: float = 0.4
    shared_facet: float = 0.25
    other: float = 0.1
    kept_for_good: float = 0.6
    fading_days: float = 21.0


@dataclass(frozen=True, slots=True)
class Practised:
    """All exposures to one ask; `weight` is the sum of their q."""

    key: str
    domain: str
    counterpart: str
    facets: int
    weight: float


@dataclass(frozen=True, slots=True)
class Exposures:
    """What was practised, sorted by key, and the day of the last ask in each domain."""

    settings: ExposureSettings = ExposureSettings()
    practised: tuple[Practised, ...] = ()
    last: tuple[tuple[str, float], ...] = ()

    def add(self, logged: LoggedAsk) -> "Exposures":
        """The exposures after one log; an ask that was not made is none."""
        if not logged.asked:
            return self
        ask, done = logged.candidate, self.practised
        place = bisect_left(done, ask.ask_key, key=KEY)
        again = place < len(done) and done[place].key == ask.ask_key
        weight = (done[place].weight if again else 0) + exposure_weight(logged, self.settings)
        kind = str(ask.domain), str(ask.counterpart), facet_mask(ask.facets)
        now = Practised(ask.ask_key, *kind, weight)
        practised = (*done[:place], now, *done[place + again :])
        return Exposures(self.settings, practised, _with_last(self.last, ask, logged.time_days))


def _with_last(
    last: tuple[tuple[str, float], ...], ask: Candidate, time_days: float
) -> tuple[tuple[str, float], ...]:
    place = bisect_left(last, ask.domain, key=DOMAIN)
    again = place < len(last) and last[place][0] == ask.domain
    return (*last[:place], (str(ask.domain), time_days), *last[place + again :])


def exposure_weight(logged: LoggedAsk, settings: ExposureSettings) -> float:
    """q of the models page; fear now stands for fear the next day until a follow-up told that.

    A step towards an ask counts as much less as it holds less of its fear (our judgement).
    """
    step = RATINGS.get(logged.candidate.step)
    return _whole_weight(logged, settings) * (step.share if step else 1.0)


def _whole_weight(logged: LoggedAsk, settings: ExposureSettings) -> float:
    peak, expected = logged.fear_peak, logged.forecast_fear
    after = logged.follow_ups[0][1] if logged.follow_ups else logged.fear_after
    worse = after is not None and expected is not None and after > expected
    if worse and peak is not None and peak >= settings.overwhelming_peak:
        return settings.overwhelmed
    return settings.reflected if logged.reflected else settings.logged


def exposure_to(exposures: Exposures, candidate: Candidate, time_days: float) -> float:
    """H = log(1 + E) R(gap) for one ask."""
    if not exposures.practised:
        return 0.0
    s, mask, amount = exposures.settings, facet_mask(candidate.facets), 0.0
    key, domain, counterpart = candidate.ask_key, str(candidate.domain), str(candidate.counterpart)
    for one in exposures.practised:
        if one.key == key:
            like = s.same_ask
        elif one.domain == domain:
            near = one.counterpart == counterpart
            like = s.same_domain_and_counterpart if near else s.same_domain
        else:
            like = s.shared_facet if one.facets & mask else s.other
        amount += like * one.weight
    return log1p(max(amount, 0.0)) * _retained_in(exposures, domain, time_days)


def _retained_in(exposures: Exposures, domain: str, time_days: float) -> float:
    """R(gap): what is kept since the last ask in the domain, or the last one anywhere."""
    s, last = exposures.settings, exposures.last
    day = next((when for where, when in last if where == domain), None)
    if day is None:
        day = max(when for _, when in last)
    gap = max(time_days - day, 0.0)
    return s.kept_for_good + (1.0 - s.kept_for_good) * exp(-gap / s.fading_days)


def exposure(exposures: Exposures, pool: Pool, time_days: float) -> Floats:
    """H = log(1 + E) R(gap) for every candidate, shape (n,)."""
    if not exposures.practised:
        return np.zeros(len(pool.candidates))
    kept = np.array([_retained_in(exposures, domain, time_days) for domain in DOMAINS])
    amount = np.maximum(_amounts(exposures, pool), 0.0)
    return np.asarray(np.log1p(amount) * kept[pool.domain])


def _amounts(exposures: Exposures, pool: Pool) -> Floats:
    """E of the models page for every candidate (n,), from sums over what shares domain or facet.

    Everything practised counts `other`; what shares a facet or lies in the same domain is lifted
    to its own likeness; at last the very same asks are.
    """
    s, done = exposures.settings, PractisedColumns.of(exposures.practised)
    in_domain = np.bincount(done.domain, weights=done.weight, minlength=len(DOMAINS))
    sharing = _shared_by_domain(pool.facet_kinds, done)
    elsewhere = sharing.sum(axis=1, keepdims=True) - sharing
    cells = (s.shared_facet - s.other) * elsewhere
    cells += s.other * (in_domain.sum() - in_domain) + s.same_domain * in_domain
    pair = done.domain * len(COUNTERPARTS) + done.counterpart
    near = np.bincount(pair, weights=done.weight, minlength=len(DOMAINS) * len(COUNTERPARTS))
    lift = (s.same_domain_and_counterpart - s.same_domain) * near
    amount = cells.ravel()[pool.cell] + lift[pool.pair]
    _lift_same(amount, exposures, done, pool)
    return np.asarray(amount)


@dataclass(frozen=True, slots=True)
class PractisedColumns:
    """Everything practised, as columns (m,)."""

    weight: Floats
    domain: Codes
    counterpart: Codes
    facets: Codes

    @classmethod
    def of(cls, practised: tuple[Practised, ...]) -> "PractisedColumns":
        return cls(
            np.array([one.weight for one in practised], dtype=np.float64),
            np.array([DOMAINS[one.domain] for one in practised], dtype=np.int64),
            np.array([COUNTERPARTS[one.counterpart] for one in practised], dtype=np.int64),
            np.array([one.facets for one in practised], dtype=np.int64),
        )


def _shared_by_domain(masks: Codes, done: PractisedColumns) -> Floats:
    """Weight of what was practised in each domain and shares a facet, (masks, domains)."""
    order = np.argsort(done.domain, kind="stable")
    present, begin = np.unique(done.domain[order], return_index=True)
    facets = done.facets[order].astype(np.int32)
    sharing = ((masks.astype(np.int32)[:, None] & facets) != 0) * done.weight[order]
    found = np.zeros((len(masks), len(DOMAINS)))
    found[:, present] = np.add.reduceat(sharing, begin, axis=1)
    return found


def _lift_same(amount: Floats, exposures: Exposures, done: PractisedColumns, pool: Pool) -> None:
    """Has everything practised itself count `same_ask` for the very same ask and its steps."""
    s, first = exposures.settings, _first_rows(pool)
    found = np.array([pool.ask_places.get(one.key, -1) for one in exposures.practised], dtype=int)
    here = np.flatnonzero((found >= 0) & (first[found] >= 0))
    place = first[found[here]]
    near = done.counterpart[here] == pool.counterpart[place]
    like = np.where((done.facets[here] & pool.facets[place]) != 0, s.shared_facet, s.other)
    shared = np.where(near, s.same_domain_and_counterpart, s.same_domain)
    like = np.where(done.domain[here] == pool.domain[place], shared, like)
    lift = np.zeros(len(first))
    lift[found[here]] = (s.same_ask - like) * done.weight[here]
    amount += lift[pool.ask]


def _first_rows(pool: Pool) -> Codes:
    """The first row of each ask by its number, -1 where none of its rows is here."""
    rows = np.full(len(pool.ask_places), -1)
    rows[pool.ask[::-1]] = np.arange(len(pool))[::-1]
    return rows
