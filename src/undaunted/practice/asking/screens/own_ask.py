"""An ask of one's own, in one's own words; the red lines speak kindly. It may improve an earlier one."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.people.asking import Asking
from undaunted.people.refusals import NotFound
from undaunted.practice.asking.forms import ChangedAskForm, OwnAskForm
from undaunted.practice.asking.improving import Begun, begun_in, improvement_of
from undaunted.practice.asking.previewing import stop_for_all
from undaunted.practice.asking.writing_own_ask import OwnWords, own_ask_draft_of, write_own_ask
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.record.forms import fresh_form
from undaunted.record.history import own_key
from undaunted.wellbeing.leading import go_on


@require_http_methods(["GET", "HEAD", "POST"])
def own_ask(request: Asking) -> HttpResponse:
    stop = stop_for_all(offer_for(request.person, timezone.now()))
    if stop is not None and request.method != "POST":
        return render(request, "practice/asking/stopped.html", {"stop": stop})
    begun = _begun_with(request)
    draft = own_ask_draft_of(begun)
    form = fresh_form(request, _maker(begun), draft)
    stops: tuple[str, ...] = ()
    danger = False
    if form.is_bound and form.is_valid():
        words = OwnWords(**form.cleaned_data)
        written = write_own_ask(request.person, words, begun, timezone.now())
        if written.row is not None:
            return go_on(written.danger, "ask", own_key(written.row.pk))
        stops, danger = written.stops, written.danger
    context = {"form": form, "draft": draft, "stops": stops, "begun": begun, "danger": danger}
    status = 422 if form.errors or stops else 200
    return render(request, "practice/asking/own_ask.html", context, status=status)


def _begun_with(request: Asking) -> Begun:
    """What it begins with: an attempt it improves, an exercise that leads here, or nothing."""
    try:
        if improves := request.GET.get("improves"):
            return improvement_of(request.person, uuid.UUID(improves)) or Begun({})
        if exercise := request.GET.get("exercise"):
            return begun_in(request.person, uuid.UUID(exercise))
    except ValueError:
        raise NotFound(_("We couldn't find that. It may have been deleted.")) from None
    return Begun({})


def _maker(begun: Begun) -> Callable[..., OwnAskForm]:
    """Makes the form; what was typed into it counts more than what it begins with."""
    kind = ChangedAskForm if begun.improves else OwnAskForm

    def make(sent: QueryDict | None = None, *, initial: dict[str, Any] | None = None) -> OwnAskForm:
        return kind(sent, initial={**begun.initial, **(initial or {})})

    return make
