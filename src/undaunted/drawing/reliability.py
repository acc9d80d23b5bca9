"""Guesses of a yes against what came, on one square with the line of perfect guesses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from undaunted.drawing.chart import FEWEST, UNNAMED, Chart, HowToRead
from undaunted.drawing.frame import WIDTH, Frame, share
from undaunted.drawing.marks import (
    MOST_SINGLE,
    Mark,
    Point,
    dot,
    drawn,
    line,
    picture,
    scatter,
    text,
)
from undaunted.drawing.outlines import Came, outcome
from undaunted.drawing.words import LINE, KeyItem, key, key_rows

SIDE, LEFT, RIGHT, TOP, FOOT = 262.0, 40.0, 18.0, 62.0, 78.0
_STRIP = 26.0
_MOST_GUESSES = 200
_GOLDEN = 0.6180339887498949
_KINDS: tuple[Came, Came, Came] = ("yes", "partly", "no")
_CAME_SHARE: dict[Came, float] = {"yes": 100.0, "partly": 50.0, "no": 0.0}


@dataclass(frozen=True, slots=True)
class GuessMark:
    """One ask: the chance given, 0-100, and what came, as a kind and in words."""

    chance: int
    came: Came
    label: str


@dataclass(frozen=True, slots=True)
class GroupMark:
    """Guesses between two bounds: their mean, what came of them, and its interval, in per cent."""

    label: str
    n: int
    guess: int
    came: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class SquareWords:
    """The words beside the square."""

    across: str
    upward: str
    kinds: tuple[str, str, str]


def reliability(
    title: str,
    sentence: str,
    guesses: tuple[GuessMark, ...],
    groups: tuple[GroupMark, ...],
    words: SquareWords,
    headers: tuple[str, str, str, str, str],
    *,
    read: HowToRead = UNNAMED,
    mirror: bool = False,
) -> Chart:
    """The last 200 asks by the shape of their outcome, every group as a dot with its interval.

    A group below eight stands in the table only. The table has the groups, or every ask drawn
    where there are none yet. The marks of `read` are the group's dot and the diagonal.
    """
    guesses = guesses[-_MOST_GUESSES:]
    items = [KeyItem(said, _swatch(kind)) for kind, said in zip(_KINDS, words.kinds, strict=True)]
    items += [KeyItem(said, draw) for said, draw in zip(read.marks, _SWATCHES, strict=False)]
    bottom = FOOT + (key_rows(items) - 1) * (LINE + 4)
    frame = Frame(TOP + SIDE + bottom, LEFT, RIGHT, TOP, bottom, mirror)
    parts = [
        *_square(words, frame),
        *_every_guess(guesses, frame),
        *(piece for group in groups if group.n >= FEWEST for piece in _group_marks(group, frame)),
        *key(items, frame.height - 8 - (key_rows(items) - 1) * (LINE + 4), frame),
    ]
    rows = tuple(_group_row(group) for group in groups) or tuple(map(_guess_row, guesses))
    said = "; ".join(f"{g.label}: {g.guess} %, {g.came} %" for g in groups)
    whole = f"{sentence} {said} {read.band}".strip()
    svg = picture(title, whole or title, WIDTH, frame.height, parts)
    return Chart(title, sentence, svg, headers, rows, read.band)


def _group_row(group: GroupMark) -> tuple[str, ...]:
    interval = f"{group.low}–{group.high} %"
    return (group.label, str(group.n), f"{group.guess} %", f"{group.came} %", interval)


def _guess_row(mark: GuessMark) -> tuple[str, ...]:
    return (mark.label, "1", f"{mark.chance} %", f"{_CAME_SHARE[mark.came]:.0f} %", "")


def _square(words: SquareWords, frame: Frame) -> tuple[str, ...]:
    """The four sides, the diagonal, and the numbers at the corners."""
    foot, head = frame.at(0, 0), frame.at(1, 1)
    beside, below, end = frame.x(0, -10), foot[1] + _STRIP + 18, frame.anchor("end")
    return (
        line(foot, (head[0], foot[1]), "chart-axis"),
        line((foot[0], head[1]), head, "chart-axis"),
        line(foot, (foot[0], head[1]), "chart-axis"),
        line(foot, head, "chart-diagonal"),
        text(beside, foot[1] + 4, "0", anchor=end),
        text(beside, head[1] + 4, "100", anchor=end),
        text(frame.x(0), below, "0", anchor="middle"),
        text(frame.x(1), below, "100", anchor="middle"),
        text(frame.x(0, 2 - LEFT), 16, words.upward, anchor=frame.anchor("start")),
        text(frame.x(0.5), below, words.across, anchor="middle"),
    )


def _every_guess(guesses: Sequence[GuessMark], frame: Frame) -> list[str]:
    """Each outcome in its own strip: above the square, in its middle, below it."""
    placed: dict[Came, list[Mark]] = {kind: [] for kind in _KINDS}
    for guess in guesses:
        at = _guess_place(guess, len(placed[guess.came]), frame)
        placed[guess.came].append(Mark(outcome(at, guess.came, 3.6), guess.chance))
    most = MOST_SINGLE if len(guesses) <= MOST_SINGLE else 0
    return [
        scatter(marks, f"chart-open chart-came-{kind}", most=most) for kind, marks in placed.items()
    ]


def _guess_place(guess: GuessMark, place: int, frame: Frame) -> Point:
    """Spread over the height of the strip by the golden ratio: always the same, never in rows."""
    spread = (place + 1) * _GOLDEN % 1 * (_STRIP - 10) + 7
    x = frame.x(share(guess.chance))
    if guess.came == "yes":
        return x, frame.y(1) - spread
    if guess.came == "no":
        return x, frame.y(0) + spread
    return x, frame.y(0.5) + spread - _STRIP / 2


def _group_marks(group: GroupMark, frame: Frame) -> tuple[str, str]:
    low, high, came = (
        frame.at(share(group.guess), share(value)) for value in (group.low, group.high, group.came)
    )
    return line(low, high, "chart-range"), dot(came, 7, "chart-filled chart-teal", group.came)


def _group_swatch(at: Point) -> str:
    upright = line((at[0], at[1] - 7), (at[0], at[1] + 7), "chart-range")
    return upright + dot(at, 4.5, "chart-filled chart-teal")


def _diagonal_swatch(at: Point) -> str:
    return line((at[0] - 7, at[1] + 5), (at[0] + 7, at[1] - 5), "chart-diagonal")


_SWATCHES = (_group_swatch, _diagonal_swatch)


def _swatch(kind: Came) -> Callable[[Point], str]:
    return lambda at: drawn(outcome(at, kind, 4.4), f"chart-open chart-came-{kind}")
