"""A programme leads a choice, and can never widen what is safe."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.builders import SAFETY, a_library, a_past, a_situation, a_standing, an_ask, calm
from tests.engine.test_arc import ARCS
from undaunted.engine import learned
from undaunted.engine.choosing import Choice, Situation, choose, choose_each, replay
from undaunted.engine.choosing.arc import Arc
from undaunted.engine.choosing.gates import GATES
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.history import History
from undaunted.engine.pool import Pool
from undaunted.engine.steps import steps_towards
from undaunted.engine.taxonomy import Counterpart, Domain, Pace
from undaunted.engine.values import Candidate

ANY_PACE = st.sampled_from([Pace.OPEN, Pace.GENTLE, Pace.SUPPORTED])
BY_PROGRAMME = {None, "programme", "above_top", "below_floor"}


def choose_for(
    asks: tuple[Candidate, ...], situation: Situation, history: History, seed: int = 7
) -> Choice:
    state = learned.learn_many(learned.start(), history)
    return choose(state, history, Pool(asks), situation, seed, SAFETY)


def with_and_without(
    arc: Arc, seed: int, n: int, pace: Pace
) -> tuple[Choice, Choice, dict[str, Candidate], History, Situation]:
    generator = np.random.default_rng(seed)
    library = a_library(generator, 40)
    _, history = a_past(generator, library, n)
    now = (history.asks[-1].time_days if history.asks else 0.0) + 1.5
    alone = Situation(now_days=now, local_hour=12, assessment=a_standing(pace, history, now))
    within = replace(alone, arc=arc)
    found = (choose_for(library, each, history, seed) for each in (alone, within))
    return *found, {one.key: one for one in library}, history, within  # type: ignore[return-value]


@settings(max_examples=120)
@given(arc=ARCS, seed=st.integers(0, 5000), n=st.integers(0, 15), pace=ANY_PACE)
def test_a_programme_never_widens_window_stakes_or_gates(
    arc: Arc, seed: int, n: int, pace: Pace
) -> None:
    alone, within, library, history, situation = with_and_without(arc, seed, n, pace)
    safe = situation.assessment.window.value
    assert safe.floor <= within.window.floor <= within.window.top <= safe.top
    assert within.window.ceiling == safe.ceiling
    assert within.window.max_chance_above == safe.max_chance_above
    shut = {one.key: one.gate for one in alone.considered}
    for one in within.considered:
        if shut[one.key] not in BY_PROGRAMME:
            assert one.gate in {shut[one.key], "programme"}
        if one.gate is None:
            assert shut[one.key] is None
    state = learned.learn_many(learned.start(), history)
    for pick in (within.suggestion, within.easier, within.different):
        if pick is not None:
            ask = library[pick.key]
            said = fear.predict(state.fear, ask, situation.now_days)
            assert ask.stakes <= min(arc.stakes_most, situation.assessment.stakes.value)
            assert said.mean <= safe.top + 1e-9
            assert said.chance_above(safe.ceiling) <= safe.max_chance_above + 1e-9
            assert shut[pick.key] in {None, "below_floor"}


@settings(max_examples=40)
@given(arc=ARCS, seed=st.integers(0, 5000), n=st.integers(0, 8))
def test_the_draw_inside_a_programme_can_be_repeated(arc: Arc, seed: int, n: int) -> None:
    _, within, *_ = with_and_without(arc, seed, n, Pace.OPEN)
    stored = Choice.from_json(within.to_json())
    offered = (within.suggestion, within.easier, within.different)
    assert stored.to_json() == within.to_json()
    assert replay(stored) == tuple(pick.key if pick else None for pick in offered)


@settings(max_examples=40)
@given(seed=st.integers(0, 5000), n=st.integers(0, 8))
def test_an_arc_that_asks_for_nothing_changes_no_probability(seed: int, n: int) -> None:
    alone, within, *_ = with_and_without(Arc(), seed, n, Pace.OPEN)
    for one, other in zip(alone.considered, within.considered, strict=True):
        assert one.probabilities == pytest.approx(other.probabilities, abs=1e-9)


def test_the_fit_multiplies_the_odds() -> None:
    asks = tuple(an_ask(f"service-{n}") for n in range(10)) + tuple(
        replace(an_ask(f"money-{n}"), domain=Domain.MONEY) for n in range(10)
    )
    arc = Arc(domains=(("service", 1.0), ("money", 0.5)))
    chances = {
        domain: sum(
            one.probabilities[0]
            for one in choose_for(asks, replace(a_situation(), arc=arc), History()).considered
            if one.key.startswith(domain)
        )
        for domain in ("service", "money")
    }
    soft = {"service": 2 / 3, "money": 1 / 3}
    uniform = {"service": 1.0, "money": 0.0}  # a fifth of the draw is even, on the best eight
    for domain, chance in chances.items():
        assert chance == pytest.approx(0.8 * soft[domain] + 0.2 * uniform[domain])


def test_what_does_not_fit_is_still_there_when_nothing_else_is() -> None:
    arc = Arc(counterparts=frozenset({str(Counterpart.FRIEND)}))
    choice = choose_for((an_ask(),), replace(a_situation(), arc=arc), History())
    assert choice.suggestion
    assert choice.suggestion.key == an_ask().key


def test_where_nothing_lies_in_the_narrower_window_the_safe_one_is_taken() -> None:
    arc = Arc(fear_low=15.0, fear_high=36.0)
    choice = choose_for((an_ask(fear=42.0),), replace(a_situation(), arc=arc), History())
    assert choice.suggestion
    assert choice.window == a_situation().assessment.window.value
    assert choice.reason.code != "gentler_than_usual"


def test_more_stakes_than_the_block_wants_are_shut_by_the_programme_alone() -> None:
    higher = replace(an_ask("higher"), stakes=2)
    low = replace(a_situation(), arc=Arc(stakes_most=1))
    choice = choose_for((an_ask(), higher), low, History())
    assert choice.considered.gate_of("higher") == "programme"
    assert GATES.index("programme") < GATES.index("above_ceiling")


def test_a_quiet_block_suggests_nothing() -> None:
    quiet = replace(a_situation(), arc=Arc(quiet=True))
    choice = choose_for((an_ask(),), quiet, History())
    assert choice.suggestion is None
    assert choice.reason.code == "programme_quiet"


def test_an_ask_of_the_programme_says_so_in_its_reason() -> None:
    arc = Arc(domains=(("service", 1.0),))
    choice = choose_for((an_ask(),), replace(a_situation(), arc=arc), calm(4, since=80.0))
    assert choice.reason.code.startswith("programme")


FRIENDS = Arc(counterparts=frozenset({str(Counterpart.FRIEND)}))


def many(n: int, **other: object) -> tuple[Candidate, ...]:
    name = str(other.get("counterpart", "staff"))
    return tuple(replace(an_ask(f"{name}-{each}"), **other) for each in range(n))  # type: ignore[arg-type]


def test_what_fits_is_drawn_while_any_of_it_is_open() -> None:
    asks = (*many(20), *many(2, counterpart=str(Counterpart.FRIEND)))
    within = replace(a_situation(), arc=FRIENDS)
    chosen = [choose_for(asks, within, History(), seed) for seed in range(40)]
    assert {one.suggestion.key for one in chosen if one.suggestion} == {"friend-0", "friend-1"}


def test_the_safe_window_is_looked_in_before_an_ask_that_does_not_fit() -> None:
    friend = replace(an_ask("friend", fear=42.0), counterpart=Counterpart.FRIEND)
    arc = replace(FRIENDS, fear_low=15.0, fear_high=36.0)
    choice = choose_for((an_ask(), friend), replace(a_situation(), arc=arc), History())
    assert choice.suggestion
    assert choice.suggestion.key == "friend"


def test_a_step_towards_what_fits_comes_before_what_does_not() -> None:
    friend = replace(an_ask("friend", fear=80.0), counterpart=Counterpart.FRIEND)
    asks = (*many(20), friend, *steps_towards(friend))
    choice = choose_for(asks, replace(a_situation(), arc=FRIENDS), History())
    assert choice.suggestion
    assert choice.suggestion.key.startswith("friend#")
    alone = choose_for(asks, a_situation(), History())
    assert alone.considered.gate_of("friend#picture") == "not_needed"


def test_what_fits_is_never_drawn_from_outside_the_safe_window() -> None:
    friend = replace(an_ask("friend", fear=80.0), counterpart=Counterpart.FRIEND)
    choice = choose_for((*many(20), friend), replace(a_situation(), arc=FRIENDS), History())
    assert choice.suggestion
    assert choice.suggestion.key.startswith("staff")


def test_every_fourth_ask_is_a_set_piece_where_there_is_one() -> None:
    asks = (*many(12), *(replace(one, set_piece=True) for one in many(3, counterpart="friend")))
    within = replace(a_situation(), arc=Arc(set_piece_every=4))
    others = calm(3, since=80.0)
    due = [choose_for(asks, within, others, seed).suggestion for seed in range(30)]
    assert all(one and one.key.startswith("friend") for one in due)
    early = [choose_for(asks, within, History(), seed).suggestion for seed in range(30)]
    assert any(one and one.key.startswith("staff") for one in early)


def test_what_costs_the_other_more_than_the_block_lets_is_shut() -> None:
    dearer = replace(an_ask("dearer"), cost_to_other=2)
    cheap = replace(a_situation(), arc=Arc(cost_most=1))
    choice = choose_for((an_ask(), dearer), cheap, History())
    assert choice.considered.gate_of("dearer") == "programme"


def test_a_programme_of_noes_suspends_the_yes_diet_and_nothing_else() -> None:
    asks = (an_ask("likely", yes=0.8), an_ask("unlikely", yes=0.15))
    diets = {}
    for diet in (True, False):
        within = replace(a_situation(), arc=Arc(yes_diet=diet))
        choice = choose_for(asks, within, History())
        diets[diet] = {one.key: dict(one.terms)["yes_diet"] for one in choice.considered}
        assert choice.window == a_situation().assessment.window.value
    assert diets[True]["unlikely"] < 0.0
    assert diets[False] == {"likely": 0.0, "unlikely": 0.0}


def test_choices_of_one_moment_are_those_made_one_by_one() -> None:
    asks, within = many(20), replace(a_situation(), arc=FRIENDS)
    state = learned.start()
    together = choose_each(state, History(), Pool(asks), within, (3, 8), SAFETY)
    assert together == tuple(choose_for(asks, within, History(), seed) for seed in (3, 8))
