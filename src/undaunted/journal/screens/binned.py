"""The bin: what was taken away, until when it lies there, and the way back."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from undaunted.journal.binning import InBin, empty, lying_in_bin, put_away, take_out
from undaunted.people.asking import Asking

_A_PAGE = 20
_AWAY, _RUNG = "away", "rung"
_PUT_BACK = "put-back"  # the ladder has an Undo of its own
_HOME = {"ask": "journal-entry", "page": "own-page", "exercise": "exercise-done"}
_LISTS = {"received": "received", "goal": "goals", "no": "goals", _RUNG: "ladder"}


@dataclass(frozen=True, slots=True)
class BinPage:
    lying: Page[InBin]


@require_safe
def lying(request: Asking) -> HttpResponse:
    now = timezone.now()
    empty(request.person, now)
    found = Paginator(lying_in_bin(request.person, now), _A_PAGE)
    page = BinPage(found.get_page(request.GET.get("page")))
    return render(request, "journal/bin.html", {"page": page})


@require_POST
def move(request: Asking, kind: str, pk: uuid.UUID) -> HttpResponse:
    """Into the bin, or back out of it."""
    if request.POST.get("do") == _AWAY:
        put_away(request.person, kind, pk, timezone.now())
        undo = f"{_PUT_BACK}:{pk}" if kind == _RUNG else f"undo:{kind}/{pk}"
        messages.info(request, _("Deleted. You can bring it back for 30 days."), extra_tags=undo)
        return redirect(_LISTS.get(kind, "journal"))
    take_out(request.person, kind, pk, timezone.now())
    messages.info(request, _("It is back, as it was."))
    return redirect(_HOME[kind], pk) if kind in _HOME else redirect(_LISTS[kind])
