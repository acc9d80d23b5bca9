"""Loops over millions of rows: compiled where numba is installed, the same numbers without it.

Not for anything NumPy does in one call.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from typing import ParamSpec, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")

_PARTS = 4
_THREADS = 2
_WORTH_PARTING = 1e7


def compiled(loop: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """The loop as machine code that leaves other threads running (`undaunted[lab]` has numba)."""
    try:
        from numba import njit
    except ImportError:
        return loop
    return cast(Callable[_Given, _Made], njit(nogil=True, cache=True, error_model="numpy")(loop))


def in_parts(work: Callable[[int, int], _Made], bounds: NDArray[np.int64]) -> list[_Made]:
    """`work(first, last)` over every part, on two threads, in the order of the parts."""
    parts = list(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True))
    if len(parts) == 1:
        return [work(*parts[0])]
    with ThreadPoolExecutor(_THREADS) as threads:
        return list(threads.map(lambda part: work(*part), parts))


def one_thread_each() -> AbstractContextManager[object]:
    """Keeps the linear algebra to one thread while it lasts: the parts are parallel themselves."""
    try:
        from threadpoolctl import threadpool_limits
    except ImportError:
        return nullcontext()
    return cast(AbstractContextManager[object], threadpool_limits(1))


def even_parts(cost: NDArray[np.float64]) -> NDArray[np.int64]:
    """Bounds of parts of people with about equal cost: one part of little work, else `_PARTS`.

    Never more on a larger machine, so that sums are the same everywhere.
    """
    running = np.concatenate(([0.0], np.cumsum(cost)))
    parts = _PARTS if running[-1] > _WORTH_PARTING else 1
    wanted = np.linspace(0.0, running[-1], parts + 1)
    bounds = np.searchsorted(running, wanted, side="left")
    bounds[0], bounds[-1] = 0, len(cost)
    return np.asarray(bounds, dtype=np.int64)


def inverted(matrix: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """The inverse of a positive definite matrix, and the log of its determinant."""
    from scipy.linalg.lapack import dpotrf, dpotri

    if not len(matrix):
        return matrix, 0.0
    factor, failed = dpotrf(matrix, lower=1, clean=1)
    if failed:
        raise np.linalg.LinAlgError("the equations of the asks are not positive definite")
    log_size = 2.0 * float(np.sum(np.log(np.diag(factor))))
    lower, _ = dpotri(factor, lower=1)
    return np.tril(lower) + np.tril(lower, -1).T, log_size
