"""The emblem on a card: a rosette for the part of life, in a frame that says what the card practises.

Asking has eight corners, saying no six, hearing a no four round ones; a set piece has rays and a
thing inside. Not a stamp: no border of an outcome has corners.
"""

import math
from hashlib import sha256
from typing import Literal

from undaunted.drawing.marks import drawn
from undaunted.drawing.stamp import RIM, Star, rosette, steps
from undaunted.drawing.things import body_of
from undaunted.library.kinds.pictures import Thing

CardKind = Literal["asking", "saying_no", "receiving_no", "set_piece"]

_FULLNESS = 0.45
_ROUND_SQUARE = "M30 9h60q21 0 21 21v60q0 21-21 21H30Q9 111 9 90V30Q9 9 30 9z"
_RAYS, _RAY = 20, 5.0
_PRINTED = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><style>'
    "path{{fill:none;stroke:{colour};stroke-linejoin:round;stroke-linecap:round;stroke-width:1.7}}"
    ".stamp-fine{{stroke-width:1}}.stamp-hair{{stroke-width:.65}}"
    ".stamp-border{{stroke-width:1.3}}.thing-fill{{fill:#f2b49b;stroke:none}}"
    ".thing-line{{stroke:#1d2433;stroke-width:2}}</style>{body}</svg>"
)


def emblem(name: str, kind: CardKind = "asking") -> str:
    """An ornament for a page; the name and the kind must stand in words beside it."""
    return _on_page(_frame(kind) + _rosette(name), kind)


def piece_emblem(thing: Thing) -> str:
    """The same of a set piece: the thing it is about."""
    return _on_page(_frame("set_piece") + _inside(thing), "set_piece")


def printed_emblem(name: str, colour: str, kind: CardKind = "asking") -> str:
    """An emblem as a file of its own, in one colour."""
    return _PRINTED.format(colour=colour, body=_frame(kind) + _rosette(name))


def printed_piece(thing: Thing, colour: str) -> str:
    return _PRINTED.format(colour=colour, body=_frame("set_piece") + _inside(thing))


def _on_page(body: str, kind: CardKind) -> str:
    return (
        f'<svg class="stamp emblem emblem-{kind}" viewBox="0 0 120 120" aria-hidden="true" '
        f'focusable="false">{body}</svg>'
    )


def _rosette(name: str) -> str:
    return rosette(sha256(f"emblem {name}".encode()).digest(), _FULLNESS)


def _inside(thing: Thing) -> str:
    return f'<g transform="translate(16 16) scale(1.375)">{body_of(thing)}</g>'


def _frame(kind: CardKind) -> str:
    if kind == "receiving_no":
        return drawn(_ROUND_SQUARE, "stamp-border")
    if kind == "set_piece":
        return drawn(_rays(), "stamp-border")
    corners = {"asking": 8, "saying_no": 6}[kind]
    return drawn(steps(Star(corners, 1, RIM, math.pi / corners, 1.0)), "stamp-border")


def _rays() -> str:
    """A zigzag all round, as on a badge one is proud of."""
    points = []
    for n in range(2 * _RAYS):
        angle, radius = math.pi * n / _RAYS, RIM + 2 - (n % 2) * _RAY
        points.append(f"{60 + radius * math.sin(angle):.1f} {60 - radius * math.cos(angle):.1f}")
    return "M" + "L".join(points) + "z"
