"""An ask of one's own: its words and two guesses, and it is begun. It may improve an earlier one."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_http_methods

from undaunted.engine.taxonomy import AskKind
from undaunted.engine.words.hints import Hint, hints_on
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.practice.asking.advising import advice_on_own
from undaunted.practice.asking.beginning_own_ask import OwnStep, begin_own_ask
from undaunted.practice.asking.doubting import Doubt, OpenQuestions, open_doubts
from undaunted.practice.asking.forms import ChangedAskForm, OwnAskForm, SoftCareForm
from undaunted.practice.asking.improving import Begun, begun_by
from undaunted.practice.asking.writing_own_ask import (
    DRAFT,
    OwnWords,
    own_ask_draft_of,
    red_lines_in,
)
from undaunted.practice.choosing.suggesting import Offer, offer_for
from undaunted.record.forms import Label, fresh_form, left_form
from undaunted.record.kind_words import words_of
from undaunted.record.recording import Care, ForecastGiven
from undaunted.wellbeing.leading import go_on
from undaunted.wellbeing.noticing import notice_said

_LOOKED_AT = 500  # characters of a text; longer ones are refused anyway
_BESIDE_THE_WORDS = ("fear", "chance_yes", "whom")


@dataclass
class OwnAskPage(OpenQuestions):
    """`guesses` and not `help_first`, but at a pace of care first: then help stands before all."""

    form: OwnAskForm
    care: SoftCareForm
    begun: Begun
    draft: str
    help_first: bool
    advice: tuple[Promise, ...]
    asks_who: bool
    stops: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    danger: bool = False
    hints: tuple[Hint, ...] = ()
    looked: bool = False

    @property
    def rule(self) -> Label:
        return words_of(AskKind.ASKING).rule

    @property
    def opened(self) -> bool:
        """Whether the part that may stay untold holds something to see."""
        more = self.care.errors or self.form.errors.keys() - {"title"}
        return bool(self.begun.initial or more or self.looked)


@require_http_methods(["GET", "HEAD", "POST"])
def own_ask(request: Asking) -> HttpResponse:
    page = _page_of(request, offer_for(request.person, timezone.now()))
    if "look" in request.POST:
        return _look(request, page)
    if page.form.is_bound and page.form.is_valid() & page.care.is_valid():
        answer = _begin(request, page)
        if answer is not None:
            return answer
    page.hints = () if page.stops else _hints_of(request.POST)
    fault = page.form.errors or page.care.errors or page.stops
    return render(
        request, "practice/asking/own_ask.html", {"page": page}, status=422 if fault else 200
    )


def _look(request: Asking, page: OwnAskPage) -> HttpResponse:
    """Look at the words and keep nothing; they stand as they were typed."""
    typed = dict(request.POST.lists())
    texts = {name: request.POST.get(name, "") for name in ("title", "opening_line")}
    fact = _fact_in(request.POST)
    page.danger = notice_said(request.person, fact, texts, DRAFT, timezone.now())
    page.form = left_form(_maker(page.begun, guesses=not page.help_first), typed)
    page.care = SoftCareForm(initial=request.POST.dict(), asks_who=page.asks_who)
    said = {name: text[:_LOOKED_AT] for name, text in texts.items()}
    page.stops = red_lines_in(OwnWords(fact, said["title"], opening_line=said["opening_line"]))
    page.hints, page.looked = () if page.stops else _hints_of(request.POST), not page.stops
    return render(request, "practice/asking/own_ask.html", {"page": page})


def _fact_in(sent: QueryDict) -> uuid.UUID:
    try:
        return uuid.UUID(sent.get("fact", ""))
    except ValueError:
        return uuid.uuid4()


def _hints_of(sent: QueryDict) -> tuple[Hint, ...]:
    """Hints on the words as they were sent; none where nothing was."""
    title, line = (sent.get(name, "")[:_LOOKED_AT] for name in ("title", "opening_line"))
    return hints_on(title, line, open_library().hints)


def _page_of(request: Asking, offer: Offer) -> OwnAskPage:
    begun = begun_by(request.person, request.GET.get("improves"), request.GET.get("exercise"))
    help_first = offer.snapshot.help_first
    draft = own_ask_draft_of(begun)
    form = fresh_form(request, _maker(begun, guesses=not help_first), draft)
    asks_who = offer.snapshot.asks_who
    care = SoftCareForm(request.POST if form.is_bound else None, asks_who=asks_who)
    advice = advice_on_own(offer.choice.reason.code, offer.snapshot.holds)
    return OwnAskPage(form, care, begun, draft, help_first, advice, asks_who)


def _begin(request: Asking, page: OwnAskPage) -> HttpResponse | None:
    """Begin it, or leave on the page what stands against it or is still open."""
    person, said = request.person, page.form.cleaned_data
    care = Care(**page.care.cleaned_data)
    page.doubts = open_doubts(person, said["title"], care)
    step = OwnStep(
        _guessed(said), said["whom"], care if any(page.care.cleaned_data.values()) else None
    )
    own = {name: value for name, value in said.items() if name not in _BESIDE_THE_WORDS}
    words = OwnWords(**own, fear_rated=said.get("fear"))
    if page.doubts and not red_lines_in(words):
        page.danger = notice_said(person, words.fact, words.texts, DRAFT, timezone.now())
        return None
    done = begin_own_ask(person, words, step, page.begun, timezone.now())
    if done.row is not None:
        return go_on(done.danger, "attempt", done.row.pk)
    page.stops, page.danger, page.doubts = done.stops, done.danger, ()
    return None


def _guessed(said: dict[str, Any]) -> ForecastGiven | None:
    """The two guesses; none where none were asked."""
    return ForecastGiven(said["fear"], said["chance_yes"]) if "fear" in said else None


def _maker(begun: Begun, *, guesses: bool) -> Callable[..., OwnAskForm]:
    """Makes the form; what was typed into it counts more than what it begins with."""
    kind = ChangedAskForm if begun.improves else OwnAskForm

    def make(sent: QueryDict | None = None, *, initial: dict[str, Any] | None = None) -> OwnAskForm:
        return kind(sent, initial={**begun.initial, **(initial or {})}, guesses=guesses)

    return make
