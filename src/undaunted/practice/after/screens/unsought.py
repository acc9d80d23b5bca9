"""A rejection that came without asking. It may be written down too."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.people.asking import Asking
from undaunted.practice.after.forms import UnsoughtForm
from undaunted.practice.after.telling_unsought import DRAFT, Came, tell_unsought
from undaunted.record.forms import fresh_form
from undaunted.wellbeing.leading import go_on


@require_http_methods(["GET", "HEAD", "POST"])
def unsought(request: Asking) -> HttpResponse:
    form = fresh_form(request, UnsoughtForm, DRAFT)
    if form.is_bound and form.is_valid():
        kept = tell_unsought(request.person, Came(**form.cleaned_data), timezone.now())
        messages.info(
            request, _("It is written down, and only for you. That cannot have been easy.")
        )
        return go_on(kept.danger, "what-happened", kept.row.attempt_id)
    context = {"form": form, "draft": DRAFT}
    return render(
        request, "practice/after/unsought.html", context, status=422 if form.errors else 200
    )
