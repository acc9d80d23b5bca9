"""The request a screen gets: Django's, with the person who asks; and where they were going."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from undaunted.people.models import Person


class Asking(HttpRequest):
    """A request with its person, put there by the frame."""

    person: Person


def onward(request: HttpRequest) -> str:
    """The page of ours a person was on the way to (`next`), or Today."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours else reverse("today")
