"""Log: what came back, in three taps; the rest if one wants."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from undaunted.asks.shown import ShownAsk, ask_of_attempt
from undaunted.engine.taxonomy import Outcome
from undaunted.learning.state import learn
from undaunted.people.asking import Asking
from undaunted.people.days import day_of
from undaunted.people.drafting import forget
from undaunted.practice.after.forms import LogForm
from undaunted.record.forms import FactForm, OneOf, fresh_form
from undaunted.record.models import Answer
from undaunted.record.questions import Told, told_of
from undaunted.record.recording import answer
from undaunted.wellbeing.noticing import notice_verdict

COMES_BACK = timedelta(days=7)
NOTHING_ASKED = (Outcome.NOT_ASKED.value, Outcome.WAITING.value, Outcome.GHOSTED.value)


@dataclass(frozen=True, slots=True)
class LogPage:
    told: Told
    ask: ShownAsk | None
    form: LogForm
    draft: str


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: Asking, pk: uuid.UUID) -> HttpResponse:
    told = told_of(request.person, pk)
    draft = f"log:{pk}"
    if request.method != "POST" and told.answer is not None and not told.is_waiting:
        return redirect("what-happened", pk)
    form = fresh_form(request, LogForm, draft)
    if form.is_bound and form.is_valid():
        saved = answer(answer_from(request, told, form.cleaned_data))
        notice_verdict(told.attempt, (saved.words, saved.suggested), "log", timezone.now())
        forget(request.person, draft)
        learn(request.person)
        return next_step(request, saved)
    page = LogPage(told, ask_of_attempt(told.attempt), form, draft)
    return render(
        request, "practice/after/log.html", {"page": page}, status=422 if form.errors else 200
    )


def answer_from(request: Asking, told: Told, said: dict[str, Any]) -> Answer:
    now = timezone.now()
    waiting = said["outcome"] == Outcome.WAITING.value
    comes_back = said["ask_again_on"] or day_of(request.person, now) + COMES_BACK
    earlier = told.answer.asked_at if told.answer else None
    return Answer(
        id=said["fact"],
        person=request.person,
        attempt=told.attempt,
        received_at=now,
        logged_at=now,
        outcome=said["outcome"],
        asked_at=earlier or now,
        ask_again_on=comes_back if waiting else None,
        fear_peak=said["fear_peak"] if said["fear_peak"] is not None else peak_before(told),
        fear_now=said["fear_now"],
        feared_happened=said["feared_happened"],
        chance_yes_next=said["chance_yes_next"],
        feared_chance_next=said["feared_chance_next"],
        no_cost_felt=said["no_cost_felt"],
        words=said["words"],
        suggested=said["suggested"],
        how_they_were=said["how_they_were"],
        why_not_asked=said["why_not_asked"],
        safety_used=sorted(said["safety_used"]),
    )


def peak_before(told: Told) -> int | None:
    """The peak logged when the waiting began is still the peak of this ask."""
    return told.answer.fear_peak if told.answer else None


def next_step(request: Asking, saved: Answer) -> HttpResponse:
    if saved.outcome == Outcome.WAITING.value:
        messages.info(request, _("Logged. It comes back here when its day comes."))
        return redirect("today")
    if saved.outcome in NOTHING_ASKED:
        return redirect("what-happened", saved.attempt_id)
    return redirect("reflect", saved.attempt_id)


class WaitingForm(FactForm):
    CHOICES = (
        ("wait", gettext_lazy("Wait a week longer")),
        ("go", gettext_lazy("Let it go: no answer is an answer")),
    )
    choice = OneOf(label=gettext_lazy("There is still no answer. What now?"), choices=CHOICES)
    until = forms.DateField(
        label=gettext_lazy("Or wait until"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: Asking, pk: uuid.UUID) -> HttpResponse:
    told = told_of(request.person, pk)
    if not told.is_waiting:
        return redirect("what-happened", pk)
    form = WaitingForm(request.POST or None)
    if form.is_bound and form.is_valid():
        saved = answer(still_nothing(request, told, form.cleaned_data))
        learn(request.person)
        return next_step(request, saved)
    page = {"told": told, "ask": ask_of_attempt(told.attempt), "form": form}
    return render(
        request, "practice/after/waiting.html", {"page": page}, status=422 if form.errors else 200
    )


def still_nothing(request: Asking, told: Told, said: dict[str, Any]) -> Answer:
    now = timezone.now()
    go = said["choice"] == "go"
    until = said["until"] or day_of(request.person, now) + COMES_BACK
    return Answer(
        id=said["fact"],
        person=request.person,
        attempt=told.attempt,
        received_at=now,
        logged_at=now,
        outcome=Outcome.GHOSTED.value if go else Outcome.WAITING.value,
        asked_at=told.answer.asked_at if told.answer else now,
        ask_again_on=None if go else until,
        fear_peak=peak_before(told),
        fear_now=told.answer.fear_now if told.answer else None,
    )
