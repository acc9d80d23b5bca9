"""After anything was saved: do its words speak of danger? Then help opens, and the way goes on.

One place for every form of the program, so that none is forgotten. Saves first, looks after.
"""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from undaunted.people.models import Person
from undaunted.wellbeing.noticing import notice_danger

View = Callable[[HttpRequest], HttpResponseBase]
NOT_TEXT = frozenset({"csrfmiddlewaretoken", "fact", "next"})
NOT_SENT = frozenset({"draft"})
SHORTEST = 3


def notice_words(get_response: View) -> View:
    """Looks at what was written only when it was saved: a redirect after a POST."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method == "POST" and isinstance(response, HttpResponseRedirect):
            return with_help(request, response)
        return response

    return middleware


def with_help(request: HttpRequest, response: HttpResponseRedirect) -> HttpResponseBase:
    match = request.resolver_match
    person: Person | None = getattr(request, "person", None)
    if person is None or match is None or match.view_name in NOT_SENT:
        return response
    found = notice_danger(person, words_in(request), match.view_name, timezone.now())
    if found is None or response.url.startswith(reverse("help-now")):
        return response
    return HttpResponseRedirect(f"{reverse('help-now')}?{urlencode({'next': response.url})}")


def words_in(request: HttpRequest) -> Iterator[str]:
    """Every text that came in, besides ids and where to go."""
    for name, values in request.POST.lists():
        if name not in NOT_TEXT:
            yield from (value for value in values if len(value) > SHORTEST)
