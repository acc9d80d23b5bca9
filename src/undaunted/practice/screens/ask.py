"""Ask: the two guesses, locked when they are sent; before some asks, a thought for the other."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.engine.taxonomy import Source
from undaunted.people.asking import Asking
from undaunted.people.drafting import forget, keep
from undaunted.practice.asks import ShownAsk, ask_of
from undaunted.practice.committing import Step, commit_to, wants_care
from undaunted.practice.forms import CareForm, ForecastForm
from undaunted.practice.refusing import Stop, Stopped
from undaunted.practice.reminding import card_for
from undaunted.practice.sighting import stop_on_sight
from undaunted.practice.suggesting import Offer, offer_for
from undaunted.record.forms import fresh_form
from undaunted.record.models import Attempt
from undaunted.record.recording import Care, Expected

SOURCES = {"ladder": Source.LADDER, "library": Source.BROWSED, "programme": Source.PROGRAMME}


@dataclass(frozen=True, slots=True)
class AskPage:
    ask: ShownAsk
    form: ForecastForm
    care: CareForm | None
    first: bool
    draft: str
    stop: Stop | None = None
    card: str = ""

    @property
    def opened(self) -> bool:
        """Whether the optional part holds something to see."""
        form = self.form
        return bool(form.errors or form["feared_text"].value() or form["hope"].value())


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Asking, key: str) -> HttpResponse:
    draft, now = f"ask:{key}", timezone.now()
    offer = offer_for(request.person, now)
    shown = ask_of(request.person, key, offer.footing)
    attempts = Attempt.objects.visible_to(request.person)
    begun = attempts.filter(ask_key=key, removed_at__isnull=True, answers__isnull=True).first()
    sent_again = str(begun.pk) == request.POST.get("fact") if begun else False
    if begun is not None and not sent_again:
        messages.info(request, _("You have this one under way; your first guesses stay."))
        return redirect("attempt", begun.pk)
    if offer.stood.wants_screening and not sent_again:
        return to_screening(request, draft)
    stop = stop_on_sight(request.person, shown, offer)
    if stop is not None and request.method != "POST":
        return stopped(request, shown, stop)
    form = fresh_form(request, ForecastForm, draft)
    care = care_form(request.POST if form.is_bound else None, shown, offer)
    first = not attempts.exists()
    page = AskPage(shown, form, care, first, draft, card=card_for(request.person, shown, now))
    if not form.is_bound or not all([form.is_valid(), care is None or care.is_valid()]):
        status = 422 if form.is_bound else 200
        return render(request, "practice/ask.html", {"page": page}, status=status)
    step = step_of(request, shown, offer, form.cleaned_data, care)
    try:
        attempt = commit_to(request.person, form.cleaned_data["fact"], step, now)
    except Stopped as refused:
        page = AskPage(shown, form, care, first, draft, refused.stop)
        return render(request, "practice/ask.html", {"page": page}, status=422)
    forget(request.person, draft)
    return redirect("attempt", attempt.pk)


def to_screening(request: Asking, draft: str) -> HttpResponse:
    """First the questions; what was typed already is kept."""
    if request.method == "POST":
        keep(request.person, draft, dict(request.POST.lists()), timezone.now())
    query = QueryDict(mutable=True)
    query["next"] = request.get_full_path()
    return redirect(f"{reverse('screening')}?{query.urlencode()}")


def stopped(request: Asking, shown: ShownAsk, stop: Stop) -> HttpResponse:
    return render(request, "practice/stopped.html", {"ask": shown, "stop": stop})


def care_form(sent: QueryDict | None, shown: ShownAsk, offer: Offer) -> CareForm | None:
    """The thought for the other: for own asks, and those that cost them something."""
    if not wants_care(shown):
        return None
    return CareForm(sent, asks_who=offer.stood.asks_who)


def step_of(
    request: Asking, shown: ShownAsk, offer: Offer, said: dict[str, Any], care: CareForm | None
) -> Step:
    expected = Expected(
        fear=said["fear"],
        chance_yes=said["chance_yes"],
        feared_text=said["feared_text"],
        feared_chance=said["feared_chance"],
        hope=said["hope"],
        no_cost=said["no_cost"],
        leave_out=tuple(said["leave_out"]),
        worth_belief=said["worth_belief"],
    )
    thought = Care(**care.cleaned_data) if care is not None else None
    source = source_of(request, shown, offer)
    return Step(shown, source, expected, said["whom"], thought)


def source_of(request: Asking, shown: ShownAsk, offer: Offer) -> Source:
    """Where the ask came from: an own one, the door it was opened by, or today's offer."""
    if shown.own_ask_id is not None:
        return Source.OWN
    named = SOURCES.get(request.GET.get("from", ""))
    if named is not None:
        return named
    if shown.key not in offer.keys:
        return Source.BROWSED
    return Source.PROGRAMME if offer.stood.in_programme else Source.SUGGESTED
