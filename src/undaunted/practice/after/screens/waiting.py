"""Asks that wait for an answer: the overdue first; wait on, follow up once, or let one go."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from undaunted.asks.shown import ask_of_attempt
from undaunted.people.asking import Asking
from undaunted.practice.after.logging import in_a_week, still_nothing
from undaunted.practice.choosing.pending import PendingAsk, waiting_of
from undaunted.record.day_fields import DayField, coming
from undaunted.record.forms import FactForm, OneOf
from undaunted.record.questions import attempt_record_of
from undaunted.record.rounds import is_round
from undaunted.wellbeing.leading import go_on

_SHOWN = 3


class WaitingForm(FactForm):
    CHOICES = (
        ("wait", gettext_lazy("Wait a week longer")),
        ("followed", gettext_lazy("I wrote to them once more")),
        ("go", gettext_lazy("Let it go: no answer is an answer")),
    )
    choice = OneOf(label=gettext_lazy("There is still no answer. What now?"), choices=CHOICES)
    until = DayField(label=gettext_lazy("Or wait until"), span=coming, required=False)


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """All that waits; `due` are those whose day has come, `later` the others."""

    due: tuple[PendingAsk, ...]
    later: tuple[PendingAsk, ...]

    @property
    def soon(self) -> tuple[PendingAsk, ...]:
        return self.later[:_SHOWN]

    @property
    def folded(self) -> tuple[PendingAsk, ...]:
        return self.later[_SHOWN:]

    @property
    def last_day(self) -> date | None:
        """The day up to which the folded ones wait."""
        return self.folded[-1].due if self.folded else None

    @property
    def count(self) -> int:
        return len(self.due) + len(self.later)


@require_safe
def waiting_list(request: Asking) -> HttpResponse:
    every = waiting_of(request.person, timezone.now())
    due = tuple(item for item in every if item.is_due)
    page = WaitingPage(due, every[len(due) :])
    return render(request, "practice/after/waiting_list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: Asking, pk: uuid.UUID) -> HttpResponse:
    record = attempt_record_of(request.person, pk)
    if not record.is_waiting:
        return redirect("what-happened", pk)
    if is_round(request.person, pk):
        return redirect("round", pk)
    form = WaitingForm(request.POST or None)
    if form.is_bound and form.is_valid():
        said, now = form.cleaned_data, timezone.now()
        choice = said["choice"]
        until = None if choice == "go" else said["until"] or in_a_week(record, now)
        kept = still_nothing(record, said["fact"], now, until, followed_up=choice == "followed")
        return _onwards(request, kept.danger, choice, pk)
    page = {"record": record, "ask": ask_of_attempt(record.attempt), "form": form}
    return render(
        request, "practice/after/waiting.html", {"page": page}, status=422 if form.errors else 200
    )


def _onwards(request: Asking, danger: bool, choice: str, pk: uuid.UUID) -> HttpResponse:
    """Back to where the tap was, or to what happened."""
    if choice == "go":
        messages.info(request, _("Kept as no answer. If they write, correct it in the journal."))
    elif choice == "followed":
        messages.info(request, _("You followed up, and the day counts. Once is enough."))
    else:
        messages.info(request, _("Logged. It comes back here when its day comes."))
    if request.POST.get("back") == "today":
        return go_on(danger, "today")
    if request.POST.get("back") == "waiting":
        return go_on(danger, "waiting-list")
    return go_on(
        danger, "what-happened" if choice == "go" else "today", *([pk] if choice == "go" else [])
    )
