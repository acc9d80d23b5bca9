"""Reflect: four questions and the belief again, in a minute, with a visible end."""

import uuid
from dataclasses import dataclass
from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from undaunted.asks.shown import ShownAsk, ask_of_attempt
from undaunted.people.asking import Asking
from undaunted.practice.after.forms import ReflectForm
from undaunted.practice.after.reflecting import SeenBack, reflection_draft_of
from undaunted.practice.after.reflecting import reflect as append_reflection
from undaunted.programmes.line import question_for
from undaunted.record.forms import fresh_form
from undaunted.record.kind_words import kind_guessed
from undaunted.record.questions import AttemptRecord, attempt_record_of
from undaunted.wellbeing.leading import go_on


@dataclass(frozen=True, slots=True)
class ReflectPage:
    record: AttemptRecord
    ask: ShownAsk | None
    form: ReflectForm
    draft: str


@require_http_methods(["GET", "HEAD", "POST"])
def reflect(request: Asking, pk: uuid.UUID) -> HttpResponse:
    record = attempt_record_of(request.person, pk)
    draft = reflection_draft_of(pk)
    if request.method != "POST" and record.reflection is not None:
        return redirect("what-happened", pk)
    if record.answer is None:
        return redirect("log", pk)
    kind = kind_guessed(record.forecast.question if record.forecast else "")
    form = fresh_form(request, partial(ReflectForm, kind=kind), draft)
    if form.is_bound and form.is_valid():
        seen = SeenBack(**form.cleaned_data)
        kept = append_reflection(record.attempt, seen, timezone.now())
        return go_on(kept.danger, "what-happened", pk)
    form.fields["assumption"].help_text = question_for(
        request.person, record.attempt, timezone.now()
    )
    page = ReflectPage(record, ask_of_attempt(record.attempt), form, draft)
    return render(
        request, "practice/after/reflect.html", {"page": page}, status=422 if form.errors else 200
    )
