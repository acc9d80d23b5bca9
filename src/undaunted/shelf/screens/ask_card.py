"""The card of an ask: all that is said of it, and what one can do with it."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from undaunted.asks.card_kinds import KIND_NAMES
from undaunted.asks.dialogues import Scene, scenes_of
from undaunted.asks.fitted import told_in
from undaunted.asks.life import LifePart, life_parts_presumed
from undaunted.asks.shown import SmallerStep, shown
from undaunted.engine.taxonomy import AskKind
from undaunted.library.kinds.ask import Ask
from undaunted.library.kinds.story import Story, stories_by_ask
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking, onward
from undaunted.people.days import day_of
from undaunted.people.refusals import NotAllowed, NotFound
from undaunted.practice.asking.openness import openness_for
from undaunted.practice.asking.stops import Stop
from undaunted.practice.choosing.passing import bring_back, pass_on
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.practice.models import Pass
from undaunted.record.forms import FactForm
from undaunted.record.labels import label
from undaunted.record.titles import why_left
from undaunted.shelf.browsing import needs
from undaunted.shelf.claims import ShownClaim, shown_claims
from undaunted.shelf.leading import WayBetween, way_between
from undaunted.shelf.saving import marks_of, save_ask, unsave_ask
from undaunted.shelf.screens.library import Tile, tile_of

_NEEDED = {
    "speech": pgettext_lazy("an ask needs", "speaking"),
    "hearing": pgettext_lazy("an ask needs", "hearing"),
    "sight": pgettext_lazy("an ask needs", "seeing"),
    "mobility": pgettext_lazy("an ask needs", "moving about"),
}
_VARIANTS = {
    "easier": gettext_lazy("Easier"),
    "harder": gettext_lazy("Harder"),
    "phone": gettext_lazy("By phone"),
    "written": gettext_lazy("In writing"),
    "indirect": gettext_lazy("Less directly"),
    "with_companion": gettext_lazy("With company"),
}


@dataclass(frozen=True, slots=True)
class CardPage:
    tile: Tile
    whole: Ask
    needed: tuple[Promise, ...]
    not_for: tuple[Promise, ...]
    variants: tuple[tuple[Promise, str], ...]
    claims: tuple[ShownClaim, ...]
    stop: Stop | None
    smaller: SmallerStep | None
    way: WayBetween
    parts: tuple[LifePart, ...] = ()

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """How it may go, where it is done as it is written."""
        return scenes_of(self.tile.ask)

    @property
    def card_name(self) -> Promise:
        """What the card practises, in words beside its frame."""
        return KIND_NAMES[self.tile.card]

    @property
    def stories(self) -> tuple[Story, ...]:
        """Those of people who did something like it."""
        return stories_by_ask(open_library().stories).get(self.whole.id, ())

    @property
    def spares(self) -> str:
        """What stands over the words that spare the other; saying no oneself, nobody else need."""
        if self.whole.kind == AskKind.SAYING_NO.value:
            return _("To make it easy for them")
        return _("So that they can say no")


@require_safe
def ask_card(request: Asking, key: str) -> HttpResponse:
    ask, now = _ask_named(key), timezone.now()
    marks = marks_of(request.person, day_of(request.person, now))
    offer = offer_for(request.person, now)
    fitted = shown(ask, offer.personal_context)
    openness = openness_for(request.person, offer, now)
    page = CardPage(
        tile=tile_of(fitted, marks, openness),
        whole=ask,
        needed=tuple(_NEEDED[name] for name in _NEEDED if name in needs(ask)),
        not_for=tuple(label(each) for each in ask.not_for),
        variants=tuple((_VARIANTS[kind], text) for kind, text in ask.variants.items()),
        claims=tuple(shown_claims()[each] for each in ask.evidence),
        stop=openness.stop(key),
        smaller=openness.step(key),
        way=way_between(
            ask,
            openness,
            offer.personal_context,
            told_in(offer.circumstances),
            marks.declined,
        ),
        parts=life_parts_presumed(key, offer.circumstances),
    )
    return render(request, "shelf/ask_card.html", {"page": page})


def _ask_named(key: str) -> Ask:
    ask = open_library().asks.get(key)
    if ask is None:
        raise NotFound(why_left(key))
    return ask


@require_POST
def change(request: Asking, key: str) -> HttpResponse:
    """One of: keep for later, keep no longer, not for me, bring back."""
    verb = _CHANGES.get(request.POST.get("do", ""))
    if verb is None:
        raise NotAllowed(_("That isn't something one can do with an ask."))
    verb(request, _ask_named(key).id)
    back = onward(request) if "next" in request.POST else reverse("ask-card", args=[key])
    return redirect(back)


def _fact_of(request: Asking) -> uuid.UUID:
    """The id the page gave this mark, so that sent twice is once."""
    form = FactForm(request.POST)
    if not form.is_valid():
        raise NotAllowed(_("That did not come through. Nothing was changed."))
    fact: uuid.UUID = form.cleaned_data["fact"]
    return fact


def _save(request: Asking, key: str) -> None:
    save_ask(request.person, _fact_of(request), key, timezone.now())
    messages.info(request, _("Saved for later."))


def _unsave(request: Asking, key: str) -> None:
    unsave_ask(request.person, key, timezone.now())
    messages.info(request, _("No longer saved."))


def _not_for_me(request: Asking, key: str) -> None:
    pass_on(request.person, _fact_of(request), key, Pass.Reason.NOT_FOR_ME, timezone.now())
    messages.info(
        request, _("Gone from the library and your suggestions."), extra_tags=f"bring-back:{key}"
    )


def _again(request: Asking, key: str) -> None:
    bring_back(request.person, key, timezone.now())
    messages.info(request, _("It is back, and may be suggested again."))


_CHANGES = {"save": _save, "unsave": _unsave, "not-for-me": _not_for_me, "bring-back": _again}
