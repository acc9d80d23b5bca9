"""A check-in: one number for today."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.people.asking import Asking, onward
from undaunted.wellbeing.checking_in import check_in as append_check_in
from undaunted.wellbeing.forms import CheckInForm


@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: Asking) -> HttpResponse:
    form = CheckInForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        append_check_in(request.person, said["fact"], said["mood"], timezone.now())
        messages.info(request, _("Noted. It is only for you."))
        return redirect(onward(request))
    context = {"form": form, "next": onward(request)}
    return render(request, "wellbeing/check_in.html", context, status=422 if form.errors else 200)
