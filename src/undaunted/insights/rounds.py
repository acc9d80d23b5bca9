"""Rounds: how many yeses were guessed of how many calls, and how many came. One line each.

A guess of a count says nothing of one ask, so it is no part of how guesses fit (`guesses`).
"""

from dataclasses import dataclass
from datetime import date

from undaunted.engine.taxonomy import Outcome
from undaunted.people.models import Person
from undaunted.record.models import Round
from undaunted.record.rounds import calls_of

_MOST = 12


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round with all its calls made: so many of them guessed to be a yes, and so many came."""

    day: date
    calls: int
    guess: int
    yes: int


def round_lines(person: Person) -> tuple[RoundLine, ...]:
    """The last rounds that were made whole, the newest first (at most two queries)."""
    ended = Round.objects.of(person).filter(
        attempt__removed_at__isnull=True, attempt__answers__isnull=False
    )
    rows = list(ended.select_related("attempt").order_by("-received_at").distinct()[:_MOST])
    came = calls_of(person, [row.pk for row in rows]) if rows else {}
    return tuple(
        RoundLine(row.attempt.lived_on, row.calls, row.guess, came[row.pk].count(Outcome.YES))
        for row in rows
        if len(came.get(row.pk, ())) == row.calls
    )
