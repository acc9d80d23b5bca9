"""A check-in: one number for today."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from undaunted.library.reading import open_library
from undaunted.people.asking import Asking, onward
from undaunted.wellbeing.checking_in import check_in as append_check_in
from undaunted.wellbeing.forms import CheckInForm
from undaunted.wellbeing.heavy_days import cause_now, heavy_today
from undaunted.wellbeing.mood_words import answer_to


@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: Asking) -> HttpResponse:
    form = CheckInForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        append_check_in(request.person, said["fact"], said["mood"], timezone.now())
        if said["mood"] <= open_library().safety.heavy_mood:
            return redirect(f"{reverse('checked-in')}?{urlencode({'next': onward(request)})}")
        messages.info(request, str(answer_to(said["mood"])))
        return redirect(onward(request))
    context = {"form": form, "next": onward(request)}
    return render(request, "wellbeing/check_in.html", context, status=422 if form.errors else 200)


@require_safe
def checked_in(request: Asking) -> HttpResponse:
    """After a very low day was told: a kind word, help, a person, the plan."""
    cause = cause_now(request.person, timezone.now())
    heavy = heavy_today(request.person, cause)
    if heavy is None:
        return redirect(onward(request))
    context = {"heavy": heavy, "onwards": onward(request)}
    return render(request, "wellbeing/checked_in.html", context)
