"""Two readings of one thing on a row: hollow before, filled after, an arrow between."""

from undaunted.drawing.frame import Frame, share
from undaunted.drawing.marks import Point, dot, drawn, line, text
from undaunted.drawing.outlines import chevron
from undaunted.drawing.words import KeyItem

_RADIUS = 7.5
_NUMBER_GAP = 13.0
_SHORTEST_ARROW = 30.0


def pair(before: int, after: int, y: float, frame: Frame) -> list[str]:
    """Readings of 0-100; the numbers stand on the outer sides, so they never meet."""
    at, to = frame.x(share(before)), frame.x(share(after))
    parts = _arrow(at, to, y)
    parts.append(dot((at, y), _RADIUS, "chart-hollow chart-accent", before))
    parts.append(dot((to, y), _RADIUS if before != after else 4, "chart-filled chart-teal", after))
    if before != after:
        parts.append(_beside(at, y, str(before), "chart-label", outward=at > to))
    parts.append(_beside(to, y, str(after), "chart-strong", outward=to >= at))
    return parts


def pair_key(before: str, after: str) -> list[KeyItem]:
    """What hollow and filled stand for."""
    return [KeyItem(before, _hollow), KeyItem(after, _filled)]


def _hollow(at: Point) -> str:
    return dot(at, 5.5, "chart-hollow chart-accent")


def _filled(at: Point) -> str:
    return dot(at, 5.5, "chart-filled chart-teal")


def _beside(x: float, y: float, words: str, kind: str, *, outward: bool) -> str:
    """To the right of a mark, or else to its left."""
    turn, anchor = (1, "start") if outward else (-1, "end")
    return text(x + turn * _NUMBER_GAP, y + 5, words, kind, anchor)


def _arrow(at: float, to: float, y: float) -> list[str]:
    """From one mark to the other; a head only where there is room for it."""
    parts = [line((at, y), (to, y), "chart-gap")]
    if abs(to - at) >= _SHORTEST_ARROW:
        turn = 1 if to > at else -1
        tip = (to - turn * (_RADIUS + 3.5), y)
        parts.append(drawn(chevron(tip, 5, along=(turn, 0)), "chart-arrow"))
    return parts
