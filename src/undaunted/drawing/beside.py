"""One number guessed and one that came, on a bar between 0 and 100: hollow is the guess.

The numbers stand in words beside it, so it is an ornament. Not for a course over days (`happened`).
"""

from undaunted.drawing.frame import WIDTH, row_frame, share
from undaunted.drawing.marks import Point, between, dot, drawn, line, number
from undaunted.drawing.outlines import Came, outcome, tick

HIGH, MARGIN, _MIDDLE = 34.0, 15.0, 17.0


def beside_bar(
    guess: int | None, came: int | None, answer: Came | None = None, *, mirror: bool = False
) -> str:
    """A bar with the guess, hollow, and what came, filled; 0-100, None where it was not said.

    `answer`: what came is an answer, drawn by its own shape, in the colour of answers.
    """
    frame, tone = row_frame(MARGIN, mirror), "chart-teal" if answer else "chart-accent"
    places = {
        name: frame.x(share(at))
        for name, at in (("guess", guess), ("came", came))
        if at is not None
    }
    parts = [between(frame.x(0), frame.x(1), _MIDDLE, 8, "beside-track")]
    if len(places) == 2:
        ends = ((places["guess"], _MIDDLE), (places["came"], _MIDDLE))
        parts.append(line(*ends, f"beside-gap beside-gap-{tone[6:]}"))
    if came is not None:
        parts.append(_came_mark((places["came"], _MIDDLE), answer, came))
    if guess is not None:
        parts.append(dot((places["guess"], _MIDDLE), 8, f"chart-hollow {tone}", guess))
    return (
        f'<svg class="beside-bar" aria-hidden="true" focusable="false" '
        f'viewBox="0 0 {number(WIDTH)} {number(HIGH)}">{"".join(parts)}</svg>'
    )


def _came_mark(at: Point, answer: Came | None, value: int) -> str:
    """A filled circle; of answers a ringed tick, a diamond, or a dashed ring with a cross."""
    if answer is None:
        return dot(at, 8, "chart-filled", value)
    if answer == "yes":
        ring = dot(at, 13, "beside-ring beside-ring-yes")
        return (
            ring
            + dot(at, 9.5, "chart-filled chart-teal", value)
            + drawn(tick(at, 3.6), "ring-tick")
        )
    ground = dot(at, 12, f"beside-ring beside-ring-{answer}")
    return ground + drawn(outcome(at, answer, 5), f"chart-result chart-came-{answer}", value)
