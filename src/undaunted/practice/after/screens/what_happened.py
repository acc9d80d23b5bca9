"""What happened: forecast against reality, the moment this exists for."""

import uuid
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from undaunted.asks.shown import ShownAsk, ask_of_attempt
from undaunted.drawing.chart import Chart
from undaunted.engine.taxonomy import Outcome
from undaunted.exercises.proposing import Proposal, proposal_after
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.practice.after.pictures import belief_picture, chance_picture, fear_picture
from undaunted.practice.after.surprise import Surprise, headline, surprise_of
from undaunted.practice.after.verdicts import Verdict, verdict_on, was_hard
from undaunted.practice.choosing.reasons import sentence_of
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.record.questions import Told, told_of


@dataclass(frozen=True, slots=True)
class HappenedPage:
    told: Told
    ask: ShownAsk | None
    headline: tuple[str, str]
    surprise: Surprise
    charts: tuple[Chart, ...]
    next_ask: str
    next_about: str
    verdict: Verdict | None
    was_hard: bool
    proposal: Proposal | None

    @property
    def asked(self) -> bool:
        return self.told.outcome is not Outcome.NOT_ASKED

    @property
    def open_reflection(self) -> bool:
        logged = self.told.answer is not None
        return logged and self.told.reflection is None and self.asked and not self.told.is_waiting


@require_safe
def what_happened(request: Asking, pk: uuid.UUID) -> HttpResponse:
    told = told_of(request.person, pk)
    pictures = (fear_picture(told), chance_picture(told), belief_picture(told))
    now, verdict = timezone.now(), verdict_on(told)
    offer = offer_for(request.person, now)
    declined = "later" in request.GET and verdict is None
    page = HappenedPage(
        told=told,
        ask=ask_of_attempt(told.attempt),
        headline=headline(told),
        surprise=surprise_of(told),
        charts=tuple(chart for chart in pictures if chart is not None),
        next_ask=library_title(offer.keys[0]),
        next_about=sentence_of(offer.choice.reason, offer.stood.window_reason),
        verdict=verdict,
        was_hard=was_hard(told),
        proposal=None
        if declined
        else proposal_after(told, verdict is not None, offer.stood.pace_status, now),
    )
    return render(request, "practice/after/what_happened.html", {"page": page})


def library_title(key: str | None) -> str:
    """The title of a library ask; own asks are not opened for this."""
    ask = open_library().asks.get(key or "")
    return ask.title if ask else ""
