"""An entry of the journal: one ask with all that was told of it."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from undaunted.asks.shown import ask_of_attempt
from undaunted.exercises.reading import ExerciseRecord, read
from undaunted.insights.one_ask.surprise import Surprise, surprise_of
from undaunted.journal.entries import Entry, entry_of
from undaunted.people.asking import Asking
from undaunted.people.models import Person
from undaunted.practice.after.telling_after import caution_of
from undaunted.practice.asking.approaching import approaches_told
from undaunted.practice.asking.improving import Version, chain_of
from undaunted.record.amending import versions
from undaunted.record.managing import managed_of
from undaunted.record.models import (
    Answer,
    ExerciseDone,
    Managed,
    OwnAskTold,
    OwnPage,
    Preparation,
    Reflection,
    UnaskedNo,
)
from undaunted.record.pages import own_pages
from undaunted.record.questions import AttemptRecord, attempt_record_of
from undaunted.record.telling_own import told_of
from undaunted.record.unasked import unasked_of


@dataclass(frozen=True, slots=True)
class EntryPage:
    entry: Entry
    surprise: Surprise
    answers: tuple[Answer, ...]
    reflections: tuple[Reflection, ...]
    exercises: tuple[ExerciseRecord, ...]
    chain: tuple[Version, ...]
    managed: Managed | None
    unasked: UnaskedNo | None
    left_out: OwnAskTold | None
    caution: str
    approaches: tuple[str, ...] = ()
    prepared: tuple[tuple[Promise, str], ...] = ()
    pages: tuple[OwnPage, ...] = ()

    @property
    def can_change(self) -> bool:
        """Whether something was suggested that could make it a changed ask."""
        record = self.entry.record
        sought = record.attempt.origin == record.attempt.Origin.SOUGHT
        return bool(sought and record.answer and record.answer.suggested.strip())


@require_safe
def entry(request: Asking, pk: uuid.UUID) -> HttpResponse:
    record = attempt_record_of(request.person, pk)
    page = EntryPage(
        entry_of(request.person, record),
        surprise_of(record),
        versions(record.answer) if record.answer else (),
        versions(record.reflection) if record.reflection else (),
        tuple(read(request.person, row) for row in _exercises_after(record)),
        chain_of(request.person, record),
        managed_of(record.attempt),
        unasked_of(record.attempt),
        told_of(record.attempt),
        caution_of(record.attempt),
        approaches_told(record.attempt, ask_of_attempt(record.attempt)),
        tuple(_prepared(request.person, record)),
        tuple(own_pages(request.person).filter(attempt=record.attempt)),
    )
    return render(request, "journal/entry.html", {"page": page})


def _prepared(person: Person, record: AttemptRecord) -> Iterator[tuple[Promise, str]]:
    """What was written before it: the lines of an own ask, the plan, and the newest sheet."""
    own, plan = record.attempt.own_ask, record.plan
    sheets = Preparation.objects.of(person).filter(ask_key=record.attempt.ask_key)
    rows = (plan or own, sheets.order_by("-prepared_at").first())
    for row in rows:
        for name, text in row.texts().items() if row else ():
            if name in _PREPARED:
                yield _PREPARED[name], text


_PREPARED: Mapping[str, Promise] = {
    "where": gettext_lazy("Where"),
    "opening_line": gettext_lazy("My opening line"),
    "way_out": gettext_lazy("My way out"),
    "change": gettext_lazy("What I changed"),
    "matters": gettext_lazy("Why it matters"),
    "worst": gettext_lazy("What may go wrong"),
    "then_i": gettext_lazy("Then I"),
    "if_no": gettext_lazy("If it is a no"),
    "support_person": gettext_lazy("Who stands by me"),
}


def _exercises_after(record: AttemptRecord) -> Iterable[ExerciseDone]:
    rows = ExerciseDone.objects.of(record.attempt.person).filter(attempt=record.attempt)
    return rows.order_by("done_at")
