"""Keeps what was typed into a form until it is sent."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from undaunted.people.models import Draft, Person

_LONGEST = 20_000
_NOT_KEPT = frozenset({"csrfmiddlewaretoken"})


@transaction.atomic
def keep(person: Person, form: str, typed: Mapping[str, list[str]], now: datetime) -> None:
    """Replace the draft of this form. More than 20,000 characters are not kept."""
    body = json.dumps(
        {name: typed[name] for name in typed if name not in _NOT_KEPT}, ensure_ascii=False
    )
    if len(body) > _LONGEST:
        return
    mine = Draft.objects.select_for_update().of(person).filter(form=form)
    draft = mine.first() or Draft(person=person, form=form)
    draft.body, draft.saved_at = body, now
    draft.save()


def kept(person: Person, form: str) -> dict[str, list[str]]:
    """What was typed, by field; empty where nothing was."""
    draft = Draft.objects.of(person).filter(form=form).first()
    if draft is None:
        return {}
    typed: dict[str, list[str]] = json.loads(draft.body)
    return typed


def forget(person: Person, form: str) -> None:
    """Drop the draft: the form was sent."""
    Draft.objects.of(person).filter(form=form).delete()
