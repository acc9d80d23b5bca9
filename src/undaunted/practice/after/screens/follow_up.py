"""A day and a week later: what the ask feels like now, and what stays."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.asks.shown import ShownAsk, ask_of_attempt
from undaunted.people.asking import Asking
from undaunted.people.refusals import NotFound
from undaunted.practice.after.following_up import SeenAgain
from undaunted.practice.after.following_up import follow_up as append_follow_up
from undaunted.practice.after.forms import FollowUpForm
from undaunted.record.models import FollowUp
from undaunted.record.questions import AttemptRecord, attempt_record_of
from undaunted.wellbeing.leading import go_on


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    record: AttemptRecord
    ask: ShownAsk | None
    when: str
    form: FollowUpForm


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: Asking, pk: uuid.UUID, when: str) -> HttpResponse:
    if when not in FollowUp.When.values:
        raise NotFound(_("We couldn't find that page."))
    record = attempt_record_of(request.person, pk)
    form = FollowUpForm(request.POST or None)
    skipped = form.is_bound and "skip" in request.POST
    if skipped:
        form.fields["fear_now"].required = False
    if form.is_bound and form.is_valid():
        seen = SeenAgain(**form.cleaned_data, skipped=skipped)
        kept = append_follow_up(record.attempt, FollowUp.When(when), seen, timezone.now())
        messages.info(request, _("Thank you. It is kept with that ask."))
        return go_on(kept.danger, "today")
    page = FollowUpPage(record, ask_of_attempt(record.attempt), when, form)
    return render(
        request, "practice/after/follow_up.html", {"page": page}, status=422 if form.errors else 200
    )
