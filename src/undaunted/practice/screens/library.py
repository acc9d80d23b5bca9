"""The library to look through: find, filter, keep for later, print."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from undaunted.drawing.emblem import emblem
from undaunted.engine.choosing.footing import Footing
from undaunted.engine.taxonomy import Channel, Domain
from undaunted.people.asking import Asking
from undaunted.people.days import day_of
from undaunted.practice.asks import ShownAsk, shown
from undaunted.practice.browsing import SAVED, SET_ASIDE, Browsed, Wanted, browse
from undaunted.practice.saving import Marks, marks_of
from undaunted.practice.suggesting import offer_for
from undaunted.record.labels import choices

A_PAGE = 12
ANY = (("", _("any")),)
SHOWS = (("", _("All")), (SAVED, _("Saved for later")), (SET_ASIDE, _("Not for me")))
HARD = (("easy", _("easy")), ("middling", _("middling")), ("hard", _("hard")))
STAKES = (("1", _("next to nothing")), ("2", _("little")), ("3", _("some")), ("4", _("much")))
MINUTES = (
    ("5", _("up to 5 minutes")),
    ("10", _("up to 10 minutes")),
    ("15", _("up to 15 minutes")),
    ("30", _("up to half an hour")),
    ("60", _("up to an hour")),
)
PRACTISES = (
    ("asking", _("asking")),
    ("saying_no", _("saying no")),
    ("receiving_no", _("hearing a no")),
)
NEEDS = (
    ("speech", _("no speaking")),
    ("hearing", _("no hearing")),
    ("sight", _("no seeing")),
    ("mobility", _("no moving about")),
)


class FilterForm(forms.Form):
    words = forms.CharField(
        label=_("Find an ask"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    show = forms.ChoiceField(
        label=_("Which"), choices=SHOWS, required=False, widget=forms.RadioSelect
    )
    domain = forms.ChoiceField(
        label=_("Part of life"), choices=(*ANY, *choices(Domain)), required=False
    )
    channel = forms.ChoiceField(label=_("How"), choices=(*ANY, *choices(Channel)), required=False)
    minutes = forms.ChoiceField(label=_("Time it takes"), choices=(*ANY, *MINUTES), required=False)
    fear = forms.ChoiceField(label=_("How hard it looks"), choices=(*ANY, *HARD), required=False)
    stakes = forms.ChoiceField(
        label=_("What hangs on it, at most"), choices=(*ANY, *STAKES), required=False
    )
    practises = forms.ChoiceField(
        label=_("What it practises"), choices=(*ANY, *PRACTISES), required=False
    )
    without = forms.MultipleChoiceField(
        label=_("It needs"), choices=NEEDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    from_home = forms.BooleanField(label=_("Can be done from home"), required=False)

    MORE = ("minutes", "fear", "stakes", "practises", "without", "from_home")


@dataclass(frozen=True, slots=True)
class Tile:
    ask: ShownAsk
    emblem: str
    saved: bool
    declined: bool
    on_ladder: bool


@dataclass(frozen=True, slots=True)
class LibraryPage:
    form: FilterForm
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
    form = FilterForm(request.GET)
    browsed, marks, footing = browsed_by(request, form)
    pages = Paginator(browsed.asks, A_PAGE).get_page(request.GET.get("page"))
    page = LibraryPage(
        form=form,
        pages=pages,
        tiles=tuple(tile_of(shown(ask, footing), marks) for ask in pages),
        query=query_of(request.GET),
        nearest=browsed.nearest,
        narrowed=sum(1 for name in form.MORE if request.GET.get(name)),
    )
    return render(request, "practice/library.html", {"page": page})


def browsed_by(request: Asking, form: FilterForm) -> tuple[Browsed, Marks, Footing]:
    """What this form finds for this person, what they have marked, and what they told."""
    now, person = timezone.now(), request.person
    marks = marks_of(person, day_of(person, now))
    offer = offer_for(person, now)
    found = browse(wanted_by(form), marks, offer.stood.stakes, offer.footing)
    return found, marks, offer.footing


def wanted_by(form: FilterForm) -> Wanted:
    """The form as values; a field that can't be read narrows nothing."""
    form.is_valid()
    said = form.cleaned_data
    return Wanted(
        words=said.get("words", ""),
        domain=said.get("domain", ""),
        channel=said.get("channel", ""),
        fear=said.get("fear", ""),
        stakes=int(said["stakes"]) if said.get("stakes") else None,
        minutes=int(said["minutes"]) if said.get("minutes") else None,
        practises=said.get("practises", ""),
        without=frozenset(said.get("without", ())),
        from_home=said.get("from_home", False),
        show=said.get("show", ""),
    )


def query_of(sent: QueryDict) -> str:
    """What was asked for, without the page and without empty fields."""
    query = QueryDict(mutable=True)
    for name, values in sent.lists():
        if name != "page" and any(values):
            query.setlist(name, [value for value in values if value])
    return query.urlencode()


def tile_of(ask: ShownAsk, marks: Marks) -> Tile:
    return Tile(
        ask,
        emblem(ask.domain),
        ask.key in marks.saved,
        ask.key in marks.declined,
        ask.key in marks.on_ladder,
    )
