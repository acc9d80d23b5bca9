"""Somebody asked me: a few taps to write it down, and the last of what was written."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.people.asking import Asking
from undaunted.practice.after.forms import ReceivedForm
from undaunted.practice.after.telling_received import DRAFT, AskedOfMe, tell_received
from undaunted.record.forms import fresh_form
from undaunted.record.models import RequestReceived
from undaunted.wellbeing.leading import go_on

_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class ReceivedPage:
    form: ReceivedForm
    draft: str
    rows: Page[Any]


@require_http_methods(["GET", "HEAD", "POST"])
def received(request: Asking) -> HttpResponse:
    form = fresh_form(request, ReceivedForm, DRAFT)
    if form.is_bound and form.is_valid():
        kept = tell_received(request.person, AskedOfMe(**form.cleaned_data), timezone.now())
        messages.info(request, _("It is written down."))
        return go_on(kept.danger, "received")
    rows = RequestReceived.objects.of(request.person).order_by("-told_at", "pk")
    shown = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    page = ReceivedPage(form, DRAFT, shown)
    status = 422 if form.errors else 200
    return render(request, "practice/after/received.html", {"page": page}, status=status)
