"""Weeks as stacked bars: asked, did not ask, came close. Filled, hollow and dashed, besides colour."""

from collections.abc import Callable
from dataclasses import dataclass

from undaunted.drawing.chart import Chart
from undaunted.drawing.frame import WIDTH, Frame
from undaunted.drawing.marks import Point, box, line, picture, text
from undaunted.drawing.words import LETTER, LINE, KeyItem, key, key_rows, unit_above

HIGH, LEFT, RIGHT, TOP, FOOT = 130.0, 26.0, 4.0, 24.0, 58.0
_WIDEST = 44.0
_LEAST_TOP = 4
_KINDS = ("asked", "not_asked", "close")


@dataclass(frozen=True, slots=True)
class WeekMark:
    """How many asks of a week were made, were not made, or were come close to."""

    label: str
    asked: int
    not_asked: int
    close: int = 0

    @property
    def counts(self) -> tuple[int, int, int]:
        return self.asked, self.not_asked, self.close


def week_bars(
    title: str,
    sentence: str,
    weeks: tuple[WeekMark, ...],
    kinds: tuple[str, ...],
    headers: tuple[str, ...],
    *,
    unit: str = "",
    mirror: bool = False,
) -> Chart:
    """One bar a week; `kinds` names as many of the three as are known, `headers` the columns.

    `unit` says what the upright scale counts.
    """
    items = [KeyItem(words, _swatch(kind)) for kind, words in zip(_KINDS, kinds, strict=False)]
    bottom = FOOT + (key_rows(items) - 1) * (LINE + 4)
    frame = Frame(TOP + HIGH + bottom, LEFT, RIGHT, TOP, bottom, mirror)
    top = max([_LEAST_TOP, *(sum(week.counts) for week in weeks)])
    parts = [*_count_axis(frame, top), *_week_labels(weeks, frame)]
    for place, week in enumerate(weeks):
        parts += _stacked(week, _centre(place, len(weeks)), len(weeks), top, frame)
    parts += unit_above(unit, frame)
    parts += key(items, frame.y(0) + 48, frame)
    rows = tuple((w.label, *(str(n) for n in w.counts[: len(kinds)])) for w in weeks)
    svg = picture(title, sentence or title, WIDTH, frame.height, parts)
    return Chart(title, sentence, svg, headers, rows)


def _centre(place: int, count: int) -> float:
    return (place + 0.5) / count


def _count_axis(frame: Frame, top: int) -> list[str]:
    beside, anchor = frame.x(0, -8), frame.anchor("end")
    return [
        line(frame.at(0, 0), frame.at(1, 0), "chart-axis"),
        text(beside, frame.y(0) + 4, "0", anchor=anchor),
        text(beside, frame.y(1) + 5, str(top), anchor=anchor),
    ]


def _stacked(week: WeekMark, across: float, count: int, top: int, frame: Frame) -> list[str]:
    """The bar of one week, from the foot upward."""
    wide = min((WIDTH - LEFT - RIGHT) / count * 0.72, _WIDEST)
    x, parts, below = frame.x(across) - wide / 2, [], 0
    for kind, number in zip(_KINDS, week.counts, strict=True):
        if number:
            foot, head = frame.y(below / top), frame.y((below + number) / top)
            at, size = (x, head + 1), (wide, foot - head - 2)
            parts.append(box(at, size, f"chart-bar-{kind}", 2, number))
        below += number
    return parts


def _week_labels(weeks: tuple[WeekMark, ...], frame: Frame) -> list[str]:
    """As many as fit without touching, the first always."""
    parts, free = [], 0.0
    for place, week in enumerate(weeks):
        middle = (WIDTH - LEFT - RIGHT) * _centre(place, len(weeks))
        half = len(week.label) * LETTER / 2
        begin = max(middle - half, 0.0)
        if begin >= free and begin + 2 * half <= WIDTH - LEFT + 2:
            free = begin + 2 * half + 14
            x = frame.x(0, begin + half)
            parts.append(text(x, frame.y(0) + 20, week.label, anchor="middle"))
    return parts


def _swatch(kind: str) -> Callable[[Point], str]:
    return lambda at: box((at[0] - 6, at[1] - 6), (12, 12), f"chart-bar-{kind}", 2)
