"""Whether days and hours go by the zone of the device: one tap, and it is kept."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from undaunted.people.asking import Asking
from undaunted.people.days import zone_names
from undaunted.people.describing import decline_zone, live_by
from undaunted.people.refusals import NotAllowed


class ZoneForm(forms.Form):
    zone = forms.ChoiceField(choices=lambda: [(name, name) for name in zone_names()])
    use = forms.ChoiceField(choices=(("yes", ""), ("no", "")))


@require_POST
def zone(request: Asking) -> HttpResponse:
    form = ZoneForm(request.POST)
    if not form.is_valid():
        raise NotAllowed(_("That isn't the name of a time zone."))
    name = form.cleaned_data["zone"]
    if form.cleaned_data["use"] == "yes":
        live_by(request.person, name, timezone.now())
        messages.info(
            request, _("From now on your days and hours go by %(zone)s.") % {"zone": name}
        )
    else:
        decline_zone(request.person, name)
        messages.info(request, _("Left as it was. You find the time zone on Me."))
    return redirect("today")
