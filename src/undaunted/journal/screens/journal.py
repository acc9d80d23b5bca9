"""The journal: every attempt, to find, read, correct, delete and bring back."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from undaunted.asks.shown import ask_of_attempt
from undaunted.drawing.stamp import stamp
from undaunted.engine.taxonomy import Outcome, Source
from undaunted.exercises.reading import ExerciseRecord, read
from undaunted.insights.one_ask.surprise import Surprise, surprise_of
from undaunted.journal.correcting import bring_back, throw_away
from undaunted.people.asking import Asking
from undaunted.people.days import zone_named
from undaunted.people.models import Person
from undaunted.practice.after.telling_after import caution_of
from undaunted.practice.asking.approaching import approaches_told
from undaunted.practice.asking.improving import Version, chain_of
from undaunted.record.amending import versions
from undaunted.record.kinds import stamp_kind, surprise_size
from undaunted.record.labels import choices
from undaunted.record.managing import managed_of
from undaunted.record.models import (
    Answer,
    ExerciseDone,
    Managed,
    OwnAskTold,
    Reflection,
    UnaskedNo,
)
from undaunted.record.questions import (
    AttemptRecord,
    attempt_record_of,
    attempt_records,
    kept_attempts,
)
from undaunted.record.telling_own import told_of
from undaunted.record.titles import title_of
from undaunted.record.unasked import unasked_of
from undaunted.vault.searching import has_all_words

_A_PAGE = 20


class JournalFilterForm(forms.Form):
    words = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=80)
    outcome = forms.ChoiceField(
        label=gettext_lazy("What came back"),
        choices=(("", gettext_lazy("any")), *choices(Outcome)),
        required=False,
    )


@dataclass(frozen=True, slots=True)
class Entry:
    record: AttemptRecord
    title: str
    when: date
    stamp: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class JournalPage:
    form: JournalFilterForm
    entries: Page[Any]
    shown: tuple[Entry, ...]
    query: str
    exercises: tuple[ExerciseRecord, ...]


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

    @property
    def can_change(self) -> bool:
        """Whether something was suggested that could make it a changed ask."""
        record = self.entry.record
        sought = record.attempt.origin == record.attempt.Origin.SOUGHT
        return bool(sought and record.answer and record.answer.suggested.strip())


@require_safe
def journal(request: Asking) -> HttpResponse:
    form = JournalFilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    words = wanted.get("words", "")
    done = tuple(read(request.person, row) for row in _all_exercises(request.person, words))
    rows = _found(request.person, wanted, done)
    entries = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    records = entries.object_list
    shown = records if words else attempt_records(request.person, list(records))
    query = request.GET.copy()
    query.pop("page", None)
    page = JournalPage(
        form,
        entries,
        tuple(entry_of(request.person, one) for one in shown),
        query.urlencode(),
        tuple(
            one for one in done if one.row.attempt_id is None and has_all_words(words, one.texts)
        ),
    )
    return render(request, "journal/journal.html", {"page": page})


def _all_exercises(person: Person, words: str) -> Iterable[ExerciseDone]:
    """Every exercise, newest first, where words are to be found in them; else none."""
    rows = ExerciseDone.objects.of(person).order_by("-done_at")
    return rows if words.strip() else ()


def _found(person: Person, wanted: dict[str, str], done: Iterable[ExerciseRecord]) -> Any:
    """Attempts to page through; with words to find, all are opened and searched in memory."""
    rows = kept_attempts(person)
    if wanted.get("outcome"):
        current = Answer.objects.of(person).current().filter(outcome=wanted["outcome"])
        rows = rows.filter(pk__in=current.values("attempt"))
    if not wanted.get("words"):
        return rows
    about: dict[Any, list[str]] = {}
    for one in done:
        about.setdefault(one.row.attempt_id, []).extend(one.texts)
    return [
        record
        for record in attempt_records(person, list(rows))
        if has_all_words(wanted["words"], [*_texts_of(record), *about.get(record.attempt.pk, ())])
    ]


def _texts_of(record: AttemptRecord) -> list[str]:
    """Every text a person wrote or chose about an attempt."""
    texts = [title_of(record.attempt)]
    if record.attempt.party:
        texts.append(record.attempt.party.label)
    if record.forecast:
        texts += [record.forecast.feared_text, record.forecast.hope]
    if record.answer:
        texts += [record.answer.words, record.answer.suggested]
    if record.reflection:
        r = record.reflection
        texts += [r.hoped, r.happened, r.felt, r.assumption]
    return texts + [row.stays for row in record.follow_ups]


def entry_of(person: Person, record: AttemptRecord) -> Entry:
    size = surprise_size(record.forecast, record.answer)
    picture = stamp(record.attempt.pk, stamp_kind(record.attempt, record.answer), size)
    return Entry(record, title_of(record.attempt), record.lived_on, picture, _hour_of(record))


def _hour_of(record: AttemptRecord) -> datetime | None:
    """The moment on the clock of where it was; None where the day alone was told."""
    if record.attempt.source == Source.TOLD_AFTER:
        return None
    row = record.answer
    at = row.asked_at if row else record.attempt.committed_at
    return at.astimezone(zone_named((row or record.attempt).zone))


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
    )
    return render(request, "journal/entry.html", {"page": page})


def _exercises_after(record: AttemptRecord) -> Iterable[ExerciseDone]:
    rows = ExerciseDone.objects.of(record.attempt.person).filter(attempt=record.attempt)
    return rows.order_by("done_at")


@require_POST
def remove(request: Asking, pk: uuid.UUID) -> HttpResponse:
    throw_away(request.person, pk, timezone.now())
    messages.info(request, _("Deleted. You can bring it back for 30 days."), extra_tags=str(pk))
    return redirect("journal")


@require_POST
def restore(request: Asking, pk: uuid.UUID) -> HttpResponse:
    bring_back(request.person, pk)
    messages.info(request, _("It is back, as it was."))
    return redirect("journal-entry", pk)
