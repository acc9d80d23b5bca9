"""The person's own plan for dark hours."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.people.asking import Asking
from undaunted.people.drafting import kept
from undaunted.record.forms import fresh_form
from undaunted.wellbeing.forms import SafetyPlanForm
from undaunted.wellbeing.planning import DRAFT, STEPS, keep_plan, plan_of


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: Asking) -> HttpResponse:
    form = fresh_form(request, SafetyPlanForm, DRAFT)
    if form.is_bound and form.is_valid():
        said = {name: form.cleaned_data[name] for name in STEPS}
        keep_plan(request.person, form.cleaned_data["fact"], said, timezone.now())
        messages.info(request, _("Your plan is kept. It stands here below the numbers."))
        return redirect("help-now")
    stored = plan_of(request.person)
    if stored is not None and not form.is_bound and not kept(request.person, DRAFT):
        form = SafetyPlanForm(initial={name: getattr(stored, name) for name in STEPS})
    context = {"form": form, "draft": DRAFT, "stored": stored}
    return render(request, "wellbeing/plan.html", context, status=422 if form.errors else 200)
