"""What I believed: one's own words over time, what was feared beside what came."""

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from undaunted.insights.grouping_fears import put_together, take_apart
from undaunted.insights.own_words import (
    AssumptionSeen,
    FearCount,
    assumptions_seen,
    fears_counted,
)
from undaunted.people.asking import Asking
from undaunted.people.drafting import forget
from undaunted.people.ranges import longest
from undaunted.record.forms import FactForm, WordsField, with_draft
from undaunted.record.models import FearGroup
from undaunted.wellbeing.leading import go_on

_A_PAGE = 20
_DRAFT = "fears-together"


class _FearsField(forms.Field):
    """The fears that were ticked, each named by one of its attempts."""

    widget = forms.SelectMultiple
    default_error_messages = {"required": gettext_lazy("Tick the fears that it is about.")}

    def to_python(self, value: Any) -> list[uuid.UUID]:
        try:
            return [uuid.UUID(each) for each in value or ()]
        except ValueError:
            raise forms.ValidationError(_("One of these is not there any more.")) from None


class GroupForm(FactForm):
    fears = _FearsField(label=gettext_lazy("Fears"))
    name = WordsField(
        label=gettext_lazy("What shall it be called?"),
        max_length=longest(FearGroup, "name"),
        rows=1,
    )


@dataclass(frozen=True, slots=True)
class BelievedPage:
    shows_fears: bool
    fears: Page[FearCount] | None
    assumptions: Page[AssumptionSeen] | None
    form: GroupForm
    ticked: tuple[str, ...]
    draft: str = _DRAFT


@require_http_methods(["GET", "HEAD", "POST"])
def believed(request: Asking) -> HttpResponse:
    if request.method != "POST":
        return _shown(request, with_draft(request, GroupForm(), _DRAFT))
    form = GroupForm(request.POST)
    apart = request.POST.get("do") == "apart"
    if form.is_valid() and not apart and not form.cleaned_data["name"].strip():
        form.add_error("name", _("Give it a name, in your own words."))
    if not form.is_valid():
        return _shown(request, form)
    said, now = form.cleaned_data, timezone.now()
    if apart:
        take_apart(request.person, said["fact"], said["fears"], now)
        messages.info(request, _("Taken apart. Each stands by itself again."))
        return go_on(False, "believed")
    danger = put_together(request.person, said["fact"], said["fears"], said["name"], now)
    forget(request.person, _DRAFT)
    messages.info(request, _("Put together, and counted as one."))
    return go_on(danger, "believed")


def _shown(request: Asking, form: GroupForm) -> HttpResponse:
    shows_fears = request.GET.get("show") != "assumptions"
    number = request.GET.get("page")
    page = BelievedPage(
        shows_fears,
        Paginator(fears_counted(request.person), _A_PAGE).get_page(number) if shows_fears else None,
        None
        if shows_fears
        else Paginator(assumptions_seen(request.person), _A_PAGE).get_page(number),
        form,
        tuple(request.POST.getlist("fears") or map(str, form.initial.get("fears", ()))),
    )
    status = 422 if form.errors else 200
    return render(request, "journal/what_i_believed.html", {"page": page}, status=status)
