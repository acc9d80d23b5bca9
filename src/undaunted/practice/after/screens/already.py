"""I asked already: what, what came back, when. Ten seconds, and it is in the journal."""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.asks.shown import ShownAsk, ask_of
from undaunted.engine.taxonomy import Outcome
from undaunted.people.asking import Asking
from undaunted.people.refusals import NotFound
from undaunted.practice.after.forms import AlreadyForm
from undaunted.practice.after.marking import page_after
from undaunted.practice.after.telling_after import (
    Already,
    ToldAfter,
    already_draft_of,
    tell_after,
)
from undaunted.record.forms import fresh_form
from undaunted.record.under_way import live_of
from undaunted.wellbeing.leading import go_on


@dataclass(frozen=True, slots=True)
class AlreadyPage:
    form: AlreadyForm
    draft: str
    ask: ShownAsk | None = None

    @property
    def opened(self) -> bool:
        """Whether the folded part holds something to see."""
        return bool(self.form.errors.keys() & {"fear_peak", "chance_told_after"})


@require_http_methods(["GET", "HEAD", "POST"])
def already(request: Asking) -> HttpResponse:
    """An ask in the person's own words."""
    draft = already_draft_of(None)
    return _told(request, AlreadyPage(fresh_form(request, AlreadyForm, draft), draft))


@require_http_methods(["GET", "HEAD", "POST"])
def already_of(request: Asking, key: str) -> HttpResponse:
    """An ask of the library; where it is under way it is logged instead."""
    ask = ask_of(request.person, key)
    if ask.own_ask_id is not None:
        raise NotFound(_("We couldn't find that. It may have been deleted."))
    live = live_of(request.person, key)
    if live is not None:
        return redirect("log", live.pk)
    draft = already_draft_of(key)
    form = fresh_form(request, partial(AlreadyForm, titled=True, kind=ask.kind), draft)
    return _told(request, AlreadyPage(form, draft, ask))


def _told(request: Asking, page: AlreadyPage) -> HttpResponse:
    form = page.form
    if form.is_bound and form.is_valid():
        ref = page.ask.ref if page.ask else None
        said = Already(**form.cleaned_data)
        return _onwards(request, tell_after(request.person, said, ref, timezone.now()))
    status = 422 if form.errors else 200
    return render(request, "practice/after/already.html", {"page": page}, status=status)


def _onwards(request: Asking, done: ToldAfter) -> HttpResponse:
    messages.info(request, _("It is in your journal."))
    if done.caution:
        messages.info(
            request, _("There is another person in this. %(why)s") % {"why": done.caution}
        )
    kept = done.kept
    if kept.row.outcome == Outcome.WAITING.value:
        return go_on(kept.danger, "today")
    return go_on(kept.danger, page_after(kept, "reflect"), kept.row.attempt_id)
