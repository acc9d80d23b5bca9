"""The few questions before the second ask, and what follows from the answers."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from undaunted.engine.safety.signs import Signs
from undaunted.engine.taxonomy import HoldsNow, Thoughts
from undaunted.library.instruments import InstrumentFile
from undaunted.people.asking import Asking, onward
from undaunted.record.forms import fresh_form
from undaunted.wellbeing.forms import ScreeningForm
from undaunted.wellbeing.heavy_days import HeavyToday, cause_now, heavy_today
from undaunted.wellbeing.measuring import instrument
from undaunted.wellbeing.pace_words import PaceWords, pace_words
from undaunted.wellbeing.pacing import pace_now
from undaunted.wellbeing.scores import ShownTaking, shown_taking
from undaunted.wellbeing.screening import DRAFT, ScreeningAnswers, asked_next, decline, screen
from undaunted.wellbeing.signs import signs_of


@require_http_methods(["GET", "HEAD", "POST"])
def screening(request: Asking) -> HttpResponse:
    onwards, now = onward(request), timezone.now()
    if request.method == "POST" and request.POST.get("do") == "decline":
        decline(request.person, _sent_id(request), now)
        messages.info(request, _("Thank you for saying so. Then we go gently."))
        return redirect(onwards)
    form = fresh_form(request, ScreeningForm, DRAFT)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        answers = ScreeningAnswers(
            interest=int(said["interest"]),
            mood=int(said["mood"]),
            thoughts=Thoughts(said["thoughts"]),
            holds=frozenset(HoldsNow(word) for word in said["holds"]),
        )
        screen(request.person, said["fact"], answers, now)
        return redirect(f"{reverse('screening-done')}?{urlencode({'next': onwards})}")
    context = {"form": form, "draft": DRAFT, "next": onwards}
    return render(request, "wellbeing/screening.html", context, status=422 if form.errors else 200)


def _sent_id(request: Asking) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("fact", ""))
    except ValueError:
        return uuid.uuid4()


@dataclass(frozen=True, slots=True)
class ScreeningDonePage:
    pace: PaceWords
    signs: Signs
    next_measure: InstrumentFile | None
    onwards: str
    needs_help: bool
    heavy: HeavyToday | None = None
    taken: ShownTaking | None = None

    @property
    def afraid(self) -> bool:
        return self.signs.holds(HoldsNow.AFRAID_OF_SOMEONE)

    @property
    def told_to_stay_away(self) -> bool:
        return self.signs.holds(HoldsNow.TOLD_NOT_TO_CONTACT)


@require_safe
def screening_done(request: Asking) -> HttpResponse:
    now = timezone.now()
    signs = signs_of(request.person, now)
    cause = cause_now(request.person, now, signs)
    heavy = heavy_today(request.person, cause)
    due = () if heavy else asked_next(signs, now)
    page = ScreeningDonePage(
        pace=pace_words(pace_now(request.person, now, signs)),
        signs=signs,
        next_measure=instrument(due[0]) if due else None,
        onwards=onward(request),
        needs_help=request.person.help_until is not None and request.person.help_until > now,
        heavy=heavy,
        taken=shown_taking(request.person, request.GET.get("taken", "")),
    )
    return render(request, "wellbeing/screening_done.html", {"page": page})
