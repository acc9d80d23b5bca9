"""The way through a programme: a path that winds gently from block to block, and its steps.

Ornaments beside words that say the same; a station is a tick, a number in a ring, or a number.
"""

from typing import Literal

from undaunted.drawing.frame import WIDTH
from undaunted.drawing.marks import dot, drawn, line, number, text
from undaunted.drawing.outlines import tick

State = Literal["done", "here", "ahead"]
SIZE, RADIUS = 48.0, 18.0
_HIDDEN = 'aria-hidden="true" focusable="false"'
BLOCK_GAP, WIDEST_STEP, HIGH = 9.0, 10.0, 12.0


def station(place: int, state: State, share: float = 0.0) -> str:
    """A block's mark; `share` 0-1 of it is done, drawn around the one where somebody is."""
    middle = (SIZE / 2, SIZE / 2)
    parts = [dot(middle, RADIUS, f"trail-ground trail-{state}")]
    if state == "here" and share > 0:
        around = 'pathLength="100"'
        length = f'stroke-dasharray="{number(100 * share)} 100"'
        top = number(SIZE / 2 - RADIUS)
        r, d = number(RADIUS), number(2 * RADIUS)
        arc = f"M{number(SIZE / 2)} {top}a{r} {r} 0 1 1 0 {d}a{r} {r} 0 1 1 0-{d}"
        parts.append(f'<path class="trail-share" d="{arc}" {around} {length}/>')
    if state == "done":
        parts.append(drawn(tick(middle, 6), "trail-tick"))
    else:
        parts.append(text(SIZE / 2, SIZE / 2 + 6, str(place + 1), "trail-number", "middle"))
    return f'<svg class="trail-station" viewBox="0 0 48 48" {_HIDDEN}>{"".join(parts)}</svg>'


def bend(place: int, state: State) -> str:
    """The stretch of path after a station, bowed to one side and then the other; as tall as its words."""
    side = 40 if place % 2 == 0 else 8
    steps = f"M24 0C{side} 30 {side} 70 24 100"
    look = "trail-path trail-walked" if state == "done" else "trail-path"
    return (
        f'<svg class="trail-bend" viewBox="0 0 48 100" preserveAspectRatio="none" {_HIDDEN}>'
        f'<path class="{look}" d="{steps}" vector-effect="non-scaling-stroke"/></svg>'
    )


def strip(blocks: tuple[int, ...], done: int = 0) -> str:
    """Every ask as a dot, block by block; a block without asks is a short rest."""
    dots = sum(blocks)
    room = WIDTH - BLOCK_GAP * (len(blocks) - 1) - 14 * blocks.count(0) - 6
    step = min(room / max(dots, 1), WIDEST_STEP)
    x, seen, y = 3.0, 0, HIGH / 2
    parts: dict[str, str] = {"strip-dot strip-done": "", "strip-dot": ""}
    rests: list[str] = []
    for asks in blocks:
        if asks == 0:
            rests.append(line((x, y), (x + 12, y), "strip-rest"))
            x += 14
        for _ in range(asks):
            look = "strip-dot strip-done" if seen < done else "strip-dot"
            parts[look] += f"M{number(x + step / 2)} {number(y)}h0"
            x, seen = x + step, seen + 1
        x += BLOCK_GAP
    body = "".join(drawn(steps, look) for look, steps in parts.items())
    small = " strip-small" if step < 6 else ""
    return f'<svg class="strip{small}" viewBox="0 0 320 12" {_HIDDEN}>{"".join(rests)}{body}</svg>'
