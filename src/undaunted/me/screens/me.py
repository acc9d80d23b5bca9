"""Me: what the person told about themselves, how fast, how it looks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.engine.taxonomy import Circumstance, NotFor, Pace
from undaunted.me.forms import PRACTICE_DRAFT, LifeForm, LookForm, PaceForm, PracticeForm
from undaunted.me.page import shown
from undaunted.people.asking import Asking
from undaunted.people.describing import Description, LookAndTime, set_up
from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.people.refusals import VerbRefused
from undaunted.people.telling_life import tell_life
from undaunted.wellbeing.leading import go_on
from undaunted.wellbeing.pacing import choose_pace
from undaunted.wellbeing.telling import tell_of_oneself


@require_http_methods(["GET", "HEAD", "POST"])
def me(request: Asking) -> HttpResponse:
    if request.method != "POST":
        return shown(request)
    section = _SECTIONS.get(request.POST.get("section", ""))
    if section is None:
        raise BadRequest("No such section.")
    form = section.form(request.POST)
    if form.is_valid():
        try:
            danger = section.save(request.person, form)
        except VerbRefused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Saved."))
            return go_on(danger, "me")
    return shown(request, form)


def _save_practice(person: Person, form: forms.Form) -> bool:
    """Whether the words speak of danger."""
    assert isinstance(form, PracticeForm)
    description = Description(
        domains_wanted=tuple(form.cleaned_data["domains_wanted"]),
        domains_no_go=tuple(form.cleaned_data["domains_no_go"]),
        not_for=form.words_ticked(NotFor),
        true_for_me=form.words_ticked(Circumstance),
        directness=form.cleaned_data["directness"],
        values_chosen=tuple(form.cleaned_data["values_chosen"]),
        value_own_words=form.cleaned_data["value_own_words"],
    )
    kept = tell_of_oneself(person, description, form.cleaned_data["revision"], timezone.now())
    forget(person, PRACTICE_DRAFT)
    return kept.danger


def _save_life(person: Person, form: forms.Form) -> bool:
    assert isinstance(form, LifeForm)
    tell_life(person, form.answers(), form.cleaned_data["half_of_earth"], timezone.now())
    return False


def _save_pace(person: Person, form: forms.Form) -> bool:
    cleaned = form.cleaned_data
    choose_pace(person, cleaned["fact"], Pace(cleaned["pace"]), timezone.now())
    return False


def _save_look(person: Person, form: forms.Form) -> bool:
    set_up(person, LookAndTime(**form.cleaned_data), timezone.now())
    return False


@dataclass(frozen=True, slots=True)
class MeSection:
    form: type[forms.Form]
    save: Callable[[Person, forms.Form], bool]


_SECTIONS: Mapping[str, MeSection] = {
    "practice": MeSection(PracticeForm, _save_practice),
    "life": MeSection(LifeForm, _save_life),
    "pace": MeSection(PaceForm, _save_pace),
    "look": MeSection(LookForm, _save_look),
}
