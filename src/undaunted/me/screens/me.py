"""Me: what the person told about themselves, how fast, how it looks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.engine.taxonomy import Circumstance, NotFor, Pace
from undaunted.me.forms import LookForm, PaceForm, PracticeForm
from undaunted.me.page import shown
from undaunted.people.asking import Asking
from undaunted.people.describing import Description, circumstances_of, describe, set_up
from undaunted.people.models import Circumstances, Person
from undaunted.people.refusals import Refusal
from undaunted.wellbeing.pacing import choose_pace


@require_http_methods(["GET", "HEAD", "POST"])
def me(request: Asking) -> HttpResponse:
    if request.method != "POST":
        return shown(request)
    section = SECTIONS.get(request.POST.get("section", ""))
    if section is None:
        raise BadRequest("No such section.")
    form = section.form(request.POST)
    if form.is_valid():
        try:
            section.save(request.person, form)
        except Refusal as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Saved."))
            return redirect("me")
    return shown(request, form)


def save_practice(person: Person, form: forms.Form) -> None:
    assert isinstance(form, PracticeForm)
    told = Description(
        domains_wanted=tuple(form.cleaned_data["domains_wanted"]),
        domains_no_go=tuple(form.cleaned_data["domains_no_go"]),
        not_for=form.told(NotFor),
        true_for_me=form.told(Circumstance),
        directness=form.cleaned_data["directness"],
        values_chosen=tuple(form.cleaned_data["values_chosen"]),
        value_own_words=form.cleaned_data["value_own_words"],
    )
    if not says(circumstances_of(person), told):
        describe(person, told, form.cleaned_data["revision"])


def says(row: Circumstances, told: Description) -> bool:
    """Whether this is stored already, as when a form is sent twice."""
    plain = all(getattr(row, n) == getattr(told, n) for n in ("value_own_words", "directness"))
    lists = ("domains_wanted", "domains_no_go", "not_for", "true_for_me", "values_chosen")
    return plain and all(getattr(row, name) == sorted(getattr(told, name)) for name in lists)


def save_pace(person: Person, form: forms.Form) -> None:
    told = form.cleaned_data
    choose_pace(person, told["fact"], Pace(told["pace"]), timezone.now())


def save_look(person: Person, form: forms.Form) -> None:
    told = form.cleaned_data
    set_up(person, theme=told["theme"], time_zone=told["time_zone"], week_goal=told["week_goal"])


@dataclass(frozen=True, slots=True)
class Section:
    form: type[forms.Form]
    save: Callable[[Person, forms.Form], None]


SECTIONS: Mapping[str, Section] = {
    "practice": Section(PracticeForm, save_practice),
    "pace": Section(PaceForm, save_pace),
    "look": Section(LookForm, save_look),
}
