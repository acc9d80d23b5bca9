"""The asks of a first day: enough of them, small, for nearly anybody, and none that takes a life
for granted.

Not for which of them somebody gets: that is drawn (`engine.choosing`).
"""

from collections.abc import Iterator, Sequence

from undaunted.engine.taxonomy import Channel, Counterpart
from undaunted.library.checking.texts import file_of
from undaunted.library.files import Problem
from undaunted.library.kinds.ask import Ask

_LEAST_FIRST = 24
_LEAST_SILENT = _LEAST_FROM_HOME = 4
_MOST_FEAR, _MOST_STAKES = 40, 2
_IN_PERSON = frozenset({Counterpart.PASSER_BY, Counterpart.STAFF})


def first_day_problems(asks: Sequence[Ask]) -> Iterator[Problem]:
    """Asks that are marked and not fit for it, and what the whole pool lacks."""
    pool = tuple(ask for ask in asks if ask.first_day)
    for ask in pool:
        for reason in _unfit(ask):
            yield Problem(file_of(ask), "first_day", reason)
    for count, least, what in (
        (len(pool), _LEAST_FIRST, "are for a first day"),
        (_speechless(pool), _LEAST_SILENT, "of a first day need no speech"),
        (sum(ask.from_home for ask in pool), _LEAST_FROM_HOME, "of a first day are done at home"),
        (_in_person(pool), (len(pool) + 1) // 2, "of a first day are with somebody one meets"),
    ):
        if count < least:
            yield Problem("asks", "first_day", f"{count} asks {what}; at least {least} must be")


def _unfit(ask: Ask) -> Iterator[str]:
    """Why an ask is not for nearly anybody's first day."""
    if ask.kind != "asking":
        yield "is not of the kind asking"
    if ask.presumes:
        yield f"presumes {', '.join(ask.presumes)}"
    if ask.when.seasons or ask.when.hours == "evening":
        yield "can't be done in every season and by day"
    if ask.preparation != "none" or ask.money > 1:
        yield "needs preparation, or more than small change"
    if ask.fear.mean > _MOST_FEAR or ask.stakes > _MOST_STAKES:
        yield f"is rated above {_MOST_FEAR}, or has stakes above {_MOST_STAKES}"


def _speechless(pool: Sequence[Ask]) -> int:
    return sum(not ask.accessibility.speech for ask in pool)


def _in_person(pool: Sequence[Ask]) -> int:
    """Face to face, with a stranger or with staff."""
    return sum(
        ask.channel == Channel.FACE_TO_FACE and ask.counterpart in _IN_PERSON for ask in pool
    )
