"""The emblem of a part of life: a rosette in a plain eight-cornered frame, the same on every card.

Not a stamp: no border of an outcome has corners.
"""

import math
from hashlib import sha256

from undaunted.drawing.marks import drawn
from undaunted.drawing.stamp import RIM, Star, rosette, steps

_FULLNESS = 0.45
_CORNERS = 8
_FRAME = Star(_CORNERS, 1, RIM, math.pi / _CORNERS, 1.0)
_PRINTED = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><style>'
    "path{{fill:none;stroke:{colour};stroke-linejoin:round;stroke-width:1.7}}"
    ".stamp-fine{{stroke-width:1}}.stamp-hair{{stroke-width:.65}}"
    ".stamp-border{{stroke-width:1.3}}</style>{body}</svg>"
)


def emblem(name: str) -> str:
    """An ornament for a page; the name must stand in words beside it."""
    return (
        '<svg class="stamp emblem" viewBox="0 0 120 120" aria-hidden="true" focusable="false">'
        f"{_body(name)}</svg>"
    )


def printed_emblem(name: str, colour: str) -> str:
    """The same as a file of its own, in one colour."""
    return _PRINTED.format(colour=colour, body=_body(name))


def _body(name: str) -> str:
    digest = sha256(f"emblem {name}".encode()).digest()
    return drawn(steps(_FRAME), "stamp-border") + rosette(digest, _FULLNESS)
