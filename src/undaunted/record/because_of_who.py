"""A no that came because of who somebody is: marked by them alone, and taken at their word.

Marked, it is out of everything that learns from guesses and is put in no other light. Never
inferred; the mark is for whoever set it, so whatever shows records to others leaves it out.
"""

from undaunted.engine.taxonomy import Outcome, RefusedFor
from undaunted.record.models import Answer

# What may be marked: a no, a silence, and a no of one's own or one practised that met a refusal.
_NOES = frozenset(
    {
        *(Outcome.NO, Outcome.GHOSTED, Outcome.PARTLY),
        *(Outcome.TAKEN, Outcome.STUNG, Outcome.ARGUED, Outcome.PRESSED, Outcome.GAVE_IN),
    }
)


def can_be_marked(answer: Answer | None) -> bool:
    """Whether something was refused."""
    return answer is not None and Outcome(answer.outcome) in _NOES


def grounds_of(answer: Answer | None) -> tuple[RefusedFor, ...]:
    """Why it came, as the person marked it; () where it is not marked."""
    if answer is None or not can_be_marked(answer) or not answer.because_of_who:
        return ()
    return tuple(one for one in RefusedFor if one.value in answer.because_of_who.split())


def as_kept(grounds: tuple[RefusedFor, ...]) -> str:
    """As it is kept: each once, in the order of the list; "" takes the mark back."""
    return " ".join(one.value for one in RefusedFor if one in grounds)
