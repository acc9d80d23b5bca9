"""The few marks all pictures are made of, as SVG text; every word is escaped here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

Point = tuple[float, float]
MOST_SINGLE = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """One outline (path steps, from `outlines`) and the value it stands for."""

    steps: str
    value: object


def number(value: float) -> str:
    """A coordinate, short and stable."""
    short = f"{value:.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def picture(title: str, description: str, width: float, height: float, parts: Iterable[str]) -> str:
    """A whole picture with its name and description for those who do not see it."""
    body = "".join(parts)
    key = "c" + sha256((title + description + body).encode()).hexdigest()[:10]
    return (
        f'<svg class="chart-picture" role="img" viewBox="0 0 {number(width)} {number(height)}" '
        f'aria-labelledby="{key}-t {key}-d"><title id="{key}-t">{escape(title)}</title>'
        f'<desc id="{key}-d">{escape(description)}</desc>{body}</svg>'
    )


def _said(value: object) -> str:
    return "" if value == "" else f" data-value={quoteattr(str(value))}"


def text(x: float, y: float, words: str, kind: str = "chart-label", anchor: str = "start") -> str:
    return (
        f'<text class="{kind}" x="{number(x)}" y="{number(y)}" text-anchor="{anchor}">'
        f"{escape(words)}</text>"
    )


def line(a: Point, b: Point, kind: str) -> str:
    return (
        f'<line class="{kind}" x1="{number(a[0])}" y1="{number(a[1])}" '
        f'x2="{number(b[0])}" y2="{number(b[1])}"/>'
    )


def dot(at: Point, radius: float, kind: str, value: object = "") -> str:
    where = f'cx="{number(at[0])}" cy="{number(at[1])}" r="{number(radius)}"'
    return f'<circle class="{kind}" {where}{_said(value)}/>'


def box(at: Point, size: Point, kind: str, radius: float = 0.0, value: object = "") -> str:
    where = f'x="{number(at[0])}" y="{number(at[1])}"'
    wide = f'width="{number(size[0])}" height="{number(size[1])}" rx="{number(radius)}"'
    return f'<rect class="{kind}" {where} {wide}{_said(value)}/>'


def between(a: float, b: float, y: float, high: float, kind: str, value: object = "") -> str:
    """A round bar from one x to another, whichever comes first; never too short to be seen."""
    wide = max(abs(b - a), high)
    return box(((a + b - wide) / 2, y - high / 2), (wide, high), kind, high / 2, value)


def path(points: Sequence[Point], kind: str, *, closed: bool = False, value: object = "") -> str:
    if not points:
        return ""
    steps = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return drawn(f"M{steps}{'Z' if closed else ''}", kind, value)


def drawn(steps: str, kind: str, value: object = "") -> str:
    return f'<path class="{kind}" d="{steps}"{_said(value)}/>' if steps else ""


def scatter(
    marks: Sequence[Mark], kind: str, *, most: int = MOST_SINGLE, separator: str = " "
) -> str:
    """Few marks stand for themselves; many are one path with their values in the same order."""
    if len(marks) <= most:
        return "".join(drawn(mark.steps, kind, mark.value) for mark in marks)
    steps = "".join(mark.steps for mark in marks)
    return drawn(steps, kind, separator.join(str(mark.value) for mark in marks))


def smooth(points: Sequence[Point], kind: str) -> str:
    """A soft line through the points that never swings beyond them."""
    if len(points) < 2:
        return ""
    steps = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for (x0, y0), (x1, y1) in pairwise(points):
        half = (x1 - x0) / 2
        steps.append(
            f"C{number(x0 + half)} {number(y0)} {number(x1 - half)} {number(y1)} "
            f"{number(x1)} {number(y1)}"
        )
    return drawn("".join(steps), kind)
