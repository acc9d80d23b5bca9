"""On a heavy day: the wish for an ask all the same, or that we misread what was written."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from undaunted.people.asking import Asking, onward
from undaunted.people.days import day_of, day_starts
from undaunted.wellbeing.noticing import misread_today
from undaunted.wellbeing.pacing import ask_anyway


@require_POST
def heavy_day(request: Asking) -> HttpResponse:
    now, wish = timezone.now(), request.POST.get("do", "")
    if wish == "wrong":
        misread_today(request.person, day_starts(request.person, day_of(request.person, now)), now)
        messages.info(request, _("Thank you. We read it wrong, and it no longer counts."))
    elif wish == "anyway":
        try:
            ask_anyway(request.person, uuid.UUID(request.POST.get("fact", "")), now)
        except ValueError:
            return redirect("today")
    return redirect(onward(request))
