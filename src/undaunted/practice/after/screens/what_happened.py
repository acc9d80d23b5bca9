"""What happened: forecast against reality, the moment this exists for."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from undaunted.asks.shown import ShownAsk, ask_of_attempt
from undaunted.drawing.chart import Chart
from undaunted.engine.taxonomy import Outcome
from undaunted.exercises.proposing import Proposal, proposal_after
from undaunted.insights.last_twelve import LastTwelve, last_twelve
from undaunted.people.asking import Asking
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.practice.after.pictures import belief_picture, chance_picture, fear_picture
from undaunted.practice.after.surprise import Surprise, headline, surprise_of
from undaunted.practice.after.verdicts import SelfJudgement, self_judgement_in, was_hard
from undaunted.practice.asking.approaching import approaches_told
from undaunted.practice.asking.previewing import stop_for_all
from undaunted.practice.choosing.naming import ask_named, is_smaller, named_before
from undaunted.practice.choosing.reasons import sentence_of
from undaunted.practice.choosing.suggesting import Offer, promise_for
from undaunted.record.questions import AttemptRecord, attempt_record_of
from undaunted.record.rounds import is_round


@dataclass(frozen=True, slots=True)
class HappenedPage:
    record: AttemptRecord
    ask: ShownAsk | None
    headline: tuple[str, str]
    surprise: Surprise
    charts: tuple[Chart, ...]
    next_ask: ShownAsk | None
    next_about: str
    next_instead: str
    next_is_smaller: bool
    verdict: SelfJudgement | None
    was_hard: bool
    proposal: Proposal | None
    twelve: LastTwelve | None
    approaches: tuple[str, ...] = ()

    @property
    def asked(self) -> bool:
        return self.record.outcome is not Outcome.NOT_ASKED

    @property
    def open_reflection(self) -> bool:
        logged = self.record.answer is not None
        return (
            logged and self.record.reflection is None and self.asked and not self.record.is_waiting
        )


@require_safe
def what_happened(request: Asking, pk: uuid.UUID) -> HttpResponse:
    record = attempt_record_of(request.person, pk)
    if is_round(request.person, pk):
        return redirect("round-result", pk)
    pictures = (fear_picture(record), chance_picture(record), belief_picture(record))
    now, verdict = timezone.now(), self_judgement_in(record)
    offer = promise_for(request.person, now)
    declined = "later" in request.GET and verdict is None
    ask = ask_of_attempt(record.attempt)
    page = HappenedPage(
        record=record,
        ask=ask,
        approaches=approaches_told(record.attempt, ask),
        headline=headline(record),
        surprise=surprise_of(record),
        charts=tuple(chart for chart in pictures if chart is not None),
        next_ask=ask_named(request.person, offer.keys[0]),
        next_about=_about(request.person, offer, now),
        next_instead=named_before(request.person, offer),
        next_is_smaller=is_smaller(request.person, offer.keys[0], record.attempt),
        verdict=verdict,
        was_hard=was_hard(record),
        twelve=last_twelve(request.person),
        proposal=None
        if declined
        else proposal_after(record, verdict is not None, offer.snapshot.pace_status, now),
    )
    return render(request, "practice/after/what_happened.html", {"page": page})


def _about(person: Person, offer: Offer, now: datetime) -> str:
    """Why it comes next, or what shuts every ask then."""
    stop = stop_for_all(offer)
    if stop is not None:
        return str(stop.sentence)
    return sentence_of(offer.reason, day_of(person, now), offer.snapshot.window_reason)
