"""An ask of one's own, in one's own words; the red lines speak kindly."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from undaunted.engine.safety.stakes import CLOSENESS
from undaunted.engine.taxonomy import Counterpart
from undaunted.engine.words.red_lines import RedLineHit, find_red_lines
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.people.drafting import forget
from undaunted.practice.forms import OwnAskForm
from undaunted.record.forms import fresh_form
from undaunted.record.history import own_key
from undaunted.record.models import OwnAsk
from undaunted.record.recording import own_ask as append_own_ask

DRAFT = "own-ask"
WORDS = ("title", "where", "opening_line", "way_out")


@require_http_methods(["GET", "HEAD", "POST"])
def own_ask(request: Asking) -> HttpResponse:
    form = fresh_form(request, OwnAskForm, DRAFT)
    stops: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        stops = red_lines_in(form.cleaned_data)
        if not stops:
            row = append_own_ask(own_ask_from(request, form.cleaned_data))
            forget(request.person, DRAFT)
            return redirect("ask", own_key(row.pk))
    context = {"form": form, "draft": DRAFT, "stops": stops}
    status = 422 if form.errors or stops else 200
    return render(request, "practice/own_ask.html", context, status=status)


def red_lines_in(said: dict[str, Any]) -> tuple[str, ...]:
    """The kind sentence of each red line the words cross, field by field and taken together."""
    rules = open_library().red_lines
    each = [str(said[name]) for name in WORDS]
    hits: list[RedLineHit] = []
    for words in (*each, ". ".join(each), " ".join(each)):
        hits.extend(find_red_lines(words, rules))
    return tuple(dict.fromkeys(hit.message for hit in hits))


def own_ask_from(request: Asking, said: dict[str, Any]) -> OwnAsk:
    return OwnAsk(
        id=said["fact"],
        person=request.person,
        received_at=timezone.now(),
        title=said["title"],
        where=said["where"],
        opening_line=said["opening_line"],
        way_out=said["way_out"],
        domain=said["domain"],
        counterpart=said["counterpart"],
        channel=said["channel"],
        relationship=CLOSENESS[Counterpart(said["counterpart"])],
        consequence=said["consequence"],
        fear_rated=said["fear_rated"],
    )
