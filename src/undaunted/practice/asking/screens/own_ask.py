"""An ask of one's own, in one's own words; the red lines speak kindly. It may improve an earlier one."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.engine.safety.stakes import CLOSENESS
from undaunted.engine.taxonomy import Counterpart
from undaunted.engine.words.red_lines import RedLineHit, find_red_lines
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.people.drafting import forget
from undaunted.people.refusals import NotFound
from undaunted.practice.asking.forms import ChangedAskForm, OwnAskForm
from undaunted.practice.asking.improving import Begun, begun_in, improvement_of
from undaunted.practice.asking.previewing import stop_for_all
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.record.forms import fresh_form
from undaunted.record.history import own_key
from undaunted.record.models import OwnAsk
from undaunted.record.recording import own_ask as append_own_ask
from undaunted.wellbeing.noticing import notice_danger

DRAFT = "own-ask"
WORDS = ("title", "where", "opening_line", "way_out", "change")


@require_http_methods(["GET", "HEAD", "POST"])
def own_ask(request: Asking) -> HttpResponse:
    stop = stop_for_all(offer_for(request.person, timezone.now()))
    if stop is not None and request.method != "POST":
        return render(request, "practice/asking/stopped.html", {"stop": stop})
    begun = begun_with(request)
    draft = f"{DRAFT}:{begun.of}" if begun.of else DRAFT
    form = fresh_form(request, maker(begun), draft)
    stops: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        stops = red_lines_in(form.cleaned_data)
        if not stops:
            row = append_own_ask(own_ask_from(request, form.cleaned_data, begun))
            forget(request.person, draft)
            return redirect("ask", own_key(row.pk))
    danger = bool(stops) and notice_danger(request.person, words_of(form), DRAFT, timezone.now())
    context = {"form": form, "draft": draft, "stops": stops, "begun": begun, "danger": danger}
    status = 422 if form.errors or stops else 200
    return render(request, "practice/asking/own_ask.html", context, status=status)


def begun_with(request: Asking) -> Begun:
    """What it begins with: an attempt it improves, an exercise that leads here, or nothing."""
    try:
        if improves := request.GET.get("improves"):
            return improvement_of(request.person, uuid.UUID(improves)) or Begun({})
        if exercise := request.GET.get("exercise"):
            return begun_in(request.person, uuid.UUID(exercise))
    except ValueError:
        raise NotFound(_("We couldn't find that. It may have been deleted.")) from None
    return Begun({})


def maker(begun: Begun) -> Callable[..., OwnAskForm]:
    """Makes the form; what was typed into it counts more than what it begins with."""
    kind = ChangedAskForm if begun.improves else OwnAskForm

    def make(sent: QueryDict | None = None, *, initial: dict[str, Any] | None = None) -> OwnAskForm:
        return kind(sent, initial={**begun.initial, **(initial or {})})

    return make


def words_of(form: OwnAskForm) -> tuple[str, ...]:
    """What was written, though it is not kept: help is shown all the same."""
    return tuple(str(form.cleaned_data[name]) for name in WORDS if name in form.cleaned_data)


def red_lines_in(said: dict[str, Any]) -> tuple[str, ...]:
    """The kind sentence of each red line the words cross, field by field and taken together."""
    rules = open_library().red_lines
    each = [str(said[name]) for name in WORDS if name in said]
    hits: list[RedLineHit] = []
    for words in (*each, ". ".join(each), " ".join(each)):
        hits.extend(find_red_lines(words, rules))
    return tuple(dict.fromkeys(hit.message for hit in hits))


def own_ask_from(request: Asking, said: dict[str, Any], begun: Begun) -> OwnAsk:
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
        improves_id=begun.improves.own_ask_id if begun.improves else None,
        improves_key=begun.improves.key if begun.improves else "",
        change=said.get("change", ""),
    )
