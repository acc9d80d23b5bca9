"""Prepare: one page before a big step."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.asks.shown import ask_of
from undaunted.people.asking import Asking
from undaunted.practice.asking.forms import PrepareForm
from undaunted.practice.asking.preparing import Sheet, preparation_draft_of, sheets_before
from undaunted.practice.asking.preparing import prepare as append_sheet
from undaunted.record.forms import fresh_form
from undaunted.wellbeing.leading import go_on


@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: Asking, key: str) -> HttpResponse:
    shown, draft = ask_of(request.person, key), preparation_draft_of(key)
    form = fresh_form(request, PrepareForm, draft)
    if form.is_bound and form.is_valid():
        sheet = Sheet(**form.cleaned_data)
        kept = append_sheet(request.person, shown, sheet, timezone.now())
        messages.info(request, _("Prepared. It is kept with this ask."))
        return go_on(kept.danger, "ask", key)
    earlier = sheets_before(request.person, key)
    context = {"ask": shown, "form": form, "draft": draft, "earlier": earlier}
    return render(
        request, "practice/asking/prepare.html", context, status=422 if form.errors else 200
    )
