"""Found a challenge on the net? Pasted here it is judged, and nothing of it is kept."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from undaunted.asks.shown import shown
from undaunted.engine.taxonomy import Pace
from undaunted.engine.words.hints import Hint, hints_on
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.people.days import day_of
from undaunted.practice.asking.openness import openness_for
from undaunted.practice.asking.writing_own_ask import DRAFT
from undaunted.practice.choosing.suggesting import Offer, offer_for
from undaunted.record.forms import FactForm, WordsField
from undaunted.shelf.browsing import Wanted, browse
from undaunted.shelf.judging_challenges import Judged, judged
from undaunted.shelf.saving import marks_of
from undaunted.shelf.screens.library import Tile, tile_of
from undaunted.wellbeing.noticing import notice_said

_LONGEST, _LONGEST_TITLE, _LONGEST_SEARCH = 2_000, 120, 80
_NEAREST = 2


class PastedForm(FactForm):
    words = WordsField(label=_("The challenge, as you found it"), max_length=_LONGEST, rows=4)

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"].strip()
        if not words:
            raise forms.ValidationError(_("Paste or write it here first."))
        return words


@dataclass(frozen=True, slots=True)
class PastedPage:
    """`title` is what an own ask would begin with; `judged` is None before, and where words speak
    of danger: then help comes first."""

    form: PastedForm
    help_first: bool
    danger: bool = False
    judged: Judged | None = None
    title: str = ""
    hints: tuple[Hint, ...] = ()
    nearest: tuple[Tile, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
def pasted(request: Asking) -> HttpResponse:
    form = PastedForm(request.POST if request.method == "POST" else None)
    now = timezone.now()
    offer = offer_for(request.person, now)
    help_first = offer.snapshot.pace is Pace.CARE_FIRST
    page = PastedPage(form, help_first)
    if form.is_bound and form.is_valid():
        fact, words = form.cleaned_data["fact"], form.cleaned_data["words"]
        danger = notice_said(request.person, fact, {"words": words}, DRAFT, now)
        page = (
            PastedPage(form, help_first, danger=True)
            if danger
            else _judged_page(request, form, offer, help_first)
        )
    return render(request, "shelf/pasted.html", {"page": page}, status=422 if form.errors else 200)


def _judged_page(request: Asking, form: PastedForm, offer: Offer, help_first: bool) -> PastedPage:
    words = form.cleaned_data["words"]
    found = judged(words)
    title = " ".join(words.split())[:_LONGEST_TITLE]
    hints = hints_on(title, "", open_library().hints) if found.verdict == "safe" else ()
    nearest = _nearest(request, offer, found.instead or words[:_LONGEST_SEARCH])
    return PastedPage(form, help_first, False, found, title, hints, nearest)


def _nearest(request: Asking, offer: Offer, words: str) -> tuple[Tile, ...]:
    """The asks of the library that are nearest and open to this person."""
    now = timezone.now()
    marks = marks_of(request.person, day_of(request.person, now))
    openness = openness_for(request.person, offer, now)
    found = browse(Wanted(words=words), marks, openness, offer.personal_context).every
    best = sorted(found[:_NEAREST], key=lambda ask: not openness.is_open(ask.id))
    return tuple(tile_of(shown(ask, offer.personal_context), marks, openness) for ask in best)
