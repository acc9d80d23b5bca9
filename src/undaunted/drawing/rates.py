"""Shares with their intervals, one bar a group: a wide bar says that little is known."""

from dataclasses import dataclass

from undaunted.drawing.chart import UNNAMED, Chart, HowToRead
from undaunted.drawing.frame import WIDTH, Frame, row_frame, share
from undaunted.drawing.marks import Point, between, dot, line, picture, text
from undaunted.drawing.words import LETTER, LINE, KeyItem, key, key_rows, shortened

ROW, TOP, MARGIN, HIGH = 54.0, 16.0, 12.0, 14.0


@dataclass(frozen=True, slots=True)
class RateMark:
    """A value of 0-100 and its interval, from `n` asks; `count` says how many in words."""

    label: str
    n: int
    mean: int
    low: int
    high: int
    count: str


def rate_bars(
    title: str,
    sentence: str,
    rates: tuple[RateMark, ...],
    ends: tuple[str, str],
    headers: tuple[str, str, str, str],
    *,
    unit: str = " %",
    words: HowToRead = UNNAMED,
    mirror: bool = False,
) -> Chart:
    """Rows in the order given; `ends` names nought and a hundred, `unit` follows the numbers.

    The marks of `words` are the dot and the bar.
    """
    frame = row_frame(MARGIN, mirror)
    parts = [
        piece for place, rate in enumerate(rates) for piece in _bar(rate, TOP + place * ROW, frame)
    ]
    foot = TOP + len(rates) * ROW
    parts += [
        text(frame.x(0, 2 - MARGIN), foot, ends[0], anchor=frame.anchor("start")),
        text(frame.x(1, MARGIN - 2), foot, ends[1], anchor=frame.anchor("end")),
    ]
    items = [KeyItem(said, draw) for said, draw in zip(words.marks, _SWATCHES, strict=False)]
    parts += key(items, foot + LINE + 8, row_frame(2.0, mirror))
    high = foot + 10 + ((LINE + 4) * key_rows(items) if items else 0.0)
    rows = tuple((r.label, str(r.n), f"{r.mean}{unit}", f"{r.low}–{r.high}{unit}") for r in rates)
    said = "; ".join(f"{r.label} ({r.n}): {r.mean}{unit}, {r.low}–{r.high}{unit}" for r in rates)
    svg = picture(title, f"{said} {words.band}".strip() or title, WIDTH, high, parts)
    return Chart(title, sentence, svg, headers, rows, words.band)


def _dot_swatch(at: Point) -> str:
    return dot(at, 5.5, "chart-filled chart-accent")


def _bar_swatch(at: Point) -> str:
    return between(at[0] - 8, at[0] + 8, at[1], 10, "chart-interval")


_SWATCHES = (_dot_swatch, _bar_swatch)


def _bar(rate: RateMark, y: float, frame: Frame) -> tuple[str, ...]:
    low, mean, high = (frame.x(share(value)) for value in (rate.low, rate.mean, rate.high))
    label = shortened(rate.label, WIDTH - len(rate.count) * LETTER - 16)
    middle = y + 18
    return (
        text(frame.x(0, 2 - MARGIN), y, label, "chart-strong", frame.anchor("start")),
        text(frame.x(1, MARGIN - 2), y, rate.count, anchor=frame.anchor("end")),
        line((frame.x(0), middle), (frame.x(1), middle), "chart-axis"),
        between(low, high, middle, HIGH, "chart-interval"),
        dot((mean, middle), 7, "chart-filled chart-accent", rate.mean),
    )
