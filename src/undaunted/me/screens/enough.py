"""Having enough: a look back, a short plan for later, and the way to a quiet page and back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.me.goals.forms import KeepingForm
from undaunted.me.goals.having_enough import KEEPING_DRAFT, KEEPING_STEPS, keep_for_later, turn_to
from undaunted.me.goals.looking_back import LookedBack, look_back_on_all
from undaunted.people.asking import Asking
from undaunted.people.drafting import kept
from undaunted.record.aims import enough_since, keeping_plans_of
from undaunted.record.forms import FactForm, fresh_form
from undaunted.record.models import Chapter, KeepingPlan
from undaunted.wellbeing.leading import go_on


@dataclass(frozen=True, slots=True)
class EnoughPage:
    back: LookedBack
    form: KeepingForm
    plans: tuple[KeepingPlan, ...]
    draft: str
    since: datetime | None


@require_http_methods(["GET", "HEAD", "POST"])
def enough(request: Asking) -> HttpResponse:
    if request.method != "POST":
        return _shown(request)
    send = _SENT.get(request.POST.get("do", ""))
    if send is None:
        raise BadRequest("Nothing that can be done here.")
    return send(request)


def _shown(request: Asking) -> HttpResponse:
    plans = keeping_plans_of(request.person)
    form = fresh_form(request, KeepingForm, KEEPING_DRAFT)
    if plans and not form.is_bound and not kept(request.person, KEEPING_DRAFT):
        form = KeepingForm(initial={name: getattr(plans[0], name) for name in KEEPING_STEPS})
    page = EnoughPage(
        back=look_back_on_all(request.person),
        form=form,
        plans=plans,
        draft=KEEPING_DRAFT,
        since=enough_since(request.person),
    )
    return render(request, "me/enough.html", {"page": page}, status=422 if form.errors else 200)


def _keep_plan(request: Asking) -> HttpResponse:
    form = KeepingForm(request.POST)
    if not form.is_valid():
        return _shown(request)
    said = {name: form.cleaned_data[name] for name in KEEPING_STEPS}
    saved = keep_for_later(request.person, form.cleaned_data["fact"], said, timezone.now())
    messages.info(request, _("Your plan is kept. Earlier ones stay below it."))
    return go_on(saved.danger, "enough")


def _have_enough(request: Asking) -> HttpResponse:
    return _turned(request, Chapter.Kind.ENOUGH)


def _begin_again(request: Asking) -> HttpResponse:
    return _turned(request, Chapter.Kind.AGAIN)


def _turned(request: Asking, kind: Chapter.Kind) -> HttpResponse:
    form = FactForm(request.POST)
    if not form.is_valid():
        raise BadRequest("A page that is too old.")
    turn_to(request.person, form.cleaned_data["fact"], kind, timezone.now())
    return go_on(False, "today")


_SENT: Mapping[str, Callable[[Asking], HttpResponse]] = {
    "plan": _keep_plan,
    "enough": _have_enough,
    "again": _begin_again,
}
