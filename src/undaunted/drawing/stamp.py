"""The stamp of an attempt: a small line drawing that is always the same for the same attempt.

Tips, turn and rings come from the id, density from the surprise, the border from the kind, so
that the kind is seen without colour. A keepsake, never a score.
"""

import math
import uuid
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal
from xml.sax.saxutils import escape

from undaunted.drawing.marks import Point, drawn, number

StampKind = Literal[
    "no", "yes", "partly", "ghosted", "not_asked", "unsought", "step", "said_no", "heard_no"
]
CENTRE, RIM, REACH = 60.0, 56.5, 48.0
FEWEST_TIPS, TIP_CHOICES = 7, 6
_MOST_ECHOES = 5
_SCALLOPS = 28
_RINGS: dict[StampKind, tuple[str, int]] = {
    "no": ("stamp-dashed", 48),
    "yes": ("stamp-solid", 0),
    "partly": ("stamp-dotted", 44),
    "ghosted": ("stamp-sparse", 9),
    "not_asked": ("stamp-gap", 1),
    "step": ("stamp-footsteps", 7),
    "said_no": ("stamp-bars", 12),
    "heard_no": ("stamp-shorts", 24),
}


@dataclass(frozen=True, slots=True)
class Star:
    """Tips at a radius, joined to the one `skip` further; `bow` draws the lines to the centre."""

    tips: int
    skip: int
    radius: float
    turn: float
    bow: float


def stamp(attempt_id: uuid.UUID, kind: StampKind, surprise: float, title: str = "") -> str:
    """The drawing for an attempt; `surprise` is 0-1 and makes it denser.

    Without a title it is an ornament: its kind must stand in words beside it.
    """
    digest = sha256(attempt_id.bytes).digest()
    name, hidden = "", ' aria-hidden="true"'
    if title:
        key = f"s{digest.hex()[:10]}"
        name = f'<title id="{key}">{escape(title)}</title>'
        hidden = f' role="img" aria-labelledby="{key}"'
    return (
        f'<svg class="stamp stamp-{kind}" viewBox="0 0 120 120"{hidden} focusable="false">'
        f"{name}{_border(kind)}{rosette(digest, min(max(surprise, 0.0), 1.0))}</svg>"
    )


def small_stamp(attempt_id: uuid.UUID, kind: StampKind, corner: Point, wide: float) -> str:
    """The same stamp inside another picture, with its bold star alone: small ones need no more."""
    digest = sha256(attempt_id.bytes).digest()
    x, y, size = (number(each) for each in (*corner, wide))
    return (
        f'<svg class="stamp-small stamp-{kind}" x="{x}" y="{y}" width="{size}" height="{size}" '
        f'viewBox="0 0 120 120">{_border(kind)}{drawn(steps(_bold_star(digest)), "stamp-line")}</svg>'
    )


def rosette(digest: bytes, surprise: float) -> str:
    """A bold star, its echoes, a wreath of short tips, and a fine star in the middle."""
    star = _bold_star(digest)
    tips, turn = star.tips, star.turn
    waist = REACH * math.cos(math.pi * star.skip / tips)
    between = waist + (REACH - waist) * 0.3
    wreath = Star(2 * tips, 2 + digest[4] % 2, between, turn + math.pi / tips / 2, 0.84)
    fine_skip = 2 + digest[5] % max(tips // 2 - 2, 1)
    fine = Star(tips, fine_skip, waist * 0.7, turn + math.pi / tips, 0.8 + digest[6] / 256 * 0.2)
    lean = (1 if digest[7] % 2 else -1) * math.pi / tips / (_MOST_ECHOES + 1)
    return "".join(
        (
            drawn(steps(star), "stamp-line"),
            drawn("".join(map(steps, _echoes(star, lean, surprise))), "stamp-hair"),
            drawn(steps(wreath), "stamp-fine"),
            drawn(steps(fine), "stamp-hair"),
        )
    )


def _bold_star(digest: bytes) -> Star:
    tips = FEWEST_TIPS + digest[0] % TIP_CHOICES
    skip = min(round(0.27 * tips) + digest[1] % 2, int(0.4 * tips))
    turn, bow = digest[2] / 256 * math.tau / tips, 0.5 + digest[3] / 256 * 0.45
    return Star(tips, skip, REACH, turn, bow)


def _echoes(star: Star, lean: float, surprise: float) -> list[Star]:
    """The star again, smaller and turned a little each time: none to five."""
    return [
        Star(star.tips, star.skip, star.radius * (1 - 0.075 * n), star.turn + lean * n, star.bow)
        for n in range(1, round(_MOST_ECHOES * surprise) + 1)
    ]


def steps(star: Star) -> str:
    """The star's lines; one whose skip divides its tips is several rounds."""
    parts: list[str] = []
    rounds = math.gcd(star.tips, star.skip)
    pull = star.radius * math.cos(math.pi * star.skip / star.tips) * star.bow
    for begin in range(rounds):
        parts.append("M" + _pair(_tip(star, begin)))
        for step in range(star.tips // rounds):
            at = begin + step * star.skip
            bend = _around(star.turn + math.tau * (at + star.skip / 2) / star.tips, pull)
            parts.append(f"Q{_pair(bend)} {_pair(_tip(star, at + star.skip))}")
        parts.append("z")
    return "".join(parts)


def _tip(star: Star, place: int) -> Point:
    return _around(star.turn + math.tau * place / star.tips, star.radius)


def _around(angle: float, radius: float) -> Point:
    """A point at an angle from the top, clockwise."""
    return CENTRE + radius * math.sin(angle), CENTRE - radius * math.cos(angle)


def _pair(at: Point) -> str:
    return f"{number(at[0])} {number(at[1])}"


def _border(kind: StampKind) -> str:
    """Dashes for a no, two rings for a yes, dots for almost, arcs for silence, an open ring for
    not asked, a scalloped edge for what came unasked; seven arcs for a step, twelve for a no of
    one's own, many short ones for a no that was heard."""
    if kind == "unsought":
        return drawn(_scalloped(), "stamp-border")
    look, length = _RINGS[kind]
    if kind == "yes":
        return _circle(RIM, look) + _circle(RIM - 4, f"{look} stamp-inner")
    return _circle(RIM, look, length)


def _circle(radius: float, look: str, length: int = 0) -> str:
    """A ring that begins at the top; `length` is how many dashes go round it."""
    laps = f' pathLength="{length}"' if length else ""
    top, r = number(CENTRE - radius), number(radius)
    arcs = f"M60 {top}a{r} {r} 0 1 1 0 {number(radius * 2)}a{r} {r} 0 1 1 0-{number(radius * 2)}"
    return f'<path class="stamp-border {look}" d="{arcs}"{laps}/>'


def _scalloped() -> str:
    """Small arcs all round, as on the edge of a postage stamp."""
    corners = [_around(math.tau * n / _SCALLOPS, RIM - 2) for n in range(_SCALLOPS)]
    arcs = "".join(f"A7 7 0 0 1 {_pair(corner)}" for corner in (*corners[1:], corners[0]))
    return f"M{_pair(corners[0])}{arcs}z"
