"""The library to look through: find, filter, keep for later, print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from undaunted.asks.card_kinds import card_emblem, card_kind, thing_of
from undaunted.asks.shown import ShownAsk, shown
from undaunted.drawing.emblem import CardKind
from undaunted.drawing.things import thing
from undaunted.library.kinds.ask import Ask
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.practice.asking.openness import Openness, WayIn
from undaunted.practice.asking.stops import Stop
from undaunted.shelf.beside_asks import FoundKind, found_beside
from undaunted.shelf.browsing import Wanted, browse, fear_band
from undaunted.shelf.filters import (
    LibraryFilterForm,
    LibraryFound,
    address_query,
    browsed_by,
    form_in,
    query_of,
)
from undaunted.shelf.saving import AskMarks
from undaunted.wellbeing.young import is_minor

_A_PAGE = 12
_FUN_PAGE, _FUN_FIRST = 17, 4  # a large one and whole rows of small ones, by two and by four
# In words and in three steps: the number behind it is never shown.
_LOOKS = {
    "easy": gettext_lazy("looks easy"),
    "middling": gettext_lazy("looks middling"),
    "hard": gettext_lazy("looks hard"),
}
_PRACTISES = {
    "asking": gettext_lazy("asking"),
    "saying_no": gettext_lazy("saying no"),
    "receiving_no": gettext_lazy("hearing a no"),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """`band` is how hard it looks, in three steps, and `kind` what it practises.

    `picture` is the thing a playful ask is about, "" where it is not one.
    """

    ask: ShownAsk
    emblem: str
    saved: bool
    declined: bool
    on_ladder: bool
    way: WayIn
    band: Promise | None = None
    kind: Promise | None = None
    card: CardKind = "asking"
    picture: str = ""


@dataclass(frozen=True, slots=True)
class FunShelf:
    """The first few that are for fun, and how many there are."""

    tiles: tuple[Tile, ...]
    every: int


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """`closed` is what shuts every ask for now; `close` are those that come close to the words.
    `open_now` is how many of those found may be begun, or where none has all the words of those
    that come close, `later` how many wait, `not_here` how many are not for this person."""

    form: LibraryFilterForm
    pages: Page[Any]
    tiles: tuple[Tile, ...]
    close: tuple[Tile, ...]
    beside: tuple[FoundKind, ...]
    query: str
    narrowed: int
    closed: Stop | None
    opens: date | None
    open_now: int
    later: int
    not_here: int
    minor: bool = False
    is_fun: bool = False
    fun: FunShelf | None = None

    @property
    def is_filtered(self) -> bool:
        return bool(self.query)

    @property
    def looked_at(self) -> int:
        """How many there are to look at, where none is open."""
        return self.pages.paginator.count or len(self.close)

    @property
    def nearest(self) -> bool:
        """Whether nothing has all the words."""
        return bool(self.close) and not self.tiles


@require_http_methods(["GET", "HEAD", "POST"])
def library(request: Asking) -> HttpResponse:
    """Words that are looked for come by POST, or in an address of old, and go on sealed."""
    sent = request.POST if request.method == "POST" else request.GET
    if request.method == "POST" or sent.get("words"):
        query = address_query(request.person, sent)
        answer = redirect(f"{reverse('library')}?{query}" if query else "library")
        answer.status_code = 303
        return answer
    return render(request, "shelf/library.html", {"page": _page_of(request)})


def _page_of(request: Asking) -> LibraryPage:
    form = form_in(request)
    minor = is_minor(request.person)
    form.offer(minor=minor)
    found = browsed_by(request, form)
    asks, openness = found.browsed.asks, found.openness
    said = form.cleaned_data
    words = said.get("words", "").strip()
    is_fun = bool(said.get("fun")) and not words
    query = query_of(request.GET)
    pages = Paginator(asks, _FUN_PAGE if is_fun else _A_PAGE).get_page(request.GET.get("page"))

    def tiles(those: Iterable[Ask]) -> tuple[Tile, ...]:
        fitted = (shown(ask, found.personal_context) for ask in those)
        return tuple(tile_of(ask, found.marks, openness) for ask in fitted)

    counted = asks or found.browsed.close
    return LibraryPage(
        form=form,
        pages=pages,
        tiles=tiles(pages),
        close=tiles(found.browsed.close) if pages.number == pages.paginator.num_pages else (),
        beside=found_beside(words) if words and pages.number == 1 else (),
        query=query,
        narrowed=sum(1 for name in form.MORE if request.GET.get(name)),
        closed=openness.stop_for_all,
        opens=openness.opens,
        open_now=sum(openness.is_open(ask.id) for ask in counted),
        later=sum(not openness.fits(ask.id) for ask in counted),
        not_here=found.browsed.not_here,
        minor=minor,
        is_fun=is_fun,
        fun=_fun_shelf(found) if not query and pages.number == 1 else None,
    )


def _fun_shelf(found: LibraryFound) -> FunShelf | None:
    """The shelf for fun on the first page; none where nothing of it is for this person."""
    context, openness = found.personal_context, found.openness
    asks = browse(Wanted(fun=True), found.marks, openness, context).asks
    fitted = (shown(ask, context) for ask in asks[:_FUN_FIRST])
    tiles = tuple(tile_of(ask, found.marks, openness) for ask in fitted)
    return FunShelf(tiles, len(asks)) if tiles else None


def tile_of(ask: ShownAsk, marks: AskMarks, openness: Openness) -> Tile:
    whole = open_library().asks[ask.key]
    return Tile(
        ask,
        card_emblem(ask),
        ask.key in marks.saved,
        ask.key in marks.declined,
        ask.key in marks.on_ladder,
        openness.way_in(ask.key),
        _LOOKS[fear_band(whole)],
        _PRACTISES[whole.kind],
        card_kind(ask),
        thing(thing_of(ask)) if ask.playful else "",
    )
