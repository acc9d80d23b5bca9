"""Ask: the two guesses, locked when they are sent."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from undaunted.people.asking import Asking
from undaunted.practice.asks import ShownAsk, ask_of
from undaunted.practice.committing import commit_to, too_big
from undaunted.people.drafting import forget
from undaunted.practice.forms import ForecastForm
from undaunted.record.forms import fresh_form
from undaunted.record.models import Attempt
from undaunted.record.recording import Expected


@dataclass(frozen=True, slots=True)
class AskPage:
    ask: ShownAsk
    form: ForecastForm
    first: bool
    draft: str


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Asking, key: str) -> HttpResponse:
    shown = ask_of(request.person, key)
    if request.method != "POST" and too_big(request.person, shown):
        return render(request, "practice/too_big.html", {"ask": shown})
    draft = f"ask:{key}"
    form = fresh_form(request, ForecastForm, draft)
    if form.is_bound and form.is_valid():
        attempt = locked(request, shown, form.cleaned_data)
        forget(request.person, draft)
        return redirect("attempt", attempt.pk)
    first = not Attempt.objects.visible_to(request.person).exists()
    page = AskPage(shown, form, first, draft)
    return render(request, "practice/ask.html", {"page": page}, status=422 if form.errors else 200)


def locked(request: Asking, shown: ShownAsk, said: dict[str, Any]) -> Attempt:
    expected = Expected(
        fear=said["fear"],
        chance_yes=said["chance_yes"],
        feared_text=said["feared_text"],
        feared_chance=said["feared_chance"],
        hope=said["hope"],
        no_cost=said["no_cost"],
        leave_out=tuple(said["leave_out"]),
    )
    now = timezone.now()
    return commit_to(request.person, said["fact"], shown, expected, said["whom"], now)
