"""Keeps what is typed in any form, until it is sent."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from undaunted.people.asking import Asking
from undaunted.people.drafting import keep


@require_POST
def draft(request: Asking, form: str) -> HttpResponse:
    keep(request.person, form[:80], dict(request.POST.lists()), timezone.now())
    return HttpResponse(status=204)
