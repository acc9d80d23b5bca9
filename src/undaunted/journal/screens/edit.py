"""Correcting an entry of the journal: the answer, the look back, or a no that came unasked."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.journal.correcting import (
    Unasked,
    correct,
    correct_unsought,
    on_another_day,
)
from undaunted.journal.entries import entry_of
from undaunted.journal.forms import AnswerEdit, ReflectionEdit, UnsoughtEdit
from undaunted.people.asking import Asking
from undaunted.people.drafting import forget
from undaunted.people.refusals import NotAllowed
from undaunted.record.forms import FactForm, with_draft
from undaunted.record.kind_words import STEP_OUTCOMES, came_in_words, outcomes_of, words_of
from undaunted.record.labels import label
from undaunted.record.models import Answer, Attempt, Reflection
from undaunted.record.questions import AttemptRecord, attempt_record_of
from undaunted.record.unasked import unasked_of
from undaunted.wellbeing.leading import go_on

_EditForm = AnswerEdit | ReflectionEdit | UnsoughtEdit


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Asking, pk: uuid.UUID) -> HttpResponse:
    """Correct what was told; the old version is kept."""
    record = attempt_record_of(request.person, pk)
    old = record.reflection if request.GET.get("of") == "reflection" else record.answer
    if old is None:
        raise NotAllowed(_("There is nothing to correct yet."))
    draft = f"edit:{pk}:{type(old).__name__}"
    form = with_draft(request, _form_of(request, record, old), draft)
    if form.is_bound and form.is_valid():
        danger = _corrected(old, dict(form.cleaned_data), timezone.now())
        forget(request.person, draft)
        messages.info(request, _("Corrected. The earlier version is kept below."))
        return go_on(danger, "journal-entry", pk)
    context = {"draft": draft, "form": form, "entry": entry_of(request.person, record)}
    return render(request, "journal/edit.html", context, status=422 if form.errors else 200)


def _form_of(request: Asking, record: AttemptRecord, old: Answer | Reflection) -> _EditForm:
    sent = request.POST or None
    if isinstance(old, Reflection):
        return ReflectionEdit(sent, initial=_initial_of(ReflectionEdit, old))
    if record.attempt.origin == Attempt.Origin.UNSOUGHT:
        return UnsoughtEdit(
            sent, initial=_initial_of(UnsoughtEdit, old, unasked_of(record.attempt))
        )
    form = AnswerEdit(sent, initial=_initial_of(AnswerEdit, old))
    form.ask_as(record.kind, *_question_of(record))
    return form


def _initial_of(kind: type[FactForm], *rows: object) -> dict[str, Any]:
    """What each field holds now, by the row that has a column of its name."""
    names = kind.base_fields.keys() - {"fact"}
    return {
        n: getattr(row, n) for row in rows for n in names if row is not None and hasattr(row, n)
    }


def _question_of(record: AttemptRecord) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What is asked, and what may have come, in the words that this one was asked with."""
    if record.kind is AskKind.APPROACHING:
        steps = tuple((one.value, came_in_words(record.kind, one)) for one in STEP_OUTCOMES)
        return _("How did it go?"), steps
    words = words_of(record.kind)
    came = outcomes_of(words, Outcome.WAITING)
    if record.kind is AskKind.ASKING:
        came = (*came, (Outcome.GHOSTED.value, str(label(Outcome.GHOSTED))))
    return str(words.came), came


def _corrected(old: Answer | Reflection, said: dict[str, Any], now: datetime) -> bool:
    """Whether the words speak of danger."""
    key = said.pop("fact")
    if isinstance(old, Reflection):
        return correct(old, key, now, **said).danger
    moved = on_another_day(old, said.pop("lived_on") or old.lived_on, now)
    if "touched" not in said:
        return correct(old, key, now, **said, **moved).danger
    about = Unasked(*(said.pop(name) for name in ("kind", "who", "touched")))
    return correct_unsought(old, key, about, now, **said, **moved).danger
