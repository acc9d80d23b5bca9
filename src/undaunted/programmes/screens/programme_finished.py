"""A programme that was finished: what was done, what was expected and came, and what may be next."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from undaunted.drawing.chart import Chart
from undaunted.engine.taxonomy import Outcome
from undaunted.library.kinds.programme import Programme
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.programmes.enrolled import enrolments_of
from undaunted.programmes.pictures import deck_of, expected_against_came
from undaunted.programmes.screens.programme import programme_named
from undaunted.programmes.screens.programmes import ProgrammeCard, card_of
from undaunted.programmes.telling import FEWEST
from undaunted.programmes.tries import Try, tries_of
from undaunted.programmes.wall import wall_words
from undaunted.wellbeing.young import is_minor


@dataclass(frozen=True, slots=True)
class FinishedPage:
    programme: Programme
    counts: tuple[tuple[int, str], ...]
    deck: Chart
    chart: Chart | None
    following: tuple[ProgrammeCard, ...]
    wall: str
    may_tell: bool


@require_safe
def programme_finished(request: Asking, key: str) -> HttpResponse:
    found = programme_named(key)
    ended = [
        one
        for one in enrolments_of(request.person)
        if one.programme.id == found.id and one.status == "finished"
    ]
    if not ended:
        return redirect("programme", key)
    tries = tries_of(request.person, ended[-1])
    shipped, minor = open_library().programmes, is_minor(request.person)
    following = [shipped[name] for name in found.finishing.next_programmes]
    page = FinishedPage(
        programme=found,
        counts=tuple(_counts_of(tries)),
        deck=deck_of(request.person, ended[-1], tries, timezone.now()),
        chart=expected_against_came(tries),
        following=tuple(card_of(one, None) for one in following if not (minor and one.for_adults)),
        wall=wall_words(found),
        may_tell=sum(one.reflected for one in tries) >= FEWEST,
    )
    return render(request, "programmes/programme_finished.html", {"page": page})


def _counts_of(tries: tuple[Try, ...]) -> Iterator[tuple[int, str]]:
    """How many were asked and looked back on, and what came of them."""
    asked = sum(one.was_asked for one in tries)
    yield asked, ngettext("time you asked", "times you asked", asked)
    back = sum(one.reflected for one in tries)
    yield back, ngettext("time you looked back", "times you looked back", back)
    came = {outcome: sum(one.outcome is outcome for one in tries) for outcome in Outcome}
    yield came[Outcome.NO], ngettext("no", "noes", came[Outcome.NO])
    yield came[Outcome.YES], ngettext("yes", "yeses", came[Outcome.YES])
    if came[Outcome.PARTLY]:
        yield came[Outcome.PARTLY], _("almost")
