"""The fear fit against lme4's published figures, a dense textbook solution, and simulated people."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2, norm

from undaunted.engine.population import fear_fit
from undaunted.engine.population.climbing import SOLVED
from undaunted.engine.population.fear_fit import FearFit, deviance, fit_fear, settled, summed
from undaunted.engine.population.rows import Attempts, attempts
from undaunted.engine.values import Floats

# Belenky et al. 2003, as distributed with lme4: reaction times after days of little sleep.
SLEEP = Path(__file__).parent / "sleepstudy.csv"


def asleep() -> Attempts:
    rows = list(csv.DictReader(SLEEP.open()))
    subjects = sorted({row["subject"] for row in rows})
    return attempts(
        [subjects.index(row["subject"]) for row in rows],
        None,
        [float(row["reaction"]) for row in rows],
        slope=[float(row["days"]) for row in rows],
    )


def drawn(
    generator: np.random.Generator, people: int = 12, asks: int = 5, each: int = 7
) -> dict[str, Floats]:
    n = people * each
    who, what = np.repeat(np.arange(people), each), generator.integers(0, asks, n)
    what[:asks] = np.arange(asks)
    k, context = np.log1p(np.tile(np.arange(each), people)), generator.integers(0, 2, n)
    level, slope = generator.normal(0, 14, people), generator.normal(0, 4, people)
    fear = 50 + level[who] - (6 + slope[who]) * k + generator.normal(0, 10, asks)[what]
    return {
        "person": who,
        "item": what,
        "outcome": fear + 4.0 * context + generator.normal(0, 14, n),
        "slope": k,
        "contexts": context.astype(float),
    }


def fitted(columns: dict[str, Floats], **how: bool) -> FearFit:
    return fit_fear(attempts(**columns), **how)


def dense(a: Attempts, theta: Floats, reml: bool) -> tuple[float, Floats]:
    """-2 log likelihood with the residual variance at its best, and the ask effects, by definition."""
    d, tau = fear_fit.ratios(summed(a), theta)
    who = np.repeat(np.arange(a.people), np.diff(a.start))
    z = np.zeros((a.n, 2 * a.people))
    z[np.arange(a.n), 2 * who], z[np.arange(a.n), 2 * who + 1] = 1.0, a.slope
    w = np.zeros((a.n, a.items))
    w[np.arange(a.n), a.item] = 1.0
    block = np.kron(np.eye(a.people), np.array([[d[0], d[1]], [d[1], d[2]]]))
    v = np.eye(a.n) + z @ block @ z.T + tau * w @ w.T
    x, inverse = a.fixed.T, np.linalg.inv(v)
    info = x.T @ inverse @ x
    left = a.outcome - x @ np.linalg.solve(info, x.T @ inverse @ a.outcome)
    free = a.n - x.shape[1] if reml else a.n
    variance = float(left @ inverse @ left) / free
    value = np.linalg.slogdet(v)[1] + free * (1 + np.log(2 * np.pi * variance))
    value += np.linalg.slogdet(info)[1] if reml else 0.0
    return float(value), tau * w.T @ inverse @ left


def test_the_published_fit_of_lme4_is_reached_by_maximum_likelihood() -> None:
    fit = fit_fear(asleep())
    assert fit.deviance == pytest.approx(1751.939344, abs=1e-5)
    assert fit.fixed == pytest.approx([251.4051048, 10.4672860], abs=1e-6)
    assert fit.fixed_se == pytest.approx([6.6321227, 1.5022302], rel=1e-4)
    assert fit.person_variance == pytest.approx(565.476966, rel=1e-3)
    assert fit.slope_variance == pytest.approx(32.681785, rel=1e-3)
    assert fit.correlation == pytest.approx(0.081321, abs=1e-3)
    assert fit.residual_variance == pytest.approx(654.945706, rel=1e-4)


def test_the_published_fit_of_lme4_is_reached_by_reml() -> None:
    fit = fit_fear(asleep(), reml=True)
    assert fit.deviance == pytest.approx(1743.628272, abs=1e-5)
    assert fit.fixed_se == pytest.approx([6.8245967, 1.5457896], rel=1e-4)
    assert fit.person_variance == pytest.approx(612.100158, rel=1e-3)
    assert fit.slope_variance == pytest.approx(35.071714, rel=1e-3)
    assert fit.residual_variance == pytest.approx(654.940008, rel=1e-4)


@settings(max_examples=15)
@given(st.integers(0, 10_000), st.booleans())
def test_the_deviance_is_that_of_the_dense_textbook_solution(seed: int, reml: bool) -> None:
    generator = np.random.default_rng(seed)
    a = attempts(**drawn(generator))
    theta = generator.normal([-0.2, 0.0, -1.0, -0.3], 0.4)
    value, _, solution = deviance(summed(a), theta, reml)
    expected, effects = dense(a, theta, reml)
    assert value == pytest.approx(expected, abs=1e-7)
    assert solution.ask == pytest.approx(effects, abs=1e-7)


@pytest.mark.parametrize("reml", [False, True])
@pytest.mark.parametrize("left_out", [(), ("slope",), ("item",), ("contexts",), ("slope", "item")])
def test_the_gradient_is_that_of_finite_differences(left_out: tuple[str, ...], reml: bool) -> None:
    generator = np.random.default_rng(5)
    columns: dict[str, Floats | None] = dict(drawn(generator))
    columns.update(dict.fromkeys(left_out))
    sums = summed(attempts(**columns))  # type: ignore[arg-type]  # None leaves a column out
    theta = generator.normal(-0.4, 0.3, len(sums.names))
    gradient, h = deviance(sums, theta, reml)[1], 1e-5
    for place, aside in enumerate(np.eye(len(theta)) * h):
        up, down = deviance(sums, theta + aside, reml)[0], deviance(sums, theta - aside, reml)[0]
        assert gradient[place] == pytest.approx((up - down) / (2 * h), rel=1e-4, abs=1e-4)


def test_neither_the_order_of_rows_nor_the_names_matter() -> None:
    generator = np.random.default_rng(8)
    columns = drawn(generator, people=40)
    order = generator.permutation(len(columns["outcome"]))
    people, asks = generator.permutation(40), generator.permutation(5)
    other = {name: values[order] for name, values in columns.items()}
    other["person"], other["item"] = people[other["person"]], asks[other["item"]]
    one, two = fitted(columns), fitted(other)
    assert two.deviance == pytest.approx(one.deviance, abs=1e-6)
    assert two.ask[asks] == pytest.approx(one.ask, abs=1e-3)
    assert two.person[people] == pytest.approx(one.person, abs=1e-3)


def test_variances_and_coefficients_are_recovered() -> None:
    fit = fitted(drawn(np.random.default_rng(2), people=500, asks=60, each=40))
    assert fit.person_variance == pytest.approx(14.0**2, rel=0.15)
    assert fit.slope_variance == pytest.approx(4.0**2, rel=0.15)
    assert fit.residual_variance == pytest.approx(14.0**2, rel=0.05)
    assert fit.fixed[1:] == pytest.approx([-6.0, 4.0], abs=0.5)


def test_a_sample_first_ends_where_everybody_at_once_ends() -> None:
    a = attempts(**drawn(np.random.default_rng(4), people=1600, asks=30, each=12))
    whole = settled(summed(a), False, SOLVED)
    fit = fit_fear(a)
    assert fit.looks < whole.looks
    assert fit.deviance == pytest.approx(whole.deviance, abs=0.01)
    assert fit.ask == pytest.approx(whole.fitted.ask, abs=0.05)


def test_true_effects_are_ranked_evenly_among_what_is_believed_of_them() -> None:
    """Simulation-based calibration (Talts et al. 2018): the ranks of the truth are uniform."""
    generator, ranks = np.random.default_rng(12), []
    for _ in range(20):
        columns = drawn(generator, people=100, asks=100, each=20)
        truth = generator.normal(0, 10, 100)
        noise = generator.normal(0, 14, 2000) + np.repeat(generator.normal(0, 14, 100), 20)
        columns["outcome"] = 50 - 6 * columns["slope"] + truth[columns["item"]] + noise
        fit = fitted(columns)
        centre = truth.mean()
        ranks.extend(norm.cdf((truth - centre - (fit.ask - fit.ask.mean())) / fit.ask_se))
    counts = np.histogram(ranks, bins=10, range=(0, 1))[0]
    expected = len(ranks) / 10
    assert chi2.sf(float(np.sum((counts - expected) ** 2 / expected)), 9) > 0.01


def test_nobody_differing_is_found_too() -> None:
    generator = np.random.default_rng(6)
    columns = drawn(generator, people=50, each=20)
    columns["outcome"] = 50 + generator.normal(0, 14, 1000)
    fit = fit_fear(attempts(columns["person"], columns["item"], columns["outcome"]))
    assert fit.person_variance < 5.0
    assert fit.residual_variance == pytest.approx(14.0**2, rel=0.15)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            dict.fromkeys(("person", "item", "outcome", "slope", "contexts"), np.array([])),
            "no attempt",
        ),
        ({"outcome": np.ones(3)}, "one length"),
        ({"person": np.full(84, -1)}, "negative"),
        ({"outcome": np.full(84, np.nan)}, "outcome"),
        ({"contexts": np.full(84, np.inf)}, "contexts"),
    ],
)
def test_columns_that_cannot_be_fitted_are_refused(change: dict[str, Floats], said: str) -> None:
    columns = drawn(np.random.default_rng(1)) | change
    with pytest.raises(ValueError, match=said):
        attempts(**columns)


def test_a_column_that_repeats_another_is_refused() -> None:
    columns = drawn(np.random.default_rng(1))
    columns["contexts"] = 2.0 * columns["slope"]
    with pytest.raises(ValueError, match="repeat each other"):
        fitted(columns)


def test_an_outcome_without_noise_is_refused() -> None:
    columns = drawn(np.random.default_rng(1))
    columns["outcome"] = 3.0 * columns["slope"]
    with pytest.raises(ValueError, match="without rest"):
        fitted(columns)
