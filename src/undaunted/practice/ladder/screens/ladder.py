"""The ladder: steps from easy to hard, each with its first fear and the fear now."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from undaunted.asks.shown import ShownAsk, ask_of, shown, shown_own
from undaunted.drawing.chart import Chart
from undaunted.engine.choosing.personal_context import PersonalContext
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.people.drafting import kept_from
from undaunted.people.models import Person
from undaunted.people.ranges import longest
from undaunted.people.refusals import NotAllowed
from undaunted.practice.asking.openness import Openness, WayIn, openness_for
from undaunted.practice.asking.stops import Stop
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.practice.ladder import laddering
from undaunted.practice.ladder.picture import ladder_picture
from undaunted.practice.models import Rung, RungRepeat
from undaunted.record.forms import FactForm, FearField, WordsField
from undaunted.wellbeing.leading import go_on


@dataclass(frozen=True, slots=True)
class ShownRung:
    rung: Rung
    ask: ShownAsk
    repeats: tuple[str, ...]
    way: WayIn
    begun: str = ""

    @property
    def draft(self) -> str:
        return laddering.repeat_draft_of(self.rung.pk)


@dataclass(frozen=True, slots=True)
class LadderPage:
    steps: tuple[ShownRung, ...]
    picture: Chart | None
    closed: Stop | None
    opens: date | None


@require_safe
def ladder(request: Asking) -> HttpResponse:
    now = timezone.now()
    offer = offer_for(request.person, now)
    openness = openness_for(request.person, offer, now)
    steps = _steps_of(request.person, offer.personal_context, openness)
    page = LadderPage(
        tuple(reversed(steps)),
        ladder_picture(steps) if steps else None,
        openness.stop_for_all,
        openness.opens,
    )
    return render(request, "practice/ladder/ladder.html", {"page": page})


def _steps_of(
    person: Person, context: PersonalContext, openness: Openness
) -> tuple[ShownRung, ...]:
    """The rungs from the lowest up, in three queries."""
    begun = kept_from(person, laddering.REPEAT_DRAFTS)
    rungs = laddering.rungs_of(person).select_related("own_ask__told").prefetch_related("repeats")
    steps = ((rung, _ask_of_rung(rung, context)) for rung in rungs)
    return tuple(
        ShownRung(
            rung,
            ask,
            tuple(done.context for done in rung.repeats.all()),
            openness.way_in(rung.ask_key),
            "".join(begun.get(str(rung.pk), {}).get("context", ())),
        )
        for rung, ask in steps
        if ask is not None
    )


def _ask_of_rung(rung: Rung, context: PersonalContext) -> ShownAsk | None:
    if rung.own_ask is not None:
        return shown_own(rung.own_ask, context)
    ask = open_library().asks.get(rung.ask_key)
    return shown(ask, context) if ask else None


class AddForm(FactForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=80)
    fear = FearField(label=gettext_lazy("How afraid would you be, doing it now?"))


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Asking) -> HttpResponse:
    form = (
        AddForm(request.POST)
        if request.method == "POST"
        else AddForm(initial={"key": request.GET.get("key", "")})
    )
    key = request.POST.get("key") or request.GET.get("key", "")
    ask = ask_of(request.person, key)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        laddering.add_rung(request.person, said["fact"], ask.ref, said["fear"], timezone.now())
        messages.info(request, _("It stands on your ladder."))
        return redirect("ladder")
    context = {"form": form, "ask": ask}
    return render(
        request, "practice/ladder/ladder_add.html", context, status=422 if form.errors else 200
    )


class RepeatForm(FactForm):
    context = WordsField(
        label=gettext_lazy("Where, or with whom?"),
        max_length=longest(RungRepeat, "context"),
        required=True,
    )


@require_POST
def change(request: Asking, pk: uuid.UUID) -> HttpResponse:
    """One of: move up or down, rate again, repeated elsewhere, take off, put back."""
    verb = _CHANGES.get(request.POST.get("do", ""))
    if verb is None:
        raise NotAllowed(_("That isn't something a ladder can do."))
    danger = verb(request, pk)
    return go_on(bool(danger), "ladder")


def _move(request: Asking, pk: uuid.UUID) -> None:
    laddering.move(request.person, pk, _whole(request, "to"))


def _rate(request: Asking, pk: uuid.UUID) -> None:
    try:
        fear = AddForm.base_fields["fear"].clean(request.POST.get("fear"))
    except forms.ValidationError as wrong:
        raise NotAllowed(wrong.messages[0]) from None
    laddering.rate(request.person, pk, fear, timezone.now())


def _repeat(request: Asking, pk: uuid.UUID) -> bool:
    """Whether the words speak of danger."""
    form = RepeatForm(request.POST)
    if not form.is_valid():
        raise NotAllowed(_("Say in a word or two where or with whom it was."))
    said, now = form.cleaned_data, timezone.now()
    kept = laddering.repeat(
        RungRepeat(
            id=said["fact"],
            person=request.person,
            rung_id=pk,
            context=said["context"],
            done_at=now,
            received_at=now,
        )
    )
    return kept.danger


def _take_off(request: Asking, pk: uuid.UUID) -> None:
    laddering.take_off(request.person, pk, timezone.now())
    messages.info(request, _("Taken off your ladder."), extra_tags=f"put-back:{pk}")


def _put_back(request: Asking, pk: uuid.UUID) -> None:
    laddering.put_back(request.person, pk)


def _whole(request: HttpRequest, name: str) -> int:
    try:
        return int(request.POST.get(name, ""))
    except ValueError:
        raise NotAllowed(_("Give a whole number.")) from None


_CHANGES: dict[str, Callable[[Asking, uuid.UUID], bool | None]] = {
    "move": _move,
    "rate": _rate,
    "repeat": _repeat,
    "take-off": _take_off,
    "put-back": _put_back,
}


@require_POST
def order(request: Asking) -> HttpResponse:
    """The whole order at once, as dragging leaves it (top first)."""
    try:
        wanted = [uuid.UUID(pk) for pk in reversed(request.POST.getlist("rung"))]
    except ValueError:
        raise NotAllowed(_("That order could not be read. Nothing was moved.")) from None
    laddering.reorder(request.person, wanted)
    return HttpResponse(status=204)
