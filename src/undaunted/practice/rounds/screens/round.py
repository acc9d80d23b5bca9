"""A round: guess how many, tally call by call, and see the guess beside what came."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from undaunted.asks.shown import ShownAsk, ask_of, ask_of_attempt
from undaunted.drawing.calls import call_rings, call_row, call_sign
from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.people.models import Person
from undaunted.people.refusals import AlreadyDifferent, NotAllowed, NotFound
from undaunted.practice.asking.doubting import Doubt, OpenQuestions, open_doubts
from undaunted.practice.asking.forms import SoftCareForm
from undaunted.practice.asking.stops import Stopped
from undaunted.practice.asking.writing_own_ask import OwnWords, red_lines_in
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.practice.rounds.beginning import Guessed, begin_own_round, begin_round
from undaunted.practice.rounds.forms import EndForm, RoundForm
from undaunted.practice.rounds.tallying import TAPS, end_round, number_to_tap, tap
from undaunted.record.forms import fresh_form
from undaunted.record.models import RoundAnswer
from undaunted.record.models.rounds import CALLS
from undaunted.record.questions import AttemptRecord, attempt_record_of
from undaunted.record.recording import Care
from undaunted.record.rounds import RoundRecord, last_call, round_record_of, take_back
from undaunted.wellbeing.leading import go_on

_DRAFT = "round"
_USUAL = 10
_NAMES = {Outcome.YES: "yes", Outcome.PARTLY: "partly", Outcome.NO: "no", Outcome.GHOSTED: "none"}


@dataclass
class RoundPage(OpenQuestions):
    """The guess; `ask` is that of the library, None for own words."""

    form: RoundForm
    care: SoftCareForm
    calls: int
    asks_who: bool
    ask: ShownAsk | None = None
    stops: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    draft: str = _DRAFT
    danger: bool = False

    @property
    def others(self) -> tuple[int, ...]:
        return tuple(n for n in CALLS if n != self.calls)


@dataclass(frozen=True, slots=True)
class Tap:
    """One of the four to tap, with how often it came."""

    value: str
    kind: str
    label: str
    count: int
    sign: str


@dataclass(frozen=True, slots=True)
class TallyPage:
    record: AttemptRecord
    known: RoundRecord
    title: str
    line: str
    number: int
    fact: uuid.UUID
    taps: tuple[Tap, ...]
    row: str
    last: RoundAnswer | None

    @property
    def left(self) -> int:
        return self.known.row.calls - self.known.made


@dataclass(frozen=True, slots=True)
class ResultPage:
    record: AttemptRecord
    known: RoundRecord
    title: str
    picture: str
    taps: tuple[Tap, ...]
    fact: uuid.UUID

    @property
    def waiting(self) -> int:
        """How many may still answer."""
        return len(self.known.unanswered) if self.record.is_waiting else 0

    @property
    def first_yes(self) -> int | None:
        return min((n for n, one in self.known.came.items() if one is Outcome.YES), default=None)


def _calls_in(request: Asking) -> int:
    said = request.GET.get("calls", "")
    return int(said) if said in {str(n) for n in CALLS} else _USUAL


def _form_in(request: Asking, calls: int, draft: str, *, titled: bool) -> RoundForm:
    make: Callable[..., RoundForm] = partial(RoundForm, calls=calls, titled=titled)
    return fresh_form(request, make, draft)


@require_http_methods(["GET", "HEAD", "POST"])
def own_round(request: Asking) -> HttpResponse:
    """A round in own words.

    While somebody comes first, or the day is heavy, one ask is written down, and no round.
    """
    offer = offer_for(request.person, timezone.now())
    if offer.snapshot.help_first:
        return redirect("own-ask")
    calls, asks_who = _calls_in(request), offer.snapshot.asks_who
    form = _form_in(request, calls, _DRAFT, titled=False)
    care = SoftCareForm(request.POST if form.is_bound else None, asks_who=asks_who)
    page = RoundPage(form, care, calls, asks_who)
    if form.is_bound and form.is_valid() & care.is_valid():
        answer = _begin_own(request, page)
        if answer is not None:
            return answer
    fault = form.errors or care.errors or page.stops
    return render(
        request, "practice/rounds/guess.html", {"page": page}, status=422 if fault else 200
    )


def _begin_own(request: Asking, page: RoundPage) -> HttpResponse | None:
    person, said, now = request.person, page.form.cleaned_data, timezone.now()
    answers = page.care.cleaned_data
    page.doubts = open_doubts(person, said["title"], Care(**answers))
    words = OwnWords(said["fact"], said["title"], opening_line=said["line"])
    if page.doubts and not red_lines_in(words):
        return None
    care = Care(**answers) if any(answers.values()) else None
    guessed = _guessed_in(page, said)
    done = begin_own_round(person, said["title"], said["line"], guessed, care, now)
    if done.row is not None:
        return go_on(done.danger, "round", done.row.pk)
    page.stops, page.danger, page.doubts = done.stops, done.danger, ()
    return None


def _guessed_in(page: RoundPage, said: dict[str, Any]) -> Guessed:
    return Guessed(said["fact"], page.calls, said["guess"], said["fear"])


@require_http_methods(["GET", "HEAD", "POST"])
def round_of_ask(request: Asking, key: str) -> HttpResponse:
    """A round of an ask of the library that asks for something.

    While help comes first the page of the ask is shown, which says so.
    """
    ask = ask_of(request.person, key)
    found = open_library().asks.get(key)
    if found is None or found.kind != AskKind.ASKING.value:
        raise NotFound(_("There is no round of this ask."))
    if request.method != "POST" and offer_for(request.person, timezone.now()).snapshot.help_first:
        return redirect("ask", key)
    calls, draft = _calls_in(request), f"{_DRAFT}:{key}"
    form = _form_in(request, calls, draft, titled=True)
    page = RoundPage(form, SoftCareForm(asks_who=False), calls, False, ask, draft=draft)
    if form.is_bound and form.is_valid():
        guessed = _guessed_in(page, form.cleaned_data)
        try:
            begun = begin_round(request.person, ask, guessed, timezone.now())
        except Stopped as refused:
            context = {"ask": ask, "stop": refused.stop}
            return render(request, "practice/asking/stopped.html", context)
        return redirect("round" if begun.pk == guessed.fact else "attempt", begun.pk)
    return render(
        request, "practice/rounds/guess.html", {"page": page}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def tally(request: Asking, pk: uuid.UUID) -> HttpResponse:
    """Four big taps; the guess is out of sight until it is over."""
    record, known = _known(request.person, pk)
    if request.method == "POST":
        _tap(request, record, known)
        return redirect("round", pk)
    number = number_to_tap(record, known)
    if number is None:
        return redirect("round-end" if record.answer is None else "round-result", pk)
    line = (record.plan and record.plan.opening_line) or _line_of(record)
    page = TallyPage(
        record,
        known,
        _title_of(record),
        line,
        number,
        uuid.uuid4(),
        _taps(known, without_silence=record.is_waiting),
        call_row(_drawn(known), known.row.calls, number, _row_said(known)),
        None if record.is_waiting else last_call(request.person, pk),
    )
    return render(request, "practice/rounds/tally.html", {"page": page})


def _tap(request: Asking, record: AttemptRecord, known: RoundRecord) -> None:
    """Keep a tap, or take the last one back; what can't be is left as it was."""
    now = timezone.now()
    try:
        if "undo" in request.POST:
            take_back(request.person, known.row.pk, uuid.UUID(request.POST["undo"]), now)
            return
        outcome = Outcome(request.POST["came"])
        if outcome not in TAPS:
            raise ValueError
        said = (int(request.POST["number"]), outcome)
        tap(record, known, uuid.UUID(request.POST["fact"]), said, now)
    except (KeyError, ValueError):
        messages.info(request, _("That did not come through. Nothing was changed."))
    except (AlreadyDifferent, NotAllowed):
        messages.info(request, _("This call was tallied already. Undo it if it was another."))


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: Asking, pk: uuid.UUID) -> HttpResponse:
    """The worst moment, and the round is over, however many calls it had."""
    record, known = _known(request.person, pk)
    if record.answer is not None:
        return redirect("round-result", pk)
    form = EndForm(request.POST or None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        fear = said["fear_peak"]
        end_round(record, known, said["fact"], timezone.now(), fear_peak=fear, wait=True)
        return redirect("round-result", pk)
    context = {"form": form, "known": known, "title": _title_of(record), "pk": pk}
    return render(request, "practice/rounds/end.html", context, status=422 if form.errors else 200)


@require_safe
def result(request: Asking, pk: uuid.UUID) -> HttpResponse:
    record, known = _known(request.person, pk)
    if record.answer is None:
        return redirect("round", pk)
    page = ResultPage(
        record,
        known,
        _title_of(record),
        call_rings(
            known.row.guess,
            _drawn(known),
            known.row.calls,
            (_("you guessed"), _("what came")),
            _row_said(known),
        ),
        _taps(known),
        uuid.uuid4(),
    )
    return render(request, "practice/rounds/result.html", {"page": page})


@require_POST
def let_go(request: Asking, pk: uuid.UUID) -> HttpResponse:
    """Those who did not answer are not written to again."""
    record, known = _known(request.person, pk)
    try:
        fact = uuid.UUID(request.POST.get("fact", ""))
    except ValueError:
        return redirect("round-result", pk)
    if record.is_waiting:
        end_round(record, known, fact, timezone.now())
    return redirect("round-result", pk)


def _known(person: Person, pk: uuid.UUID) -> tuple[AttemptRecord, RoundRecord]:
    record, known = attempt_record_of(person, pk), round_record_of(person, pk)
    if known is None:
        raise NotFound(_("We couldn't find that. It may have been deleted."))
    return record, known


def _title_of(record: AttemptRecord) -> str:
    ask = ask_of_attempt(record.attempt)
    return ask.title if ask else ""


def _line_of(record: AttemptRecord) -> str:
    ask = ask_of_attempt(record.attempt)
    return ask.opening_lines[0] if ask and ask.opening_lines else ""


def _drawn(known: RoundRecord) -> tuple[str, ...]:
    return tuple(_NAMES[one] for _number, one in sorted(known.came.items()))


def _taps(known: RoundRecord, *, without_silence: bool = False) -> tuple[Tap, ...]:
    labels = {
        Outcome.YES: _("Yes"),
        Outcome.PARTLY: _("Another offer"),
        Outcome.NO: _("No"),
        Outcome.GHOSTED: _("No answer"),
    }
    return tuple(
        Tap(one.value, _NAMES[one], labels[one], known.counts[one], call_sign(_NAMES[one]))
        for one in TAPS
        if not (without_silence and one is Outcome.GHOSTED)
    )


def _row_said(known: RoundRecord) -> str:
    """What the row of signs shows, in words."""
    counts = known.counts
    return _(
        "%(made)d of %(calls)d calls: %(yes)d yes, %(partly)d another offer, %(no)d no, "
        "%(none)d no answer"
    ) % {
        "made": known.made,
        "calls": known.row.calls,
        "yes": counts[Outcome.YES],
        "partly": counts[Outcome.PARTLY],
        "no": counts[Outcome.NO],
        "none": counts[Outcome.GHOSTED],
    }
