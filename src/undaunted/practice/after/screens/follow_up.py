"""A day and a week later: what the ask feels like now, and what stays."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.asks.shown import ShownAsk, ask_of_attempt
from undaunted.people.asking import Asking
from undaunted.people.refusals import NotFound
from undaunted.practice.after.forms import FollowUpForm
from undaunted.record.models import FollowUp
from undaunted.record.questions import Told, told_of
from undaunted.record.recording import follow_up as append_follow_up


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    told: Told
    ask: ShownAsk | None
    when: str
    form: FollowUpForm


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: Asking, pk: uuid.UUID, when: str) -> HttpResponse:
    if when not in FollowUp.When.values:
        raise NotFound(_("We couldn't find that page."))
    told = told_of(request.person, pk)
    form = FollowUpForm(request.POST or None)
    if form.is_bound and "skip" in request.POST:
        form.fields["fear_now"].required = False
    if form.is_bound and form.is_valid():
        append_follow_up(follow_up_from(request, told, when, form.cleaned_data))
        messages.info(request, _("Thank you. It is kept with that ask."))
        return redirect("today")
    page = FollowUpPage(told, ask_of_attempt(told.attempt), when, form)
    return render(
        request, "practice/after/follow_up.html", {"page": page}, status=422 if form.errors else 200
    )


def follow_up_from(request: Asking, told: Told, when: str, said: dict[str, Any]) -> FollowUp:
    now = timezone.now()
    return FollowUp(
        id=said["fact"],
        person=request.person,
        attempt=told.attempt,
        when=when,
        received_at=now,
        answered_at=now,
        skipped="skip" in request.POST,
        fear_now=said["fear_now"],
        belief_now=said["belief_now"],
        stays=said["stays"],
        again=said["again"],
    )
