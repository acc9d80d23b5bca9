"""What is for adults only is not there for somebody under 18, by whatever address it is asked for.

One gate for every page that names an ask or a programme, so that a new page has it too. What they
wrote down of their own life stays theirs.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from undaunted.engine.safety.allowing import kept_from_minors
from undaunted.engine.steps import parted
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.web.errors import error_page
from undaunted.wellbeing.young import is_minor

_KEY = "key"
_View = Callable[[HttpRequest], HttpResponseBase]


class AdultsOnly:
    """Asks the database only where an address names something that is for adults."""

    def __init__(self, get_response: _View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: _View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        person: Person = request.person  # type: ignore[attr-defined]  # Asking's field
        if any(_for_adults(key) for key in _keys(request, kwargs)) and is_minor(person):
            return error_page(request, 404, _("This is for adults, so it is not here for you."))
        return None


def _keys(request: HttpRequest, kwargs: dict[str, Any]) -> Iterator[str]:
    """Every key of the library that this request names."""
    yield str(kwargs.get(_KEY, ""))
    yield request.GET.get(_KEY, "")
    if request.method == "POST":
        yield request.POST.get(_KEY, "")


def _for_adults(key: str) -> bool:
    library, ask_key = open_library(), parted(key)[0]
    ask, programme = library.asks.get(ask_key), library.programmes.get(key)
    if programme is not None and programme.for_adults:
        return True
    return ask is not None and kept_from_minors(ask.candidate())
