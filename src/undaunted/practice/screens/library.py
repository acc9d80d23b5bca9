"""The library to look through: filter, take one, put one on the ladder."""

from dataclasses import dataclass

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from undaunted.engine.taxonomy import Channel, Domain
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.people.describing import circumstances_of
from undaunted.practice.asks import ShownAsk, shown
from undaunted.practice.suggesting import offer_for
from undaunted.record.labels import choices
from undaunted.vault.searching import has_all_words

A_PAGE = 12
ANY = (("", _("any")),)


class FilterForm(forms.Form):
    words = forms.CharField(label=_("Words"), required=False, max_length=80)
    domain = forms.ChoiceField(
        label=_("Part of life"), choices=(*ANY, *choices(Domain)), required=False
    )
    channel = forms.ChoiceField(label=_("How"), choices=(*ANY, *choices(Channel)), required=False)


@dataclass(frozen=True, slots=True)
class LibraryPage:
    form: FilterForm
    asks: Page[ShownAsk]
    query: str


@require_safe
def library(request: Asking) -> HttpResponse:
    form = FilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    cap = offer_for(request.person, timezone.now()).stood.stakes
    left_out = frozenset(circumstances_of(request.person).not_for)
    found = [
        shown(ask)
        for ask in open_library().asks.values()
        if ask.stakes <= cap and not left_out & set(ask.not_for)
    ]
    fitting = [ask for ask in found if fits(ask, wanted)]
    query = request.GET.copy()
    query.pop("page", None)
    asks = Paginator(fitting, A_PAGE).get_page(request.GET.get("page"))
    page = LibraryPage(form, asks, query.urlencode())
    return render(request, "practice/library.html", {"page": page})


def fits(ask: ShownAsk, wanted: dict[str, str]) -> bool:
    if wanted.get("domain") and ask.domain != wanted["domain"]:
        return False
    if wanted.get("channel") and ask.channel != wanted["channel"]:
        return False
    return has_all_words(wanted.get("words", ""), (ask.title, ask.summary, ask.how))
