"""The Book of No: a page for every attempt that was looked back on. A keepsake, never a score.

Nothing here depends on the answer but a page's name; every page is kept and met alike.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from undaunted.drawing.stamp import stamp
from undaunted.engine.taxonomy import Outcome
from undaunted.engine.values import GOT
from undaunted.insights.gathered import told_of_all
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.record.kinds import stamp_kind, surprise_size
from undaunted.record.models import Attempt
from undaunted.record.questions import Told
from undaunted.record.titles import title_of

MILESTONES = (1, 3, 10, 30, 100)
FEAR_A_POINT = 10
MOST_HONESTY = 10


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

    entries: tuple[tuple[str, Told], ...]
    points: Points
    milestone: Milestone


def book_of(person: Person) -> Book:
    reflected = reflected_of(told_of_all(person))
    return Book(
        entries=tuple(zip(names_of(reflected), reflected, strict=True)),
        points=points_of(reflected),
        milestone=milestone_of(len(reflected)),
    )


def reflected_of(told: Iterable[Told]) -> tuple[Told, ...]:
    """Those looked back on, in the order they were asked."""
    kept = [one for one in told if one.answer is not None and one.reflection is not None]
    return tuple(sorted(kept, key=lambda one: (asked_at(one), one.attempt.pk)))


def asked_at(told: Told) -> float:
    return told.answer.asked_at.timestamp() if told.answer else 0.0


def names_of(reflected: Sequence[Told]) -> tuple[str, ...]:
    """Noes are counted, everything else is named."""
    names, noes = [], 0
    for told in reflected:
        if is_unsought(told):
            names.append(_("Came unasked"))
        elif told.outcome is Outcome.NO:
            noes += 1
            names.append(_("No. %(number)d") % {"number": noes})
        else:
            names.append(name_of(told.outcome))
    return tuple(names)


def name_of(outcome: Outcome | None) -> str:
    return {
        Outcome.YES: _("A yes"),
        Outcome.PARTLY: _("Almost"),
        Outcome.GHOSTED: _("Silence"),
        Outcome.NOT_ASKED: _("Not this time"),
    }.get(outcome or Outcome.WAITING, _("Still open"))


def is_unsought(told: Told) -> bool:
    return told.attempt.kind == Attempt.Kind.UNSOUGHT


def page_of(person: Person, name: str, told: Told) -> BookPage:
    size = surprise_size(told.forecast, told.answer)
    when = told.answer.asked_at if told.answer else told.attempt.committed_at
    return BookPage(
        attempt_id=told.attempt.pk,
        name=name,
        title=title_of(told.attempt),
        day=day_of(person, when),
        stamp=stamp(told.attempt.pk, stamp_kind(told.attempt, told.answer), size),
    )


def points_of(reflected: Iterable[Told]) -> Points:
    """Sums of what is never negative, so that no new page takes a point away."""
    told = [one for one in reflected if not is_unsought(one)]
    return Points(sum(map(courage, told)), sum(map(honesty, told)))


def courage(told: Told) -> int:
    """A point for every ten of fear at the peak of an ask that was made."""
    if told.answer is None or told.outcome is Outcome.NOT_ASKED:
        return 0
    return round((told.answer.fear_peak or 0) / FEAR_A_POINT)


def honesty(told: Told) -> int:
    """Ten for a guess that came true, fewer the further off; whatever the answer was."""
    got = GOT.get(told.outcome) if told.outcome else None
    if told.forecast is None or got is None:
        return 0
    return round(MOST_HONESTY * (1 - (told.forecast.chance_yes - got) ** 2))


def milestone_of(pages: int) -> Milestone:
    reached = max((one for one in MILESTONES if one <= pages), default=0)
    return Milestone(reached, next((one for one in MILESTONES if one > pages), None))
