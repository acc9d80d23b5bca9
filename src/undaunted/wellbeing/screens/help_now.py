"""Help now: one tap from everywhere, behind no form, asking nothing that must be answered."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from undaunted.people.asking import Asking, onward
from undaunted.people.describing import live_in
from undaunted.wellbeing.help_lines import help_countries
from undaunted.wellbeing.helping import Helping, helping_now, plan_if_it_opens
from undaunted.wellbeing.models import SafetyPlan
from undaunted.wellbeing.noticing import put_help_away


@dataclass(frozen=True, slots=True)
class HelpPage:
    plan: SafetyPlan | None
    helping: Helping
    onwards: str
    after_words: bool


@require_http_methods(["GET", "HEAD", "POST"])
def help_now(request: Asking) -> HttpResponse:
    if request.method == "POST":
        country = request.POST.get("country", "")
        if country in {one.name for one in help_countries()}:
            live_in(request.person, country)
        return redirect("help-now")
    after_words = "next" in request.GET
    page = HelpPage(
        plan=plan_if_it_opens(request.person),
        helping=helping_now(request.person, timezone.now(), after_words=after_words),
        onwards=onward(request) if after_words else "",
        after_words=after_words,
    )
    return render(request, "wellbeing/help_now.html", {"page": page})


@require_POST
def help_away(request: Asking) -> HttpResponse:
    put_help_away(request.person, timezone.now())
    return redirect(onward(request))
