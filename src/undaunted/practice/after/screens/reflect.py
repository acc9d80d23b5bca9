"""Reflect: four questions and the belief again, in a minute, with a visible end."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from undaunted.asks.shown import ShownAsk, ask_of_attempt
from undaunted.learning.state import learn
from undaunted.people.asking import Asking
from undaunted.people.drafting import forget
from undaunted.practice.after.forms import ReflectForm
from undaunted.programmes.line import question_for
from undaunted.record.forms import fresh_form
from undaunted.record.models import Reflection
from undaunted.record.questions import Told, told_of
from undaunted.record.recording import reflect as append_reflection
from undaunted.wellbeing.noticing import notice_verdict


@dataclass(frozen=True, slots=True)
class ReflectPage:
    told: Told
    ask: ShownAsk | None
    form: ReflectForm
    draft: str


@require_http_methods(["GET", "HEAD", "POST"])
def reflect(request: Asking, pk: uuid.UUID) -> HttpResponse:
    told = told_of(request.person, pk)
    draft = f"reflect:{pk}"
    if request.method != "POST" and told.reflection is not None:
        return redirect("what-happened", pk)
    if told.answer is None:
        return redirect("log", pk)
    form = fresh_form(request, ReflectForm, draft)
    if form.is_bound and form.is_valid():
        seen = append_reflection(reflection_from(request, told, form.cleaned_data))
        words = (seen.hoped, seen.happened, seen.felt, seen.assumption)
        notice_verdict(told.attempt, words, "reflect", timezone.now())
        forget(request.person, draft)
        learn(request.person)
        return redirect("what-happened", pk)
    form.fields["assumption"].help_text = question_for(request.person, told.attempt, timezone.now())
    page = ReflectPage(told, ask_of_attempt(told.attempt), form, draft)
    return render(
        request, "practice/after/reflect.html", {"page": page}, status=422 if form.errors else 200
    )


def reflection_from(request: Asking, told: Told, said: dict[str, Any]) -> Reflection:
    now = timezone.now()
    return Reflection(
        id=said["fact"],
        person=request.person,
        attempt=told.attempt,
        received_at=now,
        reflected_at=now,
        hoped=said["hoped"],
        happened=said["happened"],
        felt=said["felt"],
        assumption=said["assumption"],
        belief_now=said["belief_now"],
        no_cost_now=said["no_cost_now"],
        worth_belief_now=said["worth_belief_now"],
    )
