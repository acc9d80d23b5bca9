"""Half a year of days: looked back, asked, rested, or not begun. A mark says it besides colour."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from undaunted.drawing.chart import Chart
from undaunted.drawing.frame import WIDTH, Frame
from undaunted.drawing.marks import Mark, Point, box, drawn, picture, scatter, text
from undaunted.drawing.outlines import bar, point, square, tick
from undaunted.drawing.words import LETTER, LINE, KeyItem, key, key_rows

DayKind = Literal["reflected", "asked", "rest", "none"]
_KINDS: tuple[DayKind, ...] = ("none", "rest", "asked", "reflected")
_USED: tuple[DayKind, ...] = ("reflected", "asked")
GAP, TOP, MARGIN, WIDEST, FOOT = 2, 24, 3.0, 15, 32
_KEY_CELL = 12.0


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day; `month` names the month where a new one begins with this week."""

    label: str
    kind: DayKind
    is_today: bool = False
    month: str = ""


@dataclass(frozen=True, slots=True)
class PlacedDay:
    """A day and the upper left corner of its cell."""

    cell: DayCell
    corner: Point


def heat_calendar(
    title: str,
    sentence: str,
    weeks: tuple[tuple[DayCell, ...], ...],
    kinds: tuple[tuple[DayKind, str], ...],
    headers: tuple[str, str],
    *,
    mirror: bool = False,
) -> Chart:
    """Weeks as columns in time's order, days downward. The table has every day that was used."""
    step = min(int((WIDTH - 2 * MARGIN) / max(len(weeks), 1)), WIDEST)
    items = [KeyItem(words, _swatch(kind)) for kind, words in kinds]
    height = TOP + 7 * step + FOOT + (key_rows(items) - 1) * (LINE + 4)
    frame = Frame(height, MARGIN, MARGIN, TOP, 0.0, mirror)
    days = _placed(weeks, step, frame)
    parts = [*_months(weeks, step, frame)]
    for kind in _KINDS:
        parts += _cells([day for day in days if day.cell.kind == kind], kind, step - GAP)
    parts += [_today(day, step - GAP) for day in days if day.cell.is_today]
    parts += key(items, TOP + 7 * step + FOOT - 6, frame)
    names = dict(kinds)
    used = [day.cell for day in days if day.cell.kind in _USED]
    rows = tuple((cell.label, names.get(cell.kind, cell.kind)) for cell in used)
    svg = picture(title, sentence or title, WIDTH, height, parts)
    return Chart(title, sentence, svg, headers, rows)


def _placed(
    weeks: tuple[tuple[DayCell, ...], ...], step: int, frame: Frame
) -> tuple[PlacedDay, ...]:
    """Every day with its place, in time's order."""
    edge = step if frame.mirror else 0.0
    return tuple(
        PlacedDay(cell, (frame.x(0, across * step) - edge, TOP + down * step))
        for across, week in enumerate(weeks)
        for down, cell in enumerate(week)
    )


def _cells(days: Sequence[PlacedDay], kind: DayKind, wide: float) -> list[str]:
    """The cells of one kind, and what stands in them; only days that were used have a value."""
    marks = [Mark(_cell_outline(day.corner, wide), day.cell.label) for day in days]
    look, inner = f"chart-cell chart-cell-{kind}", [_middle(day.corner, wide) for day in days]
    if kind in _USED:
        ground = scatter(marks, look, separator="; ")
    else:
        ground = drawn("".join(mark.steps for mark in marks), look)
    return [ground, _inside(kind, inner, wide)]


def _cell_outline(corner: Point, wide: float) -> str:
    """One unit smaller on each side: the stroke's round corners fill it up."""
    return square((corner[0] + 1, corner[1] + 1), wide - 2)


def _middle(corner: Point, wide: float) -> Point:
    return corner[0] + wide / 2, corner[1] + wide / 2


def _inside(kind: DayKind, at: Sequence[Point], wide: float) -> str:
    """A tick for looked back, a dot for asked, a bar for rest, nothing for the others."""
    if kind == "reflected":
        return drawn("".join(tick(one, wide * 0.22) for one in at), "chart-cell-mark")
    if kind == "asked":
        return drawn("".join(point(one) for one in at), "chart-cell-mark chart-cell-point")
    if kind == "rest":
        return drawn("".join(bar(one, wide * 0.2) for one in at), "chart-cell-ring")
    return ""


def _today(day: PlacedDay, wide: float) -> str:
    x, y = day.corner
    return box((x - 1.4, y - 1.4), (wide + 2.8, wide + 2.8), "chart-cell-today", 3.5)


def _months(weeks: tuple[tuple[DayCell, ...], ...], step: int, frame: Frame) -> list[str]:
    """The name of a month above the week it begins in, where it touches no other."""
    parts, free = [], 0.0
    for across, week in enumerate(weeks):
        name = next((day.month for day in week if day.month), "")
        shift = across * step
        if name and free <= shift <= WIDTH - MARGIN - len(name) * LETTER:
            parts.append(text(frame.x(0, shift), TOP - 9, name, anchor=frame.anchor("start")))
            free = shift + (len(name) + 1) * LETTER
    return parts


def _swatch(kind: DayKind) -> Callable[[Point], str]:
    half = _KEY_CELL / 2
    return lambda at: (
        drawn(
            _cell_outline((at[0] - half, at[1] - half), _KEY_CELL), f"chart-cell chart-cell-{kind}"
        )
        + _inside(kind, [at], _KEY_CELL)
    )
