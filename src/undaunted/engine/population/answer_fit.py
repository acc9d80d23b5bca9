"""Yes or no of everybody's attempts: `yes ~ 1 + contexts + (1 | person) + (1 | ask)`, logistic.

Laplace's approximation with the coefficients found together with the effects, which is what
`glmer(nAGQ = 0)` of lme4 does (a penalised quasi-likelihood; it shrinks variances where people
have few attempts). People are eliminated one by one, asks by a Schur complement; the gradient in
the variances is exact, through the mode (adjoint of its equations). Not for fear.
"""

from dataclasses import dataclass
from typing import cast

import numpy as np

from undaunted.engine.population import answer_loops as loops
from undaunted.engine.population import fear_loops
from undaunted.engine.population.climbing import KNOWN, NEAR, SOLVED, Climbed, climb, spread_out
from undaunted.engine.population.compiling import in_parts, one_thread_each
from undaunted.engine.population.rows import Attempts, Codes, Places
from undaunted.engine.values import Floats

_SAMPLE_PEOPLE = 500
_START = np.array([-0.1, 0.0])  # about the priors of acceptance
MODE_SOLVED, MODE_ROUGH = 1e-11, 1e-6
_SLOW = 0.03
_MOST_STEPS = 50


@dataclass(frozen=True)
class AnswerFit:
    """Effects and variances on the logit; `fixed` is in the order of `Attempts.fixed`.

    `ask_se` and `fixed_se` come from the curvature at the mode, given the variances.
    """

    fixed: Floats
    fixed_se: Floats
    person_variance: float
    ask_variance: float
    log_likelihood: float
    ask: Floats
    ask_se: Floats
    person: Floats
    looks: int

    @property
    def deviance(self) -> float:
        return -2.0 * self.log_likelihood


@dataclass(frozen=True)
class Effects:
    """Effects of people, of asks, and the coefficients; also used for their right-hand sides."""

    person: Floats
    ask: Floats
    beta: Floats

    def plus(self, other: "Effects", share: float = 1.0) -> "Effects":
        return Effects(
            self.person + share * other.person,
            self.ask + share * other.ask,
            self.beta + share * other.beta,
        )

    def dot(self, other: "Effects") -> float:
        return float(self.person @ other.person + self.ask @ other.ask + self.beta @ other.beta)


@dataclass(frozen=True)
class Factor:
    """The second derivatives at some effects, people eliminated, ready to solve with."""

    cell: Floats
    inverse: Floats
    columns: Floats
    lower: Floats
    log_size: float


class AnswerRows:
    """The rows, and the last mode and factor, from which the next one is near."""

    def __init__(self, attempts: Attempts) -> None:
        self.attempts = attempts
        no_slope = np.zeros(attempts.n)
        cells = fear_loops.cells_of(attempts.start, attempts.item, no_slope)
        self.first: Places = cells[0]
        self.cell_ask: Codes = cells[1]
        self.yes = attempts.outcome.astype(np.uint8)
        self.chance = np.empty(attempts.n)
        width = len(attempts.fixed)
        self.mode = Effects(np.zeros(attempts.people), np.zeros(attempts.items), np.zeros(width))
        self.factor: Factor | None = None
        self.tolerance = MODE_SOLVED

    def begin(self, sample: Effects, precision: float) -> None:
        """Starts from asks and coefficients found in a sample, each person alone near their mode.

        The first look from there only points the way, and needs no exact mode.
        """
        a = self.attempts

        def part(low: int, high: int) -> Floats:
            return loops.alone(
                a.start, a.item, self.yes, a.fixed, sample.beta, sample.ask, precision, low, high
            )

        person = np.concatenate(in_parts(part, a.parts))
        self.mode = Effects(person, sample.ask, sample.beta)
        self.tolerance = MODE_ROUGH

    def look(self, theta: Floats) -> tuple[float, Floats, "Mode"]:
        """-2 log likelihood at the logs of two standard deviations, gradient (2,), and the mode."""
        precision = np.exp(-2.0 * theta)
        penalised = self.settle(precision)
        self.tolerance = MODE_SOLVED
        factor = self.factored(precision)
        self.factor = factor
        people, asks = self.attempts.people, self.attempts.items
        value = penalised + factor.log_size + 2.0 * (people * theta[0] + asks * theta[1])
        spread = _inverse_of(factor.lower[:asks, :asks])
        variance, through = self.leverage(factor, spread)
        moved = self.solved(factor, through)
        sizes = (people, asks)
        modes, traces = (self.mode.person, self.mode.ask), (variance, float(np.trace(spread)))
        moves = (moved.person, moved.ask)
        gradient = [
            2.0 * size - 2.0 * lam * (mode @ mode + trace - move @ mode)
            for size, lam, mode, trace, move in zip(
                sizes, precision, modes, traces, moves, strict=True
            )
        ]
        return value, np.array(gradient), Mode(self.mode, spread, factor)

    def settle(self, precision: Floats) -> float:
        """Moves to the mode by Newton steps with an older factor as long as that is quick."""
        factor = self.factor or self.factored(precision, fresh=True)
        value, pull = self.slope(self.mode, precision)
        before = None
        for _ in range(_MOST_STEPS):
            step = self.solved(factor, pull)
            gain = pull.dot(step)
            ratio = 1.0 if before is None else gain / before
            if before is not None and ratio > _SLOW:
                factor = self.factored(precision)
                step = self.solved(factor, pull)
            value, pull = self.stepped(step, value, precision)
            if gain * min(ratio, 1.0) < self.tolerance * value:
                break
            before = gain
        return value

    def stepped(self, step: Effects, value: float, precision: Floats) -> tuple[float, Effects]:
        """Goes the step, halved until the penalised deviance does not rise."""
        share = 1.0
        for _ in range(_MOST_STEPS):
            tried = self.mode.plus(step, share)
            reached, pull = self.slope(tried, precision)
            if reached <= value * (1.0 + MODE_SOLVED):
                break
            share /= 2.0
        self.mode = tried
        return reached, pull

    def slope(self, at: Effects, precision: Floats) -> tuple[float, Effects]:
        """The penalised deviance, and minus half its derivatives."""
        a = self.attempts

        def part(low: int, high: int) -> tuple[float, Floats, Floats, Floats]:
            return loops.residuals(
                a.start,
                a.item,
                self.yes,
                a.fixed,
                at.beta,
                at.person,
                at.ask,
                self.chance,
                low,
                high,
            )

        found = in_parts(part, a.parts)
        by_person = np.concatenate([one[1] for one in found])
        by_ask = np.sum([one[2] for one in found], axis=0)
        by_column = np.sum([one[3] for one in found], axis=0)
        penalty = precision[0] * (at.person @ at.person) + precision[1] * (at.ask @ at.ask)
        pull = Effects(
            by_person - precision[0] * at.person, by_ask - precision[1] * at.ask, by_column
        )
        return sum(one[0] for one in found) + float(penalty), pull

    def factored(self, precision: Floats, fresh: bool = False) -> Factor:
        """The second derivatives where `chance` was last worked out."""
        if fresh:
            self.slope(self.mode, precision)
        a, cell = self.attempts, np.empty(len(self.cell_ask))

        def weigh(low: int, high: int) -> tuple[Floats, Floats, Floats, Floats, Floats]:
            return loops.weighed(
                a.start, self.first, a.item, a.fixed, self.chance, a.items, cell, low, high
            )

        found = in_parts(weigh, a.parts)
        weight = np.concatenate([one[0] for one in found])
        columns = np.concatenate([one[1] for one in found])
        by_ask = np.sum([one[2] for one in found], axis=0)
        mixed = np.sum([one[3] for one in found], axis=0)
        own = np.sum([one[4] for one in found], axis=0)
        inverse = 1.0 / (weight + precision[0])

        def take(low: int, high: int) -> tuple[Floats, Floats]:
            return loops.eliminated(
                self.first, self.cell_ask, cell, inverse, columns, a.items, low, high
            )

        taken = in_parts(take, a.parts)
        whole = np.empty((a.items + len(a.fixed),) * 2)
        whole[: a.items, : a.items] = -np.sum([one[0] for one in taken], axis=0)
        whole[np.diag_indices(a.items)] += by_ask + precision[1]
        whole[a.items :, : a.items] = (mixed - np.sum([one[1] for one in taken], axis=0)).T
        whole[a.items :, a.items :] = own - columns.T @ (inverse[:, None] * columns)
        lower = _cholesky(whole)
        log_asks = 2.0 * float(np.sum(np.log(np.diag(lower)[: a.items])))
        return Factor(cell, inverse, columns, lower, log_asks - float(np.sum(np.log(inverse))))

    def solved(self, factor: Factor, pull: Effects) -> Effects:
        """What moves the effects against a pull."""
        from scipy.linalg import cho_solve

        asks, own = self.attempts.items, factor.inverse * pull.person
        taken = loops.by_asks(self.first, self.cell_ask, factor.cell, own, asks)
        right = np.concatenate((pull.ask - taken, pull.beta - factor.columns.T @ own))
        found = cast(Floats, cho_solve((factor.lower, True), right, check_finite=False))
        ask, beta = found[:asks], found[asks:]
        back = loops.by_people(self.first, self.cell_ask, factor.cell, ask)
        return Effects(own - factor.inverse * (back + factor.columns @ beta), ask, beta)

    def leverage(self, factor: Factor, spread: Floats) -> tuple[float, Effects]:
        """Summed variance of people's effects, and how the weights pull at the mode."""
        a = self.attempts
        fixed = (a.start, self.first, a.item, self.cell_ask, a.fixed, self.chance)

        def part(low: int, high: int) -> tuple[float, Floats, Floats, Floats]:
            return loops.leverages(*fixed, factor.cell, factor.inverse, spread, low, high)

        found = in_parts(part, a.parts)
        by_person = np.concatenate([one[1] for one in found])
        by_ask = np.sum([one[2] for one in found], axis=0)
        by_column = np.sum([one[3] for one in found], axis=0)
        return sum(one[0] for one in found), Effects(by_person, by_ask, by_column)


@dataclass(frozen=True)
class Mode:
    """Where the effects settled, the asks' covariance (items, items), and the factor there."""

    effects: Effects
    spread: Floats
    factor: Factor


def fit_answers(attempts: Attempts) -> AnswerFit:
    """The best fit; outcomes are 0 or 1, and both occur. Raises ValueError otherwise.

    >>> from undaunted.engine.population.rows import attempts
    >>> generator = np.random.default_rng(1)
    >>> person, ask = np.repeat(np.arange(200), 20), generator.integers(0, 30, 4000)
    >>> luck = generator.normal(0, 1, 200)[person] + generator.normal(0, 1, 30)[ask]
    >>> yes = generator.random(4000) < 1 / (1 + np.exp(-luck))
    >>> fit = fit_answers(attempts(person, ask, yes))
    >>> 0.7 < fit.person_variance < 1.3
    True
    """
    if not attempts.items:
        raise ValueError("answers are fitted over asks: there is none")
    yes, no = attempts.outcome == 1.0, attempts.outcome == 0.0
    if not (yes.any() and no.any() and (yes | no).all()):
        raise ValueError("the outcomes must be 0 and 1, and both must occur")
    every = max(1, attempts.people // _SAMPLE_PEOPLE)
    with one_thread_each():
        if every == 1:
            return _described(attempts, settled(AnswerRows(attempts), SOLVED))
        sample, everybody = AnswerRows(attempts.some(every)), AnswerRows(attempts)
        near = settled(sample, NEAR)
        everybody.begin(near.fitted.effects, float(np.exp(-2.0 * near.theta[0])))
        best = spread_out(sample.look, near, everybody.look, float(every), attempts.items)
        return _described(attempts, best)


def settled(answers: AnswerRows, solved: float) -> Climbed[Mode]:
    """The best variances from no knowledge at all."""
    size = np.array([answers.attempts.people, answers.attempts.items], dtype=np.float64)
    return climb(answers.look, _START, np.diag(KNOWN * size), solved)


def _described(attempts: Attempts, best: Climbed[Mode]) -> AnswerFit:
    lower, effects = best.fitted.factor.lower, best.fitted.effects
    width = len(attempts.fixed)
    corner = _inverse_of(lower)[-width:, -width:]
    variance = np.exp(2.0 * best.theta)
    return AnswerFit(
        fixed=effects.beta,
        fixed_se=np.sqrt(np.diag(corner)),
        person_variance=float(variance[0]),
        ask_variance=float(variance[1]),
        log_likelihood=-best.deviance / 2.0,
        ask=effects.ask,
        ask_se=np.sqrt(np.diag(best.fitted.spread)),
        person=effects.person,
        looks=best.looks,
    )


def _cholesky(matrix: Floats) -> Floats:
    """The lower factor, of which only the lower triangle is read and written."""
    from scipy.linalg.lapack import dpotrf

    factor, failed = dpotrf(matrix, lower=1, clean=1)
    if failed:
        raise np.linalg.LinAlgError("the equations of the asks are not positive definite")
    return cast(Floats, factor)


def _inverse_of(factor: Floats) -> Floats:
    """The inverse of the matrix with this lower factor."""
    from scipy.linalg.lapack import dpotri

    lower, _ = dpotri(factor, lower=1)
    return np.asarray(np.tril(lower) + np.tril(lower, -1).T)
