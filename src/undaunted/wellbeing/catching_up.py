"""Looks at words that were saved without being looked at: a look failed, was cut off, or came late.

Called at the person's next request, at the start of the program and after an import. Bounded, and
one row at a time: each look comes before a transaction of its own.
"""

import uuid
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from math import inf
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from undaunted.people.access import PersonalQuerySet
from undaunted.people.models import Person
from undaunted.people.written import Written, written_models
from undaunted.wellbeing.looking import look_at
from undaunted.wellbeing.noticing import keep_look, leave_words

_AT_A_REQUEST = 20
_AT_A_START = 500


def look_at_left(person: Person, now: datetime, most: int = _AT_A_REQUEST) -> bool:
    """Look at up to `most` rows, the newest of each table first; whether danger was found.

    Nobody waits for one row alone, so no look is cut short here. A row that cannot be looked at
    stays as it is until the program starts again, and stops no other.
    """
    _take_up(person)
    danger, looked, tried = False, 0, 0
    for row in islice(_rows_left(person, most), most):
        tried += 1
        look = look_at(row, budget=inf)
        if look is not None:
            looked += 1
            with transaction.atomic():
                danger |= keep_look(person, row, look, now)
    if looked and tried == most:
        leave_words(person)
    return danger


def _take_up(person: Person) -> None:
    """Before the rows are listed: what is left meanwhile is remembered again."""
    Person.objects.filter(pk=person.pk, words_left=True).update(words_left=False)
    person.words_left = False


def _rows_left(person: Person, most: int) -> Iterator[Written]:
    for model in written_models():
        rows = _not_looked_at(model).of(person)
        yield from rows.order_by("-received_at" if _has_time(model) else "-pk")[:most]


def _not_looked_at(model: type[Written]) -> PersonalQuerySet[Written]:
    rows = model._default_manager.filter(looked_at__isnull=True)
    assert isinstance(rows, PersonalQuerySet), f"{model._meta.label} lacks the door `of`"
    return rows


def _has_time(model: type[Written]) -> bool:
    return any(field.name == "received_at" for field in model._meta.concrete_fields)


def look_at_all_left(now: datetime, most: int = _AT_A_START) -> int:
    """Everybody's words that were left, up to `most` rows each; returns of how many people."""
    people = Person.objects.filter(pk__in=_ids_left())
    for person in people:
        look_at_left(person, now, most)
    return len(people)


def _ids_left() -> set[uuid.UUID]:
    """The people whose words wait (one query a table)."""
    left: set[uuid.UUID] = set()
    for model in written_models():
        rows: QuerySet[Any] = _not_looked_at(model)
        left.update(rows.order_by().values_list("person_id", flat=True).distinct())
    return left
