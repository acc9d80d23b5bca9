"""Fear over time: what was felt, and the line of one ask of middle size with its band.

A break of more than two weeks is a gap in the line, never a slope.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from undaunted.drawing.chart import UNNAMED, Chart, HowToRead
from undaunted.drawing.frame import WIDTH, Frame, share
from undaunted.drawing.happened import axis
from undaunted.drawing.marks import (
    Mark,
    Point,
    box,
    drawn,
    line,
    path,
    picture,
    scatter,
    smooth,
    text,
)
from undaunted.drawing.outlines import chevron, point
from undaunted.drawing.words import LETTER, LINE, KeyItem, key, key_rows, unit_above

HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 236.0, 34.0, 4.0, 24.0, 34.0
_INSET = 0.03
MOST_MARKS = 150
_LONGEST_GAP_DAYS = 14.0


@dataclass(frozen=True, slots=True)
class FearMark:
    """An ask, or the mean of a week's, at `day`: fears 0-100, the guess, and the band there."""

    label: str
    day: float
    peak: int
    guess: int | None
    expected: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Days:
    """The days from the first mark to the last, laid across a frame."""

    first: float
    last: float
    frame: Frame

    def at(self, day: float, fear: float) -> Point:
        return self.frame.at(self.across(day), share(fear))

    def across(self, day: float) -> float:
        span = self.last - self.first
        part = (day - self.first) / span if span > 0 else 0.5
        return _INSET + (1 - 2 * _INSET) * part


def fear_curve(
    title: str,
    sentence: str,
    marks: tuple[FearMark, ...],
    ends: tuple[str, str],
    headers: tuple[str, str, str, str, str],
    *,
    words: HowToRead = UNNAMED,
    times: tuple[tuple[float, str], ...] = (),
    mirror: bool = False,
) -> Chart:
    """The last 150 marks, oldest first; `ends` names the first and the last moment.

    `times`: days with a label of their own, drawn where there is room between the ends. The marks
    of `words` are the dot, the line and the band.
    """
    marks = marks[-MOST_MARKS:]
    frame = Frame(HEIGHT, LEFT, RIGHT, TOP, BOTTOM, mirror)
    days = Days(marks[0].day, marks[-1].day, frame) if marks else Days(0.0, 0.0, frame)
    parts = [
        *(piece for run in runs(marks) for piece in _band_and_line(run, days)),
        *axis(frame),
        *_time_labels(days, ends, times),
        *_dots(marks, days),
        *unit_above(words.unit, frame),
    ]
    items = [KeyItem(said, draw) for said, draw in zip(words.marks, _SWATCHES, strict=False)]
    below = (LINE + 4) * key_rows(items) if items else 0.0
    parts += key(items, HEIGHT + LINE - 4, frame)
    svg = picture(title, f"{sentence} {words.band}".strip() or title, WIDTH, HEIGHT + below, parts)
    rows = tuple(_row_of(mark) for mark in marks)
    return Chart(title, sentence, svg, headers, rows, words.band)


def _band_swatch(at: Point) -> str:
    return box((at[0] - 7, at[1] - 6), (14, 12), "chart-band", 2)


def _line_swatch(at: Point) -> str:
    return line((at[0] - 7, at[1]), (at[0] + 7, at[1]), "chart-line")


def _dot_swatch(at: Point) -> str:
    return drawn(point(at), "chart-peak")


_SWATCHES = (_dot_swatch, _line_swatch, _band_swatch)


def _row_of(mark: FearMark) -> tuple[str, ...]:
    guess = "" if mark.guess is None else str(mark.guess)
    return (mark.label, guess, str(mark.peak), str(mark.expected), f"{mark.low}–{mark.high}")


def runs(marks: Sequence[FearMark]) -> Iterable[tuple[FearMark, ...]]:
    """Stretches of practice without a long break."""
    if not marks:
        return
    run = [marks[0]]
    for before, mark in pairwise(marks):
        if mark.day - before.day > _LONGEST_GAP_DAYS:
            yield tuple(run)
            run = []
        run.append(mark)
    yield tuple(run)


def _band_and_line(run: tuple[FearMark, ...], days: Days) -> tuple[str, ...]:
    """The band of what was expected with its middle; a lone ask has an upright range."""
    if len(run) < 2:
        (mark,) = run
        return (line(days.at(mark.day, mark.low), days.at(mark.day, mark.high), "chart-lone"),)
    upper = [_whole(days.at(mark.day, mark.high)) for mark in run]
    lower = [_whole(days.at(mark.day, mark.low)) for mark in reversed(run)]
    middle = [days.at(mark.day, mark.expected) for mark in run]
    return path(upper + lower, "chart-band", closed=True), smooth(middle, "chart-line")


def _whole(at: Point) -> Point:
    """Fine enough for the edge of a band, and half as long to say."""
    return round(at[0]), round(at[1])


def _time_labels(
    days: Days, ends: tuple[str, str], times: tuple[tuple[float, str], ...]
) -> list[str]:
    """The two ends, and between them every label that touches no other."""
    frame, foot = days.frame, days.frame.y(0) + 22
    first, last = frame.anchor("start"), frame.anchor("end")
    parts = [text(frame.x(0), foot, ends[0], anchor=first)]
    if days.last > days.first:
        parts.append(text(frame.x(1), foot, ends[1], anchor=last))
    wide = WIDTH - LEFT - RIGHT
    free, limit = len(ends[0]) * LETTER / wide, 1 - len(ends[1]) * LETTER / wide
    for day, words in times:
        half, across = (len(words) + 2) * LETTER / wide / 2, days.across(day)
        if free < across - half and across + half < limit:
            parts.append(text(frame.x(across), foot, words, anchor="middle"))
            free = across + half
    return parts


def _dots(marks: Sequence[FearMark], days: Days) -> list[str]:
    """Quiet dots, and a hat where the scale itself ended; guesses stand in the table."""
    peaks = [Mark(point(days.at(m.day, m.peak)), m.peak) for m in marks]
    return [
        scatter(peaks, "chart-peak"),
        *(_hat(mark, days) for mark in marks if mark.peak in (0, 100)),
    ]


def _hat(mark: FearMark, days: Days) -> str:
    """An arrow's head past the end: it may have been more than could be said."""
    x, y = days.at(mark.day, mark.peak)
    turn = -1 if mark.peak == 100 else 1
    return drawn(chevron((x, y + turn * 9), 3, along=(0, turn)), "chart-hat")
