"""Keeps what was typed into a form until it is sent, however long it is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from undaunted.people.models import Draft, Person
from undaunted.people.refusals import AlreadyDifferent

_NOT_KEPT = frozenset({"csrfmiddlewaretoken"})


@dataclass(frozen=True, slots=True)
class DraftChange:
    """What changed in one text since the draft `base`: from a letter on, so many go, `put` comes."""

    base: str
    name: str
    start: int
    cut: int
    put: str


@transaction.atomic
def keep(person: Person, form: str, typed: Mapping[str, list[str]], now: datetime) -> str:
    """Replace the draft of this form; returns what the next change is to name as its base."""
    body = {
        name: [one.replace("\r\n", "\n") for one in typed[name]]
        for name in typed
        if name not in _NOT_KEPT
    }
    mine = Draft.objects.select_for_update().of(person).filter(form=form)
    return _store(mine.first() or Draft(person=person, form=form), body, now)


@transaction.atomic
def keep_change(person: Person, form: str, change: DraftChange, now: datetime) -> str:
    """Bring one text of the draft up to date, and return what the next change names as its base.

    Raises `AlreadyDifferent` where the draft is another than the change was made from.
    """
    mine = Draft.objects.select_for_update().of(person).filter(form=form)
    draft = mine.first()
    typed: dict[str, list[str]] = json.loads(draft.body) if draft else {}
    old = typed.get(change.name, [])
    if draft is None or _base_of(draft) != change.base or len(old) != 1:
        raise AlreadyDifferent(_("This draft was changed somewhere else."))
    end = change.start + change.cut
    put = change.put.replace("\r\n", "\n")
    typed[change.name] = [old[0][: change.start] + put + old[0][end:]]
    return _store(draft, typed, now)


def _store(draft: Draft, typed: Mapping[str, list[str]], now: datetime) -> str:
    draft.body = json.dumps(typed, ensure_ascii=False)
    draft.saved_at = now
    draft.save()
    return _base_of(draft)


def _base_of(draft: Draft) -> str:
    """What a draft is known by until it is kept again."""
    return draft.saved_at.isoformat()


def kept(person: Person, form: str) -> dict[str, list[str]]:
    """What was typed, by field; empty where nothing was."""
    draft = Draft.objects.of(person).filter(form=form).first()
    if draft is None:
        return {}
    typed: dict[str, list[str]] = json.loads(draft.body)
    return typed


def kept_from(person: Person, start: str) -> dict[str, dict[str, list[str]]]:
    """What was typed into every form whose name begins with `start`, by the rest of it. One query."""
    drafts = Draft.objects.of(person).filter(form__startswith=start)
    return {draft.form.removeprefix(start): json.loads(draft.body) for draft in drafts}


def forget(person: Person, form: str) -> None:
    """Drop the draft: the form was sent."""
    Draft.objects.of(person).filter(form=form).delete()
