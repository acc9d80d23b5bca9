"""Ask: the two guesses, locked when they are sent; before some asks, a thought for the other."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.asks.dialogues import Scene, scenes_of
from undaunted.asks.life import LifePart, life_parts_presumed
from undaunted.asks.shown import ShownAsk, SmallerStep, ask_of, smaller_steps
from undaunted.engine.steps import REACHING, SAID, parted
from undaunted.engine.taxonomy import AskKind, Source
from undaunted.engine.values import OWN
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.practice.asking.committing import (
    Commitment,
    commit_looked,
    forecast_draft_of,
)
from undaunted.practice.asking.door import Applicant, wants_care
from undaunted.practice.asking.forms import CareForm, ForecastForm, SoftCareForm, StepForecastForm
from undaunted.practice.asking.openness import Openness, openness_for
from undaunted.practice.asking.previewing import another_begun
from undaunted.practice.asking.reminding import card_for
from undaunted.practice.asking.setting_aside import set_aside
from undaunted.practice.asking.stops import Stop, Stopped
from undaunted.practice.asking.value_fields import ForAValueForm
from undaunted.practice.choosing.suggesting import Offer, offer_for, offered_in
from undaunted.record.forms import FactForm, Label, fresh_form
from undaunted.record.kind_words import words_of
from undaunted.record.models import Attempt
from undaunted.record.recording import Care, ForecastGiven
from undaunted.record.titles import why_left
from undaunted.record.under_way import live_of
from undaunted.wellbeing.leading import go_on
from undaunted.wellbeing.noticing import Kept

_SOURCES = {"ladder": Source.LADDER, "library": Source.BROWSED, "programme": Source.PROGRAMME}
_NEVER_FOLDED = frozenset({"fear", "chance_yes"})
_ABOUT_VALUES = frozenset({"value", "willingness"})
_GUESSED_IN_WORDS = ("feared_text", "hope", "whom")


@dataclass(frozen=True, slots=True)
class AskPage:
    ask: ShownAsk
    form: FactForm
    care: CareForm | None
    first: bool
    draft: str
    stop: Stop | None = None
    smaller: SmallerStep | None = None
    card: str = ""
    steps: tuple[SmallerStep, ...] = ()
    parts: tuple[LifePart, ...] = ()
    help_first: bool = False

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """How it may go, where it is done as it is written."""
        return scenes_of(self.ask)

    @property
    def has_rounds(self) -> bool:
        """Whether it can be asked of many: it asks for something, and costs nobody much."""
        found = open_library().asks.get(self.ask.key)
        return found is not None and found.kind == AskKind.ASKING.value and self.care is None

    @property
    def rule(self) -> Label:
        """What guards the other person, in the words of this kind."""
        return words_of(self.ask.kind).rule

    @property
    def rehearses(self) -> bool:
        """Whether saying it aloud first is offered: before any ask, and before steps that are said."""
        return self.ask.step in ("", *SAID)

    @property
    def soft(self) -> bool:
        """Whether the thought for the other may stay untold."""
        return isinstance(self.care, SoftCareForm)

    @property
    def opened(self) -> bool:
        """Whether the optional part holds something to see."""
        form = self.form
        faults = form.errors.keys() - _NEVER_FOLDED - _ABOUT_VALUES
        return bool(faults or form["feared_text"].value() or form["hope"].value())

    @property
    def names_value(self) -> bool:
        """Whether something is said of what it is for."""
        form = self.form
        return bool(form.errors.keys() & _ABOUT_VALUES or form["value"].value())


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Asking, key: str) -> HttpResponse:
    now = timezone.now()
    offer = offer_for(request.person, now)
    if not key.startswith(OWN) and parted(key)[0] not in open_library().asks:
        messages.info(request, why_left(key))
        return redirect("today")
    shown = ask_of(request.person, key, offer.personal_context)
    own = shown.own_ask_id is not None
    openness = None if own else openness_for(request.person, offer, now)
    before = _before_guessing(request, shown, offer, openness, now)
    return before or _guessing(request, shown, offer, openness, now)


def _before_guessing(
    request: Asking, shown: ShownAsk, offer: Offer, openness: Openness | None, now: datetime
) -> HttpResponse | None:
    """Where else this leads: to the same ask under way, to the questions, or to why not now."""
    live = live_of(request.person, shown.key)
    if live is not None:
        return None if request.method == "POST" else _to_live(request, live)
    if openness is None:
        return None  # an own ask: no limit shuts it; what guards the other is asked when it is sent
    who = Applicant(shown, _source_of(request, shown, offer, now))
    another = another_begun(request.person, who, now)
    if another is not None and request.method != "POST":
        return _stopped(request, shown, another)
    if offer.snapshot.wants_screening and another is None:
        return _to_screening(request, shown)
    if request.method == "POST":
        return None
    stop = openness.stop(shown.key)
    return _stopped(request, shown, stop, openness) if stop else None


def _to_live(request: Asking, live: Attempt) -> HttpResponse:
    messages.info(request, _("You have this one under way; your first guesses stay."))
    return redirect("attempt", live.pk)


def _guessing(
    request: Asking, shown: ShownAsk, offer: Offer, openness: Openness | None, now: datetime
) -> HttpResponse:
    """The form, and what becomes of it: locked, or back with what does not fit or is stopped."""
    draft = forecast_draft_of(shown.key)
    help_first = shown.own_ask_id is not None and offer.snapshot.help_first
    form = fresh_form(request, _form_for(shown, guesses=not help_first), draft)
    form.offer_values(offer.circumstances)
    care = _care_form(request.POST if form.is_bound else None, shown, offer)
    first = not Attempt.objects.of(request.person).exists()
    page = AskPage(
        shown,
        form,
        care,
        first,
        draft,
        card=card_for(request.person, shown, now),
        steps=openness.steps(shown.key) if openness else smaller_steps(request.person, shown),
        parts=life_parts_presumed(shown.key, offer.circumstances),
        help_first=help_first,
    )
    if form.is_bound and form.is_valid() & (care is None or care.is_valid()):
        step = _step_of(request, shown, offer, form.cleaned_data, care, now)
        try:
            kept = commit_looked(request.person, form.cleaned_data["fact"], step, now)
        except Stopped as refused:
            smaller = openness.step(shown.key) if openness else None
            page = replace(page, stop=refused.stop, smaller=smaller)
        else:
            return _begun(request, kept, form.cleaned_data["fact"])
    status = 422 if form.is_bound else 200
    return render(request, "practice/asking/ask.html", {"page": page}, status=status)


def _form_for(shown: ShownAsk, *, guesses: bool = True) -> Callable[..., ForAValueForm]:
    """A step towards an ask has one guess, an ask two, or none where none are asked for."""
    if shown.step:
        return StepForecastForm
    return partial(ForecastForm, guesses=guesses, kind=shown.kind)


def _begun(request: Asking, kept: Kept[Attempt], fact: uuid.UUID) -> HttpResponse:
    if kept.row.pk != fact and not kept.danger:
        return _to_live(request, kept.row)
    return go_on(kept.danger, "attempt", kept.row.pk)


def _to_screening(request: Asking, shown: ShownAsk) -> HttpResponse:
    """First the questions; what was sent already is set aside."""
    query = QueryDict(mutable=True)
    query["next"] = request.get_full_path()
    onwards = f"{reverse('screening')}?{query.urlencode()}"
    if request.method != "POST":
        return redirect(onwards)
    form = _form_for(shown)(request.POST)
    form.full_clean()
    texts = {name: form.cleaned_data.get(name, "") for name in _GUESSED_IN_WORDS}
    fact = form.cleaned_data.get("fact") or uuid.uuid4()
    typed = dict(request.POST.lists())
    return go_on(set_aside(request.person, shown.key, fact, typed, texts, timezone.now()), onwards)


def _stopped(
    request: Asking, shown: ShownAsk, stop: Stop, openness: Openness | None = None
) -> HttpResponse:
    """Why it is not begun now, until when, and by which smaller step it may be."""
    context: dict[str, object] = {"ask": shown, "stop": stop}
    if openness is not None:
        context |= {"smaller": openness.step(shown.key), "opens": openness.opens}
    return render(request, "practice/asking/stopped.html", context)


def _care_form(sent: QueryDict | None, shown: ShownAsk, offer: Offer) -> CareForm | None:
    """The thought for the other: asked where an ask costs them something, offered for own ones."""
    if shown.step and shown.step not in REACHING:
        return None
    if shown.own_ask_id is not None:
        return SoftCareForm(sent, asks_who=offer.snapshot.asks_who)
    if not wants_care(shown):
        return None
    return CareForm(sent, asks_who=offer.snapshot.asks_who)


def _step_of(
    request: Asking,
    shown: ShownAsk,
    offer: Offer,
    said: dict[str, Any],
    care: CareForm | None,
    now: datetime,
) -> Commitment:
    answers = {} if care is None else care.cleaned_data
    thought = Care(**answers) if any(answers.values()) else None
    source = _source_of(request, shown, offer, now)
    return Commitment(shown, source, _guessed(said, shown.kind), said.get("whom", ""), thought)


def _guessed(said: dict[str, Any], kind: str) -> ForecastGiven | None:
    """The guesses; none where none were asked."""
    if "fear" not in said:
        return None
    return ForecastGiven(
        fear=said["fear"],
        chance_yes=said.get("chance_yes"),
        feared_text=said["feared_text"],
        feared_chance=said.get("feared_chance"),
        hope=said["hope"],
        no_cost=said.get("no_cost"),
        leave_out=tuple(said.get("leave_out", ())),
        worth_belief=said.get("worth_belief"),
        question=words_of(kind).question.value,
        value=said.get("value", ""),
        willingness=said.get("willingness"),
    )


def _source_of(request: Asking, shown: ShownAsk, offer: Offer, now: datetime) -> Source:
    """Where the ask came from: an own one, the door it was opened by, or an offer of today.

    Today's offer may be another by the time the guesses are sent; what was offered stays so.
    """
    if shown.own_ask_id is not None:
        return Source.OWN
    named = _SOURCES.get(request.GET.get("from", ""))
    if named is not None:
        return named
    if shown.key not in offer.keys and offered_in(request.person, shown.key, now) is None:
        return Source.BROWSED
    return Source.PROGRAMME if offer.snapshot.in_programme else Source.SUGGESTED
