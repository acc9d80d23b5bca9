"""The online regression against one fit of everything, and what it must not depend on."""

from collections.abc import Sequence

import numpy as np
import pytest

from undaunted.engine.answers import averaging
from undaunted.engine.answers.logistic_filter import (
    BASE,
    FilterSettings,
    FilterState,
    batch_of,
    learn,
    predict,
    start,
)
from undaunted.engine.values import Floats

Rows = Sequence[dict[str, float]]


def rows_of(generator: np.random.Generator, n: int, people: int = 6) -> tuple[Rows, Floats]:
    luck = generator.normal(0, 1.2, people)
    who = generator.integers(0, people, n)
    y = (generator.random(n) < 1 / (1 + np.exp(-luck[who]))).astype(float)
    return [{f"person:{one}": 1.0} for one in who], y


def learned(rows: Rows, y: Floats, each: int, settings: FilterSettings) -> FilterState:
    state = start(settings)
    for first in range(0, len(rows), each):
        part = slice(first, first + each)
        state = learn(state, batch_of(rows[part]), y[part])
    return state


def test_one_batch_is_the_penalised_fit_of_all_rows() -> None:
    rows, y = rows_of(np.random.default_rng(1), 80)
    settings = FilterSettings(drift=0.0)
    state = learned(rows, y, 80, settings)
    x = np.zeros((80, len(state.names)))
    for row, effects in enumerate(rows):
        for name in (BASE, *effects):
            x[row, state.places[name]] = 1.0
    precision = np.array([1 / settings.prior(name)[1] for name in state.names])
    chance = 1 / (1 + np.exp(-x @ state.mean))
    assert x.T @ (y - chance) == pytest.approx(precision * state.mean, abs=1e-7)
    second = x.T @ ((chance * (1 - chance))[:, None] * x) + np.diag(precision)
    assert state.covariance == pytest.approx(np.linalg.inv(second), abs=1e-9)


def test_learning_row_by_row_comes_near_learning_all_at_once() -> None:
    rows, y = rows_of(np.random.default_rng(2), 120)
    settings = FilterSettings(drift=0.0)
    one, all_ = learned(rows, y, 1, settings), learned(rows, y, 120, settings)
    for name in all_.names:
        difference = one.mean[one.places[name]] - all_.mean[all_.places[name]]
        assert abs(difference) < 0.15


def test_the_order_within_one_time_does_not_matter() -> None:
    generator = np.random.default_rng(3)
    rows, y = rows_of(generator, 40)
    order = generator.permutation(40)
    one = learn(start(), batch_of(rows), y)
    other = learn(start(), batch_of([rows[i] for i in order]), y[order])
    for name in one.names:
        assert one.mean[one.places[name]] == pytest.approx(other.mean[other.places[name]], abs=1e-9)


def test_effects_set_aside_keep_what_was_learned_of_them() -> None:
    settings = FilterSettings(most_together=8, drift=0.0)
    state = start(settings)
    for person in range(30):
        batch = batch_of([{f"person:{person}": 1.0}] * 12)
        state = learn(state, batch, np.full(12, float(person % 2)))
    assert len(state.names) <= 8 + 1
    assert len(state.names) + len(state.aside) == 31
    said = predict(state, batch_of([{"person:1": 1.0}, {"person:2": 1.0}, {"person:99": 1.0}]))
    assert said[1] < 0.35 < said[2] < 0.65 < said[0]


def test_a_base_that_turns_is_followed_by_the_drifting_members() -> None:
    generator, state, late = np.random.default_rng(5), averaging.start(), []
    for day in range(120):
        y = (generator.random(20) < (0.1 if day < 60 else 0.5)).astype(float)
        batch = batch_of([{}] * 20)
        if day >= 75:
            late.append(float(averaging.predict(state, batch)[0]))
        state = averaging.learn(state, batch, y)
    assert np.mean(late) == pytest.approx(0.5, abs=0.07)


def test_the_average_is_calibrated_on_people_it_never_saw_settings_for() -> None:
    generator, state, said, came = np.random.default_rng(8), averaging.start(), [], []
    luck = generator.normal(0, 2.5, 30)
    for _ in range(60):
        who = generator.integers(0, 30, 12)
        y = (generator.random(12) < 1 / (1 + np.exp(-luck[who]))).astype(float)
        batch = batch_of([{f"person:{one}": 1.0} for one in who])
        said.append(averaging.predict(state, batch))
        came.append(y)
        state = averaging.learn(state, batch, y)
    p, y = np.concatenate(said[20:]), np.concatenate(came[20:])
    high, low = p > 0.8, p < 0.2
    assert p[high].mean() == pytest.approx(y[high].mean(), abs=0.07)
    assert p[low].mean() == pytest.approx(y[low].mean(), abs=0.07)
