"""Why an ask was chosen, as codes; the sentence is made where it can be translated.

Never the engine's chance, others' yes rate or the rated difficulty: they would anchor the guess.
"""

from dataclasses import dataclass

from undaunted.engine.choosing.worth import NAMES
from undaunted.engine.values import Candidate, Floats

_SAYABLE = frozenset(
    {
        *("learn_yes", "learn_threat", "learn_cost", "information", "variety", "wanted"),
        *("programme", "leads_on"),
    }
)
_WORTH_SAYING = 0.25


@dataclass(frozen=True, slots=True)
class Reason:
    """A code, and words of the closed lists to fill its sentence."""

    code: str
    args: tuple[tuple[str, str], ...] = ()


def reason_for(
    candidate: Candidate, terms: Floats, first: bool, gentler: bool, *, named: bool = False
) -> Reason:
    """The two largest positive terms joined by +, or that it is the first or a gentler one.

    That an ask is `wanted` is said only where the person named its part of life: the term also
    counts what is on their ladder.
    """
    args = (
        ("domain", candidate.domain),
        ("counterpart", candidate.counterpart),
        ("channel", candidate.channel),
    )
    if gentler:
        return Reason("gentler_than_usual", args)
    if first:
        return Reason("first_ask", args)
    said = sorted(zip(terms.tolist(), NAMES, strict=True), reverse=True)
    sayable = _SAYABLE if named else _SAYABLE - {"wanted"}
    best = [name for value, name in said if name in sayable and value > _WORTH_SAYING][:2]
    return Reason("+".join(best) if best else "inside_window", args)
