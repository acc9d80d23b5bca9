"""Shapes as path steps: what a mark is, is said by its outline before its colour."""

from typing import Literal

from undaunted.drawing.marks import Point, number

Came = Literal["yes", "partly", "no"]


def point(at: Point) -> str:
    """No length: the stroke's round ends make the dot."""
    return f"M{number(at[0])} {number(at[1])}h0"


def bar(at: Point, half: float) -> str:
    """A short level stroke."""
    return f"M{number(at[0] - half)} {number(at[1])}h{number(half * 2)}"


def ring(at: Point, radius: float) -> str:
    """A circle in one arc that all but closes, then closes."""
    r = number(radius)
    return f"M{number(at[0])} {number(at[1] + radius)}a{r} {r} 0 1 1 .1 0z"


def _diamond(at: Point, size: float) -> str:
    s = number(size)
    return f"M{number(at[0])} {number(at[1] - size)}l{s} {s}-{s} {s}-{s}-{s}z"


def _cross(at: Point, size: float) -> str:
    x, y, s = number(at[0] - size), number(at[1] - size), number(size * 2)
    return f"M{x} {y}l{s} {s}m-{s} 0l{s}-{s}"


def square(at: Point, size: float) -> str:
    """From its upper left corner."""
    s = number(size)
    return f"M{number(at[0])} {number(at[1])}h{s}v{s}h-{s}z"


def tick(at: Point, size: float) -> str:
    """A tick mark centred at a point."""
    x, y = at
    low = f"l{number(size * 0.7)} {number(size * 0.7)}l{number(size * 1.3)}-{number(size * 1.5)}"
    return f"M{number(x - size)} {number(y)}{low}"


def chevron(tip: Point, size: float, *, along: tuple[int, int]) -> str:
    """An arrow's head: its tip at a point, pointing `along` an axis."""
    (x, y), (dx, dy) = tip, along
    first = x - size * dx - size * dy, y - size * dy - size * dx
    last = x - size * dx + size * dy, y - size * dy + size * dx
    corners = (first, tip, last)
    return "M" + "L".join(f"{number(a)} {number(b)}" for a, b in corners)


def outcome(at: Point, came: Came, size: float) -> str:
    """A circle for a yes, a diamond for partly, a cross for a no."""
    if came == "yes":
        return ring(at, size)
    if came == "partly":
        return _diamond(at, size * 1.3)
    return _cross(at, size * 0.9)
