"""Words that may mean danger, or that a no is read as a verdict: noticed after they were saved.

What is kept is the kind and the rule, never the words. A find is answered with help or kindness;
it says nothing about the person, and "you got this wrong" is remembered.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from undaunted.engine.words.crisis import find_crisis, gravest
from undaunted.engine.words.self_judgement import find_self_judgement
from undaunted.library.reading import open_library
from undaunted.people.describing import keep_help_near, take_help_away
from undaunted.people.models import Person
from undaunted.record.models import Attempt
from undaunted.record.recording import append
from undaunted.wellbeing.models import Noticed

VERDICT = "self_judgement"
DANGER = "crisis:"
WITHOUT_TWICE = timedelta(minutes=10)


@transaction.atomic
def notice_danger(person: Person, texts: Iterable[str], form: str, now: datetime) -> Noticed | None:
    """Look for words of danger in what was just saved; help then stands in the header for a day.

    `form` names where. The same form sent twice within ten minutes is noticed once.
    """
    rules = open_library().crisis
    found = gravest(tuple(hit for text in texts for hit in find_crisis(text, rules)))
    if found is None:
        return None
    keep_help_near(person, now)
    kind = f"{DANGER}{found.category}"
    before = Noticed.objects.visible_to(person).filter(
        form=form, noticed_at__gte=now - WITHOUT_TWICE
    )
    again = next((row for row in before if row.kind == kind), None)
    return again or append(a_find(person, kind, rules.version, form, now))


@transaction.atomic
def notice_verdict(attempt: Attempt, texts: Iterable[str], form: str, now: datetime) -> bool:
    """Look for a verdict on the whole self in what was written of an ask; whether there is one.

    Sure finds count towards the dose; the others are only answered.
    """
    rules = open_library().self_judgement
    hits = [hit for text in texts for hit in find_self_judgement(text, rules)]
    if not hits:
        return False
    row = a_find(attempt.person, VERDICT, rules.version, form, now)
    row.id = uuid.uuid5(attempt.pk, form)
    row.attempt, row.counts = attempt, any(hit.counts for hit in hits)
    if not Noticed.objects.visible_to(attempt.person).filter(pk=row.pk).exists():
        append(row)
    return True


def a_find(person: Person, kind: str, version: str, form: str, now: datetime) -> Noticed:
    return Noticed(
        person=person,
        received_at=now,
        noticed_at=now,
        kind=kind,
        rule_version=version,
        form=form,
    )


def verdicts_on(person: Person, attempt: Attempt) -> tuple[Noticed, ...]:
    """What was noticed in the words about an ask and not taken back."""
    rows = Noticed.objects.visible_to(person).filter(attempt=attempt, wrong_at__isnull=True)
    return tuple(row for row in rows if row.kind == VERDICT)


@transaction.atomic
def misread(person: Person, noticed_id: uuid.UUID, now: datetime) -> None:
    """The person says that we misread them: it no longer counts."""
    Noticed.objects.one_of(person, noticed_id)
    standing = Noticed.objects.visible_to(person).filter(pk=noticed_id, wrong_at__isnull=True)
    standing.update(wrong_at=now)


@transaction.atomic
def put_help_away(person: Person, now: datetime) -> None:
    """Take the help out of the header; Help now itself stays."""
    rows = Noticed.objects.visible_to(person).filter(dismissed_at__isnull=True)
    rows.update(dismissed_at=now)
    take_help_away(person)
