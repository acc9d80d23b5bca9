"""I stand here and can't: a smaller form, one breath, or walk off; each is kept as an approach."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from undaunted.asks.fitted import personal_context_of
from undaunted.asks.shown import ask_of_attempt
from undaunted.asks.smaller_forms import SmallerForm, smaller_forms
from undaunted.engine.taxonomy import ApproachWay
from undaunted.people.asking import Asking
from undaunted.practice.asking.approaching import stood_there
from undaunted.practice.asking.forms import ApproachForm
from undaunted.record.models import Attempt
from undaunted.record.questions import AttemptRecord, attempt_record_of
from undaunted.record.rounds import is_round


@dataclass(frozen=True, slots=True)
class HerePage:
    record: AttemptRecord
    way_out: str
    is_face_to_face: bool


@dataclass(frozen=True, slots=True)
class SmallerPage:
    record: AttemptRecord
    forms: tuple[SmallerForm, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def here(request: Asking, pk: uuid.UUID) -> HttpResponse:
    record = attempt_record_of(request.person, pk)
    if not record.is_open:
        return redirect("what-happened", pk)
    if is_round(request.person, pk):
        return redirect("round", pk)
    if request.method != "POST":
        return render(request, "practice/asking/here.html", {"page": _page(request, record)})
    form = ApproachForm(request.POST)
    if not form.is_valid():
        messages.info(request, _("That did not come through. Nothing was changed."))
        return redirect("here", pk)
    way = form.cleaned_data["way"]
    stood_there(record.attempt, form.cleaned_data["fact"], way, timezone.now())
    return redirect(_onward(record.attempt, way))


def _onward(attempt: Attempt, way: str) -> str:
    """Where each way leads."""
    if way == ApproachWay.BREATH:
        return f"{reverse('breathe')}?ask={attempt.pk}"
    if way == ApproachWay.WALKED_OFF:
        return f"{reverse('log', args=[attempt.pk])}?left=1"
    return reverse("smaller-form", args=[attempt.pk])


def _page(request: Asking, record: AttemptRecord) -> HerePage:
    ask = ask_of_attempt(record.attempt, personal_context_of(request.person))
    way_out = (record.plan.way_out if record.plan else "") or (ask.way_out if ask else "")
    return HerePage(record, way_out, ask is not None and ask.is_face_to_face)


@require_safe
def smaller(request: Asking, pk: uuid.UUID) -> HttpResponse:
    """What a smaller form may be; what came of it is logged as ever."""
    record = attempt_record_of(request.person, pk)
    if not record.is_open:
        return redirect("what-happened", pk)
    ask = ask_of_attempt(record.attempt, personal_context_of(request.person))
    page = SmallerPage(record, () if ask is None else smaller_forms(ask))
    return render(request, "practice/asking/smaller_form.html", {"page": page})
