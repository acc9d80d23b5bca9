"""The three simulated people of a demo, and which of them is shown. Not for any other folder.

All three live in the demo's own database; the one shown is the local person.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from undaunted.people.asking import Asking
from undaunted.people.models import LOCAL, Person
from undaunted.people.refusals import NotFound


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Who somebody of the demo is, in a few words and in a sentence."""

    key: str
    id: uuid.UUID
    name: Promise
    about: Promise

    @property
    def away(self) -> str:
        """The label while another one is shown."""
        return f"demo-{self.key}"


def _somebody(key: str, place: int, name: Promise, about: Promise) -> tuple[str, DemoPerson]:
    known = uuid.UUID(f"00000000-0000-4000-8000-00000000de{place:02d}")
    return key, DemoPerson(key, known, name, about)


DEMO_PEOPLE: Mapping[str, DemoPerson] = dict(
    (
        _somebody("much", 70, _("gains much"), _("Half a year, and much has moved.")),
        _somebody(
            "little", 71, _("gains little"), _("Half a year, and little has moved. It happens.")
        ),
        _somebody(
            "back",
            72,
            _("stopped and came back"),
            _("Two months, a break of eight weeks, a while again, and away for about two weeks."),
        ),
    )
)


def shown_name(person: Person | None) -> Promise | str:
    """The few words for who is shown; empty for somebody else."""
    known = (one.name for one in DEMO_PEOPLE.values() if person and one.id == person.pk)
    return next(known, "")


def _there() -> tuple[DemoPerson, ...]:
    """Those who were made (one query)."""
    made = set(
        Person.objects.filter(pk__in=[one.id for one in DEMO_PEOPLE.values()]).values_list(
            "pk", flat=True
        )
    )
    return tuple(one for one in DEMO_PEOPLE.values() if one.id in made)


@transaction.atomic
def show(key: str) -> None:
    """Show this one from now on; raises `NotFound` where it was not made."""
    wanted = DEMO_PEOPLE.get(key)
    if wanted is None or not Person.objects.filter(pk=wanted.id).exists():
        raise NotFound(gettext("Nobody of that name is in this demo."))
    away = {one.id: one.away for one in DEMO_PEOPLE.values()}
    for other in Person.objects.filter(label=LOCAL).exclude(pk=wanted.id):
        label = away.get(other.pk, f"demo-{other.pk}")
        Person.objects.filter(pk=other.pk).update(label=label)
    Person.objects.filter(pk=wanted.id).update(label=LOCAL)


@require_http_methods(["GET", "HEAD", "POST"])
def demo(request: Asking) -> HttpResponse:
    """Who can be met, and the one that was chosen."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        show(request.POST.get("person", ""))
        return redirect("today")
    page = {"people": _there(), "shown": request.person.pk}
    return render(request, "web/demo.html", {"page": page})
