"""Fear of everybody's attempts: `fear ~ 1 + slope + contexts + (1 + slope | person) + (1 | ask)`.

Exact maximum likelihood or REML. People are eliminated as 2x2 blocks, what remains is one equation
an ask (Schur complement), and the deviance is profiled over coefficients and residual variance as
in Bates, Maechler, Bolker & Walker 2015 (J. Stat. Software 67(1), section 3). Not for yes or no.
"""

from dataclasses import dataclass
from functools import cached_property
from math import log, pi

import numpy as np

from undaunted.engine.population import fear_loops as loops
from undaunted.engine.population.climbing import KNOWN, NEAR, SOLVED, Climbed, climb, spread_out
from undaunted.engine.population.compiling import even_parts, in_parts, inverted, one_thread_each
from undaunted.engine.population.rows import Attempts, Codes, Places
from undaunted.engine.values import Floats

_SAMPLE_PEOPLE = 500
_NOTHING_LEFT = 1e-12
_START = {"level": 0.0, "tie": 0.0, "slope": -1.25, "ask": -0.35}  # the priors of one fear


@dataclass(frozen=True)
class FearFit:
    """Variances in squared points of fear; `tie` is the covariance of a person's two effects.

    `fixed` (p,) and `fixed_se` are in the order of `Attempts.fixed`; `ask` (items,) are predicted
    effects with their conditional `ask_se`; `person` is (people, 1 or 2); `correlation` is that of
    the two effects. `log_likelihood` is the restricted one under REML.
    """

    fixed: Floats
    fixed_se: Floats
    person_variance: float
    slope_variance: float
    tie: float
    ask_variance: float
    residual_variance: float
    log_likelihood: float
    ask: Floats
    ask_se: Floats
    person: Floats
    reml: bool
    looks: int

    @property
    def deviance(self) -> float:
        return -2.0 * self.log_likelihood

    @property
    def correlation(self) -> float:
        size = (self.person_variance * self.slope_variance) ** 0.5
        return self.tie / size if size > 0 else 0.0


@dataclass(frozen=True)
class Solution:
    """What is solved at one set of variance ratios; columns are the fixed ones, then fear."""

    residual_variance: float
    fixed: Floats
    fixed_inverse: Floats
    ask: Floats
    ask_spread: Floats
    person_pull: Floats


@dataclass(frozen=True)
class Sums:
    """Everything the likelihood needs of the rows, gathered once."""

    n: int
    items: int
    has_slope: bool
    first: Places
    item: Codes
    count: Floats
    slope: Floats
    square: Floats
    cross: Floats
    by_item: Floats
    item_count: Floats
    total: Floats

    @cached_property
    def parts(self) -> Places:
        return even_parts(np.diff(self.first).astype(np.float64) ** 2 + 1.0)

    @property
    def names(self) -> tuple[str, ...]:
        """The variance parameters there are: logs of relative standard deviations, and the tie."""
        person = ("level", "tie", "slope") if self.has_slope else ("level",)
        return person + (("ask",) if self.items else ())


def fit_fear(attempts: Attempts, *, reml: bool = False) -> FearFit:
    """The best fit; ValueError where the attempts can't tell the coefficients or the noise.

    >>> from undaunted.engine.population.rows import attempts
    >>> generator = np.random.default_rng(1)
    >>> person, ask = np.repeat(np.arange(200), 20), generator.integers(0, 30, 4000)
    >>> level, hard = generator.normal(0, 14, 200), generator.normal(0, 10, 30)
    >>> fear = 50 + level[person] + hard[ask] + generator.normal(0, 14, 4000)
    >>> fit = fit_fear(attempts(person, ask, fear))
    >>> round(fit.person_variance**0.5), round(fit.residual_variance**0.5)
    (13, 14)
    """
    _refuse(attempts)
    every = max(1, attempts.people // _SAMPLE_PEOPLE)
    with one_thread_each():
        if every == 1:
            everybody = summed(attempts)
            return _described(everybody, settled(everybody, reml, SOLVED), reml)
        sample, everybody = summed(attempts.some(every)), summed(attempts)
        best = spread_out(
            lambda theta: deviance(sample, theta, reml),
            settled(sample, reml, NEAR),
            lambda theta: deviance(everybody, theta, reml),
            float(every),
            attempts.items,
        )
        return _described(everybody, best, reml)


def _refuse(attempts: Attempts) -> None:
    """ValueError for columns that repeat each other, or that explain the outcome without rest."""
    x = attempts.fixed
    square = x @ x.T
    if attempts.n <= len(x) or np.linalg.matrix_rank(square) < len(x):
        raise ValueError("the fixed columns repeat each other, or there are too few attempts")
    left = attempts.outcome - np.linalg.solve(square, x @ attempts.outcome) @ x
    if float(left @ left) <= _NOTHING_LEFT * float(attempts.outcome @ attempts.outcome):
        raise ValueError("the fixed columns explain the outcome without rest")


def settled(sums: Sums, reml: bool, solved: float) -> Climbed[Solution]:
    """The best parameters from no knowledge at all."""
    start = np.array([_START[name] for name in sums.names])
    people = float(len(sums.square))
    size = np.array([float(sums.items) if name == "ask" else people for name in sums.names])
    return climb(lambda theta: deviance(sums, theta, reml), start, np.diag(KNOWN * size), solved)


def summed(attempts: Attempts) -> Sums:
    """One pass over the rows."""
    a = attempts
    first, item, count, slope = loops.cells_of(a.start, a.item, a.slope)

    def part(low: int, high: int) -> tuple[Floats, Floats, Floats]:
        return loops.gathered(a.start, a.item, a.slope, a.fixed, a.outcome, a.items, low, high)

    found = in_parts(part, a.parts)
    across, squared = a.fixed @ a.outcome, a.outcome @ a.outcome
    return Sums(
        n=a.n,
        items=a.items,
        has_slope=a.has_slope,
        first=first,
        item=item,
        count=count,
        slope=slope,
        square=np.concatenate([one[0] for one in found]),
        cross=np.concatenate([one[1] for one in found]),
        by_item=np.sum([one[2] for one in found], axis=0),
        item_count=np.asarray(np.bincount(item, count, a.items), dtype=np.float64)[: a.items],
        total=np.block([[a.fixed @ a.fixed.T, across[:, None]], [across, np.array([squared])]]),
    )


def deviance(sums: Sums, theta: Floats, reml: bool) -> tuple[float, Floats, Solution]:
    """The profiled deviance, its gradient (k,) in `theta`, and the solution behind it."""
    d, tau = ratios(sums, theta)
    k, log_people = loops.weights(sums.square, d)
    g, gx = _asks_left(sums, k)
    inverse, log_asks = inverted(np.eye(sums.items) + tau * g)
    gxx = sums.total - loops.fixed_eliminated(k, sums.cross)
    blups = tau * inverse @ gx
    left = gxx - gx.T @ blups
    p = len(left) - 1
    fixed_inverse = np.asarray(np.linalg.inv(left[:p, :p]), dtype=np.float64)
    fixed = fixed_inverse @ left[:p, p]
    residual = float(left[p, p] - left[p, :p] @ fixed)
    free = sums.n - p if reml else sums.n
    value = log_people + log_asks + free * (1.0 + log(2.0 * pi * residual / free))
    if reml:
        value += float(np.linalg.slogdet(left[:p, :p])[1])
    trace, squares, pull = _person_slopes(sums, k, blups, tau * inverse)
    contrast = np.append(-fixed, 1.0)
    at_ask = inverse @ gx
    ask_squares = at_ask.T @ at_ask
    ask_trace = float(np.sum(inverse * g))
    share = free / residual
    slopes = np.array(
        [
            *(trace - share * np.einsum("c,kce,e->k", contrast, squares, contrast)),
            ask_trace - share * float(contrast @ ask_squares @ contrast),
        ]
    )
    if reml:
        every = np.concatenate((squares, ask_squares[None]))[:, :p, :p]
        slopes = slopes - np.einsum("kce,ec->k", every, fixed_inverse)
    solution = Solution(
        residual / free,
        fixed,
        fixed_inverse,
        blups @ contrast,
        np.asarray(tau * np.diag(inverse)),
        pull @ contrast,
    )
    return value, _chained(sums, theta, slopes), solution


def _asks_left(sums: Sums, k: Floats) -> tuple[Floats, Floats]:
    """W'V^-1 W (items, items) and W'V^-1 [X y] (items, c), people eliminated."""
    if not sums.items:
        return np.zeros((0, 0)), np.zeros((0, sums.cross.shape[2]))
    cells = (sums.first, sums.item, sums.count, sums.slope)

    def part(low: int, high: int) -> tuple[Floats, Floats]:
        return loops.eliminated(*cells, k, sums.cross, sums.items, low, high)

    found = in_parts(part, sums.parts)
    lower, taken = found[0]
    for one in found[1:]:
        lower += one[0]
        taken += one[1]
    left = -(lower + np.tril(lower, -1).T)
    left[np.diag_indices(sums.items)] += sums.item_count
    return left, sums.by_item - taken


def _person_slopes(
    sums: Sums, k: Floats, blups: Floats, spread: Floats
) -> tuple[Floats, Floats, Floats]:
    """Traces (3,), squares (3, c, c) and pulls Z'V^-1[X y] (people, 2, c) of everybody."""
    cells = (sums.first, sums.item, sums.count, sums.slope)
    if not sums.items:
        blups, spread = np.zeros((1, sums.cross.shape[2])), np.zeros((1, 1))

    def part(low: int, high: int) -> tuple[Floats, Floats, Floats]:
        return loops.slopes_of(*cells, sums.square, k, sums.cross, blups, spread, low, high)

    found = in_parts(part, sums.parts)
    trace = np.sum([one[0] for one in found], axis=0)
    squares = np.sum([one[1] for one in found], axis=0)
    return trace, squares, np.concatenate([one[2] for one in found])


def ratios(sums: Sums, theta: Floats) -> tuple[Floats, float]:
    """D = L L' of a person as (d11, d12, d22) and tau of an ask, relative to the residual."""
    at = dict(zip(sums.names, theta.tolist(), strict=True))
    level = np.exp(at["level"])
    tie = at.get("tie", 0.0)
    slope = np.exp(at["slope"]) if sums.has_slope else 0.0
    tau = float(np.exp(2.0 * at["ask"])) if sums.items else 0.0
    return np.array([level**2, level * tie, tie**2 + slope**2]), tau


def _chained(sums: Sums, theta: Floats, slopes: Floats) -> Floats:
    """From derivatives by (d11, d12, d22, tau) to those by `theta`; d12 counts twice."""
    at = dict(zip(sums.names, theta.tolist(), strict=True))
    g11, g12, g22, ask = slopes[0], 2.0 * slopes[1], slopes[2], slopes[3]
    level, tie = np.exp(at["level"]), at.get("tie", 0.0)
    by_name = {
        "level": 2.0 * level**2 * g11 + level * tie * g12,
        "tie": level * g12 + 2.0 * tie * g22,
        "slope": 2.0 * np.exp(2.0 * at.get("slope", 0.0)) * g22,
        "ask": 2.0 * np.exp(2.0 * at.get("ask", 0.0)) * ask,
    }
    return np.array([by_name[name] for name in sums.names])


def _described(sums: Sums, best: Climbed[Solution], reml: bool) -> FearFit:
    """The fit in points of fear."""
    found, variance = best.fitted, best.fitted.residual_variance
    ratio, tau = ratios(sums, best.theta)
    d = np.array([[ratio[0], ratio[1]], [ratio[1], ratio[2]]])
    return FearFit(
        fixed=found.fixed,
        fixed_se=np.sqrt(variance * np.diag(found.fixed_inverse)),
        person_variance=float(variance * d[0, 0]),
        slope_variance=float(variance * d[1, 1]),
        tie=float(variance * d[0, 1]),
        ask_variance=variance * tau,
        residual_variance=variance,
        log_likelihood=-best.deviance / 2.0,
        ask=found.ask,
        ask_se=np.sqrt(variance * found.ask_spread),
        person=found.person_pull @ d,
        reml=reml,
        looks=best.looks,
    )
