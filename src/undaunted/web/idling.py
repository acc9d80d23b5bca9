"""Work for the moments in which nobody waits for a page, such as compiling the patterns of words.

Two threads that compute at once slow each other down, and the first page would be late.
"""

from collections.abc import Callable, Iterable
from threading import Lock
from time import sleep
from typing import Any

_PAUSE = 0.02  # seconds
_DONE = object()
_Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Attentive:
    """A WSGI application that knows how many wait for an answer."""

    def __init__(self, inner: _Application) -> None:
        self.inner, self.waiting, self._counting = inner, 0, Lock()

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        self._count(1)
        try:
            return self.inner(environ, start_response)
        finally:
            self._count(-1)

    def _count(self, more: int) -> None:
        with self._counting:
            self.waiting += more


def between_pages(pages: Attentive, steps: Iterable[object]) -> None:
    """Take one step after another, each when nobody waits."""
    left = iter(steps)
    while True:
        sleep(_PAUSE)
        if not pages.waiting and next(left, _DONE) is _DONE:
            return
