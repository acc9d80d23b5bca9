"""Words in a picture: shortened, broken over lines, or listed as a key below it.

SVG cannot measure text, so widths are reckoned from a wide face and are never too small.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from undaunted.drawing.frame import WIDTH, Frame
from undaunted.drawing.marks import Point, text

LETTER = 7.6
_NARROW_LETTER = 6.8
LINE = 16.0
_SWATCH = 20.0
_BETWEEN = 16.0


def shortened(words: str, wide: float) -> str:
    """As much as fits, cut at a word where there is one."""
    most = int(wide / LETTER)
    if len(words) <= most:
        return words
    cut = words[: max(most - 1, 1)]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(",;: ") + "…"


def broken(words: str, wide: float) -> tuple[str, ...]:
    """Lines of whole words, each as long as fits."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(f"{lines[-1]} {word}") * _NARROW_LETTER <= wide:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def column(x: float, y: float, lines: Sequence[str]) -> list[str]:
    """Lines below each other, centred."""
    return [text(x, y + LINE * i, words, anchor="middle") for i, words in enumerate(lines)]


def unit_above(unit: str, frame: Frame) -> list[str]:
    """What an upright scale counts, beside its upper end."""
    return [text(frame.x(0), frame.top - 10, unit, anchor=frame.anchor("start"))] if unit else []


def unit_below(unit: str, y: float, frame: Frame) -> list[str]:
    """What a scale across counts, between its two ends."""
    return [text(frame.x(0.5), y, unit, anchor="middle")] if unit else []


@dataclass(frozen=True, slots=True)
class KeyItem:
    """What a mark means; `swatch` draws it around a point."""

    words: str
    swatch: Callable[[Point], str]


def key_rows(items: Sequence[KeyItem]) -> int:
    return 1 + max((row for row, _x in _places(items)), default=0)


def key(items: Sequence[KeyItem], y: float, frame: Frame) -> list[str]:
    """The items side by side, on as many lines as they need; `y` is the first line's foot."""
    parts: list[str] = []
    for item, (row, x) in zip(items, _places(items), strict=True):
        foot = y + row * (LINE + 4)
        left = WIDTH - x if frame.mirror else x
        turn = -1 if frame.mirror else 1
        parts.append(item.swatch((left + turn * 7, foot - 4.5)))
        parts.append(text(left + turn * _SWATCH, foot, item.words, anchor=frame.anchor("start")))
    return parts


def _places(items: Sequence[KeyItem]) -> list[tuple[int, float]]:
    """For each item its line and where it begins."""
    found: list[tuple[int, float]] = []
    row, x = 0, 2.0
    for item in items:
        wide = _SWATCH + len(item.words) * LETTER
        if x + wide > WIDTH and x > 2:
            row, x = row + 1, 2.0
        found.append((row, x))
        x += wide + _BETWEEN
    return found
