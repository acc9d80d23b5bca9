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
from undaunted.engine.taxonomy import AskKind
from undaunted.people.asking import Asking
from undaunted.people.refusals import NotFound
from undaunted.practice.after.following_up import SeenAgain, follow_up_draft_of
from undaunted.practice.after.following_up import follow_up as append_follow_up
from undaunted.practice.after.later_forms import FollowUpForm, WeekLaterForm
from undaunted.record.forms import with_draft
from undaunted.record.models import Attempt, FollowUp
from undaunted.record.questions import AttemptRecord, attempt_record_of
from undaunted.record.rounds import is_round
from undaunted.wellbeing.leading import go_on


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    record: AttemptRecord
    ask: ShownAsk | None
    when: str
    form: FollowUpForm
    of_round: bool

    @property
    def draft(self) -> str:
        return follow_up_draft_of(self.record.attempt.pk, self.when)


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: Asking, pk: uuid.UUID, when: str) -> HttpResponse:
    if when not in FollowUp.When.values:
        raise NotFound(_("We couldn't find that page."))
    record = attempt_record_of(request.person, pk)
    of_round = is_round(request.person, pk)
    form = _form_of(request, record, when, of_round)
    skipped = form.is_bound and "skip" in request.POST
    if skipped:
        form.fields["fear_now"].required = False
    if form.is_bound and form.is_valid():
        seen = SeenAgain(**form.cleaned_data, skipped=skipped)
        kept = append_follow_up(record.attempt, FollowUp.When(when), seen, timezone.now())
        messages.info(request, _("Thank you. It is kept with that ask."))
        return go_on(kept.danger, "today")
    page = FollowUpPage(record, ask_of_attempt(record.attempt), when, form, of_round)
    return render(
        request, "practice/after/follow_up.html", {"page": page}, status=422 if form.errors else 200
    )


def _form_of(request: Asking, record: AttemptRecord, when: str, of_round: bool) -> FollowUpForm:
    """A week later it is asked what it cost, where somebody else was in it."""
    unasked = record.attempt.origin == Attempt.Origin.UNSOUGHT
    alone = record.kind is AskKind.APPROACHING or unasked
    make = WeekLaterForm if when == FollowUp.When.WEEK and not alone else FollowUpForm
    form = make(request.POST or None, kind=record.kind, of_round=of_round, unasked=unasked)
    return with_draft(request, form, follow_up_draft_of(record.attempt.pk, when))
