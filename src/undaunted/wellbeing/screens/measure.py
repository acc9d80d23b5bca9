"""An instrument to fill in: one question at a time or all on one page, any of them left open."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from undaunted.library.instruments import InstrumentFile
from undaunted.people.asking import Asking, onward
from undaunted.record.forms import fresh_form
from undaunted.wellbeing.forms import MeasureForm
from undaunted.wellbeing.measuring import (
    Taking,
    answers_before,
    instrument,
    measure_draft_of,
    take,
    taking_in,
    takings,
    would_be,
)
from undaunted.wellbeing.scores import ShownTaking, gap_words, open_rule, taking_shown


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """`gaps` says what the open questions mean, once it was sent with some; `carried`: whether the
    first answers were told before."""

    form: MeasureForm
    file: InstrumentFile
    draft: str
    onwards: str
    open_rule: str
    carried: bool
    gaps: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: Asking, name: str) -> HttpResponse:
    file, draft, onwards = instrument(name), measure_draft_of(name), onward(request)
    before = (
        {} if request.method == "POST" else answers_before(request.person, file, timezone.now())
    )
    form = fresh_form(request, partial(MeasureForm, file=file, before=before), draft)
    gaps = ""
    if form.is_bound and form.is_valid():
        gaps = gap_words(would_be(file, form.answers()))
        if not gaps or form.cleaned_data["leave_open"]:
            fact = form.cleaned_data["fact"]
            take(request.person, fact, file, form.answers(), timezone.now())
            return redirect(
                f"{reverse('screening-done')}?{urlencode({'next': onwards, 'taken': fact})}"
            )
    page = MeasurePage(form, file, draft, onwards, open_rule(file), bool(before), gaps)
    return render(
        request, "wellbeing/measure.html", {"page": page}, status=422 if form.errors else 200
    )


@dataclass(frozen=True, slots=True)
class TakenPage:
    """One taking as it was given, and those before and after it of the same instrument."""

    shown: ShownTaking
    answers: tuple[tuple[str, str], ...]
    earlier: uuid.UUID | None
    later: uuid.UUID | None


def _answers_in(taking: Taking) -> Iterator[tuple[str, str]]:
    """Each question with what was answered, in the words that were chosen."""
    for item in taking.file.instrument().items:
        value = taking.answers.get(item.id)
        labels = {option.value: option.label for option in item.options}
        said = _("left open") if value is None else labels.get(value, str(value))
        yield f"{item.stem} {item.text}".strip(), said


@require_safe
def taken(request: Asking, pk: uuid.UUID) -> HttpResponse:
    taking = taking_in(request.person, pk)
    same = [one.id for one in takings(request.person) if one.file.id == taking.file.id]
    place = same.index(pk)
    page = TakenPage(
        taking_shown(taking),
        tuple(_answers_in(taking)),
        same[place - 1] if place else None,
        same[place + 1] if place + 1 < len(same) else None,
    )
    return render(request, "wellbeing/measure_taken.html", {"page": page})
