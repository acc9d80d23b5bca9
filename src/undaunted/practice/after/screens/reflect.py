"""Reflect: four questions and the belief again, in a minute, with a visible end."""

import uuid
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from undaunted.asks.shown import ShownAsk, ask_of_attempt
from undaunted.people.asking import Asking
from undaunted.practice.after.forms import ReflectForm
from undaunted.practice.after.reflecting import SeenBack, draft_of
from undaunted.practice.after.reflecting import reflect as append_reflection
from undaunted.programmes.line import question_for
from undaunted.record.forms import fresh_form
from undaunted.record.questions import Told, told_of
from undaunted.wellbeing.leading import go_on


@dataclass(frozen=True, slots=True)
class ReflectPage:
    told: Told
    ask: ShownAsk | None
    form: ReflectForm
    draft: str


@require_http_methods(["GET", "HEAD", "POST"])
def reflect(request: Asking, pk: uuid.UUID) -> HttpResponse:
    told = told_of(request.person, pk)
    draft = draft_of(pk)
    if request.method != "POST" and told.reflection is not None:
        return redirect("what-happened", pk)
    if told.answer is None:
        return redirect("log", pk)
    form = fresh_form(request, ReflectForm, draft)
    if form.is_bound and form.is_valid():
        seen = SeenBack(**form.cleaned_data)
        kept = append_reflection(told.attempt, seen, timezone.now())
        return go_on(kept.danger, "what-happened", pk)
    form.fields["assumption"].help_text = question_for(request.person, told.attempt, timezone.now())
    page = ReflectPage(told, ask_of_attempt(told.attempt), form, draft)
    return render(
        request, "practice/after/reflect.html", {"page": page}, status=422 if form.errors else 200
    )
