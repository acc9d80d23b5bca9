"""Values over days: a line with its points, over bands where the measure has them."""

from dataclasses import dataclass

from undaunted.drawing.chart import UNNAMED, Chart, HowToRead
from undaunted.drawing.frame import WIDTH, Frame
from undaunted.drawing.marks import Mark, Point, box, line, path, picture, scatter, text
from undaunted.drawing.outlines import ring
from undaunted.drawing.words import unit_above

HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 180.0, 34.0, 8.0, 24.0, 30.0
_INSET = 0.03


@dataclass(frozen=True, slots=True)
class Value:
    """One value on a day, its label, and what it says in words."""

    day: float
    value: float
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class SeriesBand:
    """From `low` to `high` of the measure."""

    low: float
    high: float


def series(
    title: str,
    sentence: str,
    values: tuple[Value, ...],
    ends: tuple[float, float],
    bands: tuple[SeriesBand, ...],
    headers: tuple[str, str, str],
    *,
    words: HowToRead = UNNAMED,
    mirror: bool = False,
) -> Chart:
    """At least one value, days rising; `ends` are the least and the most the measure can be."""
    frame = Frame(HEIGHT, LEFT, RIGHT, TOP, BOTTOM, mirror)
    points = tuple(_placed(value, values, ends, frame) for value in values)
    parts = [
        *_ground(bands, ends, frame),
        *_axis(ends, frame),
        path(points, "chart-line chart-thin"),
        scatter(
            tuple(
                Mark(ring(point, 3.6), f"{value.value:g}")
                for point, value in zip(points, values, strict=True)
            ),
            "chart-hollow",
        ),
        *_day_labels(values, frame),
        *unit_above(words.unit, frame),
    ]
    kept = 2 + any(value.words for value in values)
    rows = tuple((v.label, f"{v.value:g}", v.words)[:kept] for v in values)
    said = f"{sentence} {words.band}".strip()
    svg = picture(title, said or title, WIDTH, HEIGHT, parts)
    return Chart(title, sentence, svg, headers[:kept], rows, words.band)


def _placed(
    value: Value, values: tuple[Value, ...], ends: tuple[float, float], frame: Frame
) -> Point:
    span = values[-1].day - values[0].day
    along = (value.day - values[0].day) / span if span > 0 else 0.5
    return frame.at(_INSET + (1 - 2 * _INSET) * along, _up(value.value, ends))


def _up(value: float, ends: tuple[float, float]) -> float:
    low, high = ends
    return (value - low) / (high - low) if high > low else 0.5


def _ground(bands: tuple[SeriesBand, ...], ends: tuple[float, float], frame: Frame) -> list[str]:
    """Every second band a shade darker; their borders are told in the table."""
    found = []
    for place, band in enumerate(bands):
        if place % 2:
            top, foot = frame.y(_up(band.high, ends)), frame.y(_up(band.low, ends))
            left = min(frame.x(0), frame.x(1))
            wide = abs(frame.x(1) - frame.x(0))
            found.append(box((left, top), (wide, foot - top), "chart-track"))
    return found


def _axis(ends: tuple[float, float], frame: Frame) -> list[str]:
    beside, anchor = frame.x(0, -8), frame.anchor("end")
    return [
        line(frame.at(0, 0), frame.at(1, 0), "chart-axis"),
        text(beside, frame.y(0) + 4, f"{ends[0]:g}", anchor=anchor),
        text(beside, frame.y(1) + 4, f"{ends[1]:g}", anchor=anchor),
    ]


def _day_labels(values: tuple[Value, ...], frame: Frame) -> list[str]:
    """The first and the last day below the line."""
    foot = frame.y(0) + 20
    if len(values) == 1:
        return [text(frame.x(0.5), foot, values[0].label, anchor="middle")]
    return [
        text(frame.x(0), foot, values[0].label, anchor=frame.anchor("start")),
        text(frame.x(1), foot, values[-1].label, anchor=frame.anchor("end")),
    ]
