"""What happened: forecast against reality, the moment this exists for."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_POST, require_safe

from undaunted.asks.shown import ShownAsk, ask_of_attempt
from undaunted.asks.what_else import CouldMean, could_mean
from undaunted.drawing.chart import Chart
from undaunted.drawing.stamp import stamp
from undaunted.engine.taxonomy import AskKind, Outcome, Skill
from undaunted.insights.one_ask.beside import Beside, numbers_of
from undaunted.insights.one_ask.last_twelve import LastTwelve, last_twelve
from undaunted.insights.one_ask.pictures import belief_picture, chance_picture, fear_picture
from undaunted.insights.one_ask.surprise import headline, told_in_one
from undaunted.people.asking import Asking
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.practice.after.later_forms import ManagedForm, SkillsUsedForm
from undaunted.practice.after.offering import OfferAfter, offer_after
from undaunted.practice.after.telling_after import caution_of
from undaunted.practice.asking.approaching import approaches_told
from undaunted.practice.asking.previewing import stop_for_all
from undaunted.practice.asking.stops import STOPS
from undaunted.practice.choosing.naming import ask_named, is_smaller, named_before
from undaunted.practice.choosing.of_the_day import HEAVY_DAY
from undaunted.practice.choosing.reasons import sentence_of
from undaunted.practice.choosing.suggesting import Offer, promise_for
from undaunted.programmes.line import noes_line_for
from undaunted.record.kinds import stamp_kind, surprise_size
from undaunted.record.managing import managed_of, manages
from undaunted.record.models import Attempt, Managed
from undaunted.record.practising import skills_used_of, uses_skills
from undaunted.record.questions import AttemptRecord, attempt_record_of
from undaunted.record.rounds import is_round


@dataclass(frozen=True, slots=True)
class ManagedQuestion:
    """How much of an attempt one managed: the question, and what was answered, None for nothing."""

    of: uuid.UUID
    form: ManagedForm
    kept: int | None


@dataclass(frozen=True, slots=True)
class SkillsQuestion:
    """Which skills of an ask were used: the question, and whether it was answered."""

    of: uuid.UUID
    form: SkillsUsedForm
    kept: tuple[Skill, ...] | None


@dataclass(frozen=True, slots=True)
class HappenedPage:
    record: AttemptRecord
    ask: ShownAsk | None
    headline: str
    stamp: str
    numbers: tuple[Beside, ...]
    sentence: str
    caution: str
    charts: tuple[Chart, ...]
    next_ask: ShownAsk | None
    next_about: str
    next_instead: str
    next_is_smaller: bool
    offer: OfferAfter
    managed: ManagedQuestion | None
    skills: SkillsQuestion | None
    twelve: LastTwelve | None
    approaches: tuple[str, ...] = ()
    of_noes: Promise | None = None

    @property
    def asked(self) -> bool:
        return self.record.outcome is not Outcome.NOT_ASKED

    @property
    def could(self) -> CouldMean | None:
        """What a no or a silence could mean here besides the worst."""
        return could_mean(self.ask, self.record.outcome)

    @property
    def has_more(self) -> bool:
        seen = self.record.reflection
        return self.asked and bool(self.charts or (seen and seen.assumption))


@require_safe
def what_happened(request: Asking, pk: uuid.UUID) -> HttpResponse:
    record = attempt_record_of(request.person, pk)
    if is_round(request.person, pk):
        return redirect("round-result", pk)
    if record.grounds:
        return redirect("because-of-who", pk)
    now = timezone.now()
    offer = promise_for(request.person, now)
    ask = ask_of_attempt(record.attempt)
    page = HappenedPage(
        record=record,
        ask=ask,
        approaches=approaches_told(record.attempt, ask),
        headline=headline(record),
        stamp=_stamp_of(record),
        numbers=numbers_of(record),
        sentence=told_in_one(record),
        caution=caution_of(record.attempt),
        charts=_charts_of(record),
        next_ask=None if offer.snapshot.asks_wait else ask_named(request.person, offer.keys[0]),
        next_about=_about(request.person, offer, now),
        next_instead="" if offer.snapshot.asks_wait else named_before(request.person, offer),
        next_is_smaller=not offer.snapshot.asks_wait
        and is_smaller(request.person, offer.keys[0], record.attempt),
        offer=offer_after(
            record, offer.snapshot.pace_status, now, declined=_declines(request, offer)
        ),
        managed=_question_of(record),
        skills=_skills_of(record, ask),
        of_noes=None
        if caution_of(record.attempt)
        else noes_line_for(request.person, record.attempt),
        twelve=last_twelve(request.person) if _asked_for_something(record) else None,
    )
    return render(request, "practice/after/what_happened.html", {"page": page})


def _declines(request: Asking, offer: Offer) -> bool:
    """Whether no exercise is proposed: it was declined, or the day is heavy."""
    return "later" in request.GET or offer.snapshot.is_heavy


@require_POST
def managed(request: Asking, pk: uuid.UUID) -> HttpResponse:
    """How much of it was managed: kept at a tap, or by a button where no script runs."""
    record = attempt_record_of(request.person, pk)
    form = ManagedForm(request.POST)
    if _question_of(record) is not None and form.is_valid():
        manages(
            record.attempt,
            form.cleaned_data["fact"],
            int(form.cleaned_data["managed"]),
            timezone.now(),
        )
    return redirect("what-happened", pk)


@require_POST
def skills_used(request: Asking, pk: uuid.UUID) -> HttpResponse:
    """Which skills were used: kept at a tap, or by a button where no script runs."""
    record = attempt_record_of(request.person, pk)
    question = _skills_of(record, ask_of_attempt(record.attempt))
    if question is not None:
        form = SkillsUsedForm(request.POST, of=question.form.offered, kept=question.kept)
        if form.is_valid():
            used, now = form.cleaned_data["skills"], timezone.now()
            uses_skills(record.attempt, form.cleaned_data["fact"], used, now)
    return redirect("what-happened", pk)


def _skills_of(record: AttemptRecord, ask: ShownAsk | None) -> SkillsQuestion | None:
    """Of an ask of the library that was made; not of a step towards one."""
    if ask is None or ask.step or not ask.skills or _question_of(record) is None:
        return None
    row = skills_used_of(record.attempt)
    kept = None if row is None else tuple(map(Skill, row.skills))
    return SkillsQuestion(record.attempt.pk, SkillsUsedForm(of=ask.skills, kept=kept), kept)


def _question_of(record: AttemptRecord) -> ManagedQuestion | None:
    """Of what somebody set out to do and did."""
    if record.attempt.origin == Attempt.Origin.UNSOUGHT or caution_of(record.attempt):
        return None
    if record.outcome in (None, Outcome.NOT_ASKED):
        return None
    row: Managed | None = managed_of(record.attempt)
    kept = None if row is None else row.managed
    return ManagedQuestion(record.attempt.pk, ManagedForm(initial={"managed": kept}), kept)


def _asked_for_something(record: AttemptRecord) -> bool:
    """Whether the last asks say something beside it: other kinds are not counted in yeses."""
    sought = record.attempt.origin == Attempt.Origin.SOUGHT
    done = record.outcome not in (None, Outcome.NOT_ASKED)
    counts = not caution_of(record.attempt)
    return sought and done and counts and record.kind is AskKind.ASKING


def _stamp_of(record: AttemptRecord) -> str:
    """No keepsake of what crosses a red line."""
    if caution_of(record.attempt):
        return ""
    size = surprise_size(record.forecast, record.answer)
    return stamp(record.attempt.pk, stamp_kind(record.attempt, record.answer), size)


def _charts_of(record: AttemptRecord) -> tuple[Chart, ...]:
    found = (fear_picture(record), chance_picture(record), belief_picture(record))
    return tuple(chart for chart in found if chart is not None)


def _about(person: Person, offer: Offer, now: datetime) -> str:
    """Why it comes next, or what shuts every ask then; on a heavy day no ask is named ahead."""
    stop = STOPS[HEAVY_DAY] if offer.snapshot.asks_wait else stop_for_all(offer)
    if stop is not None:
        return str(stop.sentence)
    return sentence_of(offer.reason, day_of(person, now), offer.snapshot.window_reason)
