"""Asks made again with a change: from what came at first to what came then, one line an ask."""

from dataclasses import dataclass

from undaunted.drawing.chart import Chart
from undaunted.drawing.frame import WIDTH, Frame
from undaunted.drawing.marks import Point, dot, drawn, picture, text
from undaunted.drawing.outlines import Came, outcome

HIGH, TOP, FOOT, SIDE = 132.0, 24.0, 40.0, 84.0
_LEVELS: dict[Came, float] = {"yes": 1.0, "partly": 0.5, "no": 0.0}
RADIUS, APART, MOST_LINES = 13.0, 3.2, 7


@dataclass(frozen=True, slots=True)
class AgainMark:
    """How many asks went from one outcome to another."""

    before: Came
    after: Came
    n: int


@dataclass(frozen=True, slots=True)
class AgainWords:
    """The words below the two sides, and those for yes, partly and no."""

    first: str
    then: str
    kinds: tuple[str, str, str]


def asked_again(
    title: str,
    sentence: str,
    marks: tuple[AgainMark, ...],
    words: AgainWords,
    headers: tuple[str, str, str],
    *,
    mirror: bool = False,
) -> Chart:
    """A bundle of lines for each pair of outcomes; at most seven lines stand for a bundle."""
    frame = Frame(TOP + HIGH + FOOT, SIDE, SIDE, TOP, FOOT, mirror)
    names = dict(zip(_LEVELS, words.kinds, strict=True))
    parts = [piece for mark in marks for piece in _bundle(mark, frame)]
    for across, beside, side in ((0, -24, "end"), (1, 24, "start")):
        for kind, name in names.items():
            at = frame.at(across, _LEVELS[kind])
            parts += _station(at, kind)
            where = frame.x(across, beside)
            parts.append(text(where, at[1] + 5, name, "chart-strong", frame.anchor(side)))
        below = words.then if across else words.first
        parts.append(text(frame.x(across), frame.y(0) + 34, below, anchor="middle"))
    rows = tuple((names[m.before], names[m.after], str(m.n)) for m in marks)
    said = "; ".join(f"{before} → {after}: {n}" for before, after, n in rows)
    svg = picture(title, said or title, WIDTH, frame.height, parts)
    return Chart(title, sentence, svg, headers, rows)


def _bundle(mark: AgainMark, frame: Frame) -> list[str]:
    """Parallel lines; their slope says better or worse, and so does the look."""
    before, after = _LEVELS[mark.before], _LEVELS[mark.after]
    turn = "same" if before == after else "better" if after > before else "worse"
    shown = min(mark.n, MOST_LINES)
    (x0, y0), (x1, y1) = frame.at(0, before), frame.at(1, after)
    lines = []
    for place in range(shown):
        aside = (place - (shown - 1) / 2) * APART
        value = str(mark.n) if place == 0 else ""
        steps = f"M{x0:g} {y0 + aside:g}L{x1:g} {y1 + aside:g}"
        lines.append(drawn(steps, f"chart-again chart-again-{turn}", value))
    return lines


def _station(at: Point, kind: Came) -> list[str]:
    """The mark of an outcome on a round ground, as elsewhere."""
    ground = dot(at, RADIUS, f"chart-ground chart-came-{kind}")
    return [ground, drawn(outcome(at, kind, 5.5), f"chart-result chart-came-{kind}")]
