"""A no because of who somebody is: believed, somebody on their side, and where they can complain.

No picture, no guess and no exercise stands here: nothing of it is put in another light.
"""

import uuid
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from undaunted.engine.taxonomy import RefusedFor
from undaunted.library.kinds.rights import RightsBody
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.people.days import zone_of
from undaunted.people.where import country_of_zone
from undaunted.practice.after.marking import mark_as_about_who
from undaunted.record.because_of_who import can_be_marked
from undaunted.record.forms import FactForm, SomeOf
from undaunted.record.labels import choices
from undaunted.record.questions import AttemptRecord, attempt_record_of
from undaunted.wellbeing.planning import one_to_reach


class GroundsForm(FactForm):
    grounds = SomeOf(
        label=gettext_lazy("What was it about? One or more."),
        choices=choices(RefusedFor),
        required=False,
    )


@dataclass(frozen=True, slots=True)
class Rights:
    """Where to complain in one country."""

    country: str
    bodies: tuple[RightsBody, ...]


@dataclass(frozen=True, slots=True)
class BecauseOfWhoPage:
    """`reach`: one person named in the plan, "" where none is."""

    record: AttemptRecord
    form: forms.Form
    reach: str
    own: Rights | None
    others: tuple[Rights, ...]

    @property
    def is_marked(self) -> bool:
        return bool(self.record.grounds)


@require_http_methods(["GET", "HEAD", "POST"])
def because_of_who(request: Asking, pk: uuid.UUID) -> HttpResponse:
    record = attempt_record_of(request.person, pk)
    if not can_be_marked(record.answer):
        return redirect("what-happened", pk)
    form = GroundsForm(request.POST or None, initial={"grounds": list(record.grounds)})
    if form.is_bound and form.is_valid():
        return _marked(request, record, form)
    every = _rights()
    country = request.person.country or country_of_zone(zone_of(request.person).key)
    own = next((one for one in every if one.country == country), None)
    page = BecauseOfWhoPage(
        record=record,
        form=form,
        reach=one_to_reach(request.person),
        own=own,
        others=tuple(one for one in every if one is not own),
    )
    status = 422 if form.errors else 200
    return render(request, "practice/after/because_of_who.html", {"page": page}, status=status)


def _marked(request: Asking, record: AttemptRecord, form: GroundsForm) -> HttpResponse:
    taken_back = request.POST.get("do") == "not-so"
    said = [] if taken_back else [RefusedFor(word) for word in form.cleaned_data["grounds"]]
    if not said and not taken_back:
        said = [RefusedFor.OTHER]
    mark_as_about_who(record, form.cleaned_data["fact"], said, timezone.now())
    if taken_back:
        messages.info(request, _("It is not marked any more."))
        return redirect("what-happened", record.attempt.pk)
    messages.info(request, _("It is marked, for you alone."))
    return redirect("because-of-who", record.attempt.pk)


def _rights() -> tuple[Rights, ...]:
    """Where to complain, by country in the order of the library."""
    grouped: dict[str, list[RightsBody]] = {}
    for body in open_library().rights:
        grouped.setdefault(body.country, []).append(body)
    return tuple(Rights(country, tuple(bodies)) for country, bodies in grouped.items())
