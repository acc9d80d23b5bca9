"""A programme may only ever narrow what is safe, and only ever weighs what it wants."""

from dataclasses import replace
from enum import StrEnum

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.builders import a_library, a_log, an_ask
from undaunted.engine.choosing.arc import (
    BAND_REACH,
    NARROWEST,
    Arc,
    fits,
    narrowed,
    set_piece_due,
    wanted_of,
)
from undaunted.engine.history import History
from undaunted.engine.pool import Pool
from undaunted.engine.safety.dose import DoseWindow
from undaunted.engine.steps import steps_towards
from undaunted.engine.taxonomy import Channel, Counterpart, Domain, Outcome, RequestType
from undaunted.engine.values import Candidate

OPEN = DoseWindow(floor=25.0, top=62.0, ceiling=85.0, max_chance_above=0.1)
FEARS = st.floats(0.0, 100.0)
SHARES = st.floats(0.0, 1.0)
WINDOWS = st.tuples(FEARS, FEARS).map(
    lambda ends: DoseWindow(min(ends), max(ends), ceiling=85.0, max_chance_above=0.1)
)


def some_of(names: type[StrEnum]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from([str(name) for name in names]), max_size=4)


ARCS = st.builds(
    Arc,
    domains=st.dictionaries(
        st.sampled_from([str(name) for name in Domain]), st.floats(-1.0, 5.0), max_size=6
    ).map(lambda weights: tuple(weights.items())),
    counterparts=some_of(Counterpart),
    channels=some_of(Channel),
    request_types=some_of(RequestType),
    kinds=st.frozensets(st.sampled_from(["asking", "saying_no", "receiving_no"])),
    stakes_most=st.integers(0, 5),
    fear_low=FEARS,
    fear_high=FEARS,
    yes_low=SHARES,
    yes_high=SHARES,
    playful=st.booleans(),
    set_piece_every=st.integers(0, 4),
    cost_most=st.integers(0, 4),
    each_yes_low=SHARES,
    each_yes_high=SHARES,
    yes_diet=st.booleans(),
)


def fit(arc: Arc, candidate: Candidate) -> float:
    return float(fits(arc, Pool((candidate,)))[0])


@given(ARCS, WINDOWS)
def test_what_is_narrowed_lies_inside_what_is_safe(arc: Arc, safe: DoseWindow) -> None:
    within = narrowed(arc, safe)
    assert safe.floor <= within.floor <= within.top <= safe.top
    assert (within.ceiling, within.max_chance_above) == (safe.ceiling, safe.max_chance_above)


@given(ARCS, WINDOWS)
def test_the_safe_window_stays_whole_or_leaves_room_to_choose(arc: Arc, safe: DoseWindow) -> None:
    within = narrowed(arc, safe)
    assert within == safe or within.top - within.floor >= NARROWEST


@given(ARCS, WINDOWS)
def test_narrowing_twice_is_narrowing_once(arc: Arc, safe: DoseWindow) -> None:
    assert narrowed(arc, narrowed(arc, safe)) == narrowed(arc, safe)


@pytest.mark.parametrize(
    ("low", "high", "floor", "top"),
    [
        (30.0, 50.0, 30.0, 50.0),
        (15.0, 50.0, 25.0, 50.0),
        (40.0, 90.0, 40.0, 62.0),
        (0.0, 100.0, 25.0, 62.0),
        (70.0, 90.0, 25.0, 62.0),  # nothing in common: the safe window wins
        (10.0, 20.0, 25.0, 62.0),
        (57.0, 62.0, 25.0, 62.0),  # too little in common to choose from
        (52.0, 62.0, 52.0, 62.0),
    ],
)
def test_the_window_is_the_common_part(low: float, high: float, floor: float, top: float) -> None:
    within = narrowed(Arc(fear_low=low, fear_high=high), OPEN)
    assert (within.floor, within.top) == (floor, top)


@given(ARCS, st.integers(0, 2**32 - 1))
def test_every_ask_fits_between_not_at_all_and_fully(arc: Arc, seed: int) -> None:
    pool = Pool(a_library(np.random.default_rng(seed), 30))
    fitting = fits(arc, pool)
    assert fitting.shape == (30,)
    assert np.all((fitting >= 0.0) & (fitting <= 1.0))


def test_an_arc_that_asks_for_nothing_fits_every_ask() -> None:
    pool = Pool(a_library(np.random.default_rng(1), 40))
    assert fits(Arc(), pool).tolist() == [1.0] * 40


@pytest.mark.parametrize(
    ("arc", "other"),
    [
        (Arc(counterparts=frozenset({"staff"})), {"counterpart": "friend"}),
        (Arc(channels=frozenset({"face_to_face"})), {"channel": "email"}),
        (Arc(request_types=frozenset({"small_favour"})), {"request_type": "help"}),
        (Arc(kinds=frozenset({"asking"})), {"kind": "saying_no"}),
        (Arc(stakes_most=1), {"stakes": 2}),
        (Arc(domains=(("service", 1.0),)), {"domain": "dating"}),
    ],
)
def test_what_a_block_leaves_out_does_not_fit(arc: Arc, other: dict[str, object]) -> None:
    assert fit(arc, an_ask()) == 1.0
    assert fit(arc, replace(an_ask(), **other)) == 0.0  # type: ignore[arg-type]


def test_only_the_proportions_of_the_weights_count() -> None:
    pool = Pool((an_ask(), replace(an_ask("another"), domain=Domain.MONEY)))
    small, large = (Arc(domains=(("service", w), ("money", w / 2))) for w in (0.1, 0.8))
    assert fits(small, pool).tolist() == pytest.approx([1.0, 0.5])
    assert fits(large, pool).tolist() == pytest.approx([1.0, 0.5])


def test_weights_of_nothing_fit_nothing() -> None:
    assert fit(Arc(domains=(("service", 0.0),)), an_ask()) == 0.0


@pytest.mark.parametrize(
    ("yes", "fitting"),
    [(0.30, 1.0), (0.55, 1.0), (0.75, 0.5), (0.95, 0.0), (0.10, 0.5)],
)
def test_outside_the_band_an_ask_fits_less_and_less(yes: float, fitting: float) -> None:
    assert BAND_REACH == 0.4
    ask = an_ask(yes=yes)  # and one in ten is a counter-offer, which counts
    assert fit(Arc(yes_low=0.4, yes_high=0.65), ask) == pytest.approx(fitting)


def test_a_part_of_the_pool_fits_as_it_does_in_the_whole() -> None:
    pool = Pool(a_library(np.random.default_rng(3), 50))
    arc = Arc(domains=(("service", 1.0), ("dating", 0.4)), stakes_most=3, yes_high=0.6)
    rows = np.array([4, 2, 40])
    assert fits(arc, pool.part(rows)).tolist() == fits(arc, pool)[rows].tolist()
    assert fits(arc, Pool(())).tolist() == []


ONLY = frozenset({"cafe-off-menu"})


@pytest.mark.parametrize(
    ("arc", "other"),
    [
        (Arc(playful=True), {"playful": False}),
        (Arc(only_asks=ONLY), {"key": "another"}),
        (Arc(cost_most=1), {"cost_to_other": 2}),
        (Arc(each_yes_low=0.1, each_yes_high=0.5), {"yes_mean": 0.51}),
        (Arc(each_yes_low=0.1, each_yes_high=0.5), {"yes_mean": 0.09}),
    ],
)
def test_what_a_block_wants_of_every_ask_is_a_limit(arc: Arc, other: dict[str, object]) -> None:
    ask = replace(an_ask(), playful=True)
    assert fit(arc, ask) == 1.0
    assert fit(arc, replace(ask, **other)) == 0.0  # type: ignore[arg-type]


def test_a_step_towards_a_listed_ask_is_of_the_block() -> None:
    steps = steps_towards(an_ask())
    assert fits(Arc(only_asks=ONLY), Pool(steps)).tolist() == [1.0] * len(steps)


def test_without_a_block_everything_is_wanted() -> None:
    assert wanted_of(None, Pool((an_ask(), an_ask("another"))), History()).tolist() == [True, True]


@pytest.mark.parametrize(
    ("pieces", "due"),
    [
        ((), False),
        ((False, False), False),
        ((False, False, False), True),
        ((True, False, False), False),
        ((True, False, False, False), True),
        ((False, False, False, True), False),
    ],
)
def test_a_set_piece_is_due_after_so_many_others(pieces: tuple[bool, ...], due: bool) -> None:
    asks = (a_log(replace(an_ask(), set_piece=one), day=n) for n, one in enumerate(pieces))
    history = History(tuple(asks))
    pool = Pool((an_ask(), replace(an_ask("piece"), set_piece=True)))
    arc = Arc(set_piece_every=4)
    assert set_piece_due(arc, history) is due
    assert wanted_of(arc, pool, history).tolist() == [not due, True]


def test_a_block_of_set_pieces_wants_no_other_and_one_without_any_wants_all() -> None:
    every, piece = Arc(set_piece_every=1), replace(an_ask("piece"), set_piece=True)
    assert wanted_of(every, Pool((an_ask(), piece)), History()).tolist() == [False, True]
    assert wanted_of(every, Pool((an_ask(),)), History()).tolist() == [True]


def test_what_was_not_asked_and_steps_are_no_set_pieces() -> None:
    piece = replace(an_ask(), set_piece=True)
    others = tuple(a_log(day=n) for n in range(3))
    left = a_log(piece, day=3.0, outcome=Outcome.NOT_ASKED)
    step = a_log(steps_towards(piece)[0], day=4.0, outcome=Outcome.DONE)
    assert set_piece_due(Arc(set_piece_every=4), History((*others, left, step)))
