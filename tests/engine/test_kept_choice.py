"""What is kept of a choice: small, drawn again equal, and fair to all that were not kept."""

import json
import uuid
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.builders import SAFETY, a_library, a_past, a_situation, a_standing
from tests.engine.test_choosing import ANY_PACE, SEEDS, some_choice
from undaunted.engine import learned
from undaunted.engine.choosing import Choice, Situation, choose, replay
from undaunted.engine.choosing.arc import Arc
from undaunted.engine.choosing.drawing import SURE, TICKETS, WHOLE, DrawPoints, draw
from undaunted.engine.history import History
from undaunted.engine.pool import Pool
from undaunted.engine.taxonomy import Channel, Counterpart, Domain, Pace
from undaunted.engine.values import Candidate

MOST_BYTES = 2_048


def keys_of(choice: Choice) -> tuple[str | None, ...]:
    offered = (choice.suggestion, choice.easier, choice.different)
    return tuple(pick.key if pick else None for pick in offered)


def bytes_of(choice: Choice) -> int:
    """As a plain `json.dumps` writes it, the way databases and exports do: with its spaces."""
    return len(json.dumps(json.loads(choice.to_json())).encode())


def own_asks(seed: int, size: int) -> tuple[Candidate, ...]:
    """Own asks of the longest names, in every part of life."""
    generator = np.random.default_rng(seed)
    names = (uuid.UUID(bytes=generator.bytes(16)) for _ in range(size))
    asks = zip(a_library(generator, size), names, strict=True)
    return tuple(
        replace(ask, key=f"own:{name}", version=999, stakes=1, free_to_refuse=4)
        for ask, name in asks
    )


@settings(max_examples=60)
@given(seed=SEEDS, n=st.integers(0, 15))
def test_a_choice_of_own_asks_alone_is_kept_in_two_kilobytes(seed: int, n: int) -> None:
    generator, library = np.random.default_rng(seed), own_asks(seed, 120)
    _, history = a_past(generator, library[:40], n)
    now = (history.asks[-1].time_days if history.asks else 0.0) + 1.3
    arc = Arc(domains=(("work", 1.0), ("money", 1 / 3)), fear_low=17.3)
    stands = a_standing(Pace.OPEN, history, now)
    situation = Situation(now, 12, stands, arc=arc if seed % 2 else None)
    state = learned.learn_many(learned.start(), history)
    choice = choose(state, history, Pool(library), situation, 2**31 - 1 - seed, SAFETY)
    assert replay(Choice.from_json(choice.to_json())) == keys_of(choice)
    assert bytes_of(choice) <= MOST_BYTES


def test_the_largest_choice_there_can_be_is_kept_in_two_kilobytes() -> None:
    """Every place taken by an own ask, and every word as long as it can be."""
    keys = [f"own:{uuid.UUID(int=n)}" for n in range(3 * (SURE + TICKETS))]
    some = choose(
        learned.start(), History(), Pool(own_asks(1, 60)), a_situation(), 2**31 - 1, SAFETY
    )
    assert some.suggestion
    pick = replace(some.suggestion, key=keys[0], version=32_767, probability=1.234e-05)
    lists = (keys[place::3] for place in range(3))
    largest = replace(
        some,
        suggestion=pick,
        easier=pick,
        different=pick,
        shortlists=tuple(tuple((key, 9_999) for key in each) for each in lists),
        reason=replace(
            some.reason,
            code="information+learn_threat",
            args=tuple(
                (name, max(map(str, kind), key=len))
                for name, kind in (
                    ("domain", Domain),
                    ("counterpart", Counterpart),
                    ("channel", Channel),
                )
            ),
        ),
        window=replace(some.window, floor=100 / 3, top=200 / 3),
    )
    assert bytes_of(largest) <= MOST_BYTES


@settings(max_examples=100)
@given(seed=SEEDS, n=st.integers(0, 15), pace=ANY_PACE)
def test_what_is_kept_sums_to_the_whole_and_is_drawn_again_equal(
    seed: int, n: int, pace: Pace
) -> None:
    choice, *_ = some_choice(seed, n, pace)
    stored = Choice.from_json(choice.to_json())
    assert stored == choice
    assert bytes_of(choice) <= MOST_BYTES
    assert replay(stored) == keys_of(choice)
    for shortlist, key in zip(stored.shortlists, keys_of(choice), strict=True):
        assert len(dict(shortlist)) == len(shortlist) <= SURE + TICKETS
        assert sum(chance for _, chance in shortlist) == (WHOLE if key else 0)
        assert all(isinstance(chance, int) and chance > 0 for _, chance in shortlist)


def test_three_hundred_seeds_of_one_person_are_drawn_again_equal() -> None:
    generator = np.random.default_rng(3)
    library = a_library(generator, 60)
    _, history = a_past(generator, library, 12)
    state, now = learned.learn_many(learned.start(), history), history.asks[-1].time_days + 2.0
    situation = a_situation(now, history=history)
    drawn = set[tuple[str | None, ...]]()
    for seed in range(300):
        one, again = (
            choose(state, history, Pool(library), situation, seed, SAFETY) for _ in range(2)
        )
        assert one == again
        assert one.to_json() == again.to_json()
        assert replay(Choice.from_json(one.to_json())) == keys_of(one)
        drawn.add(keys_of(one))
    assert len(drawn) > 100


def test_the_state_is_named_by_what_was_learned_and_what_was_told() -> None:
    def state_of(situation: Situation, history: History) -> str:
        state = learned.learn_many(learned.start(), history)
        return choose(state, history, Pool(library), situation, 1, SAFETY).state

    generator = np.random.default_rng(5)
    library = a_library(generator, 20)
    _, history = a_past(generator, library, 6)
    told = a_situation(500.0)
    less = History(history.asks[:-1])
    others = (
        state_of(told, less),
        state_of(replace(told, now_days=501.0), history),
        state_of(replace(told, wanted_domains=frozenset({"work"})), history),
        state_of(a_situation(500.0, Pace.GENTLE), history),
    )
    assert state_of(told, history) == state_of(a_situation(500.0), history)
    assert len({state_of(told, history), *others}) == 5


@settings(max_examples=40)
@given(seed=SEEDS, size=st.integers(1, 60), spread=st.sampled_from([0.0, 0.3, 1.0, 3.0]))
def test_a_shortlist_takes_no_chance_from_those_it_leaves_out(
    seed: int, size: int, spread: float
) -> None:
    """Over all shortlists there may be, everybody is drawn as often as their share says."""
    generator = np.random.default_rng(seed)
    worth, allowed = generator.normal(0.0, spread, size), generator.random(size) < 0.8
    times, found = 2_000, np.zeros(size)
    for place in range(times):
        one = draw(worth, allowed, DrawPoints((place + 0.5) / times, 0.5))
        found[one.rows] += one.chances / WHOLE / times
    assert one.shares.sum() == pytest.approx(1.0 if allowed.any() else 0.0)
    assert found == pytest.approx(one.shares, abs=1e-3)


def test_the_probability_of_a_pick_is_its_share_of_all() -> None:
    choice, *_ = some_choice(3, 9, Pace.OPEN)
    assert choice.suggestion
    shares = {one.key: one.probabilities[0] for one in choice.considered}
    assert choice.suggestion.probability == pytest.approx(shares[choice.suggestion.key], rel=1e-3)


def test_a_choice_of_an_earlier_policy_is_read_and_drawn_again() -> None:
    """The form of before plackett-luce-5: every open candidate with all that was known of it."""
    row = [[40.0, 0.01, 1.5], [0.1] * 12]
    older = {
        "suggestion": {"key": "a", "version": 2, "probability": 0.7},
        "easier": None,
        "different": {"key": "b", "version": 1, "probability": 1.0},
        "reason": {"code": "wanted", "args": [["domain", "work"]]},
        "window": {"floor": 25.0, "top": 62.0, "ceiling": 85.0, "max_chance_above": 0.1},
        "seed": 5,
        "policy": "plackett-luce-4",
        "rules": "safety-3",
        "open": [["b", 1, 0, *row, [0.3, 0.0, 1.0]], ["a", 2, 0, *row, [0.7, 0.0, 0.0]]],
        "shut": {"stakes": [["c", 1]]},
    }
    choice = Choice.from_json(json.dumps(older))
    assert keys_of(choice) == ("a", None, "b") == replay(choice)
    assert (choice.reason.code, choice.window.top, choice.seed) == ("wanted", 62.0, 5)
    assert Choice.from_json(choice.to_json()) == choice
