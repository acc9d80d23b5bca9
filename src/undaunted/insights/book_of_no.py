"""The Book of No: a page for every attempt that was looked back on. A keepsake, never a score.

Nothing here depends on the answer but a page's name; every page is kept and met alike.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from undaunted.drawing.stamp import stamp
from undaunted.engine.taxonomy import GuessOf, Outcome
from undaunted.engine.values import GOT
from undaunted.insights.gathered import all_attempt_records
from undaunted.people.models import Person
from undaunted.record.kinds import asks_for_something, stamp_kind, surprise_size
from undaunted.record.models import Attempt
from undaunted.record.questions import AttemptRecord
from undaunted.record.titles import title_of

MILESTONES = (1, 3, 10, 30, 100)
_FEAR_A_POINT = 10
_MOST_HONESTY = 10
_STEPS = (Outcome.DONE, Outcome.HALF)


@dataclass(frozen=True, slots=True)
class BookPage:
    """An attempt in the book: its name there, what was asked, and its stamp."""

    attempt_id: uuid.UUID
    name: str
    title: str
    day: date
    stamp: str


@dataclass(frozen=True, slots=True)
class Points:
    """Courage for fear that was met, honesty for guesses near what came."""

    courage: int
    honesty: int


@dataclass(frozen=True, slots=True)
class Milestone:
    """The last one reached (0 before the first) and the next (None after the last)."""

    reached: int
    next: int | None


@dataclass(frozen=True, slots=True)
class Book:
    """What was looked back on, oldest first, with each page's name."""

    entries: tuple[tuple[str, AttemptRecord], ...]
    points: Points
    milestone: Milestone


def book_of(person: Person) -> Book:
    reflected = _reflected_of(all_attempt_records(person))
    return Book(
        entries=tuple(zip(_names_of(reflected), reflected, strict=True)),
        points=points_of(reflected),
        milestone=milestone_of(len(reflected)),
    )


def _reflected_of(records: Iterable[AttemptRecord]) -> tuple[AttemptRecord, ...]:
    """Asks looked back on, in the order they were asked; steps towards one have no page, and
    none has what crosses a red line."""
    looked_back = (one for one in records if one.answer is not None and one.reflection is not None)
    kept = [one for one in looked_back if one.outcome not in _STEPS and not _crosses_line(one)]
    return tuple(sorted(kept, key=lambda one: (_asked_at(one), one.attempt.pk)))


def _crosses_line(record: AttemptRecord) -> bool:
    own = record.attempt.own_ask
    return own is not None and bool(own.crosses_line)


def _asked_at(record: AttemptRecord) -> float:
    return record.answer.asked_at.timestamp() if record.answer else 0.0


def _names_of(reflected: Sequence[AttemptRecord]) -> tuple[str, ...]:
    """Noes are counted, everything else is named."""
    names, noes = [], 0
    for record in reflected:
        if _is_unsought(record):
            names.append(_("Came unasked"))
        elif record.outcome is Outcome.NO and asks_for_something(record.attempt.ask_key):
            noes += 1
            names.append(_("No. %(number)d") % {"number": noes})
        else:
            names.append(_name_of(record.outcome))
    return tuple(names)


def _name_of(outcome: Outcome | None) -> str:
    return {
        Outcome.YES: _("A yes"),
        Outcome.PARTLY: _("Almost"),
        Outcome.GHOSTED: _("Silence"),
        Outcome.NO: _("A no"),  # of an ask that practises another kind today
        Outcome.NOT_ASKED: _("Not this time"),
        Outcome.WELL: _("Your own no"),
        Outcome.GRUMBLED: _("Your own no"),
        Outcome.PRESSED: _("Your own no"),
        Outcome.GAVE_IN: _("A no that gave in"),
        Outcome.TAKEN: _("A no, heard"),
        Outcome.STUNG: _("A no, heard"),
        Outcome.ARGUED: _("A no, heard"),
        Outcome.SPARED: _("No no came"),
    }.get(outcome or Outcome.WAITING, _("Still open"))


def _is_unsought(record: AttemptRecord) -> bool:
    return record.attempt.origin == Attempt.Origin.UNSOUGHT


def page_of(person: Person, name: str, record: AttemptRecord) -> BookPage:
    size = surprise_size(record.forecast, record.answer)
    return BookPage(
        attempt_id=record.attempt.pk,
        name=name,
        title=title_of(record.attempt),
        day=record.lived_on,
        stamp=stamp(record.attempt.pk, stamp_kind(record.attempt, record.answer), size),
    )


def points_of(reflected: Iterable[AttemptRecord]) -> Points:
    """Sums of what is never negative, so that no new page takes a point away."""
    records = [one for one in reflected if not _is_unsought(one)]
    return Points(sum(map(_courage, records)), sum(map(_honesty, records)))


def _courage(record: AttemptRecord) -> int:
    """A point for every ten of fear at the peak of an ask that was made."""
    if record.answer is None or record.outcome is Outcome.NOT_ASKED:
        return 0
    return round((record.answer.fear_peak or 0) / _FEAR_A_POINT)


def _honesty(record: AttemptRecord) -> int:
    """Ten for a guess of a yes that came true, fewer the further off; whatever the answer was."""
    got = GOT.get(record.outcome) if record.outcome else None
    guess = record.forecast.chance_yes if record.forecast and not record.grounds else None
    if guess is None or got is None or not asks_for_something(record.attempt.ask_key):
        return 0
    if record.outcome is Outcome.PARTLY and not _is_loose(record):
        got = GOT[Outcome.NO]
    return round(_MOST_HONESTY * (1 - (guess - got) ** 2))


def _is_loose(record: AttemptRecord) -> bool:
    """Guessed before it was said that another offer is not a yes: then it counts half."""
    return record.forecast is not None and record.forecast.question == GuessOf.YES_LOOSELY


def milestone_of(pages: int) -> Milestone:
    reached = max((one for one in MILESTONES if one <= pages), default=0)
    return Milestone(reached, next((one for one in MILESTONES if one > pages), None))
