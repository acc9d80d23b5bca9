"""The pictures of one attempt: fear guessed, met and left; the chance given and what came."""

from dataclasses import dataclass, replace

from undaunted.drawing.chart import Chart
from undaunted.drawing.frame import WIDTH, Frame, row_frame, share
from undaunted.drawing.marks import (
    Point,
    between,
    dot,
    drawn,
    line,
    number,
    picture,
    smooth,
    text,
)
from undaunted.drawing.outlines import Came, outcome
from undaunted.drawing.words import LETTER, LINE, broken, column, unit_above

HIGH, LEFT, RIGHT, TOP, FOOT = 150.0, 34.0, 6.0, 46.0, 24.0
_STEEP = 20
CLEARLY = 10  # points below the peak
METER_HIGH, TRACK, MARGIN = 150.0, 78.0, 16.0
_CAME: dict[int, Came] = {0: "no", 50: "partly", 100: "yes"}


@dataclass(frozen=True, slots=True)
class FearPoint:
    """A fear of 0-100 at a moment; the first of a picture is the guess."""

    label: str
    fear: int
    guessed: bool = False


def fear_steps(
    title: str,
    sentence: str,
    moments: tuple[FearPoint, ...],
    headers: tuple[str, str],
    *,
    unit: str = "",
    mirror: bool = False,
) -> Chart:
    """Fear from guess to now; moments that were not said are left out by the caller.

    The first is hollow while it is a guess; `unit` names the scale.
    """
    count = len(moments)
    labels = [broken(moment.label, _step_of(count) - 6) for moment in moments]
    bottom = FOOT + LINE * max((len(lines) for lines in labels), default=1)
    frame = Frame(TOP + HIGH + bottom, LEFT, RIGHT, TOP, bottom, mirror)
    points = [frame.at(_across(i, count), share(m.fear)) for i, m in enumerate(moments)]
    parts = [*axis(frame), smooth(points, "chart-line chart-accent")]
    parts += unit_above(unit, replace(frame, top=22.0))
    for place, (point, moment) in enumerate(zip(points, moments, strict=True)):
        over = frame.x(_across(place, count), _aside(place, moments)), point[1] - 15
        parts.append(dot(point, 7, _kind_of(place, moments), moment.fear))
        parts.append(text(*over, str(moment.fear), "chart-number", "middle"))
        parts += column(point[0], frame.y(0) + 27, labels[place])
    words = "; ".join(f"{m.label} {m.fear}" for m in moments)
    svg = picture(title, words or title, WIDTH, frame.height, parts)
    return Chart(title, sentence, svg, headers, tuple((m.label, str(m.fear)) for m in moments))


def _inset_of(count: int) -> float:
    """The room left at both ends, as a share of the width; less for more moments."""
    return max(0.36 / max(count, 1), 0.085)


def _step_of(count: int) -> float:
    return (WIDTH - LEFT - RIGHT) * (1 - 2 * _inset_of(count)) / max(count - 1, 1)


def _across(place: int, count: int) -> float:
    inset = _inset_of(count)
    return inset + (1 - 2 * inset) * place / (count - 1) if count > 1 else 0.5


def _aside(place: int, moments: tuple[FearPoint, ...]) -> float:
    """How far a number steps aside, so that a steep line does not run through it."""
    fears = [moment.fear for moment in moments]
    falls = place > 0 and fears[place - 1] - fears[place] >= _STEEP
    rises = place + 1 < len(fears) and fears[place + 1] - fears[place] >= _STEEP
    return 11.0 * (falls - rises)


def _kind_of(place: int, moments: tuple[FearPoint, ...]) -> str:
    """Hollow is a guess; the last one felt is teal where it lies clearly below the peak."""
    fill = "chart-hollow" if moments[place].guessed else "chart-filled"
    return f"{fill} {'chart-teal' if _is_calmer(place, moments) else 'chart-accent'}"


def _is_calmer(place: int, moments: tuple[FearPoint, ...]) -> bool:
    """The number beside the dot and its height say the same without the colour."""
    felt = [moment.fear for moment in moments if not moment.guessed]
    is_last = place == len(moments) - 1 and len(felt) > 1
    return is_last and max(felt) - moments[place].fear >= CLEARLY


def axis(frame: Frame) -> list[str]:
    """The foot line, with 0 and 100 beside it."""
    beside, anchor = frame.x(0, -8), frame.anchor("end")
    return [
        line(frame.at(0, 0), frame.at(1, 0), "chart-axis"),
        text(beside, frame.y(0) + 4, "0", anchor=anchor),
        text(beside, frame.y(1) + 4, "100", anchor=anchor),
    ]


def chance_meter(
    title: str,
    sentence: str,
    chance: int,
    outcome: int,
    labels: tuple[str, str, str, str],
    headers: tuple[str, str],
    *,
    mirror: bool = False,
) -> Chart:
    """The chance given (0-100) above the scale, what came (0, 50 or 100) on it and below it.

    `labels`: low end, high end, the guess, the outcome.
    """
    low, high, guess, came = labels
    frame = row_frame(MARGIN, mirror)
    left, right = frame.x(0), frame.x(1)
    at, to = frame.x(share(chance)), frame.x(share(outcome))
    low_side, high_side = frame.anchor("start"), frame.anchor("end")
    parts = (
        between(left, right, TRACK, 12, "chart-track"),
        line((at, TRACK), (to, TRACK), "chart-gap"),
        line((at, TRACK), (at, TRACK - 16), "chart-gap"),
        line((to, TRACK), (to, TRACK + 22), "chart-gap"),
        _came_mark((to, TRACK + 24), _CAME[outcome], outcome),
        dot((at, TRACK - 16), 8, "chart-hollow chart-accent", chance),
        _held(at, TRACK - 34, f"{number(chance)} %", "chart-number"),
        _held(at, TRACK - 58, guess),
        _came_words(to, TRACK + 29, came),
        text(left, METER_HIGH - 6, low, anchor=low_side),
        text(right, METER_HIGH - 6, high, anchor=high_side),
    )
    rows = ((guess, f"{chance} %"), (came, f"{outcome} %"))
    svg = picture(title, f"{guess} {chance} %; {came}", WIDTH, METER_HIGH, parts)
    return Chart(title, sentence, svg, headers, rows)


def _came_mark(at: Point, came: Came, value: int) -> str:
    """The same shapes as in the square of guesses, larger, on a round ground."""
    ground = dot(at, 13, f"chart-ground chart-came-{came}")
    return ground + drawn(outcome(at, came, 5.5), f"chart-result chart-came-{came}", value)


def _came_words(x: float, y: float, words: str) -> str:
    """Beside the mark of what came, on the side where there is more room."""
    if x > WIDTH / 2:
        return text(x - 20, y, words, "chart-strong", "end")
    return text(x + 20, y, words, "chart-strong")


def _held(x: float, y: float, words: str, kind: str = "chart-label") -> str:
    """Centred over a point, but never beyond the edge."""
    half = len(words) * LETTER / 2
    if x < half:
        return text(2, y, words, kind)
    if x > WIDTH - half:
        return text(WIDTH - 2, y, words, kind, "end")
    return text(x, y, words, kind, "middle")
