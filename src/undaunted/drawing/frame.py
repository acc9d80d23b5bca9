"""Where things stand in a picture: one scale across, one upward, both of 0-1.

All pictures are as wide as a phone's card, so that 13 units of text are read without effort.
"""

from dataclasses import dataclass

from undaunted.drawing.marks import Point

WIDTH = 320.0
_FLIPPED = {"start": "end", "end": "start", "middle": "middle"}


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawing area with its margins; `mirror` runs it from right to left."""

    height: float
    left: float
    right: float
    top: float
    bottom: float
    mirror: bool = False

    def x(self, across: float, shift: float = 0.0) -> float:
        """`across` 0-1 and a shift in reading direction, in units of the picture."""
        plain = self.left + (WIDTH - self.left - self.right) * across + shift
        return WIDTH - plain if self.mirror else plain

    def y(self, up: float) -> float:
        return self.top + (self.height - self.top - self.bottom) * (1 - up)

    def at(self, across: float, up: float) -> Point:
        return self.x(across), self.y(up)

    def anchor(self, side: str) -> str:
        """The side of a text that stays put."""
        return _FLIPPED[side] if self.mirror else side


def row_frame(margin: float, mirror: bool = False) -> Frame:
    """A frame for rows one below the other, which only needs the scale across."""
    return Frame(0.0, margin, margin, 0.0, 0.0, mirror)


def share(value: float) -> float:
    """0-100 as 0-1."""
    return value / 100
