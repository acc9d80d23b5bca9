"""The week in seven marks: done, today, rest, still open. Shape says it as well as colour."""

from typing import Literal

from undaunted.drawing.marks import Point, dot, drawn, line
from undaunted.drawing.outlines import tick

DayMark = Literal["done", "today", "rest", "open"]
STEP, RADIUS = 26.0, 9.0


def week_dots(days: tuple[DayMark, ...], *, mirror: bool = False) -> str:
    """A small row for beside a sentence, which says the same in words."""
    shown = tuple(reversed(days)) if mirror else days
    marks = [_day_mark(day, ((place + 0.5) * STEP, 13.0)) for place, day in enumerate(shown)]
    width = int(STEP * len(days))
    return (
        f'<svg class="week-dots" viewBox="0 0 {width} 26" width="{width}" height="26" '
        f'aria-hidden="true" focusable="false">{"".join(marks)}</svg>'
    )


def _day_mark(day: DayMark, at: Point) -> str:
    """A tick when done, a bar at rest, a small dot today, an empty ring while open."""
    ground, (x, y) = dot(at, RADIUS, f"week-{day}"), at
    if day == "done":
        return ground + drawn(tick(at, 3.6), "week-tick")
    if day == "rest":
        return ground + line((x - 3, y), (x + 3, y), "week-bar")
    if day == "today":
        return ground + dot(at, 2.4, "week-now")
    return ground
