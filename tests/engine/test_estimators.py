"""What holds for every estimator: folds, round trips, and forecasts inside their ranges."""

from functools import reduce
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.builders import a_library, a_log, a_past, an_ask
from undaunted.engine import learned
from undaunted.engine.answers import acceptance
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.history import History
from undaunted.engine.taxonomy import Outcome

ESTIMATORS = [fear, acceptance, learned]


def some_history(seed: int, n: int = 25) -> History:
    generator = np.random.default_rng(seed)
    return a_past(generator, a_library(generator, 30), n)[1]


@pytest.mark.parametrize("estimator", ESTIMATORS)
def test_learning_many_is_bit_for_bit_the_fold_of_learning_one(estimator: ModuleType) -> None:
    history = some_history(1)
    folded = reduce(estimator.learn_one, history.asks, estimator.start())
    assert estimator.learn_many(estimator.start(), history) == folded
    assert folded != estimator.start()


@pytest.mark.parametrize("estimator", ESTIMATORS)
def test_a_state_comes_back_from_json_as_it_was(estimator: ModuleType) -> None:
    state = estimator.learn_many(estimator.start(), some_history(2))
    assert type(state).from_json(state.to_json()) == state


@pytest.mark.parametrize("estimator", ESTIMATORS)
def test_learning_goes_on_from_a_stored_state(estimator: ModuleType) -> None:
    asks = some_history(3).asks
    half = estimator.learn_many(estimator.start(), History(asks[:10]))
    stored = type(half).from_json(half.to_json())
    whole = estimator.learn_many(estimator.start(), History(asks))
    assert estimator.learn_many(stored, History(asks[10:])) == whole


@pytest.mark.parametrize("estimator", ESTIMATORS)
def test_an_ask_that_was_not_made_teaches_nothing(estimator: ModuleType) -> None:
    state = estimator.learn_many(estimator.start(), some_history(4))
    assert estimator.learn_one(state, a_log(day=200.0, outcome=Outcome.NOT_ASKED)) == state


@settings(max_examples=30)
@given(seed=st.integers(0, 10_000), rated=st.floats(0, 100), yes=st.floats(0.0, 0.9))
def test_forecasts_stay_in_their_range(seed: int, rated: float, yes: float) -> None:
    state = learned.learn_many(learned.start(), some_history(seed, 8))
    peak = fear.predict(state.fear, an_ask("new", rated, yes), 60.0)
    chance = acceptance.predict(state.answers, an_ask("new", rated, yes), 60.0)
    assert 0.0 <= peak.low <= peak.high <= 100.0
    assert 0.0 <= peak.mean <= 100.0
    assert 0.0 <= peak.chance_above(85.0) <= 1.0
    assert 0.0 <= chance.low <= chance.high <= 1.0
    assert 0.0 <= chance.mean <= chance.good_mean <= 1.0
