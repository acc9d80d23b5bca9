"""Where to go after something was saved: onwards, or first to Help now, with the way on kept."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode


def go_on(danger: bool, to: str, *args: object) -> HttpResponse:
    """Redirect to `to`; where the words that were saved speak of danger, help comes before it."""
    return help_first(redirect(to, *args)) if danger else redirect(to, *args)


def help_first(onwards: HttpResponseRedirect) -> HttpResponseRedirect:
    """Lead to Help now, and from there to where the way led."""
    helped = reverse("help-now")
    if onwards.url.startswith(helped):
        return onwards
    return HttpResponseRedirect(f"{helped}?{urlencode({'next': onwards.url})}")
