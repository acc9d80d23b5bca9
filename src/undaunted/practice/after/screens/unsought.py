"""A rejection that came without asking. It may be written down too."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.engine.taxonomy import Outcome
from undaunted.people.asking import Asking
from undaunted.people.drafting import forget
from undaunted.practice.after.forms import UnsoughtForm
from undaunted.record.forms import fresh_form
from undaunted.record.models import Answer, Attempt
from undaunted.record.recording import unsought as append_unsought
from undaunted.wellbeing.noticing import notice_verdict

DRAFT = "unsought"


@require_http_methods(["GET", "HEAD", "POST"])
def unsought(request: Asking) -> HttpResponse:
    form = fresh_form(request, UnsoughtForm, DRAFT)
    if form.is_bound and form.is_valid():
        attempt, answer = unsought_from(request, form.cleaned_data)
        append_unsought(attempt, answer)
        notice_verdict(attempt, (answer.words,), "unsought", timezone.now())
        forget(request.person, DRAFT)
        messages.info(
            request, _("It is written down, and only for you. That cannot have been easy.")
        )
        return redirect("what-happened", attempt.pk)
    context = {"form": form, "draft": DRAFT}
    return render(
        request, "practice/after/unsought.html", context, status=422 if form.errors else 200
    )


def unsought_from(request: Asking, said: dict[str, Any]) -> tuple[Attempt, Answer]:
    now = timezone.now()
    attempt = Attempt(
        id=said["fact"],
        person=request.person,
        received_at=now,
        committed_at=now,
        kind=Attempt.Kind.UNSOUGHT,
        ask_key=f"unsought:{said['domain']}",
    )
    answer = Answer(
        id=said["fact"],
        person=request.person,
        attempt=attempt,
        received_at=now,
        logged_at=now,
        asked_at=now,
        outcome=Outcome.NO.value,
        fear_peak=said["fear_peak"],
        fear_now=said["fear_now"],
        words=said["words"],
    )
    return attempt, answer
