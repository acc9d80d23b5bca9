"""A story to tell: three asks of a programme in the person's own words, to change and to keep."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from undaunted.library.kinds.programme import Programme
from undaunted.people.asking import Asking
from undaunted.programmes.enrolled import enrolments_of, newest_of
from undaunted.programmes.screens.programme import programme_named
from undaunted.programmes.telling import FEWEST, AskToTell, asks_to_tell, draft_of
from undaunted.programmes.tries import tries_of


@dataclass(frozen=True, slots=True)
class TellingPage:
    programme: Programme
    asks: tuple[AskToTell, ...]
    draft: str


@require_safe
def programme_telling(request: Asking, key: str) -> HttpResponse:
    found, person = programme_named(key), request.person
    enrolled = newest_of(enrolments_of(person), found.id)
    tries = tries_of(person, enrolled) if enrolled else ()
    if sum(one.reflected for one in tries) < FEWEST:
        return redirect("programme", key)
    asks = asks_to_tell(person, tries)
    page = TellingPage(found, asks, draft_of(asks))
    return render(request, "programmes/programme_telling.html", {"page": page})
