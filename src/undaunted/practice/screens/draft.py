"""Keeps what is typed in any form of the loop, and gives it back when the form is opened again."""

from typing import TypeVar

from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_POST

from undaunted.people.asking import Asking
from undaunted.practice.drafting import keep, kept
from undaunted.record.forms import FactForm

AnyForm = TypeVar("AnyForm", bound=FactForm)


@require_POST
def draft(request: Asking, form: str) -> HttpResponse:
    keep(request.person, form[:80], dict(request.POST.lists()), timezone.now())
    return HttpResponse(status=204)


def fresh_form(request: Asking, kind: type[AnyForm], draft: str, **initial: object) -> AnyForm:
    """The form as sent, or as it was left, or new."""
    if request.method == "POST":
        return kind(request.POST)
    typed = QueryDict(mutable=True)
    for name, values in kept(request.person, draft).items():
        typed.setlist(name, values)
    if not typed:
        return kind(initial=initial)
    empty = kind()
    left = {
        name: field.widget.value_from_datadict(typed, {}, name)
        for name, field in empty.fields.items()
    }
    return kind(initial={**initial, **{k: v for k, v in left.items() if v not in (None, "")}})
