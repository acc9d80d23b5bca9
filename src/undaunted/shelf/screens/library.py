"""The library to look through: find, filter, keep for later, print."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from undaunted.asks.shown import ShownAsk, shown
from undaunted.drawing.emblem import emblem
from undaunted.people.asking import Asking
from undaunted.practice.asking.openness import Openness, WayIn
from undaunted.practice.asking.stops import Stop
from undaunted.shelf.filters import LibraryFilterForm, browsed_by, query_of
from undaunted.shelf.saving import AskMarks
from undaunted.wellbeing.young import is_minor

_A_PAGE = 12


@dataclass(frozen=True, slots=True)
class Tile:
    ask: ShownAsk
    emblem: str
    saved: bool
    declined: bool
    on_ladder: bool
    way: WayIn


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """`closed` is what shuts every ask for now; `open_now` how many of those found may be begun,
    `later` how many wait."""

    form: LibraryFilterForm
    pages: Page[Any]
    tiles: tuple[Tile, ...]
    query: str
    nearest: bool
    narrowed: int
    closed: Stop | None
    opens: date | None
    open_now: int
    later: int
    minor: bool = False

    @property
    def is_filtered(self) -> bool:
        return bool(self.query)


@require_safe
def library(request: Asking) -> HttpResponse:
    form, minor = LibraryFilterForm(request.GET), is_minor(request.person)
    form.offer(minor=minor)
    found = browsed_by(request, form)
    asks, openness = found.browsed.asks, found.openness
    pages = Paginator(asks, _A_PAGE).get_page(request.GET.get("page"))
    fitted = (shown(ask, found.personal_context) for ask in pages)
    page = LibraryPage(
        form=form,
        pages=pages,
        tiles=tuple(tile_of(ask, found.marks, openness) for ask in fitted),
        query=query_of(request.GET),
        nearest=found.browsed.nearest,
        narrowed=sum(1 for name in form.MORE if request.GET.get(name)),
        closed=openness.stop_for_all,
        opens=openness.opens,
        open_now=sum(openness.is_open(ask.id) for ask in asks),
        later=sum(not openness.fits(ask.id) for ask in asks),
        minor=minor,
    )
    return render(request, "shelf/library.html", {"page": page})


def tile_of(ask: ShownAsk, marks: AskMarks, openness: Openness) -> Tile:
    return Tile(
        ask,
        emblem(ask.domain),
        ask.key in marks.saved,
        ask.key in marks.declined,
        ask.key in marks.on_ladder,
        openness.way_in(ask.key),
    )
