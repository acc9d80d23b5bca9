"""Life parts: told with one tap from any ask, and by what one is here for."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from undaunted.engine.taxonomy import Domain, Presumes
from undaunted.me.forms import leave_out_dating
from undaunted.people.asking import Asking, onward
from undaunted.people.describing import circumstances_of
from undaunted.people.telling_life import (
    ANSWERS,
    NEVER,
    YES,
    skip_here_for,
    tell_here_for,
    tell_part,
)
from undaunted.record.forms import SomeOf
from undaunted.record.labels import choices
from undaunted.wellbeing.young import is_minor


class LifePartForm(forms.Form):
    part = forms.ChoiceField(choices=choices(Presumes))
    answer = forms.ChoiceField(choices=[(each, each) for each in ANSWERS])


@require_POST
def part(request: Asking) -> HttpResponse:
    """One life part: mine, never mine, or not said after all."""
    form = LifePartForm(request.POST)
    if not form.is_valid():
        raise BadRequest("No such life part, or no such answer.")
    answer = form.cleaned_data["answer"]
    tell_part(request.person, Presumes(form.cleaned_data["part"]), answer, timezone.now())
    messages.info(request, _told(answer))
    return redirect(onward(request))


def _told(answer: str) -> str:
    if answer == YES:
        return _("Noted: asks like this may be suggested.")
    if answer == NEVER:
        return _("Noted: asks like this are not suggested.")
    return _("Taken back. Nothing is taken for granted.")


class HereForForm(forms.Form):
    here_for = SomeOf(label=gettext_lazy("Several, if you like"), choices=choices(Domain))


@dataclass(frozen=True, slots=True)
class HereForPage:
    form: HereForForm


@require_http_methods(["GET", "HEAD", "POST"])
def here_for(request: Asking) -> HttpResponse:
    """Several parts of life, or skipped."""
    if request.method == "POST" and "skip" in request.POST:
        skip_here_for(request.person, timezone.now())
        messages.info(request, _("Skipped. It stands on Me whenever you like."))
        return redirect("today")
    form = _here_for_form(request)
    if is_minor(request.person):
        leave_out_dating(form, "here_for")
    if form.is_bound and form.is_valid():
        wanted = [Domain(name) for name in form.cleaned_data["here_for"]]
        tell_here_for(request.person, wanted, timezone.now())
        messages.info(
            request, _("Saved. Most suggestions come from there, as far as such asks are open.")
        )
        return redirect("today")
    status = 422 if form.errors else 200
    return render(request, "me/here_for.html", {"page": HereForPage(form)}, status=status)


def _here_for_form(request: Asking) -> HereForForm:
    if request.method == "POST":
        return HereForForm(request.POST)
    return HereForForm(initial={"here_for": circumstances_of(request.person).domains_wanted})
