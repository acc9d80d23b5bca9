"""The answer fit against a dense solution, finite differences, and simulated people."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from undaunted.engine.population.answer_fit import AnswerRows, fit_answers, settled
from undaunted.engine.population.climbing import SOLVED
from undaunted.engine.population.rows import Attempts, attempts
from undaunted.engine.values import Floats


def drawn(
    generator: np.random.Generator, people: int = 15, asks: int = 6, each: int = 8
) -> dict[str, Floats]:
    n = people * each
    who, what = np.repeat(np.arange(people), each), generator.integers(0, asks, n)
    what[:asks] = np.arange(asks)
    context = generator.integers(0, 2, n).astype(float)
    luck = generator.normal(0, 0.9, people)[who] + generator.normal(0, 1, asks)[what]
    chance = 1 / (1 + np.exp(-(0.2 + 0.5 * context + luck)))
    yes = (generator.random(n) < chance).astype(float)
    yes[:2] = 0.0, 1.0
    return {"person": who, "item": what, "outcome": yes, "contexts": context}


def dense(a: Attempts, theta: Floats) -> tuple[float, Floats]:
    """Laplace's -2 log likelihood by plain Newton steps on all effects at once, and the mode."""
    who = np.repeat(np.arange(a.people), np.diff(a.start))
    z = np.zeros((a.n, a.people + a.items))
    z[np.arange(a.n), who], z[np.arange(a.n), a.people + a.item] = 1.0, 1.0
    whole = np.hstack((z, a.fixed.T))
    sizes = np.repeat(np.exp(-2 * theta), [a.people, a.items])
    precision = np.diag(np.concatenate((sizes, np.zeros(len(a.fixed)))))
    effects = np.zeros(whole.shape[1])
    for _ in range(60):
        mu = 1 / (1 + np.exp(-whole @ effects))
        second = whole.T @ ((mu * (1 - mu))[:, None] * whole) + precision
        effects = effects + np.linalg.solve(
            second, whole.T @ (a.outcome - mu) - precision @ effects
        )
    eta = whole @ effects
    log_likelihood = float(np.sum(a.outcome * eta - np.logaddexp(0.0, eta)))
    random = a.people + a.items
    size = np.linalg.slogdet(second[:random, :random])[1] - float(np.sum(np.log(sizes)))
    return -2 * log_likelihood + float(effects @ precision @ effects) + float(size), effects


@settings(max_examples=15)
@given(st.integers(0, 10_000))
def test_the_deviance_is_that_of_the_dense_solution(seed: int) -> None:
    generator = np.random.default_rng(seed)
    a = attempts(**drawn(generator))
    theta = generator.normal(-0.1, 0.3, 2)
    value, _, mode = AnswerRows(a).look(theta)
    expected, effects = dense(a, theta)
    assert value == pytest.approx(expected, abs=1e-4)
    found = np.concatenate((mode.effects.person, mode.effects.ask, mode.effects.beta))
    assert found == pytest.approx(effects, abs=1e-4)


def test_the_gradient_is_that_of_finite_differences() -> None:
    a = attempts(**drawn(np.random.default_rng(3), people=60))
    theta, h = np.array([-0.2, 0.1]), 1e-4
    gradient = AnswerRows(a).look(theta)[1]
    for place, aside in enumerate(np.eye(2) * h):
        up, down = AnswerRows(a).look(theta + aside)[0], AnswerRows(a).look(theta - aside)[0]
        assert gradient[place] == pytest.approx((up - down) / (2 * h), rel=1e-3, abs=1e-3)


def test_neither_the_order_of_rows_nor_the_names_matter() -> None:
    generator = np.random.default_rng(8)
    columns = drawn(generator, people=40)
    order = generator.permutation(len(columns["outcome"]))
    people, asks = generator.permutation(40), generator.permutation(6)
    other = {name: values[order] for name, values in columns.items()}
    other["person"], other["item"] = people[other["person"]], asks[other["item"]]
    one, two = fit_answers(attempts(**columns)), fit_answers(attempts(**other))
    assert two.deviance == pytest.approx(one.deviance, abs=1e-5)
    assert two.ask[asks] == pytest.approx(one.ask, abs=1e-3)
    assert two.person[people] == pytest.approx(one.person, abs=1e-3)


def test_variances_and_coefficients_are_recovered() -> None:
    a = attempts(**drawn(np.random.default_rng(2), people=500, asks=80, each=40))
    fit = fit_answers(a)
    assert fit.person_variance == pytest.approx(0.81, rel=0.15)
    assert fit.ask_variance == pytest.approx(1.0, rel=0.35)
    assert abs(fit.fixed[1] - 0.5) < 3 * fit.fixed_se[1]


def test_a_sample_first_ends_where_everybody_at_once_ends() -> None:
    a = attempts(**drawn(np.random.default_rng(4), people=1600, asks=30, each=15))
    whole, fit = settled(AnswerRows(a), SOLVED), fit_answers(a)
    assert fit.deviance == pytest.approx(whole.deviance, abs=0.1)
    assert fit.person_variance == pytest.approx(float(np.exp(2 * whole.theta[0])), rel=0.01)
    assert fit.ask_variance == pytest.approx(float(np.exp(2 * whole.theta[1])), rel=0.01)
    assert fit.ask == pytest.approx(whole.fitted.effects.ask, abs=0.01)


def test_intervals_of_the_asks_cover_what_is_true() -> None:
    generator, inside = np.random.default_rng(9), []
    for _ in range(12):
        columns, truth = drawn(generator, people=80, asks=30, each=15), generator.normal(0, 1, 30)
        luck = np.repeat(generator.normal(0, 0.9, 80), 15) + truth[columns["item"]]
        columns["outcome"] = (generator.random(1200) < 1 / (1 + np.exp(-luck))).astype(float)
        fit = fit_answers(attempts(**columns))
        error = (fit.ask - fit.ask.mean()) - (truth - truth.mean())
        inside.extend(np.abs(error) < 1.2816 * fit.ask_se)
    assert 0.74 < float(np.mean(inside)) < 0.88


@pytest.mark.parametrize("value", [0.0, 1.0, 0.5])
def test_outcomes_that_are_not_both_yes_and_no_are_refused(value: float) -> None:
    columns = drawn(np.random.default_rng(1))
    columns["outcome"] = np.full(len(columns["outcome"]), value)
    with pytest.raises(ValueError, match="0 and 1"):
        fit_answers(attempts(**columns))


def test_answers_without_asks_are_refused() -> None:
    columns = drawn(np.random.default_rng(1))
    with pytest.raises(ValueError, match="over asks"):
        fit_answers(attempts(columns["person"], None, columns["outcome"]))
