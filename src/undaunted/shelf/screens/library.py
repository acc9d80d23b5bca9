"""The library to look through: find, filter, keep for later, print."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from undaunted.asks.shown import ShownAsk, shown
from undaunted.drawing.emblem import emblem
from undaunted.people.asking import Asking
from undaunted.shelf.filters import LibraryFilterForm, browsed_by, query_of
from undaunted.shelf.saving import AskMarks

_A_PAGE = 12


@dataclass(frozen=True, slots=True)
class Tile:
    ask: ShownAsk
    emblem: str
    saved: bool
    declined: bool
    on_ladder: bool


@dataclass(frozen=True, slots=True)
class LibraryPage:
    form: LibraryFilterForm
    pages: Page[Any]
    tiles: tuple[Tile, ...]
    query: str
    nearest: bool
    narrowed: int

    @property
    def is_filtered(self) -> bool:
        return bool(self.query)


@require_safe
def library(request: Asking) -> HttpResponse:
    form = LibraryFilterForm(request.GET)
    browsed, marks, personal_context = browsed_by(request, form)
    pages = Paginator(browsed.asks, _A_PAGE).get_page(request.GET.get("page"))
    page = LibraryPage(
        form=form,
        pages=pages,
        tiles=tuple(tile_of(shown(ask, personal_context), marks) for ask in pages),
        query=query_of(request.GET),
        nearest=browsed.nearest,
        narrowed=sum(1 for name in form.MORE if request.GET.get(name)),
    )
    return render(request, "shelf/library.html", {"page": page})


def tile_of(ask: ShownAsk, marks: AskMarks) -> Tile:
    return Tile(
        ask,
        emblem(ask.domain),
        ask.key in marks.saved,
        ask.key in marks.declined,
        ask.key in marks.on_ladder,
    )
