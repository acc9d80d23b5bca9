"""The calls of a round as a row of signs; a guess as hollow rings above them, sorted.

Shape says it before colour: a filled circle with a tick, a diamond, a dashed ring with a cross,
broken arcs with a bar. Not for single asks (`rings`).
"""

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from undaunted.drawing.marks import Point, dot, drawn, number, text
from undaunted.drawing.outlines import bar, outcome, tick

_STEP, _RADIUS, _A_ROW = 28.0, 10.0, 10
_EDGE = 14.0
_ORDER = ("yes", "partly", "no", "none")


def call_sign(kind: str) -> str:
    """One sign by itself, for beside its name."""
    return _whole(_EDGE * 2, _EDGE * 2, "", [_sign((_EDGE, _EDGE), kind)], "call-sign")


def call_row(came: Sequence[str], calls: int, now: int, said: str) -> str:
    """All calls in their order, ten a row: those made, the one that is `now`, and empty ones."""
    signs = []
    for place in range(calls):
        at = _place(place, 0)
        if place + 1 == now:
            signs.append(dot(at, _RADIUS - 1, "call-now") + dot(at, 3, "call-dot"))
        elif place < len(came):
            signs.append(_sign(at, came[place]))
        else:
            signs.append(dot(at, _RADIUS - 1, "ring-empty"))
    rows = -(-calls // _A_ROW)
    return _whole(_STEP * min(calls, _A_ROW), _STEP * rows, said, signs, "call-row")


def call_rings(
    guess: int, came: Sequence[str], calls: int, labels: tuple[str, str], said: str
) -> str:
    """Two rows: so many of the rings guessed, and what came, sorted. `labels` name the rows."""
    rows = -(-calls // _A_ROW)
    below = 24 + rows * _STEP + 30
    guessed = [
        dot(_place(n, 24), _RADIUS - 1, "ring-guess" if n < guess else "ring-empty")
        for n in range(calls)
    ]
    answers = sorted(came, key=_ORDER.index)
    what = [_sign(_place(n, below), one) for n, one in enumerate(answers)]
    wide = _STEP * min(calls, _A_ROW)
    words = [
        text(2, 14, labels[0]),
        text(wide - 2, 16, str(guess), "call-count", anchor="end"),
        text(2, below - 10, labels[1]),
        text(wide - 2, below - 8, str(answers.count("yes")), "call-count", anchor="end"),
    ]
    return _whole(wide, below + rows * _STEP, said, [*words, *guessed, *what], "call-rings")


def _place(place: int, top: float) -> Point:
    across, down = place % _A_ROW, place // _A_ROW
    return _EDGE + _STEP * across, top + _EDGE + _STEP * down


def _sign(at: Point, kind: str) -> str:
    if kind == "yes":
        return dot(at, _RADIUS, "ring-yes", kind) + drawn(tick(at, 4.0), "ring-tick")
    if kind == "partly":
        return drawn(outcome(at, "partly", _RADIUS * 0.75), "ring-partly", kind)
    if kind == "no":
        return dot(at, _RADIUS - 1, "ring-no", kind) + drawn(outcome(at, "no", 3.8), "ring-cross")
    return dot(at, _RADIUS - 1, "call-silent", kind) + drawn(bar(at, 4.0), "call-bar")


def _whole(wide: float, high: float, said: str, parts: Sequence[str], kind: str) -> str:
    named = f'role="img" aria-label={quoteattr(said)}' if said else 'aria-hidden="true"'
    size = f'viewBox="0 0 {number(wide)} {number(high)}" width="{number(wide)}"'
    return f'<svg class="{kind}" {named} {size} height="{number(high)}">{"".join(parts)}</svg>'
