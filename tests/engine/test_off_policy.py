import numpy as np
import pytest

from undaunted.engine.simulation.off_policy import (
    TOO_FEW,
    UNSUPPORTED,
    Estimate,
    Logged,
    OffPolicy,
    effective_sample,
    evaluate,
)
from undaunted.engine.values import Floats, Interval

N, ARMS = 1500, 5


def softmax(z: Floats) -> Floats:
    raised = np.exp(z - z.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def a_bandit(seed: int, n: int = N) -> tuple[Logged, Floats, Floats]:
    """A log, a target policy, and the true mean reward of every arm in every context."""
    generator = np.random.default_rng(seed)
    context = generator.normal(size=(n, ARMS))
    chances = softmax(0.8 * context)
    target = softmax(-0.5 * context + np.arange(ARMS) * 0.2)
    mean = 0.5 * context + np.arange(ARMS)
    points = generator.random(n)
    shown = (points[:, None] > np.cumsum(chances, axis=1)).sum(axis=1)
    reward = mean[np.arange(n), shown] + generator.normal(size=n)
    return Logged(chances, shown, reward), target, mean


def told(found: Estimate) -> Interval:
    assert found.value is not None
    return found.value


@pytest.fixture(scope="module")
def repeated() -> list[tuple[OffPolicy, float, float]]:
    """Two hundred logs: what was estimated without and with a wrong model, and the truth."""
    found = []
    for seed in range(200):
        logged, target, mean = a_bandit(seed)
        truth = float((target * mean).sum(axis=1).mean())
        best = evaluate(logged, target, mean).unclipped.doubly_robust
        assert best is not None
        found.append((evaluate(logged, target, np.ones_like(mean)), truth, told(best).mean))
    return found


@pytest.mark.parametrize("name", ["ips", "self_normalised", "doubly_robust"])
def test_estimates_of_a_logged_bandit_are_unbiased(
    repeated: list[tuple[OffPolicy, float, float]], name: str
) -> None:
    errors = np.array([getattr(e.unclipped, name).value.mean - truth for e, truth, _ in repeated])
    standard_error = errors.std(ddof=1) / len(errors) ** 0.5
    assert abs(errors.mean()) < 3.0 * standard_error + 0.01


@pytest.mark.parametrize("name", ["ips", "self_normalised", "doubly_robust"])
def test_intervals_hold_the_truth_about_as_often_as_they_say(
    repeated: list[tuple[OffPolicy, float, float]], name: str
) -> None:
    found = [(getattr(e.unclipped, name).value, truth) for e, truth, _ in repeated]
    held = np.mean([one.low <= truth <= one.high for one, truth in found])
    assert 0.88 <= held <= 1.0


def test_a_right_model_makes_doubly_robust_nearer_than_weights_alone(
    repeated: list[tuple[OffPolicy, float, float]],
) -> None:
    weights = [told(e.unclipped.ips).mean - truth for e, truth, _ in repeated]
    robust = [best - truth for _, truth, best in repeated]
    assert np.std(robust) < 0.5 * np.std(weights)


def test_doubly_robust_is_exact_when_the_model_is_exact() -> None:
    logged, target, mean = a_bandit(3)
    exact = Logged(logged.chances, logged.shown, mean[np.arange(N), logged.shown])
    found = evaluate(exact, target, mean).unclipped.doubly_robust
    assert found is not None
    assert told(found).mean == pytest.approx((target * mean).sum(axis=1).mean(), abs=1e-12)


def test_a_constant_added_to_every_reward_is_added_to_the_self_normalised_estimate_only() -> None:
    logged, target, _ = a_bandit(4)
    higher = Logged(logged.chances, logged.shown, logged.reward + 10.0)
    before, after = evaluate(logged, target).unclipped, evaluate(higher, target).unclipped
    moved = told(after.self_normalised).mean - told(before.self_normalised).mean
    plain = told(after.ips).mean - told(before.ips).mean
    assert moved == pytest.approx(10.0, abs=1e-9)
    assert plain != pytest.approx(10.0, abs=1e-3)


def test_the_logging_policy_itself_is_worth_the_mean_reward() -> None:
    logged, _, _ = a_bandit(5)
    found = evaluate(logged, logged.chances)
    assert found.unclipped.effective == pytest.approx(N)
    assert told(found.unclipped.ips).mean == pytest.approx(logged.reward.mean())


def test_nothing_is_told_below_an_effective_sample_of_a_hundred() -> None:
    logged, target, mean = a_bandit(6, n=60)
    found = evaluate(logged, target, mean)
    for one in (found.unclipped, found.clipped):
        assert one.effective < 100.0
        assert one.doubly_robust is not None
        for estimate in (one.ips, one.self_normalised, one.doubly_robust):
            assert estimate.value is None
            assert estimate.reason == TOO_FEW


def test_a_target_that_shows_what_was_never_shown_is_refused() -> None:
    chances = np.tile([0.5, 0.5, 0.0], (N, 1))
    target = np.tile([0.4, 0.4, 0.2], (N, 1))
    logged = Logged(chances, np.arange(N) % 2, np.ones(N))
    assert evaluate(logged, target).clipped.self_normalised.reason == UNSUPPORTED


def test_large_weights_are_clipped_at_twenty_and_shown_beside_the_unclipped() -> None:
    chances = np.tile([0.99, 0.01], (2000, 1))
    shown = (np.arange(2000) % 100 == 0).astype(np.int64)
    target = np.tile([0.5, 0.5], (2000, 1))
    found = evaluate(Logged(chances, shown, shown.astype(float)), target)
    assert found.unclipped.largest_weight == pytest.approx(50.0)
    assert found.clipped.largest_weight == pytest.approx(20.0)
    assert found.share_clipped == pytest.approx(0.01)
    assert found.unclipped.ips.reason == TOO_FEW
    assert found.clipped.effective > found.unclipped.effective


def test_the_effective_sample_is_kishs() -> None:
    assert effective_sample(np.ones(7)) == pytest.approx(7.0)
    assert effective_sample(np.array([1.0, 0.0, 0.0])) == pytest.approx(1.0)
    assert effective_sample(np.zeros(3)) == 0.0


@pytest.mark.parametrize(
    ("chances", "shown", "reward"),
    [
        ([[0.5, 0.4]], [0], [1.0]),
        ([[1.0, 0.0]], [1], [1.0]),
        ([[0.5, 0.5]], [0], [float("nan")]),
        ([[0.5, 0.5]], [0], [1.0, 2.0]),
    ],
)
def test_a_log_that_cannot_be_true_is_refused(
    chances: list[list[float]], shown: list[int], reward: list[float]
) -> None:
    with pytest.raises(ValueError):
        Logged(np.array(chances), np.array(shown), np.array(reward))
