"""Prepare: one page before a big step."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.asks.shown import ShownAsk, ask_of
from undaunted.people.asking import Asking
from undaunted.people.drafting import forget
from undaunted.practice.asking.forms import PrepareForm
from undaunted.record.forms import fresh_form
from undaunted.record.models import Preparation
from undaunted.record.recording import preparation


@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: Asking, key: str) -> HttpResponse:
    shown, draft = ask_of(request.person, key), f"prepare:{key}"
    form = fresh_form(request, PrepareForm, draft)
    if form.is_bound and form.is_valid():
        preparation(sheet_from(request, shown, form))
        forget(request.person, draft)
        messages.info(request, _("Prepared. It is kept with this ask."))
        return redirect("ask", key)
    context = {"ask": shown, "form": form, "draft": draft}
    return render(
        request, "practice/asking/prepare.html", context, status=422 if form.errors else 200
    )


def sheet_from(request: Asking, shown: ShownAsk, form: PrepareForm) -> Preparation:
    said = dict(form.cleaned_data)
    now = timezone.now()
    return Preparation(
        id=said.pop("fact"),
        person=request.person,
        received_at=now,
        prepared_at=now,
        ask_key=shown.key,
        own_ask_id=shown.own_ask_id,
        has_support=bool(said["support_person"].strip()),
        **said,
    )
