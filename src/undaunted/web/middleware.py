"""Who is asking, how a refusal is shown, and which headers a personal page carries."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _

from undaunted.frame.dating import written_as
from undaunted.frame.policies import permissions
from undaunted.people.days import habits_of, zone_of
from undaunted.people.models import Person
from undaunted.web.device import device_zone_of, language_of
from undaunted.web.errors import error_page, page_for

_View = Callable[[HttpRequest], HttpResponseBase]
_log = logging.getLogger("undaunted")


def private_pages(get_response: _View) -> _View:
    """Nothing personal is kept by caches; nothing of the device is used but what a page names."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.setdefault("Cache-Control", "no-store")
        response.setdefault("Permissions-Policy", permissions())
        return response

    return middleware


def token_on_every_page(get_response: _View) -> _View:
    """Set the token of forms with the first page, also where it has none.

    Else the worker, which fetches pages in the background, may set another one between a form and
    its sending.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            get_token(request)
        return response

    return middleware


class LocalPerson:
    """Personal mode: the one local person practises, without signing in.

    Here alone their zone, and how they write days and hours, is settled for a request.
    """

    def __init__(self, get_response: _View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        person = Person.objects.local()
        request.person = person  # type: ignore[attr-defined]  # Asking's field
        habits = habits_of(person, language_of(request), device_zone_of(request))
        with written_as(habits), timezone.override(zone_of(person)):
            return self.get_response(request)


class PlainErrors:
    """Turns what went wrong into a page that says it plainly; never logs what was written."""

    def __init__(self, get_response: _View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            return error_page(request, 405, _("There is nothing to see at this address by itself."))
        return response

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        page = page_for(request, fault)
        if page is None or page.status_code >= 500:
            _log.error("%s on %s", type(fault).__name__, request.method)
        return page
