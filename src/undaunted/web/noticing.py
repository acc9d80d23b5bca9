"""Words that were saved and not looked at: the person's next request looks, and help comes first.

Usually there are none, and nothing is asked of the database. What a form saves is looked at by
its verb.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from undaunted.people.models import Person
from undaunted.wellbeing.catching_up import look_at_left
from undaunted.wellbeing.leading import help_first

_View = Callable[[HttpRequest], HttpResponseBase]


def notice_words(get_response: _View) -> _View:
    """Looks before the page is made, so that the page already shows help in its header."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        person: Person | None = getattr(request, "person", None)
        if person is None or not person.words_left:
            return get_response(request)
        danger = look_at_left(person, timezone.now())
        response = get_response(request)
        return _with_help(request, response) if danger else response

    return middleware


def _with_help(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Help before a page that was opened, or before the way on from a form; else as it is."""
    if isinstance(response, HttpResponseRedirect):
        return help_first(response)
    if _is_page(request, response) and request.path != reverse("help-now"):
        return help_first(HttpResponseRedirect(request.get_full_path()))
    return response


def _is_page(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether somebody opened a whole page: no part of one, no file, nothing that was refused."""
    opened = request.method == "GET" and "HX-Request" not in request.headers
    html = response.headers.get("Content-Type", "").startswith("text/html")
    return opened and html and response.status_code == HttpResponse.status_code
