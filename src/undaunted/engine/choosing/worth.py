"""How much an ask is worth now, by named terms (models page: choosing).

Worth is what can be learned, not how brave it is. Three weights differ from the first, tried on
simulated people (`undaunted evaluate policies`) and checked on others: the cost of a no counts
more, a likely skip less, and of asks inside the window the harder are preferred, but not for
somebody new. Not for gates: no worth opens one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from undaunted.engine.answers.acceptance import YesForecasts
from undaunted.engine.choosing.arc import fits
from undaunted.engine.choosing.beliefs import Beliefs, if_answered
from undaunted.engine.choosing.situation import Situation
from undaunted.engine.choosing.way import leads_on
from undaunted.engine.fear.forecasting import FearForecasts
from undaunted.engine.history import History
from undaunted.engine.logistic import sigmoid
from undaunted.engine.pool import (
    CHANNELS,
    COUNTERPARTS,
    DOMAINS,
    FACET_BITS,
    KINDS,
    SETTINGS,
    Codes,
    Pool,
)
from undaunted.engine.safety.dose import rated_peaks
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.taxonomy import AskKind
from undaunted.engine.values import Floats


@dataclass(frozen=True, slots=True)
class Term:
    """A part of worth: its weight, and the size that counts as one."""

    name: str
    weight: float
    size: float


_TERMS = (
    Term("learn_yes", 1.0, 0.03),
    Term("learn_threat", 1.5, 0.03),
    Term("learn_cost", 2.0, 0.02),
    Term("information", 0.3, 0.3),
    Term("variety", 0.7, 0.2),
    Term("wanted", 1.0, 0.5),
    Term("yes_diet", -1.0, 0.03),
    Term("repetition", -1.0, 0.5),
    Term("burden", -0.7, 1.0),
    Term("skipping", -0.2, 0.1),
    Term("dose", 0.7, 15.0),
    Term("programme", 0.5, 1.0),  # the temperature of the draw: the fit multiplies the odds
    Term("leads_on", 11.0, 1.0),  # so much that it hangs on no number of asks in the library
)
NAMES = tuple(term.name for term in _TERMS)
_SCALED_WEIGHTS = np.array([term.weight / term.size for term in _TERMS])

ETA, ETA_COST = 0.2, 0.25
_NOISE_SD = 14.0
_HALF_LIFE_DAYS = 7.0
_ALWAYS_KINDS = 4
_OFTEN = 10.0
_REAL_SHARE = 0.25
SKIP_AT_FEAR, SKIP_SCALE = 75.0, 12.0
_FIRST_HIGH = 0.95
_LEAST_FIT = 1e-4  # odds of an ask that does not fit the block, beside one that does


@dataclass(frozen=True, slots=True)
class Weighed:
    """Weighted terms, shape (n, terms) in the order of `NAMES`; worth (n,) is their sum."""

    terms: Floats
    worth: Floats


def weigh(
    history: History,
    pool: Pool,
    fears: FearForecasts,
    answers: YesForecasts,
    held: Beliefs,
    situation: Situation,
    rules: SafetyRules,
) -> Weighed:
    """All terms of every candidate.

    A guess is held against the chance given an answer, as calibration scores it, and learns only
    if one comes; a counter-offer tells how bad a no is too (models page); that more is to be
    feared than expected makes no ask worth more. A step towards an ask brings no answer, so it
    teaches nothing about answers.
    """
    asked = (pool.step < 0).astype(np.float64)
    for_a_yes = asked * (pool.kind == KINDS[AskKind.ASKING])
    lately = _done_lately(history, situation.now_days)
    came, got = if_answered(answers)
    feared = np.maximum(held.feared_guess, held.feared_rate)
    cost = ETA_COST * (2 - ETA_COST) * ((held.cost_guess - held.cost_felt) / 100.0) ** 2
    columns = (
        for_a_yes * came * learning(held.yes_guess, got, ETA),
        asked * learning(feared, held.feared_rate, ETA) * np.where(pool.facets != 0, 1.0, 0.5),
        asked * (came - answers.yes) * cost,
        0.5 * np.log1p((fears.known_sd / _NOISE_SD) ** 2),
        _variety(pool, lately),
        _wanted(pool, situation),
        for_a_yes * _off_diet(history, answers.good, situation, rules),
        pool.spread(lately.key),
        _burden(history, pool, lately, situation.now_days, rules),
        sigmoid((fears.mean - SKIP_AT_FEAR) / SKIP_SCALE),
        _dose(history, pool, fears, rules),
        _of_programme(pool, situation),
        leads_on(history, pool, situation.now_days),
    )
    terms = np.array(columns)
    terms *= _SCALED_WEIGHTS[:, None]
    return Weighed(terms.T, terms.sum(axis=0))


def _dose(history: History, pool: Pool, fears: FearForecasts, rules: SafetyRules) -> Floats:
    """Expected peak fear, 0 for all while a person is new: a first week is not pushed.

    Of a step it is what is still left to its ask, as less: small asks and near steps come first.
    """
    new = len(rated_peaks(history)) < rules.new_person_logs
    of_asks = np.zeros(len(fears.mean)) if new else fears.mean
    return np.where(pool.step < 0, of_asks, -np.maximum(fears.ask_mean - fears.mean, 0.0))


def learning(guess: Floats, chance: Floats, eta: float) -> Floats:
    """Expected fall in squared calibration error from one ask: L of the models page: choosing."""
    gained = eta * (2.0 - eta) * (guess - chance) ** 2
    return np.asarray(gained - eta**2 * chance * (1.0 - chance))


@dataclass(frozen=True, slots=True)
class Lately:
    """How often each kind of thing was done lately, by its code, and each ask by its key."""

    counterpart: Floats
    channel: Floats
    setting: Floats
    domain: Floats
    facet: Floats
    key: dict[str, float]


def _done_lately(history: History, now_days: float) -> Lately:
    """Counts of what was asked, halved every seven days."""
    past, age = history.pool, np.maximum(now_days - history.time_days, 0.0)
    weight = np.where(history.asked, 0.5 ** (age / _HALF_LIFE_DAYS), 0.0)
    keys: dict[str, float] = {}
    for key, one in zip(past.keys.tolist(), weight.tolist(), strict=True):
        keys[key] = keys.get(key, 0.0) + one
    return Lately(
        _counted(past.counterpart, weight, COUNTERPARTS),
        _counted(past.channel, weight, CHANNELS),
        _counted(past.setting, weight, SETTINGS),
        _counted(past.domain, weight, DOMAINS),
        np.asarray(weight @ _facet_flags(past.facets)),
        keys,
    )


def _counted(code: Codes, weight: Floats, places: Mapping[str, int]) -> Floats:
    """The weights summed by code."""
    return np.asarray(np.bincount(code, weight, len(places)), dtype=np.float64)


def _facet_flags(masks: Codes) -> Floats:
    """Masks of facets as flags, shape (n, facets)."""
    return np.asarray((masks[:, None] & np.array(list(FACET_BITS.values()))) != 0, dtype=np.float64)


def _burden(
    history: History, pool: Pool, lately: Lately, now_days: float, rules: SafetyRules
) -> Floats:
    """What it costs others, more where one kind of person was asked often; and how many asks of
    its part of life were told to have cost something."""
    others = pool.column("cost_to_other") * (1.0 + lately.counterpart[pool.counterpart] / _OFTEN)
    harmed = history.costly & (history.time_days > now_days - rules.cost_repeat_days)
    of_domains = _counted(history.pool.domain, harmed.astype(np.float64), DOMAINS)
    return np.asarray(others + of_domains[pool.domain])


def _variety(pool: Pool, lately: Lately) -> Floats:
    """Mean over an ask's kinds of 1 / sqrt(1 + decayed count)."""
    flags, which = _facet_flags(pool.facet_kinds), pool.facet_kind
    of_facets = flags @ _new(lately.facet)
    total = (
        _new(lately.counterpart)[pool.counterpart]
        + _new(lately.channel)[pool.channel]
        + _new(lately.setting)[pool.setting]
        + _new(lately.domain)[pool.domain]
        + of_facets[which]
    )
    return np.asarray(total / (_ALWAYS_KINDS + flags.sum(axis=1)[which]))


def _new(count: Floats) -> Floats:
    return np.asarray(1.0 / np.sqrt(1.0 + count))


def _wanted(pool: Pool, situation: Situation) -> Floats:
    """Wanted parts of life, the ladder, and asks that matter."""
    places = [DOMAINS[name] for name in situation.wanted_domains]
    in_domain = np.isin(np.arange(len(DOMAINS)), places).astype(np.float64)[pool.domain]
    worth = in_domain * (1.0 + _REAL_SHARE * pool.column("real"))
    worth[pool.at(situation.ladder_keys)] += 1.0
    return np.asarray(worth)


def _of_programme(pool: Pool, situation: Situation) -> Floats:
    """How well each ask fits the block of the programme that runs: ln(fit), from 0 for no fit.

    An ask that fits half as well has half the odds of one alike in all else.
    """
    if situation.arc is None:
        return np.zeros(len(pool))
    return np.asarray(np.log(np.maximum(fits(situation.arc, pool), _LEAST_FIT) / _LEAST_FIT))


def _off_diet(history: History, chance: Floats, situation: Situation, rules: SafetyRules) -> Floats:
    """How far the mean chance over the last nine asks and this one would leave its band; not at all
    where a programme has suspended it."""
    if situation.arc is not None and not situation.arc.yes_diet:
        return np.zeros(len(chance))
    past = history.pool
    asked = history.asked & (past.step < 0) & (past.kind == KINDS[AskKind.ASKING])
    rated = (past.column("yes_mean") + past.column("partly_mean"))[asked]
    first = len(rated) < rules.first_asks
    low = rules.first_yes_low if first else rules.yes_low
    high = _FIRST_HIGH if first else rules.yes_high
    last = rated[-(rules.yes_over - 1) :]
    mean = (float(last.sum()) + chance) / (len(last) + 1)
    return np.maximum(np.maximum(low - mean, mean - high), 0.0)
