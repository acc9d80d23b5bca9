"""All programmes: the one that runs first, then those for anybody, then those for a part of life."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from undaunted.drawing.trail import strip
from undaunted.library.kinds.programme import Programme
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.programmes.dose import dose_of
from undaunted.programmes.enrolled import Enrolled, current_in, enrolments_of, newest_of
from undaunted.programmes.progress import ProgrammeProgress, programme_progress_of
from undaunted.wellbeing.young import is_minor

_FOR_ANYBODY = (
    "first-ten",
    "one-step-at-a-time",
    "clear-rules",
    "a-week-of-play",
    "30-days",
    "thirty-noes",
    "100-days",
    "saying-no",
    "after-a-no-that-hurt",
)


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    programme: Programme
    dose: tuple[str, ...]
    strip: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class CurrentCard:
    """The one that runs or is paused, and where the person is in it."""

    card: ProgrammeCard
    where: ProgrammeProgress


@dataclass(frozen=True, slots=True)
class Shelf:
    heading: Promise
    cards: tuple[ProgrammeCard, ...]


@dataclass(frozen=True, slots=True)
class ProgrammesPage:
    current: CurrentCard | None
    shelves: tuple[Shelf, ...]


@require_safe
def programmes(request: Asking) -> HttpResponse:
    every = enrolments_of(request.person)
    found = current_in(every)
    current = None
    if found is not None:
        where = programme_progress_of(request.person, found, timezone.now())
        current = CurrentCard(card_of(found.programme, found, where.counted), where)
    page = ProgrammesPage(current, _shelves(every, found, minor=is_minor(request.person)))
    return render(request, "programmes/programmes.html", {"page": page})


def _shelves(
    every: Iterable[Enrolled], current: Enrolled | None, *, minor: bool
) -> tuple[Shelf, ...]:
    """The others on two shelves; what is for adults only for those."""
    library = open_library().programmes
    shipped = {name: one for name, one in library.items() if not (minor and one.for_adults)}
    here = current.programme.id if current else ""
    anybody = [name for name in _FOR_ANYBODY if name in shipped and name != here]
    part = [name for name in shipped if name not in _FOR_ANYBODY and name != here]
    return tuple(
        Shelf(
            heading,
            tuple(card_of(shipped[name], newest_of(every, name)) for name in names),
        )
        for heading, names in ((_("For anybody"), anybody), (_("For one part of life"), part))
    )


def card_of(programme: Programme, enrolled: Enrolled | None, done: int = 0) -> ProgrammeCard:
    blocks = tuple(block.asks for block in programme.arc)
    status = enrolled.status if enrolled else ""
    return ProgrammeCard(programme, dose_of(programme), strip(blocks, done), status)
