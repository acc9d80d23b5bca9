"""The journal: every attempt, to find, read, correct, delete and bring back."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from undaunted.asks.shown import ask_of_attempt
from undaunted.drawing.stamp import stamp
from undaunted.engine.steps import parted
from undaunted.engine.taxonomy import Outcome, Source
from undaunted.exercises.reading import ExerciseRecord, read
from undaunted.people.asking import Asking
from undaunted.people.days import zone_named, zone_of
from undaunted.people.models import Person
from undaunted.people.ranges import longest
from undaunted.people.refusals import NotAllowed
from undaunted.practice.after.correcting import bring_back, correct, on_another_day, throw_away
from undaunted.practice.after.forms import by_today
from undaunted.practice.after.surprise import Surprise, surprise_of
from undaunted.practice.asking.approaching import approaches_told
from undaunted.practice.asking.improving import Version, chain_of
from undaunted.record.amending import versions
from undaunted.record.forms import FactForm, FearField, OneOf, WordsField
from undaunted.record.kind_words import STEP_OUTCOMES, kind_guessed, outcomes_of, words_of
from undaunted.record.kinds import stamp_kind, surprise_size
from undaunted.record.labels import choices, label
from undaunted.record.models import Answer, ExerciseDone, Reflection
from undaunted.record.questions import (
    AttemptRecord,
    attempt_record_of,
    attempt_records,
    kept_attempts,
)
from undaunted.record.titles import title_of
from undaunted.vault.searching import has_all_words
from undaunted.wellbeing.leading import go_on

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
        tuple(_entry_of(request.person, one) for one in shown),
        query.urlencode(),
        tuple(
            one for one in done if one.row.attempt_id is None and has_all_words(words, one.texts)
        ),
    )
    return render(request, "practice/after/journal.html", {"page": page})


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


def _entry_of(person: Person, record: AttemptRecord) -> Entry:
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
        _entry_of(request.person, record),
        surprise_of(record),
        versions(record.answer) if record.answer else (),
        versions(record.reflection) if record.reflection else (),
        tuple(read(request.person, row) for row in _exercises_after(record)),
        chain_of(request.person, record),
        approaches_told(record.attempt, ask_of_attempt(record.attempt)),
    )
    return render(request, "practice/after/journal_entry.html", {"page": page})


def _exercises_after(record: AttemptRecord) -> Iterable[ExerciseDone]:
    rows = ExerciseDone.objects.of(record.attempt.person).filter(attempt=record.attempt)
    return rows.order_by("done_at")


class AnswerEdit(FactForm):
    outcome = OneOf(label=gettext_lazy("What came back?"), choices=())
    fear_peak = FearField(label=gettext_lazy("Fear at the worst moment?"), required=False)
    fear_now = FearField(label=gettext_lazy("Fear right after?"), required=False)
    words = WordsField(
        label=gettext_lazy("What did they say?"), max_length=longest(Answer, "words")
    )
    suggested = WordsField(
        label=gettext_lazy("Did they suggest something else?"),
        max_length=longest(Answer, "suggested"),
    )
    lived_on = forms.DateField(
        label=gettext_lazy("Which day was it?"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Give a date, like 2026-05-01.")},
        validators=[by_today],
    )

    def offer(self, outcomes: tuple[tuple[str, str], ...]) -> None:
        """Offer these as what may have come."""
        cast(OneOf, self.fields["outcome"]).choices = outcomes


class ReflectionEdit(FactForm):
    hoped = WordsField(
        label=gettext_lazy("What was I hoping would happen?"),
        max_length=longest(Reflection, "hoped"),
    )
    happened = WordsField(
        label=gettext_lazy("What happened?"), max_length=longest(Reflection, "happened")
    )
    felt = WordsField(
        label=gettext_lazy("How did I feel before, during and after?"),
        max_length=longest(Reflection, "felt"),
    )
    assumption = WordsField(
        label=gettext_lazy("What does it say about my assumptions?"),
        max_length=longest(Reflection, "assumption"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Asking, pk: uuid.UUID) -> HttpResponse:
    """Correct the words of an answer or of a reflection; the old version is kept."""
    record = attempt_record_of(request.person, pk)
    old = record.reflection if request.GET.get("of") == "reflection" else record.answer
    if old is None:
        raise NotAllowed(_("There is nothing to correct yet."))
    kind = ReflectionEdit if isinstance(old, Reflection) else AnswerEdit
    form = kind(request.POST or None, initial=_initial_of(kind, old))
    if isinstance(form, AnswerEdit):
        form.offer(_outcomes_for(record))
    with timezone.override(zone_of(request.person)):
        fine = form.is_bound and form.is_valid()
    if fine:
        said = dict(form.cleaned_data)
        danger = _corrected(old, said, timezone.now())
        messages.info(request, _("Corrected. The earlier version is kept below."))
        return go_on(danger, "journal-entry", pk)
    context = {"form": form, "entry": _entry_of(request.person, record)}
    return render(
        request, "practice/after/journal_edit.html", context, status=422 if form.errors else 200
    )


def _outcomes_for(record: AttemptRecord) -> tuple[tuple[str, str], ...]:
    """What may have come, in the words that this one was asked with."""
    if parted(record.attempt.ask_key)[1]:
        return tuple((one.value, str(label(one))) for one in STEP_OUTCOMES)
    words = words_of(kind_guessed(record.forecast.question if record.forecast else ""))
    never = (Outcome.GHOSTED.value, str(label(Outcome.GHOSTED)))
    return (*outcomes_of(words, Outcome.WAITING), never)


def _corrected(old: Answer | Reflection, said: dict[str, Any], now: datetime) -> bool:
    """Whether the words speak of danger."""
    key = said.pop("fact")
    if isinstance(old, Answer):
        day = said.pop("lived_on") or old.lived_on
        return correct(old, key, now, **said, **on_another_day(old, day, now)).danger
    return correct(old, key, now, **said).danger


def _initial_of(kind: type[FactForm], old: Answer | Reflection) -> dict[str, Any]:
    return {name: getattr(old, name) for name in kind.base_fields if name != "fact"}


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
