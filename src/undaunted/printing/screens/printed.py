"""What can be printed: a deck of asks, worksheets, the week. Each answers with a PDF."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from undaunted.asks.fitted import told_in
from undaunted.asks.shown import shown
from undaunted.engine.choosing.life import may_be_presumed
from undaunted.exercises.parts import not_now
from undaunted.exercises.reading import read
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.people.describing import circumstances_of
from undaunted.people.refusals import NotFound
from undaunted.printing.deck import MOST_CARDS, deck_of
from undaunted.printing.exercise import blank_sheet, filled_sheet
from undaunted.printing.typesetting import PAPERS, Paper, PrintedSheet, can_print, pdf_of
from undaunted.printing.week import week_sheet
from undaunted.programmes.block_asks import asks_of
from undaunted.record.models import ExerciseDone
from undaunted.shelf.filters import LibraryFilterForm, browsed_by, form_in
from undaunted.wellbeing.pacing import standing_now

_INSTALL = ".venv/bin/pip install -e '.[print]'"
_LETTER_COUNTRIES = frozenset(
    ("Canada", "Chile", "Colombia", "Mexico", "Philippines", "United States")
)


@require_safe
def deck(request: Asking) -> HttpResponse:
    """The asks that the library's form finds within the pace, as cards to cut; those that presume
    what was not told only where there are no others."""
    form = form_in(request)
    found = browsed_by(request, form)
    at_pace = [ask for ask in found.browsed.asks if found.openness.fits(ask.id)]
    if not at_pace:
        raise NotFound(_("Nothing fits this search, so there are no cards to print."))
    life = told_in(circumstances_of(request.person))
    asks = [ask for ask in at_pace if may_be_presumed(ask.presumes, life)] or at_pace
    cards = [shown(ask, found.personal_context) for ask in asks[:MOST_CARDS]]
    name = _("For fun") if form.cleaned_data.get("fun") else ""
    return _answer(request, deck_of(cards, name), "undaunted-deck")


@require_safe
def programme_deck(request: Asking, key: str) -> HttpResponse:
    """The asks of a programme, or of its `part` (from 1), that this person may begin at their pace."""
    programme = open_library().programmes.get(key)
    if programme is None:
        raise NotFound(_("We couldn't find that. It may have been deleted."))
    part = request.GET.get("part", "")
    blocks = [b for n, b in enumerate(programme.arc, 1) if part in ("", str(n))]
    found = browsed_by(request, LibraryFilterForm({}))
    life = told_in(circumstances_of(request.person), programme.tells)
    open_ones = (
        ask
        for ask in found.browsed.asks
        if found.openness.fits(ask.id) and may_be_presumed(ask.presumes, life)
    )
    asks = asks_of(blocks, open_ones, MOST_CARDS)
    if not asks:
        messages.info(
            request, _("None of its asks are open at your pace now, so there are no cards yet.")
        )
        return redirect("programme", key)
    cards = [shown(ask, found.personal_context) for ask in asks]
    title = blocks[0].title if part else programme.title
    return _answer(request, deck_of(cards, title), f"undaunted-{key}")


@require_safe
def exercise_sheet(request: Asking, key: str) -> HttpResponse:
    """A worksheet to fill in by hand; what is not for now leads to the page that says why."""
    exercise = open_library().exercises.get(key)
    if exercise is None:
        raise NotFound(_("We couldn't find that. It may have been deleted."))
    if not_now(exercise, standing_now(request.person, timezone.now())):
        return redirect("exercise", key)
    return _answer(request, blank_sheet(exercise), f"undaunted-{key}")


@require_safe
def done_sheet(request: Asking, pk: uuid.UUID) -> HttpResponse:
    done = read(request.person, ExerciseDone.objects.one_of(request.person, pk))
    if done.exercise is None:
        raise NotFound(_("This exercise has left the library, so there is no sheet for it."))
    return _answer(request, filled_sheet(done.exercise, done), "undaunted-exercise")


@require_safe
def week(request: Asking) -> HttpResponse:
    return _answer(request, week_sheet(request.person, timezone.now()), "undaunted-week")


def _answer(request: Asking, sheet: PrintedSheet, name: str) -> HttpResponse:
    """The PDF, to be shown or saved; without the extra `print`, how to install it."""
    if not can_print():
        return render(request, "printing/printing_missing.html", {"install": _INSTALL}, status=501)
    held = HttpResponse(pdf_of(sheet, _paper_for(request)), content_type="application/pdf")
    held["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return held


def _paper_for(request: Asking) -> Paper:
    """The paper asked for (`paper`), or the one that is usual where the person lives."""
    usual: Paper = "letter" if request.person.country in _LETTER_COUNTRIES else "a4"
    asked_for = request.GET.get("paper", "")
    return next((each for each in PAPERS if each == asked_for), usual)
