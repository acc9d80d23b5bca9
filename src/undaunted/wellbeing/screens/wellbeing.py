"""How I am: the pace and why, moods and measures over time, and every decision of a day."""

import uuid
from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from undaunted.drawing.chart import Chart
from undaunted.library.instruments import InstrumentFile
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking, onward
from undaunted.people.days import day_of, day_starts
from undaunted.record.day_fields import DayField, ever
from undaunted.wellbeing.explaining import Explained, paces_of
from undaunted.wellbeing.heavy_days import HeavyToday, cause_now, heavy_today
from undaunted.wellbeing.measuring import takings
from undaunted.wellbeing.noticing import misread
from undaunted.wellbeing.pace_words import PaceWords, pace_words
from undaunted.wellbeing.pacing import confirm_support, pace_now
from undaunted.wellbeing.pictures import measure_pictures, mood_picture
from undaunted.wellbeing.plain_lines import plain_lines_on
from undaunted.wellbeing.scores import ShownTaking, taking_shown
from undaunted.wellbeing.signs import signs_of

_MOST_PACES = 12


@dataclass(frozen=True, slots=True)
class WellbeingPage:
    pace: PaceWords
    charts: tuple[Chart, ...]
    measures: tuple[InstrumentFile, ...]
    history: tuple[Explained, ...]
    scores: tuple[ShownTaking, ...]
    heavy: HeavyToday | None
    something_told: bool


@require_safe
def wellbeing(request: Asking) -> HttpResponse:
    now, person = timezone.now(), request.person
    signs = signs_of(person, now)
    mood, heavy = mood_picture(signs, now), heavy_today(person, cause_now(person, now, signs))
    since = day_starts(person, day_of(person, now)) if heavy else None
    taken = takings(person)
    newest = {taking.file.id: taking for taking in taken}
    page = WellbeingPage(
        pace=pace_words(pace_now(person, now, signs)),
        charts=(*((mood,) if mood else ()), *measure_pictures(taken, person, since)),
        measures=tuple(open_library().measures.values()),
        history=paces_of(person)[:_MOST_PACES],
        scores=tuple(taking_shown(taking, since) for taking in newest.values()),
        heavy=heavy,
        something_told=bool(signs.moods or taken),
    )
    return render(request, "wellbeing/wellbeing.html", {"page": page})


class DayForm(forms.Form):
    day = DayField(span=ever, required=False)


@require_safe
def why(request: Asking) -> HttpResponse:
    form = DayForm(request.GET)
    chosen: date | None = form.cleaned_data["day"] if form.is_valid() else None
    day = chosen or day_of(request.person, timezone.now())
    lines = plain_lines_on(request.person, day)
    return render(request, "wellbeing/why.html", {"day": day, "lines": lines})


@require_POST
def support(request: Asking) -> HttpResponse:
    try:
        fact = uuid.UUID(request.POST.get("fact", ""))
    except ValueError:
        return redirect("wellbeing")
    confirm_support(request.person, fact, timezone.now())
    messages.info(request, _("Good that somebody is there. It counts for twelve weeks."))
    return redirect(onward(request))


@require_POST
def wrong(request: Asking, pk: uuid.UUID) -> HttpResponse:
    misread(request.person, pk, timezone.now())
    messages.info(request, _("Thank you. We read it wrong, and it no longer counts."))
    return redirect(onward(request))
