"""Log: what came back, in three taps; the rest if one wants."""

import uuid
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.asks.shown import ShownAsk, ask_of_attempt
from undaunted.engine.taxonomy import Outcome
from undaunted.people.asking import Asking
from undaunted.practice.after.forms import LogForm, StepLogForm
from undaunted.practice.after.logging import CameBack, log_draft_of
from undaunted.practice.after.logging import log as append_log
from undaunted.practice.after.marking import page_after
from undaunted.practice.asking.approaching import approaches_told
from undaunted.record.forms import FactForm, fresh_form
from undaunted.record.models import Answer
from undaunted.record.questions import AttemptRecord, attempt_record_of
from undaunted.record.rounds import is_round
from undaunted.wellbeing.leading import go_on
from undaunted.wellbeing.noticing import Kept

_NOTHING_ASKED = (Outcome.NOT_ASKED.value, Outcome.WAITING.value, Outcome.GHOSTED.value)


@dataclass(frozen=True, slots=True)
class LogPage:
    record: AttemptRecord
    ask: ShownAsk | None
    form: FactForm
    draft: str
    approaches: tuple[str, ...] = ()
    left: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: Asking, pk: uuid.UUID) -> HttpResponse:
    record = attempt_record_of(request.person, pk)
    draft = log_draft_of(pk)
    if request.method != "POST" and record.answer is not None and not record.is_waiting:
        return redirect("what-happened", pk)
    if is_round(request.person, pk):
        return redirect("round", pk)
    ask = ask_of_attempt(record.attempt)
    of_a_step = ask is not None and bool(ask.step)
    make = StepLogForm if of_a_step else partial(LogForm, kind=record.kind)
    form = fresh_form(request, make, draft)
    if form.is_bound and form.is_valid():
        kept = append_log(record, CameBack(**form.cleaned_data), timezone.now())
        return _next_step(request, kept)
    left = "left" in request.GET
    if left:
        form.initial.setdefault("outcome", Outcome.NOT_ASKED.value)
    page = LogPage(record, ask, form, draft, approaches_told(record.attempt, ask), left)
    return render(
        request, "practice/after/log.html", {"page": page}, status=422 if form.errors else 200
    )


def _next_step(request: Asking, kept: Kept[Answer]) -> HttpResponse:
    saved = kept.row
    if saved.outcome == Outcome.WAITING.value:
        messages.info(request, _("Logged. It comes back here when its day comes."))
        return go_on(kept.danger, "today")
    if saved.outcome in _NOTHING_ASKED:
        return go_on(kept.danger, page_after(kept), saved.attempt_id)
    return go_on(kept.danger, page_after(kept, "reflect"), saved.attempt_id)
