"""Belief before and after, on one scale: hollow before, filled after."""

from dataclasses import dataclass

from undaunted.drawing.chart import Chart
from undaunted.drawing.frame import WIDTH, Frame, row_frame
from undaunted.drawing.marks import between, picture, text
from undaunted.drawing.pairs import pair, pair_key
from undaunted.drawing.words import LINE, key, shortened, unit_below

ROW, TOP, MARGIN = 62.0, 18.0, 40.0


@dataclass(frozen=True, slots=True)
class RatingChange:
    """Two readings of one thing on 0-100."""

    label: str
    before: int
    after: int


def belief_change(
    title: str,
    sentence: str,
    changes: tuple[RatingChange, ...],
    headers: tuple[str, str, str],
    *,
    unit: str = "",
    mirror: bool = False,
) -> Chart:
    """One scale for each change, with an arrow from before to after, each by itself: rows may
    count unlike things, and their labels say which. The last two headers name the two marks."""
    frame = row_frame(MARGIN, mirror)
    parts = [
        piece
        for place, change in enumerate(changes)
        for piece in _row(change, TOP + place * ROW, frame)
    ]
    foot = TOP + len(changes) * ROW - 6
    parts += [text(frame.x(end), foot, words, anchor="middle") for end, words in _ENDS]
    parts += unit_below(unit, foot, frame)
    parts += key(pair_key(*headers[1:]), foot + LINE + 8, row_frame(2.0, mirror))
    rows = tuple((c.label, str(c.before), str(c.after)) for c in changes)
    words = "; ".join(f"{c.label}: {c.before}, {c.after}" for c in changes)
    svg = picture(title, words or title, WIDTH, foot + LINE + 14, parts)
    return Chart(title, sentence, svg, headers, rows)


_ENDS = ((0, "0"), (1, "100"))


def _row(change: RatingChange, y: float, frame: Frame) -> list[str]:
    label = shortened(change.label, WIDTH - 4)
    words = text(frame.x(0, 2 - MARGIN), y, label, anchor=frame.anchor("start"))
    track = between(frame.x(0), frame.x(1), y + 22, 12, "chart-track")
    return [words, track, *pair(change.before, change.after, y + 22, frame)]
