"""An instrument to fill in: one question at a time or all on one page, any of them left open."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from undaunted.people.asking import Asking, onward
from undaunted.record.forms import fresh_form
from undaunted.wellbeing.forms import MeasureForm
from undaunted.wellbeing.measuring import instrument, measure_draft_of, take


@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: Asking, name: str) -> HttpResponse:
    file, draft, onwards = instrument(name), measure_draft_of(name), onward(request)
    form = fresh_form(request, partial(MeasureForm, file=file), draft)
    if form.is_bound and form.is_valid():
        take(request.person, form.cleaned_data["fact"], file, form.answers(), timezone.now())
        return redirect(f"{reverse('screening-done')}?{urlencode({'next': onwards})}")
    context = {"form": form, "file": file, "draft": draft, "next": onwards}
    return render(request, "wellbeing/measure.html", context, status=422 if form.errors else 200)
