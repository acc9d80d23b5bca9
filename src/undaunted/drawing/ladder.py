"""The ladder: where each rung's fear was and where it is."""

from dataclasses import dataclass

from undaunted.drawing.chart import Chart
from undaunted.drawing.frame import WIDTH, Frame, row_frame
from undaunted.drawing.marks import line, picture, text
from undaunted.drawing.pairs import pair, pair_key
from undaunted.drawing.words import LINE, key, shortened, unit_below

ROW, TOP, MARGIN, RAIL = 54.0, 20.0, 52.0, 8.0


@dataclass(frozen=True, slots=True)
class RungMark:
    """A rung with its first fear and its fear now, 0-100."""

    label: str
    first: int
    now: int


def ladder_chart(
    title: str,
    sentence: str,
    rungs: tuple[RungMark, ...],
    headers: tuple[str, str, str],
    *,
    unit: str = "",
    mirror: bool = False,
) -> Chart:
    """Rungs from the top down, hollow first, filled now, between two rails.

    The last two headers name the two marks.
    """
    frame = row_frame(MARGIN, mirror)
    foot = TOP + len(rungs) * ROW
    rails = (RAIL, WIDTH - RAIL)
    parts = [line((x, 2), (x, foot), "chart-rail") for x in rails]
    for place, rung in enumerate(rungs):
        parts += _rung_marks(rung, TOP + place * ROW, frame)
    parts += [text(frame.x(end), foot + 14, str(end * 100), anchor="middle") for end in (0, 1)]
    parts += unit_below(unit, foot + 14, frame)
    parts += key(pair_key(*headers[1:]), foot + LINE + 24, row_frame(2.0, mirror))
    rows = tuple((rung.label, str(rung.first), str(rung.now)) for rung in rungs)
    words = "; ".join(f"{r.label}: {r.first}, {r.now}" for r in rungs)
    svg = picture(title, words or title, WIDTH, foot + LINE + 30, parts)
    return Chart(title, sentence, svg, headers, rows)


def _rung_marks(rung: RungMark, y: float, frame: Frame) -> list[str]:
    label = shortened(rung.label, WIDTH - 2 * RAIL - 16)
    start = frame.x(0, RAIL + 10 - MARGIN)
    return [
        text(start, y, label, anchor=frame.anchor("start")),
        line((RAIL, y + 20), (WIDTH - RAIL, y + 20), "chart-rung"),
        *pair(rung.first, rung.now, y + 20, frame),
    ]
