"""Finds the best variance parameters: a start from some people, then few looks at everybody.

A sample of people gives a near start and the curvature; scaled up, that curvature makes Newton
steps on everybody's likelihood, of which two or three suffice. Not for any particular model.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from undaunted.engine.values import Floats

_Fitted = TypeVar("_Fitted")
_Look = Callable[[Floats], tuple[float, Floats, _Fitted]]

NEAR, SOLVED_LARGE, SOLVED = 0.1, 0.05, 1e-7
_MOST_LOOKS = 60
_DIFFERENCE = 1e-4
KNOWN = 4.0
LEAST, MOST = -12.0, 6.0


@dataclass(frozen=True)
class Climbed(Generic[_Fitted]):
    """The best parameters (k,), their deviance, what was fitted beside them, and the looks it took."""

    theta: Floats
    deviance: float
    fitted: _Fitted
    looks: int


def climb(
    look: _Look[_Fitted], start: Floats, curvature: Floats, solved: float
) -> Climbed[_Fitted]:
    """Newton steps from `start`, the curvature (k, k) mended on the way (BFGS).

    Ends with the step that would lower the deviance by less than `solved`; that one is taken
    without another look, so what is left to gain is of its square.
    """
    theta, hessian = start, curvature
    deviance, gradient, fitted = look(theta)
    looks = 1
    while True:
        step = _newton_step(theta, hessian, gradient)
        if -float(gradient @ step) < solved or looks == _MOST_LOOKS:
            return Climbed(theta + step, deviance + float(gradient @ step) / 2.0, fitted, looks)
        reach = np.clip(theta + step, LEAST, MOST)
        tried = look(reach)
        looks += 1
        if not tried[0] <= deviance + solved:
            hessian = hessian * 4.0
            continue
        hessian = _mended(hessian, reach - theta, tried[1] - gradient)
        theta, (deviance, gradient, fitted) = reach, tried


def spread_out(
    sample: _Look[_Fitted],
    near: Climbed[_Fitted],
    everybody: _Look[_Fitted],
    people: float,
    asks: int,
) -> Climbed[_Fitted]:
    """From the best of a sample to the best of everybody, `people` times as many.

    What is known of people grows with their number; the asks, whose parameter is the last one,
    are known all but exactly, so that its curvature is that of `asks` observed effects.
    """
    curve = _curvature_at(sample, near.theta) * people
    if asks:
        curve[-1, :], curve[:, -1] = 0.0, 0.0
        curve[-1, -1] = KNOWN * asks
    return climb(everybody, near.theta, curve, SOLVED_LARGE)


def _newton_step(theta: Floats, hessian: Floats, gradient: Floats) -> Floats:
    """The step to the bottom of the parabola, leaving out what lies at its bound and pulls out."""
    out = (theta <= LEAST) & (gradient > 0) | (theta >= MOST) & (gradient < 0)
    free = np.flatnonzero(~out)
    step = np.zeros(len(theta))
    if len(free):
        step[free] = -np.linalg.solve(hessian[np.ix_(free, free)], gradient[free])
    return np.asarray(np.clip(step, -2.0, 2.0))


def _mended(hessian: Floats, moved: Floats, turned: Floats) -> Floats:
    """The BFGS update, left out where it would not stay positive."""
    along = float(moved @ turned)
    if along <= 1e-10 * float(np.linalg.norm(moved) * np.linalg.norm(turned)):
        return hessian
    pull = hessian @ moved
    lost = np.outer(pull, pull) / float(moved @ pull)
    return np.asarray(hessian + np.outer(turned, turned) / along - lost)


def _curvature_at(look: _Look[_Fitted], theta: Floats) -> Floats:
    """The second derivatives by differences of gradients, made positive, shape (k, k)."""
    here, columns = look(theta)[1], []
    for aside in np.eye(len(theta)) * _DIFFERENCE:
        columns.append((look(theta + aside)[1] - here) / _DIFFERENCE)
    second = np.array(columns)
    values, vectors = np.linalg.eigh((second + second.T) / 2.0)
    least = max(float(np.abs(values).max()) * 1e-6, 1e-8)
    return np.asarray((vectors * np.maximum(np.abs(values), least)) @ vectors.T)
