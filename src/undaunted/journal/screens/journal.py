"""The journal: everything that was lived and written, and the search for words in it."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import CharField, F, Value
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from undaunted.engine.taxonomy import Outcome
from undaunted.journal.entries import Entry, entry_of
from undaunted.journal.finding import FoundWords, find
from undaunted.journal.sealing_searches import Search, sealed_search, search_of
from undaunted.people.asking import Asking
from undaunted.people.models import Person
from undaunted.record.labels import choices
from undaunted.record.models import Answer, Attempt, OwnPage
from undaunted.record.pages import own_pages
from undaunted.record.questions import attempt_records, kept_attempts

_A_PAGE = 20


class JournalFilterForm(forms.Form):
    words = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=80)
    outcome = forms.ChoiceField(
        label=gettext_lazy("What came back"),
        choices=(("", gettext_lazy("any")), *choices(Outcome)),
        required=False,
    )


@dataclass(frozen=True, slots=True)
class JournalPage:
    """`is_over`: whether the key in the address opens no search any more."""

    form: JournalFilterForm
    entries: Page[Any]
    shown: tuple[Entry | FoundWords, ...]
    query: str
    is_over: bool


@require_http_methods(["GET", "HEAD", "POST"])
def journal(request: Asking) -> HttpResponse:
    """Everything that was lived and written; words to find come in by POST and stay out of the address."""
    now = timezone.now()
    if request.method == "POST":
        return _searched(request, now)
    key = request.GET.get("found", "")
    return _shown(request, search_of(request.person, key, now), key)


def _searched(request: Asking, now: datetime) -> HttpResponse:
    """The words go into a sealed key; htmx shows what was found at once, else by the key."""
    form = JournalFilterForm(request.POST)
    said = form.cleaned_data if form.is_valid() else {}
    search = Search(said.get("words", ""), said.get("outcome", ""))
    wanted = bool(search.words or search.outcome)
    key = sealed_search(request.person, search, now) if wanted else ""
    address = f"{reverse('journal')}?{urlencode({'found': key})}" if wanted else reverse("journal")
    if "HX-Request" not in request.headers:
        return redirect(address)
    response = _shown(request, search, key)
    response["HX-Replace-Url"] = address
    return response


def _shown(request: Asking, search: Search | None, key: str) -> HttpResponse:
    words, outcome = (search.words, search.outcome) if search else ("", "")
    rows: Any = (
        find(request.person, words, outcome) if words.strip() else _everything(request, outcome)
    )
    entries = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    page = JournalPage(
        JournalFilterForm(initial={"words": words, "outcome": outcome}),
        entries,
        _lines_of(request.person, list(entries)),
        urlencode({"found": key}) if search else "",
        bool(key) and search is None,
    )
    return render(request, "journal/journal.html", {"page": page})


def _everything(request: Asking, outcome: str) -> Any:
    """Asks and pages by their ids, newest first, for one page at a time."""
    asks = Attempt.objects.of(request.person).filter(removed_at__isnull=True)
    if outcome:
        current = Answer.objects.of(request.person).current().filter(outcome=outcome)
        asks = asks.filter(pk__in=current.values("attempt"))
    pages = own_pages(request.person).order_by()
    if outcome:
        pages = pages.none()
    both = _dated(asks, "committed_at", "ask").union(_dated(pages, "wrote_at", "page"), all=True)
    return both.order_by("-at", "pk")


def _dated(rows: Any, moment: str, kind: str) -> Any:
    dated = rows.annotate(at=F(moment), kind=Value(kind, CharField()))
    return dated.values_list("pk", "at", "kind")


def _lines_of(person: Person, found: list[Any]) -> tuple[Entry | FoundWords, ...]:
    """What is shown of each, in the same order: asks with their pictures, the rest in a line."""
    if found and isinstance(found[0], FoundWords):
        attempts = [one.attempt for one in found if one.attempt]
        entries = _entries_of(person, attempts)
        return tuple(
            replace(entries[one.attempt.pk], excerpt=one.excerpt) if one.attempt else one
            for one in found
        )
    ids = [pk for pk, _at, kind in found if kind == "ask"]
    asks = kept_attempts(person).filter(pk__in=ids)
    entries = _entries_of(person, list(asks))
    pages = {
        row.pk: _line_of(row)
        for row in own_pages(person).filter(
            pk__in=[pk for pk, _at, kind in found if kind == "page"]
        )
    }
    return tuple(entries[pk] if kind == "ask" else pages[pk] for pk, _at, kind in found)


def _entries_of(person: Person, attempts: list[Attempt]) -> dict[uuid.UUID, Entry]:
    records = attempt_records(person, attempts)
    return {one.attempt.pk: entry_of(person, one) for one in records}


def _line_of(row: OwnPage) -> FoundWords:
    words = " ".join(row.words[:400].split())
    address = reverse("own-page", args=[row.known_by])
    label = gettext_lazy("A page")
    return FoundWords(label, row.wrote_at, row.lived_on, str(label), words[:140], address)
