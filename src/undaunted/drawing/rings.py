"""Two rows of rings: how many yeses were guessed, and what came. Shape says it before colour.

Not for one ask (`happened`) and not for how well guesses fit (`reliability`).
"""

from collections.abc import Sequence
from math import cos, pi, sin
from xml.sax.saxutils import quoteattr

from undaunted.drawing.marks import Point, dot, drawn, number, text
from undaunted.drawing.outlines import Came, outcome, tick

STEP, RADIUS, BESIDE = 19.0, 7.0, 92.0
HIGH, ROWS = 56.0, (16.0, 40.0)
_ORDER: dict[Came, int] = {"yes": 0, "partly": 1, "no": 2}


def guess_rings(
    guesses: Sequence[float],
    came: Sequence[Came],
    labels: tuple[str, str],
    said: str,
    *,
    mirror: bool = False,
) -> str:
    """As many rings as there were asks in each row: `guesses` (0-1 each) fill the upper row
    together, the answers stand sorted in the lower. `labels` name the rows, `said` says it all."""
    wide = BESIDE + STEP * len(came)
    at = [BESIDE + STEP * (place + 0.5) for place in range(len(came))]
    xs = [wide - x for x in at] if mirror else at
    foot, anchor = (wide - 2, "end") if mirror else (2.0, "start")
    words = [
        text(foot, y + 4.5, label, anchor=anchor) for y, label in zip(ROWS, labels, strict=True)
    ]
    upper = [_part((x, ROWS[0]), sum(guesses) - place) for place, x in enumerate(xs)]
    answers = sorted(came, key=_ORDER.__getitem__)
    lower = [_answer((x, ROWS[1]), one) for x, one in zip(xs, answers, strict=True)]
    return (
        f'<svg class="guess-rings" role="img" aria-label={quoteattr(said)} '
        f'viewBox="0 0 {number(wide)} {number(HIGH)}" width="{number(wide)}" '
        f'height="{number(HIGH)}">{"".join((*words, *upper, *lower))}</svg>'
    )


def _part(at: Point, share: float) -> str:
    """A thin ring, drawn thick as far round as `share` of it is guessed."""
    ground, share = dot(at, RADIUS, "ring-empty"), min(max(share, 0.0), 1.0)
    if share < 0.02:
        return ground
    if share > 0.98:
        return ground + dot(at, RADIUS, "ring-guess", 1)
    angle = 2 * pi * share
    end = number(at[0] + RADIUS * sin(angle)), number(at[1] - RADIUS * cos(angle))
    radius, large = number(RADIUS), int(share > 0.5)
    steps = (
        f"M{number(at[0])} {number(at[1] - RADIUS)}A{radius} {radius} 0 {large} 1 {end[0]} {end[1]}"
    )
    return ground + drawn(steps, "ring-guess", round(share, 2))


def _answer(at: Point, came: Came) -> str:
    """A filled circle with a tick, a diamond, or a dashed ring with a cross."""
    if came == "yes":
        return dot(at, RADIUS + 1, "ring-yes", came) + drawn(tick(at, 3.2), "ring-tick")
    if came == "partly":
        return drawn(outcome(at, came, RADIUS * 0.75), "ring-partly", came)
    return dot(at, RADIUS, "ring-no", came) + drawn(outcome(at, came, 3.0), "ring-cross")
